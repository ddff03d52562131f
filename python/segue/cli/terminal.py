"""The terminal: the app that commands join, the two consoles, and arguments that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Orders music so that it keeps the ear awake.",
    pretty_exceptions_enable=False,
)
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

File = Annotated[str, typer.Argument(help="A file of any format of: segue formats; or - for standard input.")]
Preset = Annotated[str, typer.Option("--preset", "-p", help="One of: segue presets.")]
Seed = Annotated[int, typer.Option(min=0)]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable results alone on standard output.")]
Slot = Annotated[int, typer.Argument(min=1, help="A place in the order, counted from 1.")]
Force = Annotated[bool, typer.Option("--force", help="Replace the output where it is there already.")]
