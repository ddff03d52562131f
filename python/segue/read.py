"""Files in: sg.read(path)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ._core import DataError
from .crate import Crate
from .formats import registry


def read(path: str | os.PathLike[str], columns: Mapping[str, str] | None = None) -> Crate:
    """A crate from a file: .csv .tsv .txt .json .parquet .m3u8 .m3u.

    `columns` overrides how headers are understood: {'my header': 'bpm'}; `Crate.columns_report` says what was done.
    Raises DataError that names the file, and row, field and value where one is at fault.
    """
    try:
        where = Path(os.fspath(path))
    except TypeError:
        raise DataError(f"{path!r} is not a path") from None
    return Crate._from_table(_table(where), columns, made_of="file", name=str(where))


def _table(where: Path) -> Any:
    form = registry.of_path(where)
    try:
        return form.module.read(where)
    except FileNotFoundError:
        raise DataError(f"{where}: there is no such file") from None
    except IsADirectoryError:
        raise DataError(f"{where}: it is a folder; name a file in it") from None
    except (OSError, ValueError) as e:  # a ValueError is a path that cannot be one, or a fault that the reader found
        if isinstance(e, DataError):
            raise
        reason = e.strerror if isinstance(e, OSError) and e.strerror else e
        raise DataError(f"{where}: it cannot be read: {reason}") from None
