"""What a command works on: the crate of a file or of standard input, and its order as it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import segue as sg
from segue.plural import counted

from . import brief


def crate_of(file: str) -> sg.Crate:
    """The crate of a file, or of standard input where it is '-'. Raises DataError."""
    return sg.read(sys.stdin.buffer if file == "-" else file)


def as_it_stands(file: str, preset: str, scenes: Iterable[str] = (), cues: Iterable[str] = ()) -> sg.Playlist:
    """The tracks of a file in the order they are in, priced by a preset, scenes and cues. Raises DataError, CostError."""
    known = preset in sg.presets()
    return sg.order(
        crate_of(file),
        sg.presets()[preset].cost if known else None,
        preset=None if known else preset,
        method="given",
        scenes=[brief.scene(one) for one in scenes] or None,
        cues=[brief.cue(one) for one in cues],
    )


def slot_of(mix: sg.Playlist, slot: int) -> int:
    """The slot that people count from 1, counted from 0. Raises DataError where the playlist has no such slot."""
    if slot > len(mix):
        raise sg.DataError(f"slot {slot} is outside the playlist of {counted(len(mix), 'track')}")
    return slot - 1
