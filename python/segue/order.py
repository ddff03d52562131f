"""The front door: order a crate, a frame, a file or a problem of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from . import _core, arguments, frames
from . import rules as rules_
from ._core import CostError, DataError, RuleError
from .cost import Cost
from .crate import Crate, as_crate
from .playlist import Playlist
from .presets import preset_named
from .problem import Problem
from .stop import Stop


def order(
    p: Any,
    cost: Cost | None = None,
    rules: Iterable[rules_.AnyRule] = (),
    preset: str | None = None,
    method: str = "auto",
    seed: int = 0,
    threads: int = 1,
    stop: Stop | None = None,
    start: Any = None,
    near: float | None = None,
    progress: bool = False,
    strict: bool = False,
    history: Any = None,
    on_interrupt: str = "raise",
    *,
    scenes: Any = None,
    cues: Any = (),
    fit: Any = None,
    count: int | None = None,
    must: Any = (),
    avoid: Any = (),
    quota: Any = (),
    prices: Any = None,
    slack: Any = "1min",
    optional: Any = None,
    reprise: Any = (),
    memory: int | None = None,
) -> Playlist:
    """Orders tracks; every one comes back, but where `fit` or `count` asks for a part of a library.

    p: a Crate, a frame, dicts, a path, or a Problem (then without cost, preset, rules and history).
    cost: a sum of terms, or a preset's name in `preset`; default the preset 'default'. `rules` come on top of the preset's.
    method: a name in `orderers()`; 'exact' proves or says that it could not; 'sort:energy' sorts by a feature.
    stop: see `after`; without one the answer is the same on every machine for the same seed.
    start, near: an order to begin from, and the price of every track that leaves its slot in it.
    strict: raise RuleError where the rules do not all hold. history: a crate of what was just played, oldest first.
    on_interrupt: 'raise' KeyboardInterrupt on Ctrl-C, or 'best': return the best order so far.
    memory: bytes that a proof may hold at once, default 3500 MB. What needs more is said before it is taken: the order then comes
    from 'iterated', or is the best that the proof met, and `mix.note` says how much was missing.
    scenes, cues: what should be heard when; see `scene` and `cue`.
    fit: a playing time ('60min', give or take `slack`), or count: a number of tracks, chosen for the least cost a track; then
    the result is a `Chosen`, whose `order` holds rows of the library and whose `left_out` the other tracks. must, avoid: tracks
    that are, or are not, chosen. quota: see `quota`. prices: of choosing each track, an array, {track: price} or a callable.
    optional: tracks (names, a condition such as 'role=interlude', a predicate) that play only where they soften the whole: glue;
    `prices` then are of playing each of them. reprise: tracks that come twice, a third of the playlist apart: the second row, at
    the end of `mix.crate`, reads 'title (reprise)'.
    Raises DataError, CostError, RuleError.
    """
    options = _options(method, seed, threads, stop, start, near, on_interrupt, memory)
    if isinstance(p, Problem):
        if fit is not None or count is not None or scenes or cues or optional is not None or reprise:
            raise CostError("a Problem is numbers alone: scenes=, cues=, fit=, count=, optional= and reprise= need a crate")
        return _order_problem(p, cost, rules, preset, history, options, progress, strict)
    crate = as_crate(p)
    model, all_rules = _model(cost, preset, rules)
    before = None if history is None else as_crate(history, "history")
    if fit is not None or count is not None:
        if optional is not None or reprise:
            raise DataError("optional= and reprise= are of an order of all tracks; fit= and count= choose some")
        if start is not None or near is not None:
            raise DataError("start= and near= are of an order of all tracks; fit= and count= choose some")
        from . import choosing

        mix = choosing.choose(
            crate, model, all_rules, fit=fit, count=count, must=must, avoid=avoid, quotas=quota, prices=prices, slack=slack,
            scenes=scenes, cues=cues, history=before, seed=options["seed"], seconds=options["seconds"],
        )  # fmt: skip
        if strict and mix.violations:
            raise RuleError("the rules cannot all be kept by the tracks chosen: " + "; ".join(v.sentence for v in mix.violations[:5]))
        return mix
    if reprise:
        from .reprise import reprised

        crate, in_turn = reprised(crate, reprise)
        all_rules = [*all_rules, *in_turn]
    unused = [("must", must), ("avoid", avoid), ("quota", quota)] + [("prices", prices)] * (optional is None)
    for name, given in unused:
        if given is not None and not (isinstance(given, (list, tuple, dict)) and not given):
            raise DataError(f"{name}= is of choosing; give fit= or count= with it")
    if scenes or cues:
        from . import scenes as scenes_

        model = model + scenes_.plan(scenes or ()) + scenes_.cue_cost(cues, crate)
        all_rules = [*all_rules, *scenes_.cue_rules(cues)]
    if optional is not None:
        if start is not None or near is not None:
            raise DataError("start= and near= are of an order of all tracks; optional= leaves some out")
        from . import glue

        mix = glue.glued(
            crate, model, all_rules, optional, prices=prices, history=before, seed=options["seed"], seconds=options["seconds"]
        )
        if strict and mix.violations:
            raise RuleError("the rules cannot all be kept: " + "; ".join(v.sentence for v in mix.violations[:5]))
        return mix
    lowered = model.on(crate), rules_.on(all_rules, crate)
    with _progress(progress) as report:
        core = _core.order(crate._core, *lowered, None if before is None else before._core, bool(strict), report=report, **options)
    return Playlist(core, crate, model, lowered[1], before)


def _model(cost: Cost | None, preset: str | None, rules: Iterable[rules_.AnyRule]) -> tuple[Cost, list[rules_.AnyRule]]:
    if cost is not None and preset is not None:
        raise CostError("give a cost or a preset, not both; preset's cost is sg.presets()['name'].cost")
    if isinstance(cost, str):
        raise CostError(f"cost is {cost!r}; for a preset write preset={cost!r}")
    if cost is not None and not isinstance(cost, Cost):
        raise CostError(f"{cost!r} is not a cost; a cost is a sum of terms such as sg.tempo() + sg.fatigue('genre')")
    given: list[rules_.AnyRule] = [rules] if isinstance(rules, (str, rules_.Rule, rules_.TrackRule)) else list(rules or ())
    if cost is not None:
        return cost, given
    chosen = preset_named(preset or "default")
    return chosen.cost, [*chosen.rules, *given]


def _options(
    method: str, seed: int, threads: int, stop: Stop | None, start: Any, near: float | None, on_interrupt: str, memory: int | None
) -> dict[str, Any]:
    if on_interrupt not in ("raise", "best"):
        raise DataError(f"on_interrupt is {on_interrupt!r}; it must be 'raise' or 'best'")
    if stop is not None and not isinstance(stop, Stop):
        raise DataError(f"stop is {stop!r}; write stop=sg.after(seconds=1)")
    if near is not None and start is None:
        raise DataError("near= needs start=, the order to stay near")
    stop = stop or Stop()
    return {
        "method": arguments.text(method, "method"),
        "seed": arguments.whole(seed, "seed", most=2**64 - 1),
        "threads": arguments.whole(threads, "threads", least=1, most=64),
        "seconds": stop.seconds,
        "idle": stop.idle,
        "stop_cost": stop.cost,
        "stop_gap": stop.gap,
        "start": start.order if isinstance(start, Playlist) else start,
        "near": 0.0 if near is None else arguments.number(near, "near", least=0),
        "best_on_interrupt": on_interrupt == "best",
    } | ({} if memory is None else {"memory": arguments.whole(memory, "memory", most=2**62)})


def _order_problem(
    p: Problem, cost: Any, rules: Any, preset: Any, history: Any, options: dict[str, Any], progress: bool, strict: bool
) -> Playlist:
    _check_bare(cost, rules, preset, history)
    with _progress(progress) as report:
        core = _core.order_problem(p._core, report=report, **options)
    return _playlist_of(core, p, strict)


def _check_bare(cost: Any, rules: Any, preset: Any, history: Any) -> None:
    if cost is not None or preset is not None or history is not None or list(rules or ()):
        raise CostError("a Problem holds its cost, rules and history already; give them to Problem(...)")


def _playlist_of(core: _core.Playlist, p: Problem, strict: bool) -> Playlist:
    if strict and (broken := core.violations):
        raise RuleError("the rules cannot all be kept in the order found: " + "; ".join(sentence for _, _, sentence in broken[:5]))
    if p.crate is None:
        return Playlist(core, Crate._of_core(core.crate), p.cost_model, p.rules, p.history)
    return Playlist(core.with_crate(p.crate._core), p.crate, p.cost_model, p.rules, p.history)


def _progress(wanted: bool, of: int | None = None) -> Any:
    if wanted:
        from .progress import bar

        return bar(of)
    import contextlib

    return contextlib.nullcontext()


def order_many(
    inputs: Iterable[Any],
    cost: Cost | None = None,
    rules: Iterable[rules_.AnyRule] = (),
    preset: str | None = None,
    method: str = "auto",
    seed: int = 0,
    threads: int = 1,
    stop: Stop | None = None,
    progress: bool = False,
    strict: bool = False,
    history: Any = None,
    on_interrupt: str = "raise",
    memory: int | None = None,
) -> list[Playlist]:
    """`order` of each crate, frame, path or problem, with the same arguments, `threads` of them at a time.

    The playlists are those of `order` with one thread, in the sequence of the inputs. `stop` and `memory` hold for each of them.
    Problems bring their own cost and rules, so cost, rules, preset and history must then be left out.
    Raises what `order` raises for the first input that it refuses.
    """
    options = _options(method, seed, 1, stop, None, None, on_interrupt, memory)
    workers = arguments.whole(threads, "threads", least=1, most=64)
    given = [p if isinstance(p, Problem) else as_crate(p, f"input {i}") for i, p in enumerate(inputs, start=1)]
    before = None if history is None else as_crate(history, "history")
    model, all_rules = _model(cost, preset, rules)
    jobs: list[Any] = []
    for p in given:
        if isinstance(p, Problem):
            _check_bare(cost, rules, preset, history)
            jobs.append(p._core)
        else:
            jobs.append((p._core, model.on(p), rules_.on(all_rules, p), None if before is None else before._core))
    with _progress(progress, of=len(jobs)) as report:
        cores = _core.order_many(jobs, bool(strict), workers, report=report, **options)
    return [
        _playlist_of(core, p, strict) if isinstance(p, Problem) else Playlist(core, p, model, job[2], before)
        for core, p, job in zip(cores, given, jobs, strict=True)
    ]


def orderers() -> dict[str, str]:
    """Every method's name and one sentence on it."""
    return dict(_core.orderers())


def compare(crate: Any, methods: Sequence[str] = ("given", "shuffle", "nearest", "auto"), seeds: int = 5, **options: Any) -> Any:
    """A frame with a row a method: mean cost, closed (the share of the way from a shuffle to the proven limit) and seconds.

    `options` go to `order`. The type of frame is that of what came in.
    """
    tracks = as_crate(crate)
    bound = None
    rows: dict[str, list[Any]] = {"method": [], "cost": [], "closed": [], "seconds": []}
    runs = {m: [order(tracks, method=m, seed=s, **options) for s in range(arguments.whole(seeds, "seeds", least=1))] for m in methods}
    for mixes in runs.values():
        for mix in mixes:
            if mix.bound is not None:
                bound = mix.bound if bound is None else max(bound, mix.bound)
    for method, mixes in runs.items():
        cost = float(np.mean([m.cost for m in mixes]))
        shuffle = mixes[0]._core.problem.shuffle_cost()
        rows["method"].append(method)
        rows["cost"].append(cost)
        rows["closed"].append(None if bound is None else 1.0 if shuffle == bound else (shuffle - cost) / (shuffle - bound))
        rows["seconds"].append(float(np.mean([m.seconds for m in mixes])))
    return frames.like(tracks._native, rows)
