"""Named costs and rules for one use each."""

from __future__ import annotations

from dataclasses import dataclass

from . import _core, rules
from ._core import CostError
from .cost import Cost

GROUNDS = {
    "s": "supported by data on human orders",
    "n": "sign right in the data, too weak to tell",
    "t": "taste: no support either way",
    "x": "contradicted by data, on the user's word",
}


@dataclass(frozen=True)
class Preset:
    """A cost, its rules, one sentence, and the ground of every term's weight: s, n, t or x (see GROUNDS)."""

    name: str
    sentence: str
    cost: Cost
    rules: tuple[rules.Rule, ...]
    grounds: tuple[str, ...]


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
