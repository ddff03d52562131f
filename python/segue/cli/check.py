"""segue check FILE"""

from __future__ import annotations

import json
from typing import Annotated

import typer

import segue as sg

from . import source
from .order import pinned
from .terminal import File, Json, app, err, out


@app.command()
def check(
    file: File,
    lock: Annotated[list[str], typer.Option(help='1="False Pretense": this title in this slot.')] = [],  # noqa: B006
    rule: Annotated[list[str], typer.Option(help="A rule, as in segue order.")] = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Whether rules can all hold for the tracks of a file; exit code 1 where they collide."""
    report = sg.check(source.crate_of(file), pinned(lock, rule))
    if as_json:
        relaxations = [{"rule": str(r.rule), "to": None if r.to is None else str(r.to)} for r in report.relaxations]
        found = {"ok": report.ok, "proven": report.proven, "sentences": report.sentences, "witness": report.witness}
        print(json.dumps(found | {"conflicts": [str(r) for r in report.conflicts], "relaxations": relaxations}))
    else:
        (out if report.ok else err).print(str(report), markup=False)
    if not report.ok:
        raise typer.Exit(1)
