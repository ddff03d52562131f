"""The best known costs, kept in best_known.json with who found them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("best_known.json")
KNOWN = json.loads(FILE.read_text()) if FILE.exists() else {}
ROUNDING = 1e-9


def offer(instance, order, method, seconds, seed=0):
    """The cost of an order, after it has been held against the best known. Raises where it is no permutation."""
    order = np.asarray(order)
    if not np.array_equal(np.sort(order), np.arange(len(instance))):
        raise AssertionError(f"{method} did not return every track of {instance.name} once")
    cost = instance.cost(order)
    if instance.name not in KNOWN or cost < KNOWN[instance.name]["cost"] * (1 - ROUNDING):
        KNOWN[instance.name] = {"cost": cost, "method": method, "seconds": round(seconds, 2), "seed": seed}
    return cost


def cost(instance):
    """The best known cost; None where nobody has found any."""
    return KNOWN[instance.name]["cost"] if instance.name in KNOWN else None


def gap(instance, cost_found):
    """In per cent above the best known."""
    known = KNOWN[instance.name]["cost"]
    return max(0.0, 100 * (cost_found - known) / known)


def save():
    FILE.write_text(json.dumps(dict(sorted(KNOWN.items())), indent=1) + "\n")
