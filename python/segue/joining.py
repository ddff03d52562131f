"""A bare playlist joined with a table of features.

By id, ISRC, place, name, and at last by names that are nearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from . import _core, arguments
from .crate import Crate, as_crate
from .duplicates import folded
from .formats import locations, uris
from .tempo_octave import NEAR

FILLED = ("album", "genres", "key", "intro_key", "outro_key", "embedding", "location", "note")
MADE = re.compile(r"row \d+(#\d+)?")
STEPS = ("id", "ISRC", "path", "file name", "artist and title", "similar artist and title")


def join(playlist: Any, features: Any, similar: float = 90) -> Crate:
    """The tracks of `playlist`, in its order, with what `features` knows of them; what the playlist itself knows stays.

    Both may be crates, paths, frames or lists of dicts. Rows are matched by id, then by ISRC, by place, by file name,
    by artist and title, and at last by names that rapidfuzz finds `similar`, 0-100 (100 switches that off). A match
    that is not unique is none. `Crate.notes` says how many were matched by what; those that were not are named,
    kept, and in `Crate.unmatched`. Raises DataError.
    """
    ours, theirs = as_crate(playlist, "playlist"), as_crate(features, "features")
    limit = arguments.number(similar, "similar", 0)
    row_of, by = _matched(ours, theirs, limit)
    tracks = [_filled(ours, theirs, row, row_of[row]) for row in range(len(ours))]
    out = Crate.from_dicts(tracks)
    out.name = ours.name
    if ours._table is not None and out._table is not None:
        out._table.title, out._table.format = ours._table.title, "joined"
    out.unmatched = [row for row in range(len(ours)) if row_of[row] < 0]
    out.notes = [*_notes(ours, out, by), *_octaves(ours, theirs, row_of), *out.notes]
    return out


def _matched(ours: Crate, theirs: Crate, limit: float) -> tuple[np.ndarray, dict[str, int]]:
    """Row of `theirs` for every row of ours, -1 where there is none, and how many were found by what."""
    row_of = np.full(len(ours), -1, dtype=np.int64)
    by: dict[str, int] = {}
    a, b = _spellings(ours), _spellings(theirs)
    for step in STEPS[:-1]:
        index = _unique(b[step])
        for row in np.flatnonzero(row_of < 0).tolist():
            found = index.get(a[step][row], -1) if a[step][row] else -1
            if found >= 0:
                row_of[row] = found
                by[step] = by.get(step, 0) + 1
    left = np.flatnonzero(row_of < 0).tolist()
    if left and limit < 100 and len(theirs):
        for row, found in _similar(left, a["name"], b["name"], limit).items():
            row_of[row] = found
            by[STEPS[-1]] = by.get(STEPS[-1], 0) + 1
    return row_of, by


def _spellings(crate: Crate) -> dict[str, list[str]]:
    """What each step compares, one text a row; empty where there is nothing to compare."""
    titles, artists, places = crate._core.strings("title"), crate._core.artists, crate._core.strings("location")
    names = [folded(a[0]) + "\0" + folded(t) if a and t else "" for a, t in zip(artists, titles, strict=True)]
    return {
        "id": [_id(i, t) for i, t in zip(crate.ids, titles, strict=True)],
        "ISRC": [i.strip().upper().replace("-", "") for i in crate.isrc],
        "path": [locations.same_place(p) if p else "" for p in places],
        "file name": [locations.file_name(p) if p else "" for p in places],
        "artist and title": names,
        "name": [f"{', '.join(a)} - {t}".casefold() if t else "" for a, t in zip(artists, titles, strict=True)],
    }


def _id(text: str, title: str) -> str:
    """'spotify:track:X', a link to it, and X itself are one id; one that a crate made of the title is none."""
    if text.partition("#")[0] in (title.partition("#")[0], "") or MADE.fullmatch(text):
        return ""
    found = uris.ID.fullmatch(text)
    return found[1] if found else text


def _unique(spellings: Iterable[str]) -> dict[str, int]:
    """Spelling -> row, -1 where several rows have it."""
    out: dict[str, int] = {}
    for row, text in enumerate(spellings):
        out[text] = row if text not in out else -1
    return out


def _similar(left: list[int], ours: list[str], theirs: list[str], limit: float) -> dict[int, int]:
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        return {}
    out = {}
    scorer: Callable[..., Any] = fuzz.token_sort_ratio
    for row in left:
        if not ours[row]:
            continue
        best = process.extract(ours[row], theirs, scorer=scorer, score_cutoff=limit, limit=2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            out[row] = int(best[0][2])
    return out


def _filled(ours: Crate, theirs: Crate, row: int, found: int) -> dict[str, Any]:
    track = ours._core.track(row)
    other = theirs._core.track(int(found)) if found >= 0 else None
    out: dict[str, Any] = {
        "id": track.id,
        "title": track.title,
        "artists": track.artists,
        "role": track.role,
        "available": track.available,
    }
    out["isrc"] = ours.isrc[row] or (theirs.isrc[int(found)] if other else "")
    for name in (*FILLED, *_core.scalars()):
        mine = getattr(track, name)
        known = mine not in (None, "", {}, []) if not isinstance(mine, np.ndarray) else True
        out["duration_s" if name == "duration" else name] = mine if known or other is None else getattr(other, name)
    if other and not track.artists:
        out["artists"] = other.artists
    return out


def _notes(ours: Crate, out: Crate, by: dict[str, int]) -> list[str]:
    total = sum(by.values())
    how = ", ".join(f"{count} by {step}" for step, count in by.items())
    notes = [f"joined {total} of {len(ours)} tracks" + (f": {how}" if how else "")]
    if out.unmatched:
        shown = ", ".join(f"'{ours.label(row)}'" for row in out.unmatched[:5])
        notes.append(
            f"not found in the features: {shown}"
            + (f" and {len(out.unmatched) - 5} more" if len(out.unmatched) > 5 else "")
        )
    return notes


def _octaves(ours: Crate, theirs: Crate, row_of: np.ndarray) -> list[str]:
    """Says where the two differ by half or double the tempo; ours was taken."""
    mine, their = ours._core.scalar("bpm"), theirs._core.scalar("bpm")
    rows = np.flatnonzero(row_of >= 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        octaves = np.log2(their[row_of[rows]] / mine[rows]) if len(rows) else np.zeros(0)
    far = rows[
        np.isfinite(octaves)
        & (np.abs(np.round(octaves)) >= 1)
        & (np.abs(octaves - np.round(octaves)) < np.log2(1 + NEAR))
    ]
    if not far.size:
        return []
    row = int(far[0])
    return [
        f"{far.size} tempos differ by an octave: the playlist's is taken, {mine[row]:g} and not "
        f"{their[row_of[row]]:g} for '{ours.label(row)}'"
    ]
