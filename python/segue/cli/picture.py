"""A playlist in the terminal, as a table for people and as a dict for programs."""

from __future__ import annotations

from typing import Any

from rich.table import Table

import segue as sg

from .terminal import out

# Name, least and greatest width: titles give way first, numbers never.
COLUMNS = (
    ("", 3, 6), ("title", 12, 36), ("artist", 8, 24), ("bpm", 3, 4), ("key", 3, 3), ("energy", 8, 9), ("genre", 6, 18), ("dearest", 12, 24)
)  # fmt: skip


def bar(energy: float | None) -> str:
    """Eight blocks at full energy; · where unknown."""
    return "·" if energy is None else "█" * int(energy * 8) + ("▌" if energy * 8 % 1 >= 0.5 else "")


def table(mix: sg.Playlist) -> Table:
    """One row a slot, with the dearest term of the transition that leads into it."""
    made = Table(box=None, pad_edge=False, show_header=True, header_style="dim")
    for name, least, most in COLUMNS:
        justify: Any = "right" if name in ("", "bpm") else "left"
        made.add_column(name, justify=justify, min_width=least, max_width=most, no_wrap=True, overflow="ellipsis")
    names, prices = mix._core.problem.transition_terms, mix._core.problem.transition_table(mix.rows)
    for slot, track in enumerate(mix.tracks):
        dear = ""
        if slot and len(names) and (at := int(prices[slot - 1].argmax())) >= 0:
            dear = f"{names[at]} {prices[slot - 1][at]:.2f}" if prices[slot - 1][at] >= 0.005 else "free"
        bpm, key = "·" if track.bpm is None else f"{track.bpm:.0f}", "·" if track.key is None else str(track.key)
        cells = (
            str(slot + 1),
            track.title or track.id,
            ", ".join(track.artists),
            bpm,
            key,
            bar(track.energy),
            next(iter(track.genres), "·"),
            dear,
        )
        made.add_row(*cells, style=None if track.available else "grey50")
    return made


def result(mix: sg.Playlist) -> dict[str, Any]:
    """What --json prints."""
    return {
        "order": mix.order.tolist(),
        "ids": [mix.crate.ids[r] for r in mix.rows],
        "cost": mix.cost,
        "terms": mix.terms,
        "bound": mix.bound,
        "gap": mix.gap,
        "closed": mix.closed,
        "proven": mix.proven,
        "violations": [v._asdict() for v in mix.violations],
        "method": mix.method,
        "seed": mix.seed,
        "seconds": mix.seconds,
    }


def show(mix: sg.Playlist) -> None:
    """The table, what is broken, and the sentence of what it is worth."""
    out.print(table(mix))
    for violation in mix.violations:
        out.print(f"broken: {violation.sentence}", style="red", markup=False)
    shuffle = sum(mix._core.problem.strain(sg.order(mix.problem, method="shuffle").order).ravel())
    fatigue = f"fatigue {mix.strain.sum():.2f} (a shuffle: {shuffle:.2f}) · " if mix.strain.size else ""
    out.print(fatigue + mix.sentence(), markup=False)
