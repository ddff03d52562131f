"""The terminal: the app that commands join, the two consoles, and arguments that several commands share."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Orders music so that it keeps the ear awake.",
    pretty_exceptions_enable=False,
)

class Terminal(Console):
    """A console that falls silent where who reads has enough (`segue show FILE | head`): files are still written."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


WIDE = 160  # where no terminal says how wide it is: a table that goes into a pipe keeps its columns
out = Terminal(soft_wrap=True, width=None if sys.stdout.isatty() else WIDE)
err = Terminal(stderr=True, soft_wrap=True)

File = Annotated[str, typer.Argument(help="A file of any format of: segue formats; or - for standard input.")]
Preset = Annotated[str, typer.Option("--preset", "-p", help="One of: segue presets.")]
Seed = Annotated[int, typer.Option(min=0)]
Scenes = Annotated[
    list[str], typer.Option("--scene", help="'training 4min energy=.8 genre=electronic'; scenes play one after the other.")
]
Cues = Annotated[list[str], typer.Option("--cue", help="'0:48 at 12:30 within 5s Stronger': a beat that lands on the kick.")]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable results alone on standard output.")]
Slot = Annotated[int, typer.Argument(min=1, help="A place in the order, counted from 1.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the output where it is there already.")]
