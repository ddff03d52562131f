"""segue sample FILE"""

from __future__ import annotations

import json
from typing import Annotated

import typer

import segue as sg

from . import picture, source
from .terminal import File, Json, Preset, Seed, app, err, out


@app.command()
def sample(
    file: File,
    n: Annotated[int, typer.Option("-n", min=0, help="Orders to draw.")] = 5,
    temperature: Annotated[
        float, typer.Option("--temperature", "-t", min=0, help="0: the best order; about how much worse one may be.")
    ] = 0.1,
    preset: Preset = "default",
    rule: Annotated[list[str], typer.Option(help="'apart artist 30min', 'at_most genre 2', ...")] = [],  # noqa: B006
    seed: Seed = 0,
    threads: Annotated[int, typer.Option(min=1)] = 1,
    as_json: Json = False,
) -> None:
    """Draws several good orders by chance, the better ones more often."""
    crate = source.crate_of(file)
    mixes = sg.sample(
        crate, n=n, temperature=temperature, seed=seed, preset=preset, rules=rule, threads=threads,
        progress=err.is_terminal and not as_json,
    )  # fmt: skip
    if as_json:
        about = {"acceptance": mixes.acceptance, "effective_size": mixes.effective_size}
        print(json.dumps({**about, "orders": [picture.result(mix) for mix in mixes]}))
        return
    for number, mix in enumerate(mixes, start=1):
        out.print(f"{number}: cost {mix.cost:.2f}", style="bold", markup=False)
        out.print("   " + " · ".join(track.title or track.id for track in mix.tracks), markup=False)
    out.print(f"worth {mixes.effective_size:.1f} independent draws; {100 * mixes.acceptance:.0f} % of moves accepted")
