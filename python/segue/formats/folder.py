"""A folder of audio files: one row a file, by its tags (mutagen). A broken file keeps its row, and is said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import tags
from .source import Source

AUDIO = frozenset(
    ".mp3 .m4a .m4b .mp4 .aac .flac .ogg .oga .opus .spx .wav .aif .aiff .wma .ape .mpc .wv .tta .dsf .dff".split()  # noqa: SIM905
)


def read(source: Source, playlist: str | None = None) -> Table:
    """All audio files below, in the order of their paths. Raises DataError where there is none."""
    assert source.path is not None
    paths = sorted(files(source.path, source.notes))
    if not paths:
        raise DataError(f"{source.name}: no audio file is in it; {' '.join(sorted(AUDIO))} are looked for")
    rows: list[dict[str, Any]] = []
    broken: list[str] = []
    for path in paths:
        try:
            rows.append(tags.of(path))
        except DataError as e:
            broken.append(str(e))
            rows.append({"title": path.stem, "available": False})
        rows[-1]["location"] = str(path)
        rows[-1].setdefault("title", path.stem)
    if broken:
        source.notes.append(f"{len(broken)} of {len(paths)} files cannot be read: kept, greyed; the first: {broken[0]}")
    if any("loudness" in row for row in rows):
        source.notes.append("loudness from ReplayGain: -18 LUFS less the gain (R128 gain: -23 LUFS)")
    for row in rows:
        row["title"] = row["title"] or Path(row["location"]).stem
    out = table.from_dicts(rows)
    out.format, out.title, out.lenient = "folder", source.path.resolve().name, True
    return out


def files(folder: Path, notes: list[str]) -> Iterator[Path]:
    """Audio files below, links followed; a folder that links back to one that holds it is entered once."""
    seen: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            about = os.stat(here)
            if (about.st_dev, about.st_ino) in seen:
                notes.append(f"{here}: it links to a folder that is read already; not read twice")
                continue
            seen.add((about.st_dev, about.st_ino))
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as e:
            notes.append(f"{here}: it cannot be opened: {e.strerror}")
            continue
        for entry in entries:
            if entry.is_dir():
                waiting.append(Path(entry.path))
            elif Path(entry.name).suffix.casefold() in AUDIO and not entry.name.startswith("._"):
                if entry.is_file():
                    yield Path(entry.path)
                else:
                    notes.append(f"{entry.path}: the link leads nowhere")
