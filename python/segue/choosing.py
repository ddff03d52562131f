"""Choosing as well as ordering: an hour of music, or twenty tracks, out of a library."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from . import _core, arguments, times
from . import rules as rules_
from . import scenes as scenes_
from ._core import CostError, DataError, RuleError
from .chosen import Chosen, part_of
from .cost import Cost
from .crate import Crate, as_crate
from .quotas import Quota

BRACKET = re.compile(r"\s*[(\[].*?[)\]]|\s+-\s+.*(remaster|version|edit|mix|live|mono|stereo).*$", re.I)
ROUNDS = 4  # times that tracks which break rules are chosen anew
FEW = 12


def rows_of(crate: Crate, names: Any, what: str) -> list[int]:
    """Rows that names stand for, each once. Raises DataError."""
    alone = isinstance(names, (str, int)) or (isinstance(names, tuple) and len(names) == 2 and all(isinstance(n, str) for n in names))
    listed = [names] if alone else [] if names is None else list(names)
    out: dict[int, None] = {}
    for name in listed:
        try:
            out[crate.find(name)] = None
        except DataError as e:
            raise DataError(f"{what}: {e}") from None
    return list(out)


def twins_of(crate: Crate) -> np.ndarray:
    """Rows that are recordings of one song by one artist share a number, -1 where title or artist is unknown."""
    groups: dict[tuple[str, str], int] = {}
    out = np.full(len(crate), -1, dtype=np.int64)
    for row, (title, artists) in enumerate(zip(crate._core.strings("title"), crate._core.artists, strict=True)):
        if title and artists:
            out[row] = groups.setdefault((work_of(title), artists[0].casefold()), len(groups))
    return out


def work_of(title: str) -> str:
    """A title without what tells recordings apart: brackets, 'remastered', 'live'."""
    return (BRACKET.sub("", title).strip() or title).casefold()


def prices_of(crate: Crate, prices: Any) -> np.ndarray | None:
    """The price of choosing each track: an array, a dict by track (others 0) or a callable of a Track. Raises DataError."""
    if prices is None:
        return None
    if callable(prices):
        found = [prices(t) for t in crate.tracks]
        return np.array([arguments.number(0 if v is None else v, f"prices: row {row}") for row, v in enumerate(found)])
    if isinstance(prices, Mapping):
        out = np.zeros(len(crate))
        for name, value in prices.items():
            out[rows_of(crate, [name], "prices")[0]] = arguments.number(value, f"prices: {name}")
        return out
    out = np.asarray(prices, dtype=np.float64)
    if out.shape != (len(crate),) or not np.isfinite(out).all():
        raise DataError(f"prices must be {len(crate)} finite numbers, one a track")
    return out


def choose(
    library: Crate,
    model: Cost,
    given_rules: Sequence[Any],
    *,
    fit: Any = None,
    count: int | None = None,
    must: Any = (),
    avoid: Any = (),
    quotas: Any = (),
    prices: Any = None,
    slack: times.Time = "1min",
    scenes: Any = None,
    cues: Any = (),
    history: Crate | None = None,
    seed: int = 0,
    seconds: float | None = None,
) -> Chosen:
    """What `order(fit=..., count=...)` does. Raises DataError, CostError, RuleError."""
    if not len(library):
        raise DataError("the library is empty: there is no track to choose from")
    if (fit is None) == (count is None):
        raise DataError("give fit= (a playing time) or count= (a number of tracks), one of the two")
    length = None if fit is None else arguments.number(times.minutes(fit, "fit"), "fit", least=0)
    if length == 0:
        raise DataError("fit is 0 minutes; it must be above 0")
    loose = arguments.number(times.minutes(slack, "slack"), "slack", least=0)
    number = None if count is None else arguments.whole(count, "count", least=1)
    cue_list = [cues] if isinstance(cues, scenes_.Cue) else list(cues or ())
    model = model + scenes_.plan(scenes or ()) + scenes_.cue_cost(cue_list, library)
    about = length if length is not None else (number or 0) * float(library._core.minutes.mean())
    model = model.lasting(about)
    for one in cue_list:
        if length is not None and one.hits > length + loose:
            raise CostError(f"cue '{one.track}': minute {one.hits:g} is outside the music, which is to last {length:g} minutes")
    lowered = rules_.on([*given_rules, *scenes_.cue_rules(cue_list)], library)
    named = [row for rule in lowered for row in rows_named(library, rule)]
    wanted_rows = list(dict.fromkeys([*rows_of(library, must, "must"), *named]))
    refused = set(rows_of(library, avoid, "avoid"))
    if both := [library.label(r) for r in wanted_rows if r in refused]:
        raise DataError(f"'{both[0]}' is in must= (or in a rule) and in avoid=; it can be in one")
    out = ~library._core.available
    out[list(refused)] = True
    free = ~out
    free[wanted_rows] = True
    if not free.any():
        raise DataError("no track can be chosen: all are unavailable or in avoid=")
    _check_room(library, free, length, loose, number, wanted_rows)
    whole = _core.Problem.lower(library._core, model.on(library), [], None if history is None else history._core)
    wish: dict[str, Any] = {"fit": length, "count": number, "slack": loose, "must": wanted_rows, "out": out}
    listed = [quotas] if isinstance(quotas, Quota) else list(quotas or ())
    for q in listed:
        if not isinstance(q, Quota):
            raise DataError(f"{q!r} is not a quota; write sg.quota('genre', 'rock', least=.3)")
    wish |= {
        "quotas": [(q.name, q.counts(library), q.least, q.most) for q in listed],
        "prices": prices_of(library, prices),
        "twins": twins_of(library),
    }
    return _with_rules(library, whole, model, lowered, wish, history, seed, seconds)


def rows_named(library: Crate, rule: rules_.Rule) -> list[int]:
    """Rows that a rule speaks of one by one: they are chosen. Raises RuleError."""
    if rule.kept > len(library):
        raise RuleError(f"rule '{rule}': there are {len(library)} tracks")
    try:
        return [*range(rule.kept), *(library.find(name) for name in rule.names)]
    except DataError as e:
        raise RuleError(f"rule '{rule}': {e}") from None


def _check_room(library: Crate, free: np.ndarray, length: float | None, loose: float, number: int | None, must: Sequence[int]) -> None:
    minutes = library._core.minutes
    rows = np.flatnonzero(free)
    if number is not None and number > len(rows):
        raise DataError(f"count is {number}, but there are {len(rows)} tracks to choose from")
    if number is not None and number < len(must):
        raise DataError(f"count is {number}, but {len(must)} tracks must be chosen")
    if length is None:
        return
    shortest = int(rows[np.argmin(minutes[rows])])
    if minutes[shortest] > length + loose:
        raise DataError(f"fit is {clock(length)}, but the shortest track, '{library.label(shortest)}', lasts {clock(minutes[shortest])}")
    if (needed := float(minutes[list(must)].sum())) > length + loose:
        raise DataError(f"fit is {clock(length)}, but what must be chosen lasts {clock(needed)}")
    if (there := float(minutes[rows].sum())) < length - loose:
        raise DataError(f"fit is {clock(length)}, but all tracks to choose from last {clock(there)} together")


def clock(minutes: float) -> str:
    """'3:07', '1:02:03'."""
    seconds = round(60 * float(minutes))
    h, m, s = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{h}:{m:02}:{s:02}" if h else f"{m}:{s:02}"


def _with_rules(
    library: Crate,
    whole: _core.Problem,
    model: Cost,
    lowered: list[Any],
    wish: dict[str, Any],
    history: Crate | None,
    seed: int,
    seconds: float | None,
) -> Chosen:
    """Chooses without rules, orders with them, and chooses others for the tracks that break them, a few times over."""
    best: Chosen | None = None
    refused = wish["out"].copy()
    share = None if seconds is None else seconds * 0.8 / (1 if not lowered else 2)
    for round_ in range(ROUNDS if lowered else 1):
        rows, _, _, missed = _core.choose(whole, {**wish, "out": refused}, seed + round_, share)
        mix = ordered(part_of(library, whole, rows, model, lowered, history, missed=missed), seed, seconds)
        if best is None or (len(mix.violations), mix.cost / len(mix)) < (len(best.violations), best.cost / len(best)):
            best = mix
        guilty = {int(mix.order[slot]) for v in mix.violations for slot in v.slots} - set(wish["must"])
        if not guilty:
            break
        refused[list(guilty)] = True
        free = int((~refused).sum())
        if free < 2 * len(mix) or seconds is not None:
            break
    assert best is not None
    return best


def ordered(mix: Chosen, seed: int, seconds: float | None, afresh: bool = False) -> Chosen:
    """The same tracks in the best order found, from the one they were chosen in, or from none of it."""
    found = _core.order_problem(
        mix._core.problem,
        method="auto" if len(mix) <= FEW else "iterated",
        seed=seed,
        start=None if afresh else mix.rows,
        seconds=None if seconds is None else 0.1 * seconds,
    )
    if (len(found.violations), found.cost) < (len(mix._core.violations), mix._core.cost):
        core = found.with_crate(mix.crate._core)
        return Chosen(
            core, mix.crate, mix.cost_model, mix.rules, mix.history,
            library=mix.library, taken=mix._taken, whole=mix._whole, missed=mix.missed,
        )  # fmt: skip
    return mix


def extend(playlist: Any, library: Any, minutes: times.Time = 30, **options: Any) -> Chosen:
    """What to play on with when a playlist ends: `sg.extend(mix, library, minutes=30)`.

    The ear remembers what the playlist left in it, and nothing of it is played again. `options` go to `order`. Raises
    DataError.
    """
    from .order import order

    tracks = as_crate(library, "library")
    played = playlist.crate.take(playlist.rows)
    ids = set(played.ids)
    works = {(work_of(t.title), t.artists[0].casefold()) for t in played.tracks if t.title and t.artists}
    again = [
        row
        for row, (id_, title, artists) in enumerate(zip(tracks.ids, tracks._core.strings("title"), tracks._core.artists, strict=True))
        if id_ in ids or (title and artists and (work_of(title), artists[0].casefold()) in works)
    ]
    options |= {"history": played, "avoid": [*rows_of(tracks, options.get("avoid", ()), "avoid"), *again]}
    if "preset" not in options and "cost" not in options and playlist.cost_model is not None:
        options["cost"] = playlist.cost_model
    found: Any = order(tracks, fit=times.minutes(minutes, "minutes"), **options)
    return found


__all__ = ["choose", "extend"]
