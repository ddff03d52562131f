"""Pictures, through matplotlib. Every function takes `ax=None` and returns the axes it drew on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ._core import DataError
from .playlist import Playlist

COLOURS = ("#c2410c", "#1d4ed8", "#6b7280", "#15803d", "#7e22ce")


def _axes(ax: Any) -> Any:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError:
        raise ImportError("plots need matplotlib: pip install segue[plot]") from None
    return plt.subplots(figsize=(9, 4), layout="constrained")[1]


def _column(mix: Playlist, name: str) -> np.ndarray:
    values = [getattr(track, name) for track in mix.tracks]
    return np.array([np.nan if v is None else v for v in values], dtype=float)


def journey(mix: Playlist, ax: Any = None) -> Any:
    """Energy (left, 0..1) and tempo (right, beats a minute) by slot; unknown values leave a gap, unavailable tracks are grey."""
    ax = _axes(ax)
    slots = np.arange(1, len(mix) + 1)
    ax.plot(slots, _column(mix, "energy"), "o-", color=COLOURS[0], label="energy")
    ax.set(ylim=(0, 1.05), ylabel="energy", title=f"Journey: {mix.proof}")
    beats = ax.twinx()
    beats.plot(slots, _column(mix, "bpm"), "s--", color=COLOURS[1], alpha=0.7, label="bpm")
    beats.set_ylabel("beats a minute")
    names = [track.title or track.id for track in mix.tracks]
    if len(mix) <= 40:
        ax.set_xticks(slots, names, rotation=60, ha="right", fontsize=8)
        for label, track in zip(ax.get_xticklabels(), mix.tracks, strict=True):
            label.set_color("black" if track.available else "#999999")
    handles = [*ax.get_lines(), *beats.get_lines()]
    ax.legend(handles, [h.get_label() for h in handles], loc="lower left")
    return ax


def strain(mixes: Playlist | Mapping[str, Playlist], ax: Any = None) -> Any:
    """Strain on the ear by slot, all exposures together: of one playlist, or of several by name in one picture."""
    named = {"segue": mixes} if isinstance(mixes, Playlist) else dict(mixes)
    if not named or not all(isinstance(m, Playlist) for m in named.values()):
        raise DataError("strain takes a playlist, or a dict of name -> playlist")
    ax = _axes(ax)
    for (name, mix), colour in zip(named.items(), COLOURS * len(named), strict=False):
        total = mix.strain.sum(axis=1)
        ax.plot(np.arange(1, len(mix) + 1), total, "o-", color=colour, label=f"{name} (sum {total.sum():.2f})")
    ax.set(xlabel="slot", ylabel="strain", title="Strain: what meets memory of the same")
    ax.set_ylim(bottom=0)
    ax.legend()
    return ax
