"""segue order FILE"""

from __future__ import annotations

import json
import sys
from typing import Annotated, Any

import typer

import segue as sg
from segue import save
from segue.formats import registry

from . import brief, picture, source, target
from .interruption import Interruption
from .terminal import Cues, File, Force, Json, Preset, Scenes, Seed, app, err, out


def pinned(locks: list[str], rules: list[str]) -> list[Any]:
    made: list[Any] = list(rules)
    for lock in locks:
        slot, equals, title = lock.partition("=")
        if not equals or not slot.strip().isdigit() or int(slot) < 1:
            raise typer.BadParameter(f"{lock!r}: write --lock 1=TITLE, slots count from 1")
        made.append(sg.lock(int(slot) - 1, title.strip().strip('"')))
    return made


@app.command()
def order(
    file: File,
    preset: Preset = "default",
    lock: Annotated[list[str], typer.Option(help='1="False Pretense": this title in this slot.')] = [],  # noqa: B006
    rule: Annotated[list[str], typer.Option(help="'apart artist 30min', 'at_most genre 2', 'every 4 score', ...")] = [],  # noqa: B006
    scene: Scenes = [],  # noqa: B006
    cue: Cues = [],  # noqa: B006
    fit: Annotated[str | None, typer.Option(help="Choose tracks that last so long: 60min.")] = None,
    count: Annotated[int | None, typer.Option(min=1, help="Choose so many tracks.")] = None,
    optional: Annotated[
        str | None, typer.Option(help="'role=interlude': play these only where they soften what is around.")
    ] = None,
    reprise: Annotated[list[str], typer.Option(help="A title that comes twice.")] = [],  # noqa: B006
    method: Annotated[
        str, typer.Option(help="One of: auto, exact, iterated, nearest, shuffle, sort:energy, ...")
    ] = "auto",
    seed: Seed = 0,
    seconds: Annotated[
        float | None, typer.Option(min=0, help="Stop after so long; the default stop is the same on every machine.")
    ] = None,
    threads: Annotated[int, typer.Option(min=1)] = 1,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="A file to write: .m3u8 .csv .tsv; - writes m3u8 to standard output."),
    ] = None,
    force: Force = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail where the rules do not all hold.")] = False,
    as_json: Json = False,
) -> None:
    """Orders the tracks of a file."""
    rules = pinned(lock, rule)
    scenes, cues = [brief.scene(one) for one in scene], [brief.cue(one) for one in cue]
    quiet = as_json or output == "-"
    say = err if quiet else out
    if output not in (None, "-"):
        target.check(output, force)
    crate = source.crate_of(file)
    say.print(f"read {crate.summary()}", markup=False)
    for note in (crate.columns_report, *crate.notes):
        if note:
            say.print(f"  {note}", markup=False, style="dim")
    stop = None if seconds is None else sg.after(seconds=seconds)
    with Interruption() as interruption:
        mix = sg.order(
            crate, preset=preset, rules=rules, method=method, seed=seed, threads=threads, stop=stop, strict=strict,
            scenes=scenes or None, cues=cues, fit=fit, count=count, optional=optional, reprise=reprise,
            progress=err.is_terminal and not quiet, on_interrupt="best" if output else "raise",
        )  # fmt: skip
    wrote = _write(mix, output, force)  # before it is shown: who reads may stop reading
    if as_json:
        print(json.dumps(picture.result(mix)))
    elif output != "-":
        picture.show(mix)
    if wrote:
        say.print(wrote, markup=False)
    if interruption.happened:
        raise KeyboardInterrupt


def _write(mix: sg.Playlist, output: str | None, force: bool) -> str:
    """Writes the playlist where it was asked for, and says so."""
    if output is None:
        return ""
    if output == "-":
        sys.stdout.buffer.write(save.content(mix, registry.named("m3u8")))
        return ""
    where = mix.save(output, overwrite=force)
    gone = sum(not t.available for t in mix.tracks)
    return f"wrote {where} ({len(mix) - gone} playable, {gone} greyed).   next: segue explain {where} 2"
