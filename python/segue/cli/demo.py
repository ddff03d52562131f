"""segue demo"""

from __future__ import annotations

import segue as sg

from . import picture
from .terminal import Preset, Seed, app, out


@app.command()
def demo(preset: Preset = "default", seed: Seed = 7) -> None:
    """The embedded soundtrack, ordered, with reasons."""
    crate = sg.never_back_down()
    out.print(f"The soundtrack of Never Back Down: {crate.summary()}", markup=False)
    mix = sg.order(crate, preset=preset, seed=seed)
    picture.show(mix)
    for slot in range(len(mix)):
        out.print(f"{slot + 1:>3}. {mix.explain(slot)}", markup=False)
