"""segue explain FILE SLOT"""

from __future__ import annotations

from . import source
from .terminal import Cues, File, Preset, Scenes, Slot, app, out


@app.command()
def explain(file: File, slot: Slot, preset: Preset = "default", scene: Scenes = [], cue: Cues = []) -> None:  # noqa: B006
    """Why the track in a slot follows the one before, in the order of the file."""
    mix = source.as_it_stands(file, preset, scene, cue)
    out.print(mix.explain(source.slot_of(mix, slot)), markup=False)
