"""Orders drawn by chance, the better ones more often."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from . import _core, arguments
from . import rules as rules_
from ._core import CostError, DataError
from .cost import Cost
from .crate import Crate
from .order import _model, _progress
from .playlist import Playlist
from .problem import Problem


class Samples(list[Playlist]):
    """Playlists drawn from exp(-J/T), and how far to trust them.

    acceptance: share of the proposed moves accepted at T; swap_acceptance: of the exchanges between temperatures.
    effective_size: how many independent draws they are worth, from the autocorrelation of J. burn_in, thinning: rounds
    before the first draw and from one to the next; a round proposes a move from every slot. proposals: moves priced.
    temperatures: of the replicas, T first. seconds: that it took.
    """

    acceptance: float
    swap_acceptance: float
    effective_size: float
    burn_in: int
    thinning: int
    proposals: int
    temperatures: list[float]
    seconds: float

    def __init__(self, playlists: Iterable[Playlist], about: dict[str, Any]) -> None:
        super().__init__(playlists)
        self.__dict__.update(about)


def sample(
    p: Any,
    cost: Cost | None = None,
    n: int = 10,
    temperature: float = 1.0,
    seed: int = 0,
    preset: str | None = None,
    rules: Iterable[rules_.AnyRule] = (),
    threads: int = 1,
    progress: bool = False,
    history: Any = None,
    replicas: int = 4,
    burn_in: int | None = None,
    thinning: int | None = None,
    on_interrupt: str = "raise",
) -> Samples:
    """Draws `n` orders from exp(-J/T): a different good order every day, or orders as people make them.

    p, cost, preset, rules, history: as in `order`. Rules are kept: only orders with the fewest violations that could be
    found are drawn. temperature: in units of J, 0 or more; near 0 the best order alone, infinity a uniform shuffle. A
    useful one is about the cost that an order may be worse by: start at 0.1.
    seed: the same draws for the same seed and number of `threads`, which share the draws in independent runs.
    replicas: chains at rising temperatures (parallel tempering). burn_in, thinning: rounds; by default found from the
    autocorrelation of J. on_interrupt: 'raise' KeyboardInterrupt on Ctrl-C, or 'best': return what was drawn so far.
    How soon a chain has seen all there is to see, nobody can promise: see `Samples.effective_size`, and compare seeds.
    Raises DataError, CostError, RuleError.
    """
    if on_interrupt not in ("raise", "best"):
        raise DataError(f"on_interrupt is {on_interrupt!r}; it must be 'raise' or 'best'")
    problem = _problem(p, cost, preset, rules, history)
    options: dict[str, Any] = {
        "count": arguments.whole(n, "n"),
        "temperature": _temperature(temperature),
        "seed": arguments.whole(seed, "seed", most=2**64 - 1),
        "replicas": arguments.whole(replicas, "replicas", least=1, most=256),
        "threads": arguments.whole(threads, "threads", least=1, most=64),
        "burn_in": None if burn_in is None else arguments.whole(burn_in, "burn_in", least=1),
        "thinning": None if thinning is None else arguments.whole(thinning, "thinning", least=1),
        "best_on_interrupt": on_interrupt == "best",
    }
    tracks = None if problem.crate is None else problem.crate._core
    with _progress(progress) as report:
        drawn, about = _core.sample(problem._core, tracks, report=report, **options)
    if not drawn:
        return Samples([], about)
    crate = Crate._of_core(drawn[0].crate) if problem.crate is None else problem.crate
    return Samples([Playlist(core, crate, problem.cost_model, problem.rules, problem.history) for core in drawn], about)


def _problem(p: Any, cost: Cost | None, preset: str | None, rules: Any, history: Any) -> Problem:
    if not isinstance(p, Problem):
        model, all_rules = _model(cost, preset, rules)
        return Problem(p, model, all_rules, history)
    if cost is not None or preset is not None or history is not None or list(rules or ()):
        raise CostError("a Problem holds its cost, rules and history already; give them to Problem(...)")
    return p


def _temperature(given: Any) -> float:
    if isinstance(given, float) and given == math.inf:
        return given
    return arguments.number(given, "temperature", least=0)
