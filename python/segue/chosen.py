"""Playlists of a part of a library, and the edits that make one of any playlist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from . import _core, arguments
from ._core import DataError, RuleError, Track
from .cost import Cost
from .crate import Crate, Name
from .playlist import Playlist

MENDING = 60_000  # moves tried in a round of mending: an order that was good needs few, however long it is


class Chosen(Playlist):
    """A playlist of some tracks of a library.

    `order` holds row numbers of the library, `rows` those of `crate`, which holds the chosen tracks alone and is what
    `problem` speaks of. Prices are the library's: neutral levels and scales were fixed before choosing.
    """

    def __init__(
        self,
        core: _core.Playlist,
        crate: Crate,
        cost: Cost | None,
        rules: Iterable[Any] = (),
        history: Crate | None = None,
        *,
        library: Crate,
        taken: np.ndarray,
        whole: _core.Problem,
        change: str = "",
        missed: Sequence[str] = (),
    ) -> None:
        super().__init__(core, crate, cost, rules, history)
        self.library, self._taken, self._whole, self._said = library, taken, whole, change
        self.missed = list(missed)  # what could not be met of what was asked for, as sentences

    @property
    def order(self) -> np.ndarray:
        """Row numbers of the library in playing order: read-only int64."""
        out = self._taken[self.rows]
        out.flags.writeable = False
        return out

    @cached_property
    def left_out(self) -> list[Track]:
        """The library's other tracks, in rows: nothing is lost."""
        return [self.library[int(row)] for row in np.setdiff1d(np.arange(len(self.library)), self._taken)]

    def sentence(self) -> str:
        return " · ".join([super().sentence(), f"{len(self)} of {len(self.library)} tracks", *self.missed])

    def _edited(self, core: _core.Playlist) -> Playlist:
        return Chosen(
            core, self.crate, self.cost_model, self.rules, self.history, library=self.library, taken=self._taken, whole=self._whole
        )


def part_of(
    library: Crate,
    whole: _core.Problem,
    order: Sequence[int],
    cost: Cost | None,
    rules: Iterable[Any] = (),
    history: Crate | None = None,
    change: str = "",
    missed: Sequence[str] = (),
) -> Chosen:
    """The playlist of these library rows in this order, priced with the library's numbers. Raises RuleError where a rule names
    a track that is not among them.
    """
    rows = np.asarray(order, dtype=np.int64)
    taken = np.sort(rows)
    crate = library.take(taken)
    problem = _core.with_rules(_core.taken(whole, taken), crate._core, list(rules))
    core = _core.Playlist.given(crate._core, problem, np.searchsorted(taken, rows))
    return Chosen(core, crate, cost, rules, history, library=library, taken=taken, whole=whole, change=change, missed=missed)


def origin(mix: Playlist) -> tuple[Crate, _core.Problem]:
    """The library that a playlist is of, and its numbers."""
    return (mix.library, mix._whole) if isinstance(mix, Chosen) else (mix.crate, mix._core.problem)


def other_part(mix: Playlist, order: Sequence[int], what: str, rules: Sequence[Any] | None = None) -> Playlist:
    """The playlist of other rows of the same library; `change` says what that did. `rules`: in place of its own."""
    library, whole = origin(mix)
    try:
        out = part_of(library, whole, order, mix.cost_model, mix.rules if rules is None else rules, mix.history)
    except RuleError as e:
        raise RuleError(f"{what} cannot be: {e}") from None
    out._said = f"{what}: {in_words(mix, out)}"
    return out


def in_words(before: Playlist, after: Playlist) -> str:
    """'cost 4.20 -> 3.90 (-0.30): tempo -0.20, key -0.10; 1 rule place mended'."""
    text = f"cost {before.cost:.2f} -> {after.cost:.2f} ({after.cost - before.cost:+.2f})"
    terms = after.terms
    by = [(name, terms.get(name, 0.0) - value) for name, value in before.terms.items()]
    said = [f"{name} {d:+.2f}" for name, d in sorted(by, key=lambda item: -abs(item[1])) if abs(d) >= 0.005]
    text += ": " + ", ".join(said) if said else ""
    broken = len(after.violations) - len(before.violations)
    if broken:
        text += f"; {abs(broken)} rule place{'s' if abs(broken) > 1 else ''} {'broken' if broken > 0 else 'mended'}"
    return text


def removed(mix: Playlist, slot: int) -> Playlist:
    if not len(mix):
        raise DataError("the playlist is empty")
    order = mix.order.tolist()
    row = order.pop(slot)
    return other_part(mix, order, f"removed '{origin(mix)[0].label(row)}' from slot {slot + 1}")


def inserted(mix: Playlist, slot: int, track: Name) -> Playlist:
    library, _ = origin(mix)
    row, order = library.find(track), mix.order.tolist()
    if row in order:
        raise DataError(f"'{library.label(row)}' plays already, in slot {order.index(row) + 1}; move it with .move()")
    return other_part(mix, [*order[:slot], row, *order[slot:]], f"inserted '{library.label(row)}' in slot {slot + 1}")


def replaced(mix: Playlist, slot: int, track: Name) -> Playlist:
    library, _ = origin(mix)
    row, order = library.find(track), mix.order.tolist()
    if row in order:
        return mix.swap(slot, order.index(row))
    gone = library.label(order[slot])
    order[slot] = row
    return other_part(mix, order, f"replaced '{gone}' in slot {slot + 1} by '{library.label(row)}'")


def improved(mix: Playlist, near: float, keep: Iterable[int], seed: int, stop: Any) -> Playlist:
    from . import rules as rules_
    from .stop import Stop

    if stop is not None and not isinstance(stop, Stop):
        raise DataError(f"stop is {stop!r}; write stop=sg.after(seconds=1)")
    slots = [arguments.whole(s, "keep: a slot", most=max(len(mix) - 1, 0)) for s in keep]
    locks = [rules_.lock(s, mix.crate.ids[int(mix.rows[s])]).on(mix.crate) for s in slots]
    problem = _core.with_rules(mix._core.problem, mix.crate._core, [*mix.rules, *locks]) if locks else mix._core.problem
    limits = stop or Stop(idle=max(60, min(len(mix), MENDING // max(1, len(mix)))))
    found = _core.order_problem(
        problem,
        method="iterated",
        seed=arguments.whole(seed, "seed", most=2**64 - 1),
        start=mix.rows,
        near=arguments.number(near, "near", least=0),
        seconds=limits.seconds,
        idle=limits.idle,
        stop_cost=limits.cost,
        stop_gap=limits.gap,
    )
    better = found.cost < mix.cost or len(found.violations) < len(mix._core.violations)
    rows = found.order if better else mix.rows
    order = mix._taken[rows] if isinstance(mix, Chosen) else rows
    moved = int((np.asarray(order) != mix.order).sum())
    what = f"{moved} of {len(mix)} tracks moved" if moved else "nothing moved"
    if isinstance(mix, Chosen):
        return other_part(mix, list(order), what)
    core = _core.Playlist.given(mix.crate._core, mix._core.problem, order)
    out = Playlist(core, mix.crate, mix.cost_model, mix.rules, mix.history)
    out._said = f"{what}: {in_words(mix, out)}"
    return out
