"""Named costs and rules for one use each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from . import _core, rules
from ._core import CostError
from .cost import Cost

GROUNDS = {
    "s": "supported by data on human orders",
    "n": "sign right in the data, too weak to tell",
    "t": "taste: no support either way",
    "x": "contradicted by data, on the user's word",
}


CLOCK = ("title", "begin", "end", "plan", "soft")  # knobs of a scene that say when it is


@dataclass(frozen=True)
class Preset:
    """A cost, its rules, one sentence, and the ground of every term's weight: s, n, t or x (see GROUNDS)."""

    name: str
    sentence: str
    cost: Cost
    rules: tuple[rules.Rule, ...]
    grounds: tuple[str, ...]


def wants(name: str, knobs: dict[str, Any]) -> str:
    """What a scene asks for, and when: ': 0-25 %, genre rock, bpm 165'; empty for other terms, which their label tells."""
    if name != "scene":
        return ""
    share = 100 / (knobs["plan"] or 100)  # a preset's scenes count in shares of the music
    span = f"{share * knobs['begin']:.0f}-{share * knobs['end']:.0f} %"
    asked = [f"{k} {v:g}" if isinstance(v, float) else f"{k} {v}" for k, v in knobs.items() if v and k not in CLOCK]
    return ": " + ", ".join([span, *asked])


def presets() -> dict[str, Preset]:
    """Every preset by name."""
    return {
        name: Preset(name, sentence, Cost(cost), tuple(given), tuple(grounds))
        for name, sentence, cost, given, grounds in _core.presets()
    }


def preset_named(name: str) -> Preset:
    """Raises CostError with 'did you mean'."""
    all_ = presets()
    if name not in all_:
        raise CostError(f"there is no preset '{name}'{_core.did_you_mean(str(name), list(all_))}; there are {', '.join(all_)}")
    return all_[name]
