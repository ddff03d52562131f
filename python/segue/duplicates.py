"""Tracks that are one recording twice: the same ISRC, or the same artist and title within two seconds."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import Any, NamedTuple

CLOSE = 2.0  # seconds by which encodings of one recording may differ
NO_LETTERS = re.compile(r"[\W_]+")


class Duplicate(NamedTuple):
    """Rows of one recording, and what says so."""

    rows: tuple[int, ...]
    reason: str


def folded(text: str) -> str:
    """A name without case, accents, punctuation and blanks; itself but for case where nothing else is left."""
    if text.isascii():
        return NO_LETTERS.sub("", text.casefold()) or text.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return NO_LETTERS.sub("", bare) or text.casefold()


def found(crate: Any) -> list[Duplicate]:
    """Groups of rows, each with its reason, in the order of their first rows."""
    out: list[Duplicate] = []
    by_isrc: dict[str, list[int]] = defaultdict(list)
    for row, isrc in enumerate(crate.isrc):
        if isrc:
            by_isrc[isrc.strip().upper().replace("-", "")].append(row)
    out += [Duplicate(tuple(rows), f"the same ISRC {isrc}") for isrc, rows in by_isrc.items() if len(rows) > 1]
    known = {d.rows for d in out}
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, (title, artists) in enumerate(zip(crate._core.strings("title"), crate._core.artists, strict=True)):
        if title:
            by_name[folded(artists[0]) if artists else "", folded(title)].append(row)
    seconds = crate._core.scalar("duration")
    for rows in by_name.values():
        for close in _close(rows, seconds) if len(rows) > 1 else ():
            if close not in known:
                out.append(
                    Duplicate(
                        close, "the same artist and title" + (f" within {CLOSE:g} s" if seconds[close[0]] > 0 else "")
                    )
                )
    return sorted(out)


def _close(rows: list[int], seconds: Any) -> list[tuple[int, ...]]:
    """Runs of rows whose durations lie within two seconds of their neighbours'.

    Those of unknown duration are one run.
    """
    ordered = sorted((row for row in rows if seconds[row] == seconds[row]), key=lambda row: seconds[row])
    unknown = [row for row in rows if seconds[row] != seconds[row]]
    runs: list[list[int]] = [unknown] if unknown else []
    for i, row in enumerate(ordered):
        if i and seconds[row] - seconds[ordered[i - 1]] <= CLOSE:
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(sorted(run)) for run in runs if len(run) > 1]
