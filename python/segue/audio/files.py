"""Which files to measure, and what their tags say."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .._core import DataError
from .decode import EXTENSIONS

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def sound_files(what: Paths) -> list[str]:
    """Files as given, and those below folders that end as sound files do, sorted by name. Raises DataError.

    A file named by itself is taken whatever its name; links to folders are not followed; a file named twice is
    taken once.
    """
    found: dict[str, None] = {}
    for one in [what] if isinstance(what, (str, os.PathLike)) else what:
        path = Path(os.fspath(one))
        if path.is_dir():
            found |= dict.fromkeys(_below(path))
        elif path.exists():
            found[str(path)] = None
        else:
            raise DataError(f"{path}: there is no such file or folder")
    if not found:
        raise DataError(f"{what}: no sound files there; they end in {' '.join(EXTENSIONS)}")
    return list(found)


def _below(folder: Path) -> list[str]:
    out = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        out += [
            os.path.join(where, name)
            for name in sorted(names)
            if name.casefold().endswith(EXTENSIONS) and not name.startswith("._")
        ]
    return out


def tags_of(path: str) -> dict[str, Any]:
    """title, artists, album, genres and year where the file's tags have them; the file's name stands for a title
    that lacks."""
    out: dict[str, Any] = {"title": Path(path).stem}
    try:
        import mutagen

        read = mutagen.File(path, easy=True)
    except Exception:  # tags are a gift: a file without readable ones is measured all the same
        return out
    tags = getattr(read, "tags", None) or {}
    for name, tag in (
        ("title", "title"),
        ("artists", "artist"),
        ("album", "album"),
        ("genres", "genre"),
        ("year", "date"),
    ):
        values = [v for v in tags.get(tag, ()) if str(v).strip()] if hasattr(tags, "get") else []
        if values:
            out[name] = [str(v) for v in values] if name in ("artists", "genres") else str(values[0])
    return out
