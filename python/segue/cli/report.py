"""segue report FILE"""

from __future__ import annotations

import html
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

import segue as sg
from segue import save

from . import source
from .terminal import File, Force, Json, Preset, app, out

STYLE = "body{font:15px sans-serif;max-width:60em;margin:2em auto}td,th{text-align:left;padding:.1em .8em .1em 0}"


@app.command()
def report(
    file: File,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="An HTML file to write; - writes it to standard output.")
    ] = None,
    preset: Preset = "default",
    force: Force = False,
    as_json: Json = False,
) -> None:
    """What was understood of a file, and what its order costs: as text, HTML (-o) or JSON."""
    mix = source.as_it_stands(file, preset)
    found = mix.crate.report
    if as_json:
        print(
            json.dumps(
                {k: v for k, v in found.items() if k not in ("duplicates", "tempo_octave")}
                | {
                    "duplicates": [{"rows": d.rows, "reason": d.reason} for d in found["duplicates"]],
                    "tempo_octave": str(found["tempo_octave"]),
                }
            )
        )
        return
    if output is None:
        out.print(str(found), markup=False)
        return
    page = _page(mix)
    if output == "-":
        sys.stdout.write(page)
        return
    where = Path(output)
    if where.exists() and not force:
        raise sg.DataError(f"{where} is there already; add --force to replace it")
    save.replace(where, page.encode())
    out.print(f"wrote {where}", markup=False)


def _page(mix: sg.Playlist) -> str:
    title = html.escape(mix.crate.title or "segue")
    parts = [f"<h1>{title}</h1>", mix.crate.report._repr_html_(), "<h2>The order as it stands</h2>", mix._repr_html_()]
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="en">{head}{"".join(parts)}</html>\n'
