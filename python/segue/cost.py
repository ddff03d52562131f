"""What an order costs: a weighted sum of terms, as a value."""

from __future__ import annotations

from collections.abc import Callable
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import _core, arguments
from ._core import CostError

if TYPE_CHECKING:
    from .crate import Crate


class Callback(NamedTuple):
    """A user's own price of b after a, run once for all pairs when the crate is known."""

    weight: float
    price: Callable[[Any, Any], Any]
    label: str

    def on(self, crate: Crate) -> _core.Cost:
        tracks = crate.tracks
        matrix = np.zeros((len(tracks), len(tracks)))
        for a, before in enumerate(tracks):
            for b, after in enumerate(tracks):
                if a != b:
                    matrix[a, b] = self._price(before, after)
        return self.weight * _core.custom(matrix, self.label)

    def _price(self, before: Any, after: Any) -> float:
        found = self.price(before, after)
        try:
            return float("nan") if found is None else float(found)
        except (TypeError, ValueError):
            raise CostError(
                f"{self.label}: the price of {after!r} after {before!r} is {found!r}; it must be a number, or None where unknown"
            ) from None


class Cost:
    """A weighted sum of terms: `1.0 * sg.tempo() + 0.8 * sg.contrast()`.

    It adds, scales, compares, prints, and reads and writes JSON. Weights are 0 or more; every term is scaled to 0..1 a
    slot or transition, so that weights compare.
    """

    __slots__ = ("_callbacks", "_core")

    def __init__(self, core: _core.Cost | None = None, callbacks: tuple[Callback, ...] = ()) -> None:
        self._core = _core.Cost() if core is None else core
        self._callbacks = callbacks

    @property
    def terms(self) -> list[tuple[float, str, dict[str, Any], str]]:
        """(weight, name, knobs, label) of every term."""
        return list(self._core.terms) + [(c.weight, "custom", {}, c.label) for c in self._callbacks]

    def on(self, crate: Crate) -> _core.Cost:
        """The compiled cost, with Python callables run over the crate's pairs."""
        out = self._core
        for callback in self._callbacks:
            out = out + callback.on(crate)
        return out

    def lasting(self, minutes: float) -> Cost:
        """The cost for music that lasts so long: plans of scenes are put on its clock."""
        return Cost(self._core.lasting(minutes), self._callbacks)

    def to_json(self) -> str:
        """The cost as JSON. Raises CostError where a term is the user's own matrix or callable."""
        if self._callbacks:
            raise CostError(f"'{self._callbacks[0].label}' cannot be written as JSON: it holds code; keep it in code")
        return self._core.to_json()

    @classmethod
    def from_json(cls, text: str) -> Cost:
        """Reads what `to_json` writes. Raises CostError."""
        return cls(_core.Cost.from_json(arguments.text(text, "a cost's JSON", CostError)))

    def __len__(self) -> int:
        return len(self._core) + len(self._callbacks)

    def __bool__(self) -> bool:
        return True  # an empty cost is a cost

    def __add__(self, other: Any) -> Cost:
        if not isinstance(other, Cost):
            return NotImplemented
        return Cost(self._core + other._core, self._callbacks + other._callbacks)

    def __radd__(self, other: Any) -> Cost:
        return self if isinstance(other, int) and other == 0 else NotImplemented  # so that sum() works

    def __mul__(self, factor: Any) -> Cost:
        if not isinstance(factor, Real) or isinstance(factor, bool):
            return NotImplemented
        weight = arguments.number(factor, "a weight", least=0, error=CostError)
        return Cost(weight * self._core, tuple(c._replace(weight=weight * c.weight) for c in self._callbacks))

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cost) and self._core == other._core and self._callbacks == other._callbacks

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        parts = [repr(self._core)] if len(self._core) else []
        return " + ".join(parts + [f"{c.weight:g}*{c.label}" for c in self._callbacks]) or "0"

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return cost_from_json, (self.to_json(),)


def cost_from_json(text: str) -> Cost:
    """The cost in a text that `Cost.to_json` wrote. Raises CostError."""
    return Cost.from_json(text)
