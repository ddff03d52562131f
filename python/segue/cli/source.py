"""What a command works on: the crate of a file or of standard input, and its order as it stands."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import segue as sg


def crate_of(file: str) -> sg.Crate:
    """The crate of a file, or of standard input where it is '-'. Raises DataError."""
    if file != "-":
        return sg.read(file)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input.csv"
        path.write_bytes(sys.stdin.buffer.read())
        return sg.read(path)


def as_it_stands(file: str, preset: str) -> sg.Playlist:
    """The tracks of a file in the order they are in, priced by a preset. Raises DataError."""
    known = preset in sg.presets()
    return sg.order(
        crate_of(file), sg.presets()[preset].cost if known else None, preset=None if known else preset, method="given"
    )
