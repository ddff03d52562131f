"""When a search stops."""

from __future__ import annotations

from dataclasses import dataclass

from . import arguments, times


@dataclass(frozen=True)
class Stop:
    """Conditions to stop; the first reached counts. Made by `after`."""

    seconds: float | None = None
    idle: int | None = None
    cost: float | None = None
    gap: float | None = None


def after(
    seconds: times.Time | None = None, *, idle: int | None = None, cost: float | None = None, gap: float | None = None
) -> Stop:
    """Stop after some seconds (or '2min'), `idle` iterations without gain, at a cost or at a gap to the bound. Raises DataError.

    A cost or gap is reached by an order that keeps the rules; where it is out of reach the search ends as if without. A gap needs
    a bound: 'auto' and 'iterated' look for one first, for a fifth of the seconds or one at most, and 'exact' has one as it
    goes; other methods do not stop at a gap. `idle` does not end a proof. Only a stop without `seconds` and `gap` gives the same
    order on every machine.
    """
    return Stop(
        None if seconds is None else arguments.number(times.seconds(seconds, "after: seconds"), "after: seconds", least=0),
        None if idle is None else arguments.whole(idle, "after: idle", most=2**62),
        None if cost is None else arguments.number(cost, "after: cost"),
        None if gap is None else arguments.number(gap, "after: gap", least=0),
    )
