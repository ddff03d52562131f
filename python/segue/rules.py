"""Rules: what an order must keep.

A track is named by id, title, (artist, title) or row number. Tracks of a rule are one such name, a list of them, a
condition ('energy<0.4', 'genre=rock', 'role=score'), or a predicate: a function of a Track, called once for each.

Broken rules are listed in `Playlist.violations`; `order(..., strict=True)` raises RuleError instead. What cannot hold
on its face (two tracks locked to one slot, a track or field that is not there) raises RuleError at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from . import _core, arguments, times
from ._core import DataError, RuleError

if TYPE_CHECKING:
    from .crate import Crate

Rule = _core.Rule
Selection = _core.Selection


@dataclass(frozen=True)
class TrackRule:
    """A rule about tracks, whose names are looked up when the crate is known."""

    kind: str
    make: Callable[[Naming], Rule]
    tracks: tuple[Any, ...]
    numbers: tuple[Any, ...] = ()

    def on(self, crate: Crate | None) -> Rule:
        """The compiled rule. Without a crate a track is a row number. Raises RuleError."""
        return self.make(Naming(crate, str(self)))

    def __str__(self) -> str:
        numbers = (f" {number}" for number in self.numbers)
        return self.kind + "".join(numbers) + " " + " -> ".join(str(t) for t in self.tracks)

    __repr__ = __str__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TrackRule) and self._what() == other._what()

    def __hash__(self) -> int:
        return hash(str(self))

    def _what(self) -> tuple[Any, ...]:
        return self.kind, self.tracks, self.numbers


@dataclass(frozen=True)
class Naming:
    """Names of tracks in a crate, for the sentences of one rule."""

    crate: Crate | None
    rule: str

    def track(self, given: Any) -> str:
        """The id of one track. Raises RuleError."""
        if isinstance(given, str):
            return arguments.text(given, f"rule '{self.rule}': the track", RuleError)
        if self.crate is None:
            return str(arguments.whole(given, f"rule '{self.rule}': the row", error=RuleError))
        try:
            return str(self.crate.ids[self.crate.find(given)])
        except DataError as e:
            raise RuleError(f"rule '{self.rule}': {e}") from None

    def selection(self, given: Any) -> Selection:
        """The tracks that a condition, a predicate, or one name or several stand for. Raises RuleError."""
        if isinstance(given, str):
            return Selection.from_string(arguments.text(given, f"rule '{self.rule}': the tracks", RuleError))
        if callable(given):
            return self._chosen(given)
        if isinstance(given, Iterable) and not isinstance(given, tuple):
            names = [self.track(one) for one in given]
            if not names:
                raise RuleError(f"rule '{self.rule}' names no tracks")
            return Selection(tracks=names)
        return Selection(tracks=[self.track(given)])

    def _chosen(self, holds: Callable[[Any], Any]) -> Selection:
        if self.crate is None:
            raise RuleError(f"rule '{self.rule}': a problem of numbers has no tracks for a predicate to look at; name rows")
        ids = [self.crate.ids[row] for row in range(len(self.crate)) if holds(self.crate[row])]
        return Selection(tracks=ids, called=getattr(holds, "__name__", "predicate").strip("<>"))


def first(track: Any) -> TrackRule:
    """This track opens the playlist."""
    return TrackRule("first", lambda n: _core.rule_first(n.track(track)), (track,))


def last(track: Any) -> TrackRule:
    """This track closes the playlist."""
    return TrackRule("last", lambda n: _core.rule_last(n.track(track)), (track,))


def lock(slot: int, track: Any) -> TrackRule:
    """This track stands in this slot, counted from 0."""
    at = arguments.whole(slot, "lock: slot", error=RuleError)
    return TrackRule("lock", lambda n: _core.rule_lock(at, n.track(track)), (track,), (at + 1,))


def keep_first(k: int) -> Rule:
    """The first `k` tracks stay where they are in `start=` (else in the crate): a set half played."""
    return _core.rule_keep_first(arguments.whole(k, "keep_first: k", least=1, error=RuleError))


def before(a: Any, b: Any) -> TrackRule:
    """Track `a` comes somewhere before track `b`."""
    return TrackRule("before", lambda n: _core.rule_before(n.track(a), n.track(b)), (a, b))


def together(tracks: Any, ordered: bool = False) -> Rule | TrackRule:
    """These tracks form one block, in this order where `ordered`.

    A field's name (album, artist, genre, role, decade, year, tempo_band) makes a block of all tracks that share it.
    """
    if isinstance(tracks, str) and _is_field(tracks):
        return _core.rule_together_field(tracks, bool(ordered))
    kind = "together ordered" if ordered else "together"
    return TrackRule(kind, lambda n: _core.rule_together(n.selection(tracks), bool(ordered)), (_fixed(tracks),))


def apart(field: Any, tracks: int | None = None, *, minutes: times.Time | None = None) -> Rule | TrackRule:
    """At least `tracks` others (default 1: no neighbours) between two that share `field`, or at least `minutes`.

    Minutes run from the end of one to the start of the next. Sharing any artist counts; genre means the main family. In
    place of a field: tracks, any two of which are to be kept apart.
    """
    count, length = _length("apart", "tracks", tracks, minutes)
    return _of_field(
        "apart",
        field,
        lambda word, of: _core.rule_apart(word, 1 if count is None else count, length, of),
        (count or length,),
    )


def at_most(
    field: Any, in_a_row: int | None = None, *, minutes: times.Time | None = None, within: int | str | timedelta | None = None
) -> Rule | TrackRule:
    """At most `in_a_row` (default 2) tracks in a row that share `field`, or at most `minutes` of them in a row.

    within: in a row or not: at most so many within so long ('60min', a timedelta), or of so many tracks (a whole number).
    A stretch of that length holds a track already where it holds a part of it; sharing any artist counts.
    Genre means the main family. One track alone may be longer. In place of a field: tracks that are to be counted.
    """
    if within is not None:
        return _at_most_within(field, in_a_row, minutes, within)
    count, length = _length("at_most", "in_a_row", in_a_row, minutes)
    return _of_field(
        "at_most",
        field,
        lambda word, of: _core.rule_at_most(word, 2 if count is None else count, length, of),
        (count or length,),
    )


def _at_most_within(field: Any, count: Any, minutes: Any, within: Any) -> Rule | TrackRule:
    if minutes is not None:
        raise RuleError("at_most takes minutes or within, not both; write two rules")
    few = 2 if count is None else arguments.whole(count, "at_most: the number", least=1, error=RuleError)
    if isinstance(within, (str, timedelta)):
        tracks, length = 0, _positive(within, "at_most: within")
    else:
        tracks, length = arguments.whole(within, "at_most: within (a time is written '60min')", least=few + 1, error=RuleError), 0.0
    return _of_field(
        "at_most",
        field,
        lambda word, of: _core.rule_at_most_within(word, few, length, tracks, of),
        (few, "within", f"{length:g}min" if length else tracks),
    )


def forbid(a: Any, b: Any) -> TrackRule:
    """No track of `a` is followed at once by one of `b`."""
    return TrackRule("forbid", lambda n: _core.rule_forbid(n.selection(a), n.selection(b)), (_fixed(a), _fixed(b)))


def require(a: Any, b: Any) -> TrackRule:
    """Every track of `a` is followed at once by one of `b`."""
    return TrackRule("require", lambda n: _core.rule_require(n.selection(a), n.selection(b)), (_fixed(a), _fixed(b)))


def every(k: int | str, role: Any = "interlude") -> Rule | TrackRule:
    """A track of this role (song, score, interlude, jingle) after every `k` others, until they run out.

    k='evenly' parts the others into stretches of equal length. In place of a role: tracks.
    """
    step = _core.EVENLY if k == "evenly" else arguments.whole(k, "every: k", least=1, error=RuleError)
    if isinstance(role, str) and not any(sign in role for sign in "<>="):
        return _core.rule_every(step, arguments.text(role, "every: role", RuleError))
    return TrackRule("every", lambda n: _core.rule_every(step, "song", n.selection(role)), (_fixed(role),), (k,))


def rest(minutes: times.Time, calm: Any = None) -> Rule | TrackRule:
    """A calm track at least every `minutes`. Calm, unless said otherwise: energy below 0.4, or an interlude."""
    length = _positive(minutes, "rest: minutes")
    if calm is None:
        return _core.rule_rest(length)
    return TrackRule("rest", lambda n: _core.rule_rest(length, n.selection(calm)), (_fixed(calm),), (f"{length:g}min",))


def ratio(among: int, of: Any = None, least: int = 1) -> Rule | TrackRule:
    """Of every `among` tracks in a row at least `least` are of these: ratio(4) is one discovery among every four.

    Discoveries, unless said otherwise, have a popularity below 0.3.
    """
    window = arguments.whole(among, "ratio: among", least=1, error=RuleError)
    few = arguments.whole(least, "ratio: least", least=1, most=window, error=RuleError)
    if of is None:
        return _core.rule_ratio(window, few)
    return TrackRule("ratio", lambda n: _core.rule_ratio(window, few, n.selection(of)), (_fixed(of),), (few, "in", window))


def no_repeat(tracks: int | None = None, *, minutes: times.Time | None = None) -> Rule:
    """A recording that is there twice is not heard again at once: `tracks` others (default 1) between, or `minutes`.

    The same recording: the same id or ISRC (the second reads 'id#2'), or the same title and first artist.
    """
    count, length = _length("no_repeat", "tracks", tracks, minutes)
    return _core.rule_no_repeat(1 if count is None else count, length)


def land(track: Any, at: Any, hits: Any, within: Any = "5s") -> TrackRule:
    """A moment inside a track lands on a moment of the playing time: `sg.land("Stronger", at="0:48", hits="12:30")`.

    at: into the track, '0:48' or seconds. hits: into the playlist, '12:30' or minutes. within: seconds by which it may be
    early or late. `cue` is the same with a price besides, by which the search finds its way there.
    """
    moment = times.clock(at, "land: at", 1, RuleError)
    hit = 60 * times.clock(hits, "land: hits", 60, RuleError)
    loose = times.clock(within, "land: within", 1, RuleError)
    return TrackRule(
        "land", lambda n: _core.rule_land(n.track(track), moment, hit, loose), (track,), (f"{moment:g}s at {hit:g}s within {loose:g}s",)
    )


def _positive(minutes: Any, what: str) -> float:
    length = times.minutes(minutes, what, RuleError)
    if length <= 0:
        raise RuleError(f"{what} is {length:g}; it must be above 0")
    return length


def _length(kind: str, name: str, count: Any, minutes: Any) -> tuple[int | None, float]:
    """How many, or how long: (None or 1.., minutes or 0)."""
    if count is not None and minutes is not None:
        raise RuleError(f"{kind} takes {name} or minutes, not both; write two rules")
    if minutes is not None:
        return None, _positive(minutes, f"{kind}: minutes")
    return None if count is None else arguments.whole(count, f"{kind}: {name}", least=1, error=RuleError), 0.0


def _is_field(word: str) -> bool:
    return word.strip().replace("-", "_").replace(" ", "_") in _core.attributes()


def _fixed(given: Any) -> Any:
    """A list of tracks as it is now, so that a rule does not change with it."""
    iterable = isinstance(given, Iterable) and not isinstance(given, (str, tuple)) and not callable(given)
    return Names(given) if iterable else given


class Names(list[Any]):
    """Several tracks, hashed by how they are written."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(str(self))

    def __str__(self) -> str:
        return "(" + ", ".join(str(one) for one in self) + ")"


def _of_field(kind: str, field: Any, make: Callable[[str, Selection], Rule], numbers: tuple[Any, ...]) -> Rule | TrackRule:
    """A rule about a field, or about tracks in its place."""
    if isinstance(field, str) and not any(sign in field for sign in "<>="):
        return make(arguments.text(field, f"{kind}: field", RuleError), Selection())
    return TrackRule(kind, lambda n: make("artist", n.selection(field)), (_fixed(field),), numbers)


AnyRule = Rule | TrackRule | str


def on(rules: Iterable[AnyRule] | AnyRule | None, crate: Crate | None) -> list[Rule]:
    """Rules of the compiled half, names looked up in the crate. A text is a rule as it is written: 'apart artist 3'."""
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
        return _core.rule_from_string(arguments.text(rule, "a rule", RuleError))
    if isinstance(rule, Rule):
        return rule
    raise RuleError(f"{rule!r} is not a rule; write one such as sg.lock(0, 'title') or 'apart artist 3'")
