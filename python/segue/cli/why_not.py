"""segue why-not FILE TITLE SLOT"""

from __future__ import annotations

from . import source
from .terminal import File, Preset, Slot, app, out


@app.command("why-not")
def why_not(file: File, title: str, slot: Slot, preset: Preset = "default") -> None:
    """What a track would cost in another slot."""
    out.print(source.as_it_stands(file, preset).why_not(title, slot - 1), markup=False)
