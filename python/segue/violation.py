"""What a broken rule looks like."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Violation(NamedTuple):
    """One broken pair, slot or run: the rule as it is written, the slots (from 0), and a sentence for people."""

    rule: str
    slots: list[int]
    sentence: str

    def __str__(self) -> str:
        return self.sentence


class Violations(list[Violation]):
    """Violations of an order: a list that also counts, so that orders compare by (violations, cost).

    Compared with a number or by <, it stands for its length; empty when every rule holds.
    """

    def __int__(self) -> int:
        return len(self)

    def __eq__(self, other: object) -> bool:
        return len(self) == other if isinstance(other, int) else super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return len(self) < _count(other)

    def __le__(self, other: Any) -> bool:
        return len(self) <= _count(other)

    def __gt__(self, other: Any) -> bool:
        return len(self) > _count(other)

    def __ge__(self, other: Any) -> bool:
        return len(self) >= _count(other)

    __hash__ = None


def _count(other: Any) -> int:
    return other if isinstance(other, int) else len(other)


def violations(raw: Iterable[tuple[str, list[int], str]]) -> Violations:
    """From the compiled half's (rule, slots, sentence)."""
    return Violations(Violation(*v) for v in raw)
