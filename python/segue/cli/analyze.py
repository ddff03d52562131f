"""segue analyze FOLDER"""

from __future__ import annotations

import json
import math
from typing import Annotated, Any

import typer

import segue as sg

from .terminal import Force, Json, app, err, out


@app.command()
def analyze(
    what: Annotated[list[str], typer.Argument(help="Folders and sound files.")],
    output: Annotated[str | None, typer.Option("-o", "--output", help="A table to write: .parquet .csv")] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at a time; as many as processors by default.")
    ] = None,
    cache: Annotated[
        str | None, typer.Option(help="Where results are kept, by content; the user's own file by default.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Measure everything anew and keep nothing.")] = False,
    force: Force = False,
    as_json: Json = False,
) -> None:
    """Measures sound files: bpm, key, loudness, energy, syncopation, timbre, intro and outro."""
    try:
        crate = sg.analyze(what, jobs=jobs, cache=cache or not no_cache, progress=err.is_terminal)
    except ImportError as e:
        raise sg.DataError(str(e)) from None
    for note in crate.notes:
        err.print(note, markup=False)
    if output is not None:
        where = sg.order(crate, method="given").save(output, overwrite=force)
        err.print(f"wrote {where}.   next: segue order {where}", markup=False)
    if as_json:
        print(json.dumps(_rows(crate)))
    elif output is None:
        for t in crate.tracks:
            beat, level = f"{_shown(t.bpm, '.1f'):>6} bpm", f"{_shown(t.loudness, '.1f'):>6} LUFS"
            rest = f"energy {_shown(t.energy, '.2f')}  syncopation {_shown(t.syncopation, '.2f')}"
            out.print(f"{beat}  {t.key or '·'!s:<4} {level}  {rest}  {t.title}", markup=False)


def _shown(value: float | None, form: str) -> str:
    return "·" if value is None else format(value, form)


def _rows(crate: sg.Crate) -> list[dict[str, Any]]:
    columns = crate._exported()
    return [{name: _plain(column[row]) for name, column in columns.items()} for row in range(len(crate))]


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and math.isnan(value) else value
