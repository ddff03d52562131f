"""A playlist as JSON: the crate, the order, the cost, the rules and how the order was found; enough to make it again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from . import _core, arguments, crate_json
from ._core import CostError, DataError
from .cost import Cost, cost_from_json
from .crate import Crate, as_crate
from .playlist import Playlist
from .problem import Problem

VERSION = 1
SAME = 1e-9  # a cost that differs by more than this share is that of another model


def text_of(mix: Playlist) -> str:
    """The playlist as JSON. A cost that is code, a matrix or a problem of arrays is left out, and said to be."""
    found: dict[str, Any] = {"segue": VERSION, "order": mix.rows.tolist(), "ids": [mix.crate.ids[row] for row in mix.rows]}
    found |= {"cost_model": _model(mix.cost_model), "rules": [str(getattr(rule, "text", rule)) for rule in mix.rules]}
    found |= {name: getattr(mix, name) for name in ("cost", "bound", "proven", "method", "note", "seed", "seconds")}
    found |= {"name": mix.crate.name, "crate": crate_json.columns(mix.crate._core)}
    if mix.history is not None:
        found["history"] = crate_json.columns(mix.history._core)
    return json.dumps(found, ensure_ascii=False)


def playlist_of(text: str, crate: Any = None, cost: Cost | Problem | None = None) -> Playlist:
    """The playlist of what `text_of` wrote, over `crate` and `cost` where they are given. Raises DataError, CostError."""
    found = _read(text)
    tracks = Crate._of_core(crate_json.crate(found.get("crate")), found["name"]) if crate is None else as_crate(crate)
    order = found["order"] if crate is None else _rows(found["ids"], tracks)
    history = None if found.get("history") is None else Crate._of_core(crate_json.crate(found["history"]))
    problem = cost if isinstance(cost, Problem) else Problem(tracks, cost or _cost(found), found["rules"], history)
    price = problem.evaluate(order).total
    known = {name: found[name] for name in ("method", "note", "seed", "seconds")}
    if abs(price - found["cost"]) <= SAME * max(1.0, abs(price)):  # else what was proven was proven of another cost
        known |= {"bound": found["bound"], "proven": found["proven"]}
    return Playlist(_core.Playlist.given(tracks._core, problem._core, order, **known), tracks, problem.cost_model, found["rules"], history)


def _model(cost: Cost | None) -> Any:
    try:
        return None if cost is None else json.loads(cost.to_json())
    except CostError:
        return None


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(arguments.text(text, "a playlist's JSON"))
    except json.JSONDecodeError as e:
        raise DataError(f"the text is not JSON: line {e.lineno}: {e.msg}") from None
    needed = ("order", "ids", "cost_model", "rules", "cost", "bound", "proven", "method", "note", "seed", "seconds", "name")
    if not isinstance(found, Mapping) or any(name not in found for name in needed):
        raise DataError("the text is not a playlist that to_json wrote")
    return dict(found)


def _rows(ids: list[str], tracks: Crate) -> list[int]:
    rows = {id_: row for row, id_ in enumerate(tracks.ids)}
    if missing := [i for i in ids if i not in rows]:
        raise DataError(f"'{missing[0]}' is not in the crate" + (f", nor are {len(missing) - 1} others" if len(missing) > 1 else ""))
    return [rows[i] for i in ids]


def _cost(found: dict[str, Any]) -> Cost:
    if found["cost_model"] is None:
        raise CostError("the text has no cost, as it was code, a matrix or a problem of arrays; pass it as cost=")
    return cost_from_json(json.dumps(found["cost_model"]))
