"""segue explain FILE SLOT"""

from __future__ import annotations

from . import source
from .terminal import File, Preset, Slot, app, out


@app.command()
def explain(file: File, slot: Slot, preset: Preset = "default") -> None:
    """Why the track in a slot follows the one before, in the order of the file."""
    mix = source.as_it_stands(file, preset)
    out.print(mix.explain(source.slot_of(mix, slot)), markup=False)
