"""An ordered crate, and what is known of the order."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _core, arguments, frames
from ._core import DataError, Track
from .cost import Cost
from .crate import Crate, Name
from .plural import counted
from .problem import Problem
from .violation import Violations, violations

if TYPE_CHECKING:
    from pathlib import Path


class Playlist:
    """What `order` returns. Immutable: swap, move and replace give a new playlist whose `.change` says what they did."""

    def __init__(
        self, core: _core.Playlist, crate: Crate, cost: Cost | None, rules: Iterable[Any] = (), history: Crate | None = None
    ) -> None:
        self._core, self.crate, self.cost_model = core, crate, cost
        self.rules = tuple(rules)  # as they were lowered: tracks are named by id
        self.history = history  # what was played before, or None
        self._said = ""  # what an edit did, where the compiled half did not say it

    @property
    def order(self) -> np.ndarray:
        """Row numbers in playing order: read-only int64, n."""
        return self._core.order

    @property
    def rows(self) -> np.ndarray:
        """Rows of `crate` in playing order: `order`, but where tracks were chosen from a library (see `Chosen`)."""
        return self._core.order

    @cached_property
    def tracks(self) -> list[Track]:
        """Tracks in playing order."""
        return [self.crate[int(row)] for row in self.rows]

    @cached_property
    def frame(self) -> Any:
        """The tracks in playing order, in the frame type that came in, with its index labels."""
        if self.crate._native is not None:
            return frames.take(self.crate._native, self.rows)
        return frames.default({name: [values[row] for row in self.rows] for name, values in self.crate._exported().items()})

    @property
    def cost(self) -> float:
        """J of the order."""
        return self._core.cost

    @property
    def terms(self) -> dict[str, float]:
        """Weighted total of every term; they sum to the cost."""
        return dict(self._core.terms)

    @property
    def bound(self) -> float | None:
        """No order costs less; None where no bound was computed."""
        return self._core.bound

    @property
    def gap(self) -> float | None:
        """(cost - bound) / bound; None without a bound above 0."""
        return self._core.gap

    @cached_property
    def closed(self) -> float | None:
        """How much of the way from a shuffle (mean of 100, seed 0) to the bound; None without a bound."""
        return self._core.closed

    @property
    def proven(self) -> bool:
        """True only when no order is better."""
        return self._core.proven

    @property
    def proof(self) -> str:
        """How good the order is, in words."""
        return self._core.proof

    @property
    def method(self) -> str:
        return self._core.method

    @property
    def note(self) -> str:
        """What the method had to say, such as why it could not prove."""
        return self._core.note

    @property
    def seed(self) -> int:
        return self._core.seed

    @property
    def seconds(self) -> float:
        """Seconds that ordering took."""
        return self._core.seconds

    @property
    def violations(self) -> Violations:
        """Broken places of rules: each with rule, slots (from 0) and a sentence; empty when every rule holds."""
        return violations(self._core.violations)

    @property
    def change(self) -> str:
        """What the edit that made this playlist did to the cost, in words; empty where there was none."""
        return self._said or self._core.change

    @cached_property
    def problem(self) -> Problem:
        """The numbers behind it."""
        return Problem._of_core(self._core.problem, self.crate, self.cost_model, self.rules, self.history)

    @property
    def strain(self) -> np.ndarray:
        """n x exposures: weighted strain by slot; its sum is the fatigue entries of `terms`."""
        return self._core.problem.strain(self.rows)

    @property
    def transitions(self) -> Any:
        """A frame with a row a transition and a column a term: weighted prices; `from` and `to` are row numbers."""
        prices = self._core.problem.transition_table(self.rows)
        names = self._core.problem.transition_terms
        columns: dict[str, Any] = {"from": self.order[:-1], "to": self.order[1:]}
        columns |= {name: prices[:, i] for i, name in enumerate(names)}
        return frames.like(self.crate._native, columns)

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Any:
        return iter(self.tracks)

    def __getitem__(self, slot: int) -> Track:
        return self.tracks[slot]

    def explain(self, slot: int) -> str:
        """Why the track in this slot (from 0) follows the one before, in words. Raises DataError."""
        return self._core.explain(arguments.whole(slot, "slot", most=max(len(self) - 1, 0)))

    def why_not(self, track: Name, slot: int) -> str:
        """What a track would cost in a slot (from 0) against where it stands, in words. Raises DataError."""
        return self._core.why_not(self.crate.find(track), arguments.whole(slot, "slot", most=max(len(self) - 1, 0)))

    def swap(self, i: int, j: int) -> Playlist:
        """The tracks in slots i and j exchanged. Raises DataError."""
        last = max(len(self) - 1, 0)
        return self._edited(self._core.swap(arguments.whole(i, "slot", most=last), arguments.whole(j, "slot", most=last)))

    def move(self, start: int, to: int) -> Playlist:
        """The track in slot `start` put into slot `to`. Raises DataError."""
        last = max(len(self) - 1, 0)
        return self._edited(self._core.move(arguments.whole(start, "slot", most=last), arguments.whole(to, "slot", most=last)))

    def replace(self, slot: int, track: Name) -> Playlist:
        """Another track put into a slot. One that plays elsewhere changes places with what stands there, so that nothing is
        lost; one of the library that was left out takes the place, and what stood there is left out. Raises DataError.
        """
        from . import chosen

        return chosen.replaced(self, arguments.whole(slot, "slot", most=max(len(self) - 1, 0)), track)

    def insert(self, slot: int, track: Name) -> Playlist:
        """A track of the library that was left out put before this slot. Raises DataError where it plays already."""
        from . import chosen

        return chosen.inserted(self, arguments.whole(slot, "slot", most=len(self)), track)

    def remove(self, slot: int) -> Playlist:
        """The playlist without the track in this slot; `left_out` of the result holds it. Raises DataError, RuleError."""
        from . import chosen

        return chosen.removed(self, arguments.whole(slot, "slot", most=max(len(self) - 1, 0)))

    def improve(self, near: float = 0.0, keep: Iterable[int] = (), seed: int = 0, stop: Any = None) -> Playlist:
        """Orders anew from this order on, as after an edit: little moves, and it takes a fraction of the time.

        near: the price of every track that leaves its slot. keep: slots (from 0) whose tracks stay. Raises DataError.
        """
        from . import chosen

        return chosen.improved(self, near, keep, seed, stop)

    def alternatives(self, k: int = 3, apart: float = 0.5, seed: int = 0) -> list[Playlist]:
        """Up to `k` other good orders, best first: each shares at most 1 - `apart` of its neighbours with this one and with
        each other. Raises DataError.
        """
        from . import alternatives

        return alternatives.alternatives(self, k, apart, seed)

    def heard(self) -> Playlist:
        """What is played where unavailable tracks are skipped: the others in this order, priced as they are heard; `left_out`
        holds the greyed ones. A rule that names one of them is left out.
        """
        from . import absent

        return absent.heard(self)

    def substitutes(self, library: Any = None, alternates: Any = None, most: int = 3) -> dict[str, Any]:
        """For every unavailable track, by id, up to `most` substitutes with a reason each: an alternate that you gave ({id: id}),
        the same song in another recording, else the nearest in features. `library`: where to look; default the playlist's own.
        """
        from . import absent

        return absent.substitutes(self, library, alternates, most)

    def contingency(self) -> Any:
        """What it costs when any one track drops out, worst first, and the order patched around it. See `Contingency`."""
        from . import absent

        return absent.contingency(self)

    def _edited(self, core: _core.Playlist) -> Playlist:
        return Playlist(core, self.crate, self.cost_model, self.rules, self.history)

    def diff(self, other: Playlist) -> list[str]:
        """What moved from this playlist to the other, one sentence a track. Raises DataError where they hold other tracks."""
        if self.crate.ids != other.crate.ids:
            raise DataError("the two playlists are not of the same tracks")
        there = {int(row): slot for slot, row in enumerate(other.rows)}
        moved = [(int(row), slot, there[int(row)]) for slot, row in enumerate(self.rows)]
        return [f"'{self.crate.label(row)}' from slot {a + 1} to slot {b + 1}" for row, a, b in moved if a != b]

    def save(
        self,
        path: str | os.PathLike[str],
        format: str | None = None,
        overwrite: bool = False,
        into: str | os.PathLike[str] | None = None,
        title: str | None = None,
        quote_formulas: bool = False,
    ) -> Path:
        """Writes the playlist by the end of the name, or as `format`: .m3u8 .csv .xspf .nml ..., `.xml` being rekordbox.

        `into` names your own rekordbox, Traktor or iTunes file, of which a copy with this playlist added is written; `title` is what
        the playlist is called; `quote_formulas` makes cells of a CSV that a spreadsheet would run texts. Raises DataError where
        the file is there already and not `overwrite`.
        """
        from . import save as save_

        return save_.save(self, path, format, overwrite, into, title, quote_formulas)

    def to_json(self) -> str:
        """Crate, order, cost, rules and how the order was found, as JSON: enough to make it again, anywhere."""
        from . import playlist_json

        return playlist_json.text_of(self)

    @classmethod
    def from_json(cls, text: str, crate: Any = None, cost: Cost | Problem | None = None) -> Playlist:
        """The playlist that `to_json` wrote; `crate` (with the same ids) and `cost` stand in for those in the text.

        A cost that is code, a matrix or a problem of arrays is not in the text and must be given. A bound is kept only
        where the cost is what it was. Raises DataError, CostError.
        """
        from . import playlist_json

        return playlist_json.playlist_of(text, crate, cost)

    def plot(self, ax: Any = None) -> Any:
        """The journey of energy and tempo; returns the axes. Needs matplotlib."""
        from . import plot

        return plot.journey(self, ax=ax)

    def sentence(self) -> str:
        """'cost 4.21 · proven: no order is better · 0.02 s, seed 0'."""
        parts = [f"cost {self.cost:.2f}", self.proof]
        if broken := len(self.violations):
            parts.append(f"{counted(broken, 'place')} where a rule is broken")
        return " · ".join([*parts, f"{self.seconds:.2f} s, seed {self.seed}"])

    def __repr__(self) -> str:
        lines = [f"Playlist of {counted(len(self), 'track')}: {self.sentence()}"]
        lines += [f"  {slot + 1:>3}  {self.crate.label(int(row))}" for slot, row in enumerate(self.rows[:50])]
        return "\n".join(lines + ([f"  ... {len(self) - 50} more"] if len(self) > 50 else []))

    def _repr_html_(self) -> str:
        from .crate import shown

        rows = []
        for slot, (row, track) in enumerate(zip(self.rows[:100], self.tracks, strict=False)):
            cells = [str(slot + 1), self.crate.label(int(row)), ", ".join(track.genres) or "·"]
            cells += [shown(v) for v in (track.bpm, track.key, track.energy)]
            grey = "" if track.available else ' style="color:#999"'
            why = html.escape(self.explain(slot), quote=True)
            rows.append(f'<tr{grey} title="{why}">' + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>")
        head = "".join(f"<th>{h}</th>" for h in ("slot", "track", "genres", "bpm", "key", "energy"))
        return f"<p>{html.escape(self.sentence())}</p><table><tr>{head}</tr>{''.join(rows)}</table>"
