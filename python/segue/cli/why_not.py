"""segue why-not FILE TITLE SLOT"""

from __future__ import annotations

from . import source
from .terminal import Cues, File, Preset, Scenes, Slot, app, out


@app.command("why-not")
def why_not(file: File, title: str, slot: Slot, preset: Preset = "default", scene: Scenes = [], cue: Cues = []) -> None:  # noqa: B006
    """What a track would cost in another slot."""
    mix = source.as_it_stands(file, preset, scene, cue)
    out.print(mix.why_not(title, source.slot_of(mix, slot)), markup=False)
