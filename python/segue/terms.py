"""The terms of a cost. Each function gives a Cost of weight 1; scale it with a number and add others.

`of` names a feature: bpm, energy, valence, danceability, acousticness, instrumentalness, syncopation, loudness,
dynamic_range, popularity, year, duration, and intro_bpm, outro_bpm, intro_energy, outro_energy; for `fatigue` also genre,
artist, album, role, tempo_band, straight_rhythm, obscurity, decade. A knob out of range, or an unknown name, raises CostError.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np

from . import _core, arguments, times
from ._core import CostError
from .cost import Callback, Cost


def _term(name: str, **knobs: Any) -> Cost:
    return Cost(_core.term(name, **knobs))


def _number(value: Any, what: str) -> float:
    return arguments.number(value, what, error=CostError)


def _word(value: Any, what: str) -> str:
    return arguments.text(value, what, error=CostError)


def tempo(tolerance: float = 0.03, limit: float = 0.25, fold: float = 0.15, slowing: float = 1.0, ends: bool = False) -> Cost:
    """A jump of tempo between neighbours: free up to the share `tolerance`, 1 from `limit` on.

    Half and double time count as near, for the price `fold` (0..1); `slowing` (0 or more) multiplies the price where b is slower than a.
    ends: compare the outro of a with the intro of b, the whole track where they are unknown.
    """
    knobs = {"tolerance": tolerance, "limit": limit, "fold": fold, "slowing": slowing}
    return _term("tempo", **{k: _number(v, f"tempo: {k}") for k, v in knobs.items()}, ends=ends)


def key(table: Any = None, ends: bool = False) -> Cost:
    """A change of key between neighbours. `table`: 24 x 24 prices in 0..1 by `Key.wheel_index`, row a then column b.

    ends: compare the outro of a with the intro of b, the whole track where they are unknown.
    """
    if table is None:
        return _term("key", ends=ends)
    prices = _matrix(table, "key: table")
    if prices.shape != (24, 24):
        raise CostError(f"key: table is {prices.shape[0]} x {prices.shape[1]}; it must be 24 x 24")
    return _term("key", table=prices.ravel().tolist(), ends=ends)


def step(of: str, free: float | None = None, full: float | None = None, ends: bool = False) -> Cost:
    """A step in a feature between neighbours: free up to `free`, 1 from `full` on, in the feature's unit.

    Defaults: energy .1 and .6, loudness 3 and 12 dB, valence .15 and .7, year 5 and 40.
    ends, of bpm or energy: compare the outro of a with the intro of b, the whole track where they are unknown.
    """
    knobs: dict[str, Any] = {"of": _word(of, "step: of"), "ends": ends}
    if free is not None:
        knobs["free"] = _number(free, "step: free")
    if full is not None:
        knobs["full"] = _number(full, "step: full")
    return _term("step", **knobs)


def contrast(low: float = 0.35, high: float = 1.0) -> Cost:
    """Genre distance of neighbours (0..1) outside a band: below `low` they are too much alike, above `high` it is whiplash."""
    return _term("contrast", low=_number(low, "contrast: low"), high=_number(high, "contrast: high"))


def freshness(half_life: Any = 30) -> Cost:
    """What was heard lately is dear: a track costs 2^(-days since it was last played / half_life).

    half_life: days, > 0, or a timedelta. The price is the same in every slot: it counts where tracks are chosen (`fit`, `count`)
    and adds the same to every order of the same tracks; to play what was long not heard first, add
    `sg.arc("last_played", "fall")`. A track whose `last_played` is unknown costs nothing. Raises CostError.
    """
    days = half_life / timedelta(days=1) if isinstance(half_life, timedelta) else half_life
    return _term("freshness", half_life=_number(days, "freshness: half_life"))


def impact(of: str = "energy", threshold: float = 0.7, span: float = 0.4) -> Cost:
    """A loud track costs the more, the less the one before lets it hit; `of` is energy or loudness."""
    return _term(
        "impact", of=_word(of, "impact: of"), threshold=_number(threshold, "impact: threshold"), span=_number(span, "impact: span")
    )


def fatigue(of: str, half_life: times.Time | None = None, per: str | None = None) -> Cost:
    """Ear fatigue in one attribute, with memory: after `half_life` (minutes, '15min', '1h', timedelta) the ear has half recovered.

    per='run': an unbroken run costs about 1 a track; per='pair': two neighbours that share the attribute cost 1.
    Default half-lives: artist and album 5, genre 15, loudness 5, role 30, others 15 minutes.
    """
    knobs: dict[str, Any] = {"of": _word(of, "fatigue: of")}
    if half_life is not None:
        knobs["half_life"] = times.minutes(half_life, f"fatigue({of}): half_life", CostError)
    if per is not None:
        knobs["per"] = _word(per, f"fatigue({of}): per")
    return _term("fatigue", **knobs)


def arc(of: str, shape: str | Sequence[tuple[float, float]], axis: str = "slots", unit: str = "share") -> Cost:
    """The curve that a feature should follow: (v - a)^2 a track.

    `of` is a numeric feature, or a family of genres such as 'electronic' (then its share). `shape` is a name (flat, ramp,
    fall, wave, peak, valley, album, montage, underdog, warmup, cooldown) or (position 0..1, value 0..1) points. axis is
    'slots', or 'minutes' for the share of the playing time. unit='feature': the values are in the feature's own unit, such as
    bpm that should follow a heart rate or a cadence; what lies outside its arc range counts as its end.
    """
    word = _word(of, "arc: of")
    if unit not in ("share", "feature"):
        raise CostError(f"arc: unit is {unit!r}; it must be 'share' (values 0..1) or 'feature'")
    if not isinstance(shape, str):
        shape = _points(shape)
        if unit == "feature":
            low, high = _core.arc_range(_plain(word))
            shape = [(x, min(1.0, max(0.0, (y - low) / (high - low)))) for x, y in shape]
    names = {"of": word} if _plain(word) in _core.attributes() else {"family": word}
    return _term("arc", **names, shape=shape, axis=_word(axis, "arc: axis"))


def embedding(low: float = 0.0, high: float = 0.0, metric: str = "cosine") -> Cost:
    """Texture contrast: a band on the distance of embeddings, priced as `contrast` prices genres; metric 'cosine' or 'l2'."""
    return _term(
        "embedding", low=_number(low, "embedding: low"), high=_number(high, "embedding: high"), metric=_word(metric, "embedding: metric")
    )


def custom(prices: Any | Callable[[Any, Any], float], label: str | None = None) -> Cost:
    """Your own transition price, 0 or more: an n x n matrix (row a, then column b) or a callable of two Tracks.

    NaN (or None from a callable) is unknown, +inf in a matrix forbids. A callable is run once for every ordered pair.
    """
    if callable(prices):
        name = getattr(prices, "__name__", "custom")
        return Cost(callbacks=(Callback(1.0, prices, label or ("custom" if name == "<lambda>" else name)),))
    return Cost(_core.custom(_matrix(prices, "custom"), _word(label or "custom", "custom: label")))


def slot(prices: Any, label: str = "slot") -> Cost:
    """Your own price of every track (row) in every slot (column): an n x n matrix of finite numbers."""
    return Cost(_core.slot(_matrix(prices, "slot"), _word(label, "slot: label")))


def _plain(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _points(shape: Any) -> list[tuple[float, float]]:
    try:
        return [(_number(x, "arc: a position"), _number(y, "arc: a value")) for x, y in shape]
    except CostError:
        raise
    except (TypeError, ValueError):
        raise CostError(f"arc: shape is {shape!r}; it must be a name or a list of (position, value)") from None


def _matrix(given: Any, what: str) -> np.ndarray:
    try:
        matrix = np.ascontiguousarray(given, dtype=np.float64)
    except (TypeError, ValueError):
        raise CostError(f"{what} must be a matrix of numbers") from None
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise CostError(f"{what} must be a square matrix; its shape is {matrix.shape}")
    return matrix
