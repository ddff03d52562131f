"""Glue: optional tracks, taken where they soften the transitions around them and left out where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _core, choosing
from . import rules as rules_
from ._core import DataError, RuleError
from .chosen import Chosen, part_of
from .cost import Cost
from .crate import Crate

PATIENCE = 2  # numbers of optional tracks in a row that gain nothing before the search for more ends


def rows_that(crate: Crate, given: Any, what: str) -> list[int]:
    """Rows that a condition ('role=interlude'), a predicate, or names stand for. Raises DataError."""
    try:
        return list(rules_.Naming(crate, what).selection(given).rows(crate._core))
    except RuleError as e:
        raise DataError(str(e)) from None


def glued(
    library: Crate,
    model: Cost,
    given_rules: Sequence[Any],
    optional: Any,
    *,
    prices: Any = None,
    history: Crate | None = None,
    seed: int = 0,
    seconds: float | None = None,
) -> Chosen:
    """What `order(optional=...)` does: every track plays but the optional ones, of which those do that make the whole cheaper.

    Tried with none of them, with one, two, ... as long as that pays. Raises DataError, CostError, RuleError.
    """
    loose = np.zeros(len(library), dtype=bool)
    loose[rows_that(library, optional, "optional")] = True
    lowered = rules_.on(given_rules, library)
    for rule in lowered:
        loose[choosing.rows_named(library, rule)] = False  # what a rule speaks of plays
    fixed = np.flatnonzero(~loose)
    if not len(fixed):
        raise DataError("optional: every track is optional; at least one must play whatever it costs")
    out = loose & ~library._core.available
    dues = choosing.prices_of(library, prices)
    dues = np.zeros(len(library)) if dues is None else dues
    model = model.lasting(float(library._core.minutes[fixed].sum()))
    whole = _core.Problem.lower(library._core, model.on(library), [], None if history is None else history._core)

    most = int((loose & ~out).sum())
    share = None if seconds is None else seconds / (most + 1)  # of the time, for each number of them

    def value(mix: Chosen) -> tuple[int, float]:
        return len(mix.violations), mix.cost + float(dues[mix.order].sum())

    def played(rows: Sequence[int]) -> Chosen:
        mix = part_of(library, whole, rows, model, lowered, history)
        return min((choosing.ordered(mix, seed, share, afresh) for afresh in (False, True)), key=value)

    best, idle = played(fixed.tolist()), 0
    for more in range(1, most + 1):
        wish = {"fit": None, "count": len(fixed) + more, "slack": 0.0, "must": fixed.tolist(), "out": out}
        rows, *_ = _core.choose(whole, {**wish, "quotas": [], "prices": dues, "twins": None}, seed, None if share is None else 0.8 * share)
        mix = played(rows)
        idle = 0 if value(mix) < value(best) else idle + 1
        best = mix if idle == 0 else best
        if idle == PATIENCE:
            break
    return best
