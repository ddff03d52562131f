"""Files out: written beside the target and moved over it whole, so that a crash leaves the old file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from ._core import DataError
from .formats import registry


def save(playlist: Any, path: str | os.PathLike[str], format: str | None = None, overwrite: bool = False) -> Path:
    """Writes a playlist by the end of the name, or as `format`. Raises DataError where the file is there and not `overwrite`."""
    where = Path(os.fspath(path))
    form = registry.of_path(where) if format is None else registry.named(format)
    if not form.writes:
        writing = ", ".join(f.name for f in registry.FORMATS if f.writes)
        raise DataError(f"{where}: {form.name} cannot be written yet; {writing} can")
    if where.exists() and not overwrite:
        raise DataError(f"{where} is there already; pass overwrite=True to replace it")
    _replace(where, form.module.write(playlist, where))
    return where


def _replace(where: Path, content: str) -> None:
    try:
        handle, beside = tempfile.mkstemp(dir=where.parent, prefix=f".{where.name}.")
    except OSError as e:
        raise DataError(f"{where}: it cannot be written: {e.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            out.write(content)
        os.chmod(beside, 0o644)
        os.replace(beside, where)
    except BaseException:
        os.unlink(beside)
        raise
