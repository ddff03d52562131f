"""segue bench FILE"""

from __future__ import annotations

import json
from typing import Annotated

import typer

import segue as sg
from segue import frames

from . import source
from .terminal import File, Json, Preset, app, out

METHODS = ["given", "shuffle", "nearest", "auto"]


@app.command()
def bench(
    file: File,
    preset: Preset = "default",
    method: Annotated[list[str], typer.Option(help="One of: auto, exact, iterated, nearest, shuffle, sort:energy, ...")] = METHODS,
    seeds: Annotated[int, typer.Option(min=1, help="Runs of each method, over which the mean is taken.")] = 5,
    as_json: Json = False,
) -> None:
    """Orders a file by several methods, side by side: cost, share of the way to the proven limit, seconds."""
    crate = source.crate_of(file)
    found = frames.raw_columns(sg.compare(crate, method, seeds, preset=preset))
    rows = [dict(zip(found, row, strict=True)) for row in zip(*found.values(), strict=True)]
    if as_json:
        print(json.dumps([{name: None if value != value else value for name, value in row.items()} for row in rows]))
        return
    out.print(f"{crate.summary()}; mean of {seeds}", markup=False)
    for row in rows:
        closed = row["closed"]
        known = closed is not None and closed == closed  # a frame may write None as NaN
        share = f"{100 * closed:.0f} % of the way to the proven limit" if known else "no limit proven"
        out.print(f"  {row['method']:<18} cost {row['cost']:>8.2f}  {row['seconds']:>8.3f} s  {share}", markup=False)
