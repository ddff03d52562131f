"""Scenes, phases and cues: what should be heard when, for a film, a workout, a service.

A plan is a row of scenes, each some minutes long with its targets; every track pays, of its distance from the targets of a
scene, the share of itself that sounds there. A cue puts a moment inside a track on a moment of the film.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import _core, arguments, rules, times
from ._core import CostError
from .cost import Cost

TARGETS = (
    "bpm",
    "cadence",
    "energy",
    "valence",
    "danceability",
    "acousticness",
    "instrumentalness",
    "syncopation",
    "loudness",
    "popularity",
)


OF_SHARES = 1.0  # the plan of scenes whose times are shares of the music


@dataclass(frozen=True)
class Scene:
    """A stretch of time with targets. Made by `scene`."""

    title: str
    minutes: float
    targets: dict[str, Any] = field(default_factory=dict)
    weight: float = 3.0
    soft: float = 0.0


@dataclass(frozen=True)
class Cue:
    """A moment of a track on a moment of the film. Made by `cue`; times in seconds, minutes and seconds."""

    track: Any
    at: float
    hits: float
    within: float
    weight: float = 4.0


def scene(
    title: str, minutes: times.Time, *, genre: str | None = None, weight: float = 3.0, soft: times.Time = 0.0, **targets: float
) -> Scene:
    """A scene of some minutes: `sg.scene("training", minutes=4, energy=.8, valence=.6, genre="electronic")`.

    Targets are in the feature's own unit: bpm, cadence (steps a minute; half and double tempo serve alike), energy, valence,
    danceability, acousticness, instrumentalness, syncopation (0..1), loudness (dB), popularity (0..1); genre is a family or any
    genre. `soft`: minutes over which its borders fade. Without targets anything goes. Raises CostError.
    """
    name = arguments.text(title, "scene: title", CostError)
    what = f"scene '{name}'"
    length = times.minutes(minutes, f"{what}: minutes", CostError)
    if length <= 0:
        raise CostError(f"{what}: minutes is {length:g}; it must be above 0")
    for knob in targets:
        if knob not in TARGETS:
            raise CostError(f"{what} has no target '{knob}'{_core.did_you_mean(knob, [*TARGETS, 'genre'])}")
    wanted: dict[str, Any] = {k: arguments.number(v, f"{what}: {k}", error=CostError) for k, v in targets.items() if v is not None}
    if genre is not None:
        wanted["genre"] = arguments.text(genre, f"{what}: genre", CostError)
    fade = arguments.number(times.minutes(soft, f"{what}: soft", CostError), f"{what}: soft", least=0, error=CostError)
    return Scene(name, length, wanted, arguments.number(weight, f"{what}: weight", least=0, error=CostError), fade)


def plan(scenes: Iterable[Scene], stretch: bool = True) -> Cost:
    """The cost of consecutive scenes, for `sg.order(crate, cost + sg.plan([...]))`; `order(scenes=[...])` does the same.

    Where the music is more than a tenth longer or shorter than the plan, every scene is stretched with it and
    `mix.problem.off` says so; with stretch=False the clock counts as it is, and what plays after the last scene is free.
    Raises CostError.
    """
    given = [scenes] if isinstance(scenes, Scene) else list(scenes)
    total = 0.0
    for one in given:
        if not isinstance(one, Scene):
            raise CostError(f"{one!r} is not a scene; write sg.scene('training', minutes=4, energy=.8)")
        total += one.minutes
    return _on_clock(given, total if stretch else 0.0)


def _on_clock(scenes: Sequence[Scene], total: float) -> Cost:
    """One scene after the other; `total` is the knob `plan` of the term."""
    out, begin = Cost(), 0.0
    for one in scenes:
        end = begin + one.minutes
        if one is scenes[-1] and total > 0:
            end = total  # whatever rounding made of the sum
        if one.targets:
            knobs = {"title": one.title, "begin": begin, "end": end, "soft": one.soft, **one.targets}
            out = out + one.weight * Cost(_core.term("scene", plan=total, **knobs))
        begin = end
    return out


def phases(*families: str | tuple[str, float], soft: float = 0.25, weight: float = 3.0) -> Cost:
    """Families of genres one after the other, each for an equal share of the time: `sg.phases("rock", "electronic", "any")`.

    ("rock", 2) lasts twice as long as the others; "any" asks for nothing. `soft` is the share of a phase over which its
    border fades. Raises CostError.
    """
    parts = [(one, 1.0) if isinstance(one, str) else one for one in families]
    lengths = [arguments.number(share, f"phases: the share of '{name}'", least=0, error=CostError) for name, share in parts]
    if (whole := sum(lengths)) <= 0:
        raise CostError("phases: the shares must sum to more than 0")
    fade = arguments.number(soft, "phases: soft", least=0, error=CostError)
    stages = []
    for (name, _), length in zip(parts, lengths, strict=True):
        share = length / whole
        stages.append(scene(name, share, genre=None if name == "any" else name, soft=fade * share, weight=weight))
    return _on_clock(stages, OF_SHARES)


def cue(track: Any, at: Any, hits: Any, within: Any = "5s", weight: float = 4.0) -> Cue:
    """A moment inside a track lands on a moment of the film: `sg.cue("Stronger", at="0:48", hits="12:30", within="5s")`.

    at: into the track, '0:48' or seconds. hits: into the playlist, '12:30' or minutes. The nearer the better, and the rule
    `land` is broken where it is farther off than `within`. Raises CostError; where the crate is known, a moment outside the
    track or the music is a CostError or RuleError too.
    """
    return Cue(
        track,
        times.clock(at, "cue: at", 1, CostError),
        times.clock(hits, "cue: hits", 60, CostError),
        times.clock(within, "cue: within", 1, CostError),
        arguments.number(weight, "cue: weight", least=0, error=CostError),
    )


def cue_cost(cues: Iterable[Cue], crate: Any) -> Cost:
    """The soft part of cues, with tracks looked up in the crate. Raises CostError or DataError."""
    out = Cost()
    for one in [cues] if isinstance(cues, Cue) else cues:
        if not isinstance(one, Cue):
            raise CostError(f"{one!r} is not a cue; write sg.cue('Stronger', at='0:48', hits='12:30')")
        name = crate.ids[crate.find(one.track)]
        out = out + one.weight * Cost(_core.term("cue", track=name, at=one.at, hits=one.hits, within=one.within))
    return out


def cue_rules(cues: Iterable[Cue]) -> list[rules.TrackRule]:
    """The hard part of cues. Raises CostError."""
    return [rules.land(one.track, one.at, one.hits, one.within) for one in ([cues] if isinstance(cues, Cue) else cues)]


def arc_of(playlist: Any, of: str, axis: str = "slots", points: int | None = None) -> list[tuple[float, float]]:
    """The curve that a playlist follows, to be the shape of another's arc: `sg.arc("energy", sg.arc_of(mix, "energy"))`.

    (position 0..1, value 0..1 of the arc's range) of every track that has the feature; with `points` that many means in a
    row. axis as in `arc`. Raises CostError.
    """
    word = arguments.text(of, "arc_of: of", CostError)
    if word not in _core.scalars():
        raise CostError(f"arc_of: '{word}' is not a number of a track{_core.did_you_mean(word, _core.scalars())}")
    if axis not in ("slots", "minutes"):
        raise CostError(f"arc_of: axis is {axis!r}; it must be 'slots' or 'minutes'")
    low, high = _core.arc_range(word)
    values = np.array([np.nan if (v := getattr(t, word)) is None else v for t in playlist.tracks], dtype=float)
    scaled = np.clip((values - low) / (high - low), 0, 1)
    where = _positions(playlist, axis)
    known = ~np.isnan(scaled)
    if not known.any():
        raise CostError(f"arc_of: no track of the playlist has a known {word}")
    curve = list(zip(where[known].tolist(), scaled[known].tolist(), strict=True))
    return _strictly(curve) if points is None else _means(curve, arguments.whole(points, "arc_of: points", least=1, error=CostError))


def _positions(playlist: Any, axis: str) -> np.ndarray:
    n = len(playlist)
    if axis == "slots":
        return np.arange(n) / max(1, n - 1)
    minutes = np.array([0.0 if t.duration is None else t.duration for t in playlist.tracks])
    minutes[minutes == 0] = minutes[minutes > 0].mean() if (minutes > 0).any() else 1.0
    return (np.cumsum(minutes) - minutes) / minutes.sum()


def _strictly(curve: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [p for i, p in enumerate(curve) if i == 0 or p[0] > curve[i - 1][0]]


def _means(curve: Sequence[tuple[float, float]], points: int) -> list[tuple[float, float]]:
    parts = [part for part in np.array_split(np.array(curve), min(points, len(curve))) if len(part)]
    return _strictly([(float(part[:, 0].mean()), float(part[:, 1].mean())) for part in parts])


__all__ = ["Cue", "Scene", "arc_of", "cue", "phases", "plan", "scene"]
