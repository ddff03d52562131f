"""segue show FILE"""

from __future__ import annotations

import json

from . import picture, source
from .terminal import File, Json, Preset, app, out


@app.command()
def show(file: File, preset: Preset = "default", as_json: Json = False) -> None:
    """A file in the order it is in: what was understood, and what the order costs."""
    mix = source.as_it_stands(file, preset)
    if as_json:
        print(json.dumps(picture.result(mix)))
        return
    out.print(f"read {mix.crate.summary()}", markup=False)
    out.print(f"  {mix.crate.columns_report}", markup=False, style="dim")
    for tag, count in sorted(mix.crate.report["unknown_tags"].items(), key=lambda x: -x[1])[:10]:
        out.print(f"  unknown genre '{tag}': {count} tracks", markup=False, style="dim")
    picture.show(mix)
