"""A progress bar: rich's where it is installed, else lines on standard error."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def bar() -> Iterator[Callable[[float, float | None, float], None]]:
    """A context whose value takes (cost, bound, seconds)."""
    try:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    except ImportError:
        yield _line
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), transient=True) as shown:
        task = shown.add_task("ordering", total=None)
        yield lambda cost, bound, seconds: shown.update(task, description=_text(cost, bound))


def _text(cost: float, bound: float | None) -> str:
    return f"cost {cost:.3f}" + ("" if bound is None else f", bound {bound:.3f}")


def _line(cost: float, bound: float | None, seconds: float) -> None:
    print(f"{seconds:.1f} s: {_text(cost, bound)}", file=sys.stderr)
