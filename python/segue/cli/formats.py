"""segue formats"""

from __future__ import annotations

import dataclasses
import json

from segue.formats import registry

from .terminal import Json, app, out


@app.command()
def formats(as_json: Json = False) -> None:
    """File formats, what is read and written of each, and the ends of their names."""
    if as_json:
        print(json.dumps([dataclasses.asdict(form) for form in registry.FORMATS]))
        return
    for form in registry.FORMATS:
        does = "read, write" if form.writes else "read"
        out.print(f"{form.name:<15}{' '.join(form.extensions):<20}{does:<13}{form.sentence}", markup=False)
