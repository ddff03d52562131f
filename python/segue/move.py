"""Changes of an order: each is called on an order and gives the new one; `problem.price` says what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from . import _core, arguments
from ._core import DataError


def _within(block: tuple[int, ...], n: int, what: object) -> None:
    for s in block:
        arguments.whole(s, f"{what}: a slot", most=max(n - 1, 0))


@dataclass(frozen=True)
class Reversal:
    """Turns slots i..j around, both ends included, i <= j."""

    i: int
    j: int

    def check(self, n: int) -> None:
        """Raises DataError where the move does not fit an order of n tracks."""
        _within((self.i, self.j), n, self)
        if self.i > self.j or not n:
            raise DataError(f"{self}: it needs i <= j within an order of {n} tracks")

    def __call__(self, order: Any) -> np.ndarray:
        self.check(len(order))
        return _core.apply_reversal(self.i, self.j, order)

    def priced(self, problem: _core.Problem, order: Any) -> float:
        self.check(len(problem))
        return problem.price_reversal(self.i, self.j, order)


@dataclass(frozen=True)
class Relocation:
    """Takes slots i..j out and puts them back to start at slot `to` of the new order, turned around where `reversed`."""

    i: int
    j: int
    to: int
    reversed: bool = False

    def check(self, n: int) -> None:
        """Raises DataError where the move does not fit an order of n tracks."""
        _within((self.i, self.j, self.to), n, self)
        if self.i > self.j or self.to > n - (self.j - self.i + 1):
            raise DataError(f"{self}: it needs i <= j and to <= n - (j - i + 1) in an order of {n} tracks")

    def __call__(self, order: Any) -> np.ndarray:
        self.check(len(order))
        return _core.apply_relocation(self.i, self.j, self.to, bool(self.reversed), order)

    def priced(self, problem: _core.Problem, order: Any) -> float:
        self.check(len(problem))
        return problem.price_relocation(self.i, self.j, self.to, bool(self.reversed), order)


@dataclass(frozen=True)
class Exchange:
    """Exchanges the blocks i..j and k..l, i <= j < k <= l; either may be turned around."""

    i: int
    j: int
    k: int
    l: int  # noqa: E741
    first_reversed: bool = False
    second_reversed: bool = False

    def check(self, n: int) -> None:
        """Raises DataError where the move does not fit an order of n tracks."""
        _within((self.i, self.j, self.k, self.l), n, self)
        if not self.i <= self.j < self.k <= self.l:
            raise DataError(f"{self}: it needs i <= j < k <= l")

    def __call__(self, order: Any) -> np.ndarray:
        self.check(len(order))
        return _core.apply_exchange(self.i, self.j, self.k, self.l, bool(self.first_reversed), bool(self.second_reversed), order)

    def priced(self, problem: _core.Problem, order: Any) -> float:
        self.check(len(problem))
        return problem.price_exchange(self.i, self.j, self.k, self.l, bool(self.first_reversed), bool(self.second_reversed), order)


Move = Reversal | Relocation | Exchange
