"""The numbers that terms and rules are lowered to, for researchers and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from . import _core, arguments, times
from . import rules as rules_
from ._core import CostError, DataError
from .cost import Cost
from .crate import Crate, as_crate
from .move import Move
from .plural import counted
from .violation import Violations, violations


class Evaluation(NamedTuple):
    """What an order costs: the total, the weighted terms by name, and the broken places of rules (a list that counts)."""

    total: float
    terms: dict[str, float]
    violations: Violations


@dataclass(frozen=True, eq=False)
class Exposure:
    """Fatigue in one attribute: `x` (n x d, entries >= 0) or `labels` (n whole numbers from 0, -1 unknown).

    strain = weight * sum_i <F[i], x[p[i]]>, F[i+1] = 2^(-minutes / half_life) * F[i] + x[p[i]], F[0] = `start` (d, default 0).
    `half_life` in minutes, '15min', '1h' or a timedelta.
    """

    x: Any = None
    labels: Any = None
    half_life: Any = 15.0
    weight: float = 1.0
    name: str = ""
    start: Any = None

    def __init__(self, x: Any = None, *, labels: Any = None, half_life: Any, weight: float = 1, name: str = "", start: Any = None) -> None:
        if (x is None) == (labels is None):
            raise CostError("an exposure needs x or labels, one of the two")
        put = object.__setattr__
        put(self, "name", name or ("labels" if x is None else "exposure"))
        put(self, "half_life", times.minutes(half_life, f"{self.name}: half_life", CostError))
        put(self, "weight", arguments.number(weight, f"{self.name}: weight", error=CostError, least=0))
        put(self, "x", None if x is None else _floats(x, f"{self.name}: x", (1, 2)))
        put(self, "labels", None if labels is None else _labels(labels, self.name))
        put(self, "start", None if start is None else _floats(start, f"{self.name}: start", (1,)))

    def _raw(self) -> dict[str, Any]:
        x = self.x if self.x is None or self.x.ndim == 2 else self.x[:, None]
        return {"name": self.name, "half_life": self.half_life, "weight": self.weight, "x": x, "labels": self.labels, "start": self.start}


@dataclass(frozen=True, eq=False)
class PricedArc:
    """A curve that a feature should follow: weight * sum_i (values[p[i]] - curve(i / (n - 1)))^2, unknown values left out.

    `values`: n numbers, NaN where unknown. `points`: (position 0..1, value) in ascending positions, straight lines between
    them, constant outside. axis 'slots', or 'minutes' for the share of the playing time. The same as prices by slot, but
    priced in closed form, however many
    slots a move spans.
    """

    values: Any
    points: Sequence[tuple[float, float]]
    weight: float = 1.0
    axis: str = "slots"
    name: str = "arc"

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "values", _floats(self.values, f"{self.name}: values", (1,)))
        put(self, "weight", arguments.number(self.weight, f"{self.name}: weight", error=CostError, least=0))
        put(self, "points", [(float(x), float(y)) for x, y in self.points])
        if self.axis not in ("slots", "minutes"):
            raise CostError(f"{self.name}: axis is {self.axis!r}; it must be 'slots' or 'minutes'")

    def _raw(self) -> dict[str, Any]:
        return {"name": self.name, "weight": self.weight, "values": self.values, "points": self.points, "axis": self.axis}


def _floats(given: Any, what: str, dimensions: tuple[int, ...], error: type[ValueError] = CostError) -> np.ndarray:
    try:
        out = np.ascontiguousarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise error(f"{what} must be numbers") from None
    if out.ndim not in dimensions:
        raise error(f"{what} has {out.ndim} dimensions; it must have {dimensions[-1]}")
    return out


def _raw_of(given: Sequence[Any], kind: type) -> list[dict[str, Any]]:
    for one in given:
        if not isinstance(one, kind):
            raise CostError(f"{one!r} is not {'an' if kind is Exposure else 'a'} {kind.__name__}")
    return [one._raw() for one in given]


def _labels(given: Any, name: str) -> np.ndarray:
    out = np.asarray(given)
    if out.ndim != 1 or (out.size and out.dtype.kind not in "iu"):
        raise CostError(f"{name}: labels must be one whole number a track, -1 where unknown")
    return np.ascontiguousarray(out, dtype=np.int64)


class Problem:
    """A crate and a cost lowered to numbers: `Problem(crate, cost, rules)`, or `Problem.from_arrays(...)` and
    `Problem.from_points(...)` without a crate.

    J(p) = sum transitions[p[i], p[i+1]] + sum over exposures of strain + sum slots[p[i], i] + arcs.
    """

    def __init__(self, crate: Any, cost: Cost, rules: Iterable[rules_.AnyRule] = (), history: Any = None) -> None:
        if not isinstance(cost, Cost):
            raise CostError(f"{cost!r} is not a cost; a cost is a sum of terms such as sg.tempo() + sg.fatigue('genre')")
        self.crate: Crate | None = as_crate(crate)
        self.cost_model: Cost | None = cost
        self.history = None if history is None else as_crate(history, "history")
        self.rules = tuple(rules_.on(rules, self.crate))
        before = None if self.history is None else self.history._core
        self._core = _core.Problem.lower(self.crate._core, cost.on(self.crate), list(self.rules), before)

    @classmethod
    def _of_core(
        cls, core: _core.Problem, crate: Crate | None, cost: Cost | None, rules: Iterable[Any] = (), history: Crate | None = None
    ) -> Problem:
        out = cls.__new__(cls)
        out._core, out.crate, out.cost_model = core, crate, cost
        out.rules, out.history = tuple(rules), history
        return out

    @classmethod
    def from_arrays(
        cls,
        transitions: Any,
        durations: Any,
        exposures: Sequence[Exposure] = (),
        slots: Any = None,
        rules: Iterable[rules_.AnyRule] = (),
        arcs: Sequence[PricedArc] = (),
    ) -> Problem:
        """From what you computed yourself; float64 or float32, C or F order.

        transitions: n x n, row a then column b; the diagonal is ignored, +inf forbids, NaN is an error. durations: n minutes,
        kept as whole ms. slots: n x n, track by slot. Rules name tracks by row. Raises DataError or CostError.
        """
        prices = _floats(transitions, "transitions", (2,), DataError)
        minutes = _floats(durations, "durations", (1,), DataError)
        slot_prices = None if slots is None else _floats(slots, "slots", (2,), DataError)
        lowered = rules_.on(rules, None)
        core = _core.Problem.from_arrays(prices, minutes, _raw_of(exposures, Exposure), slot_prices, lowered, _raw_of(arcs, PricedArc))
        return cls._of_core(core, None, None, lowered)

    @classmethod
    def from_points(
        cls,
        points: Any,
        durations: Any = None,
        exposures: Sequence[Exposure] = (),
        rules: Iterable[rules_.AnyRule] = (),
        arcs: Sequence[PricedArc] = (),
    ) -> Problem:
        """Tracks as points: playing b after a costs the Euclidean distance of their rows, in either direction.

        points: n x d (or n, for one column), float64 or float32; scale the columns so that one unit counts alike in each.
        No n x n matrix is made above 4,096 tracks, so a pure path of 100,000 takes seconds and little memory. durations: n
        minutes; a pure path and arcs on slots need none. Rules name tracks by row. Raises DataError where a value is missing,
        infinite or beyond 1e150, with its row and column, and CostError as `from_arrays` does.
        """
        rows = _floats(points, "points", (1, 2), DataError)
        minutes = None if durations is None else _floats(durations, "durations", (1,), DataError)
        lowered = rules_.on(rules, None)
        table = rows if rows.ndim == 2 else rows[:, None]
        core = _core.Problem.from_points(table, minutes, _raw_of(exposures, Exposure), lowered, _raw_of(arcs, PricedArc))
        return cls._of_core(core, None, None, lowered)

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        parts = [*self._core.transition_terms, *(e.name for e in self._core.exposures)]
        return f"Problem of {counted(len(self), 'track')}: {', '.join(parts)}"

    def evaluate(self, order: Any) -> Evaluation:
        """Total, terms and violations of an order: the plain definition, no shortcuts. Raises DataError where it is no permutation."""
        total, terms, _ = self._core.evaluate(order)
        return Evaluation(total, dict(terms), violations(self._core.violations(order)))

    @property
    def transitions(self) -> np.ndarray:
        """n x n float64, read-only: weighted price of b (column) after a (row). Raises DataError above 4,096 tracks."""
        return self._core.transitions

    @property
    def exposures(self) -> list[_core.Exposure]:
        """x (n x d), labels, half_life (minutes), weight (multiplies the raw strain sum), start (F[0]), name."""
        return self._core.exposures

    @property
    def slots(self) -> np.ndarray | None:
        """n x n: price of a track (row) in a slot (column), arcs on slots included; None where there is none. Raises DataError
        above 4,096 tracks."""
        return self._core.slots

    @property
    def durations(self) -> np.ndarray:
        """Minutes of each track, missing ones filled with the mean."""
        return self._core.durations

    @property
    def off(self) -> list[str]:
        """Terms that found no data, as sentences."""
        return self._core.off

    def price(self, move: Move, order: Any) -> float:
        """What a move (Reversal, Relocation, Exchange) changes of the cost, without evaluating the order anew."""
        if not hasattr(move, "priced"):
            raise DataError(f"{move!r} is not a move; moves are Reversal, Relocation and Exchange")
        return move.priced(self._core, order)

    def bound(self, seconds: float = 1) -> float:
        """A certified lower bound: no order costs less."""
        return self._core.bound(arguments.number(seconds, "bound: seconds", least=0))[0]
