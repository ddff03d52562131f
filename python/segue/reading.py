"""Files in: sg.read(path), and the playlists of a library: sg.playlists(path)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import IO, Any

from ._core import DataError
from .crate import Crate
from .formats import detect, registry
from .formats import source as source_
from .formats.registry import Format
from .formats.source import Source
from .table import Table
from .uncollected import uncollected


def read(
    what: str | os.PathLike[str] | IO[bytes] | Any,
    format: str | None = None,
    playlist: str | None = None,
    columns: Mapping[str, str] | None = None,
    genres: Any = None,
) -> Crate:
    """A crate from a file of any format that `segue formats` lists, a folder of audio, an open file, or a data frame.

    The format is told by the content, or named with `format`. `playlist` picks one of a library, by path or name (of a
    workbook: a sheet). `columns` overrides how headers are understood: {'my header': 'bpm'}; `Crate.columns_report`
    says what was done, `Crate.notes` what was detected or mended. `genres` says what tags mean, as for Crate. Raises
    DataError that names the file, and row, field and value where one is at fault.
    """
    if isinstance(what, (bytes, bytearray)):
        raise DataError("bytes are read through a file: sg.read(io.BytesIO(...))")
    if not isinstance(what, (str, os.PathLike)) and not hasattr(what, "read"):
        return Crate(what, columns, genres)
    source = source_.of(what)
    table = _table(source, format, playlist)
    return Crate(Crate._from_table(table, columns, name=source.name), genres=genres)


def playlists(what: str | os.PathLike[str] | IO[bytes], format: str | None = None) -> dict[str, int]:
    """Playlists of a library, by path ('Sets/Friday'), with the count of their tracks, in the order of the file.

    Raises DataError where the file is of a format that holds none by name.
    """
    source = source_.of(what)
    form = _form(source, format)
    if not form.playlists:
        having = ", ".join(f.name for f in registry.FORMATS if f.playlists)
        raise DataError(f"{source.name}: {form.name} is one list of tracks; playlists by name are in {having}")
    return _guarded(source, lambda: form.module.playlists(source))


def _form(source: Source, format: str | None) -> Format:
    return _guarded(source, lambda: detect.form_of(source) if format is None else registry.named(format))


def _table(source: Source, format: str | None, playlist: str | None) -> Table:
    form = _form(source, format)
    if playlist is not None and not form.playlists and form.name != "excel":
        raise DataError(f"{source.name}: {form.name} holds no playlists by name; read it without playlist=")
    if form.name != "folder" and source.path is not None and source.path.is_dir():
        raise DataError(f"{source.name}: it is a folder; name a file in it, or read it as a folder of audio")
    with uncollected():
        table: Table = _guarded(source, lambda: form.module.read(source, playlist))
    table.notes[:0] = source.notes
    table.format = table.format or form.name
    said = source.path.suffix.casefold() if source.path is not None and form.name != "folder" else ""
    if format is None and said and said not in form.extensions:
        table.notes.insert(0, f"its name ends in {said}, its content is {form.name}: read as that")
    return table


def _guarded(source: Source, act: Any) -> Any:
    """What `act` gives; what the system or a library raises becomes a DataError that names the file."""
    try:
        return act()
    except DataError:
        raise
    except RecursionError:
        raise DataError(f"{source.name}: it nests too deeply") from None
    except (OSError, ValueError) as e:
        reason = e.strerror if isinstance(e, OSError) and e.strerror else e
        raise DataError(f"{source.name}: it cannot be read: {reason}") from None
