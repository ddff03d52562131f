"""segue presets"""

from __future__ import annotations

import json
from typing import Any

import segue as sg
from segue.presets import GROUNDS, Preset, wants

from .terminal import Json, app, out


def _facts(p: Preset) -> dict[str, Any]:
    rules = [str(rule) for rule in p.rules]
    return {"sentence": p.sentence, "cost": json.loads(p.cost.to_json()), "rules": rules, "grounds": p.grounds}


@app.command()
def presets(as_json: Json = False) -> None:
    """Every preset, its weights, and the ground of each."""
    found = sg.presets().values()
    if as_json:
        print(json.dumps({p.name: _facts(p) for p in found}))
        return
    for p in found:
        out.print(f"[bold]{p.name}[/bold]: {p.sentence}")
        for (weight, name, knobs, label), ground in zip(p.cost.terms, p.grounds, strict=True):
            out.print(f"  {weight:>5.2f}  {label:<24} {ground}: {GROUNDS[ground]}", markup=False)
            if asked := wants(name, knobs):
                out.print(f"         {asked[2:]}", markup=False)
        for rule in p.rules:
            out.print(f"  rule   {rule}", markup=False)
