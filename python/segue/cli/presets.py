"""segue presets"""

from __future__ import annotations

import json

import segue as sg
from segue.presets import GROUNDS

from .terminal import Json, app, out


@app.command()
def presets(as_json: Json = False) -> None:
    """Every preset, its weights, and the ground of each."""
    found = sg.presets().values()
    if as_json:
        print(
            json.dumps(
                {
                    p.name: {"sentence": p.sentence, "cost": json.loads(p.cost.to_json()), "grounds": p.grounds}
                    for p in found
                }
            )
        )
        return
    for p in found:
        out.print(f"[bold]{p.name}[/bold]: {p.sentence}")
        for (weight, _, _, label), ground in zip(p.cost.terms, p.grounds, strict=True):
            out.print(f"  {weight:>5.2f}  {label:<24} {ground}: {GROUNDS[ground]}", markup=False)
        for rule in p.rules:
            out.print(f"  rule   {rule}", markup=False)
