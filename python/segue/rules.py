"""Rules: what an order must keep. A track is named by id, title, (artist, title) or row number.

Broken rules are listed in `Playlist.violations`; `order(..., strict=True)` raises RuleError instead. What cannot hold on
its face (two tracks locked to one slot, a track or field that is not there) raises RuleError at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import _core, check, times
from ._core import DataError, RuleError

if TYPE_CHECKING:
    from .crate import Crate

Rule = _core.Rule


@dataclass(frozen=True)
class TrackRule:
    """first, last or lock: a rule about one track, whose name is looked up when the crate is known."""

    kind: str
    track: Any
    slot: int | None = None

    def on(self, crate: Crate | None) -> Rule:
        """The compiled rule. Without a crate a track is a row number. Raises RuleError."""
        name = self._name(crate)
        if self.slot is not None:
            return _core.rule_lock(self.slot, name)
        return _core.rule_first(name) if self.kind == "first" else _core.rule_last(name)

    def _name(self, crate: Crate | None) -> str:
        if isinstance(self.track, str):
            return check.text(self.track, f"rule '{self}': the track", RuleError)
        if crate is None:
            return str(check.whole(self.track, f"rule '{self}': the row", error=RuleError))
        try:
            return str(crate.ids[crate.find(self.track)])
        except DataError as e:
            raise RuleError(f"rule '{self}': {e}") from None

    def __str__(self) -> str:
        place = "" if self.slot is None else f" {self.slot + 1}"
        return f"{self.kind}{place} {self.track}"


def first(track: Any) -> TrackRule:
    """This track opens the playlist."""
    return TrackRule("first", track)


def last(track: Any) -> TrackRule:
    """This track closes the playlist."""
    return TrackRule("last", track)


def lock(slot: int, track: Any) -> TrackRule:
    """This track stands in this slot, counted from 0."""
    return TrackRule("lock", track, check.whole(slot, "lock: slot", error=RuleError))


def apart(field: str, tracks: int | None = None, *, minutes: times.Time | None = None) -> Rule:
    """At least `tracks` others (default 1: no neighbours) between two that share `field`, or at least `minutes`.

    Minutes run from the end of one to the start of the next. Sharing any artist counts; genre means the main family.
    """
    if tracks is not None and minutes is not None:
        raise RuleError("apart takes tracks or minutes, not both; write two rules")
    word = check.text(field, "apart: field", RuleError)
    if minutes is None:
        return _core.rule_apart(word, check.whole(1 if tracks is None else tracks, "apart: tracks", least=1, error=RuleError))
    length = times.minutes(minutes, "apart: minutes", RuleError)
    if length <= 0:
        raise RuleError(f"apart: minutes is {length:g}; it must be above 0")
    return _core.rule_apart(word, minutes=length)


def at_most(field: str, in_a_row: int = 2) -> Rule:
    """At most `in_a_row` tracks in a row that share `field`; genre means the main family."""
    return _core.rule_at_most(
        check.text(field, "at_most: field", RuleError), check.whole(in_a_row, "at_most: in_a_row", least=1, error=RuleError)
    )


def every(k: int, role: str = "interlude") -> Rule:
    """A track of this role (song, score, interlude, jingle) after every `k` others, until they run out."""
    return _core.rule_every(check.whole(k, "every: k", least=1, error=RuleError), check.text(role, "every: role", RuleError))


AnyRule = Rule | TrackRule | str


def on(rules: Iterable[AnyRule] | AnyRule | None, crate: Crate | None) -> list[Rule]:
    """Rules of the compiled half, with names looked up in the crate. A text is a rule as it is written: 'apart artist 3'."""
    if rules is None:
        return []
    if isinstance(rules, (Rule, TrackRule, str)):
        rules = [rules]
    if not isinstance(rules, Iterable):
        raise RuleError(f"rules is {rules!r}; it must be a list of rules")
    return [_one(rule, crate) for rule in rules]


def _one(rule: Any, crate: Crate | None) -> Rule:
    if isinstance(rule, TrackRule):
        return rule.on(crate)
    if isinstance(rule, str):
        return _core.rule_from_string(check.text(rule, "a rule", RuleError))
    if isinstance(rule, Rule):
        return rule
    raise RuleError(f"{rule!r} is not a rule; write one such as sg.lock(0, 'title') or 'apart artist 3'")
