"""The command line: segue demo, order, explain, why-not, show, presets, formats.

Exit codes: 0 done; 1 the data or the rules are at fault; 2 usage; 130 interrupted. Slots count from 1.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

try:
    import typer
    from rich.console import Console
    from rich.table import Table as RichTable
except ImportError as e:
    raise SystemExit(f"the command line needs typer and rich ({e}): pip install segue[cli]") from None

import segue as sg
from segue.formats import registry
from segue.presets import GROUNDS

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Orders music so that it keeps the ear awake.", pretty_exceptions_enable=False)
out = Console(soft_wrap=True)
err = Console(stderr=True, soft_wrap=True)

File = Annotated[str, typer.Argument(help="A file (csv, json, parquet, m3u8), or - for standard input as csv.")]
Preset = Annotated[str, typer.Option("--preset", "-p", help="One of: segue presets.")]
Seed = Annotated[int, typer.Option(min=0)]
Json = Annotated[bool, typer.Option("--json", help="Machine-readable results alone on standard output.")]


def _read(file: str) -> sg.Crate:
    if file != "-":
        return sg.read(file)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input.csv"
        path.write_bytes(sys.stdin.buffer.read())
        return sg.read(path)


def _rules(locks: list[str], rules: list[str]) -> list[Any]:
    made: list[Any] = list(rules)
    for lock in locks:
        slot, equals, title = lock.partition("=")
        if not equals or not slot.strip().isdigit() or int(slot) < 1:
            raise typer.BadParameter(f"{lock!r}: write --lock 1=TITLE, slots count from 1")
        made.append(sg.lock(int(slot) - 1, title.strip().strip('"')))
    return made


def _bar(energy: float | None) -> str:
    return "·" if energy is None else "█" * int(energy * 8) + ("▌" if energy * 8 % 1 >= 0.5 else "")


def _table(mix: sg.Playlist) -> RichTable:
    table = RichTable(box=None, pad_edge=False, show_header=True, header_style="dim")
    for name in ("", "title", "artist", "bpm", "key", "energy", "genre", "dearest"):
        table.add_column(name, justify="right" if name in ("", "bpm") else "left", no_wrap=True, overflow="ellipsis")
    names, prices = mix._core.problem.transition_terms, mix._core.problem.transition_table(mix.order)
    for slot, track in enumerate(mix.tracks):
        dear = ""
        if slot and len(names) and (at := int(prices[slot - 1].argmax())) >= 0:
            dear = f"{names[at]} {prices[slot - 1][at]:.2f}" if prices[slot - 1][at] >= 0.005 else "free"
        bpm, key = "·" if track.bpm is None else f"{track.bpm:.0f}", "·" if track.key is None else str(track.key)
        cells = (str(slot + 1), track.title or track.id, ", ".join(track.artists), bpm, key, _bar(track.energy), next(iter(track.genres), "·"), dear)
        table.add_row(*cells, style=None if track.available else "grey50")
    return table


def _result(mix: sg.Playlist) -> dict[str, Any]:
    return {
        "order": mix.order.tolist(),
        "ids": [mix.crate.ids[r] for r in mix.order],
        "cost": mix.cost,
        "terms": mix.terms,
        "bound": mix.bound,
        "gap": mix.gap,
        "proven": mix.proven,
        "violations": [v._asdict() for v in mix.violations],
        "method": mix.method,
        "seed": mix.seed,
        "seconds": mix.seconds,
    }


def _print_mix(mix: sg.Playlist) -> None:
    out.print(_table(mix))
    for violation in mix.violations:
        out.print(f"broken: {violation.sentence}", style="red", markup=False)
    shuffle = sum(mix._core.problem.strain(sg.order(mix.problem, method="shuffle").order).ravel())
    fatigue = f"fatigue {mix.strain.sum():.2f} (a shuffle: {shuffle:.2f}) · " if mix.strain.size else ""
    out.print(fatigue + mix.sentence(), markup=False)


@app.command()
def demo(preset: Preset = "default", seed: Seed = 7) -> None:
    """The embedded soundtrack, ordered, with reasons."""
    crate = sg.never_back_down()
    out.print(f"The soundtrack of Never Back Down: {crate.summary()}", markup=False)
    mix = sg.order(crate, preset=preset, seed=seed)
    _print_mix(mix)
    for slot in range(len(mix)):
        out.print(f"{slot + 1:>3}. {mix.explain(slot)}", markup=False)


@app.command()
def order(
    file: File,
    preset: Preset = "default",
    lock: Annotated[list[str], typer.Option(help='1="False Pretense": this title in this slot.')] = [],  # noqa: B006
    rule: Annotated[list[str], typer.Option(help="'apart artist 30min', 'at_most genre 2', 'every 4 score', ...")] = [],  # noqa: B006
    method: Annotated[str, typer.Option(help="One of: auto, exact, iterated, nearest, shuffle, sort:energy, ...")] = "auto",
    seed: Seed = 0,
    seconds: Annotated[float | None, typer.Option(min=0, help="Stop after so long; the default stop is the same on every machine.")] = None,
    threads: Annotated[int, typer.Option(min=1)] = 1,
    output: Annotated[str | None, typer.Option("-o", "--output", help="A file to write: .m3u8 .csv .tsv; - writes m3u8 to standard output.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the output where it is there already.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Fail where the rules do not all hold.")] = False,
    as_json: Json = False,
) -> None:
    """Orders the tracks of a file."""
    crate = _read(file)
    quiet = as_json or output == "-"
    say = err if quiet else out
    say.print(f"read {crate.summary()}", markup=False)
    for note in (crate.columns_report, *crate.notes):
        if note:
            say.print(f"  {note}", markup=False, style="dim")
    stop = None if seconds is None else sg.after(seconds=seconds)
    mix = sg.order(
        crate, preset=preset, rules=_rules(lock, rule), method=method, seed=seed, threads=threads, stop=stop, strict=strict,
        progress=err.is_terminal and not quiet, on_interrupt="best" if output else "raise",
    )  # fmt: skip
    if as_json:
        print(json.dumps(_result(mix)))
    elif output != "-":
        _print_mix(mix)
    if output == "-":
        sys.stdout.write(registry.named("m3u8").module.write(mix, Path("-")))
    elif output is not None:
        where = mix.save(output, overwrite=force)
        gone = sum(not t.available for t in mix.tracks)
        say.print(f"wrote {where} ({len(mix) - gone} playable, {gone} greyed).   next: segue explain {where} 2", markup=False)


def _as_it_stands(file: str, preset: str) -> sg.Playlist:
    return sg.order(_read(file), sg.presets()[preset].cost if preset in sg.presets() else None, preset=None if preset in sg.presets() else preset, method="given")


@app.command()
def explain(file: File, slot: Annotated[int, typer.Argument(min=1)], preset: Preset = "default") -> None:
    """Why the track in a slot follows the one before, in the order of the file."""
    out.print(_as_it_stands(file, preset).explain(slot - 1), markup=False)


@app.command("why-not")
def why_not(file: File, title: str, slot: Annotated[int, typer.Argument(min=1)], preset: Preset = "default") -> None:
    """What a track would cost in another slot."""
    out.print(_as_it_stands(file, preset).why_not(title, slot - 1), markup=False)


@app.command()
def show(file: File, preset: Preset = "default", as_json: Json = False) -> None:
    """A file in the order it is in: what was understood, and what the order costs."""
    mix = _as_it_stands(file, preset)
    if as_json:
        print(json.dumps(_result(mix)))
        return
    out.print(f"read {mix.crate.summary()}", markup=False)
    out.print(f"  {mix.crate.columns_report}", markup=False, style="dim")
    for tag, count in sorted(mix.crate.report["unknown_tags"].items(), key=lambda x: -x[1])[:10]:
        out.print(f"  unknown genre '{tag}': {count} tracks", markup=False, style="dim")
    _print_mix(mix)


@app.command()
def presets(as_json: Json = False) -> None:
    """Every preset, its weights, and the ground of each."""
    found = sg.presets().values()
    if as_json:
        print(json.dumps({p.name: {"sentence": p.sentence, "cost": json.loads(p.cost.to_json()), "grounds": p.grounds} for p in found}))
        return
    for p in found:
        out.print(f"[bold]{p.name}[/bold]: {p.sentence}")
        for (weight, _, _, label), ground in zip(p.cost.terms, p.grounds, strict=True):
            out.print(f"  {weight:>5.2f}  {label:<24} {ground}: {GROUNDS[ground]}", markup=False)
        for rule in p.rules:
            out.print(f"  rule   {rule}", markup=False)


@app.command()
def formats() -> None:
    """File formats, and which of them can be written."""
    for form in registry.FORMATS:
        out.print(f"{form.name:<8} {' '.join(form.extensions):<16} {'read, write' if form.writes else 'read'}: {form.sentence}", markup=False)


def main() -> None:
    """Runs the command line; data and rule errors are one sentence on standard error."""
    try:
        code = app(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (sg.DataError, sg.RuleError, sg.CostError) as e:
        err.print(f"segue: {e}", style="red", markup=False)
        sys.exit(1)
    except typer.Exit as e:
        sys.exit(e.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        err.print("segue: interrupted", markup=False)
        sys.exit(130)
    except Exception as e:
        if not hasattr(e, "exit_code"):
            raise
        e.show() if hasattr(e, "show") else err.print(str(e), markup=False)
        sys.exit(e.exit_code)


if __name__ == "__main__":
    main()
