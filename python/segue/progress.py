"""A progress bar: rich's where it is installed, else lines on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

Report = Callable[[float, float | None, float], None]


@contextlib.contextmanager
def bar(of: int | None = None) -> Iterator[Report]:
    """A context whose value takes (cost, bound, seconds); with `of`, (how many of them are done, None, seconds)."""

    def text(cost: float, bound: float | None) -> str:
        if of is not None:
            return f"ordered {cost:.0f} of {of}"
        return f"cost {cost:.3f}" + ("" if bound is None else f", bound {bound:.3f}")

    try:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    except ImportError:
        yield lambda cost, bound, seconds: print(f"{seconds:.1f} s: {text(cost, bound)}", file=sys.stderr)
        return
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("ordering", total=None)
        yield lambda cost, bound, seconds: shown.update(task, description=text(cost, bound))
