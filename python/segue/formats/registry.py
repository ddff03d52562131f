"""Which formats there are; a format's module loads when a file asks for it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import _core
from .._core import DataError


@dataclass(frozen=True)
class Format:
    """A file format: its name, the ends of its file names, what it is in a sentence, and whether it can be written."""

    name: str
    extensions: tuple[str, ...]
    sentence: str
    writes: bool

    @property
    def module(self) -> Any:
        return importlib.import_module(f"{__package__}.{self.name}")


FORMATS = (
    Format("csv", (".csv", ".tsv", ".txt"), "Tables: one row a track, a header; comma, semicolon or tab; UTF-8 or UTF-16.", True),
    Format("json", (".json",), "A list of objects, an object of columns, or an object with such a list in 'tracks'.", False),
    Format("m3u8", (".m3u8", ".m3u"), "Playlists; features ride along in comments that players skip.", True),
    Format("parquet", (".parquet", ".pq"), "Parquet tables, through pyarrow or polars.", False),
)


def named(name: str) -> Format:
    """Raises DataError with 'did you mean'."""
    wanted = str(name).lstrip(".").casefold()
    for form in FORMATS:
        if form.name == wanted:
            return form
    names = [f.name for f in FORMATS]
    raise DataError(f"there is no format '{name}'{_core.did_you_mean(wanted, names)}; there are {', '.join(names)}")


def of_path(path: Path) -> Format:
    """By the end of the name. Raises DataError."""
    end = path.suffix.casefold()
    for form in FORMATS:
        if end in form.extensions:
            return form
    ends = [e for f in FORMATS for e in f.extensions]
    raise DataError(f"{path}: files that end in '{end}' are not known{_core.did_you_mean(end, ends)}; known are {' '.join(ends)}")
