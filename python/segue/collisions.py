"""Whether rules can hold together, without ordering anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import _core
from . import rules as rules_
from .crate import as_crate


@dataclass(frozen=True)
class Relaxation:
    """A change of one rule after which all hold: `to` is the looser rule, None where it has to be left out."""

    rule: _core.Rule
    to: _core.Rule | None
    sentence: str

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Collisions(Sequence[str]):
    """What `check` found: a list of sentences, empty where the rules can all hold as far as is known.

    conflicts: rules that collide, none of them to spare. relaxation: the smallest change that frees them, or None;
    relaxations: one for each of them. witness: an order that keeps all rules, where one was found. proven: False where
    only the search for such an order failed.
    """

    ok: bool
    proven: bool
    conflicts: list[_core.Rule]
    sentences: list[str]
    relaxations: list[Relaxation]
    witness: list[int] | None
    _text: str = field(repr=False)

    @property
    def relaxation(self) -> Relaxation | None:
        return self.relaxations[0] if self.relaxations else None

    def __len__(self) -> int:
        return len(self.sentences)

    def __getitem__(self, i: Any) -> Any:
        return self.sentences[i]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __str__(self) -> str:
        return self._text


def check(crate: Any, rules: Any) -> Collisions:
    """Can these rules all hold for these tracks? If not: which collide, why, and what would free them.

    crate: as in `order`. Raises RuleError where a rule cannot hold for itself, or names what is not there.
    """
    tracks = as_crate(crate)
    ok, proven, conflicts, sentences, relaxations, witness, text = _core.check_rules(
        tracks._core, rules_.on(rules, tracks)
    )
    freed = [Relaxation(*one) for one in relaxations]
    return Collisions(ok, proven, conflicts, sentences, freed, witness if ok and proven else None, text)
