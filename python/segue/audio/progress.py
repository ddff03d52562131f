"""A progress bar with the time that remains: rich's where it is installed, else lines on standard error."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

EVERY = 2.0  # s between lines


@contextlib.contextmanager
def counting(total: int, shown: bool) -> Iterator[Callable[[str], None]]:
    """A context whose value is called with each file that is done."""
    if not shown:
        yield lambda path: None
        return
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        yield _lines(total)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(compact=True))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("listening", total=total)
        yield lambda path: bar.update(task, advance=1, description=Path(path).name[:40])


def _lines(total: int) -> Callable[[str], None]:
    started = said = time.monotonic()
    done = 0

    def step(path: str) -> None:
        nonlocal done, said
        done += 1
        now = time.monotonic()
        if now - said > EVERY or done == total:
            said = now
            print(
                f"{done} of {total}, about {(now - started) / done * (total - done) / 60:.1f} min left", file=sys.stderr
            )

    return step
