"""segue convert IN OUT"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

import segue as sg
from segue import save

from .terminal import File, Force, app, err

Name = Annotated[str | None, typer.Option("--playlist", help="One playlist of a library, by path or name.")]
From = Annotated[str | None, typer.Option("--from", help="The format of IN, where its content does not tell.")]
To = Annotated[str | None, typer.Option("--to", help="The format of OUT, where its name does not tell; needed for -.")]
Into = Annotated[
    str | None, typer.Option("--into", help="Your rekordbox, Traktor or iTunes file: OUT is a copy with the playlist added.")
]


@app.command()
def convert(
    file: File,
    output: Annotated[str, typer.Argument(help="A file of a format that can be written; or - for standard output.")],
    playlist: Name = None,
    source: From = None,
    target: To = None,
    features: Annotated[str | None, typer.Option("--join", help="A table of features for the tracks of IN.")] = None,
    into: Into = None,
    title: Annotated[str | None, typer.Option(help="What the playlist is called.")] = None,
    quote_formulas: Annotated[
        bool, typer.Option("--quote-formulas", help="CSV: cells that a spreadsheet would run become texts.")
    ] = False,
    force: Force = False,
) -> None:
    """Writes the tracks of a file, in their order, in another format.

    Into a folder (OUT/) every playlist of a library.
    """
    if output.endswith(("/", "\\")):
        made = sg.save_playlists(file, output, target or "m3u8", force)
        err.print(f"wrote {len(made)} playlists into {output}", markup=False)
        return
    crate = sg.read(sys.stdin.buffer if file == "-" else file, format=source, playlist=playlist)
    if features is not None:
        crate = sg.join(crate, features)
    for note in crate.notes:
        err.print(f"  {note}", markup=False, style="dim")
    if output == "-" and target is None:
        raise typer.BadParameter("standard output has no name that tells a format: add --to")
    form = save.form_for(Path(output), target, into)
    lost = [
        name
        for name in crate.report["known"]
        if form.keeps and name not in form.keeps.replace("artist", "artists").replace("genre", "genres").split()
    ]
    if lost := [name for name in lost if name not in ("id", "title")]:
        err.print(f"{form.name} has no place for {', '.join(lost)}", markup=False)
    if output == "-":
        sys.stdout.buffer.write(save.content(crate, form, into, title, quote_formulas))
        return
    where = crate.save(output, target, force, into=into, title=title, quote_formulas=quote_formulas)
    err.print(f"wrote {where}: {len(crate)} tracks as {form.name}", markup=False)
