"""Which files to measure, and what their tags say."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .._core import DataError
from ..formats import folder, tags

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
# Of the tags; what is measured is not taken from them.
KEPT = ("title", "artists", "album", "genres", "year", "isrc", "note")


def sound_files(what: Paths, notes: list[str]) -> list[str]:
    """Files as given, and the audio files below folders, by path; a file named twice is taken once.

    A file named by itself is taken whatever its name. Links that lead nowhere or in circles go to `notes`. Raises
    DataError where there is nothing.
    """
    found: dict[str, None] = {}
    listed = [what] if isinstance(what, (str, os.PathLike)) else list(what)
    for one in listed:
        path = Path(os.fspath(one))
        if path.is_dir():
            found |= dict.fromkeys(sorted(map(str, folder.files(path, notes))))
        elif path.exists():
            found[str(path)] = None
        else:
            raise DataError(f"{path}: there is no such file or folder")
    if not found:
        named = ", ".join(str(os.fspath(one)) for one in listed) or "nothing is named"
        raise DataError(f"{named}: no audio file is there; {' '.join(sorted(folder.AUDIO))} are looked for")
    return list(found)


def tags_of(path: str) -> dict[str, Any]:
    """What the tags say of KEPT; the file's name stands for a title that lacks."""
    try:
        found = tags.of(Path(path))
    except DataError:  # tags are a gift: sound without readable ones is measured all the same
        found = {}
    out = {name: found[name] for name in KEPT if found.get(name)}
    return {"title": Path(path).stem, **out}
