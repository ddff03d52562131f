"""Files out: written beside the target and moved over it whole, so that a crash leaves the old file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ._core import DataError
from .formats import registry, source
from .formats.listing import Listing
from .formats.registry import Format


def save(
    what: Any,
    path: str | os.PathLike[str],
    format: str | None = None,
    overwrite: bool = False,
    into: str | os.PathLike[str] | None = None,
    title: str | None = None,
    quote_formulas: bool = False,
) -> Path:
    """Writes a playlist, or a crate as it stands, by the end of the name or as `format`.

    `into` names the user's own rekordbox or Traktor file: what is written is a copy of it with one playlist more, `title`, and
    the tracks that it lacks; all else stays byte for byte. `quote_formulas` makes cells of a CSV that a spreadsheet would run
    texts. Raises DataError where the file is there and not `overwrite`.
    """
    where = _path(path)
    form = registry.of_path(where) if format is None else registry.named(format)
    if not form.writes:
        writing = ", ".join(f.name for f in registry.FORMATS if f.writes)
        raise DataError(f"{where}: {form.name} can be read but not written; {writing} can")
    if where.exists() and not overwrite:
        raise DataError(f"{where} is there already; pass overwrite=True to replace it")
    replace(where, content(what, form, into, title, quote_formulas, "\t" if where.suffix.casefold() == ".tsv" else ","))
    return where


def content(
    what: Any,
    form: Format,
    into: str | os.PathLike[str] | None = None,
    title: str | None = None,
    quote_formulas: bool = False,
    delimiter: str = ",",
) -> bytes:
    """The bytes of a file in a format. Raises DataError."""
    crate, order = (what.crate, what.order.tolist()) if hasattr(what, "order") else (what, list(range(len(what))))
    named = title if title is not None else (crate.title or "segue")
    listing = Listing(crate, order, named, form.name, quote_formulas, delimiter)
    if into is None:
        written: bytes = form.module.write(listing)
        return written
    if not hasattr(form.module, "write_into"):
        raise DataError(f"{form.name}: a playlist is written into a copy of a rekordbox or Traktor file only")
    copied: bytes = form.module.write_into(listing, source.of(into))
    return copied


def _path(path: str | os.PathLike[str]) -> Path:
    try:
        where = Path(os.fspath(path))
        if not os.fspath(path):
            raise ValueError("it is empty")
        where.exists()
    except TypeError:
        raise DataError(f"{path!r:.80} is not a path") from None
    except (OSError, ValueError) as e:
        raise DataError(f"{str(path)[:80]!r} cannot be a path: {getattr(e, 'strerror', None) or e}") from None
    return where


def replace(where: Path, data: bytes) -> None:
    """Puts the bytes where the path says, whole or not at all. Raises DataError."""
    import tempfile  # here, as it loads much

    try:
        mode = where.stat().st_mode & 0o777 if where.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(dir=where.parent, prefix=f".{where.name[:64]}.")
    except (OSError, ValueError) as e:
        raise DataError(f"{str(where)[:200]!r} cannot be written: {getattr(e, 'strerror', None) or e}") from None
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(beside, mode)
        os.replace(beside, where)
    except BaseException as e:
        os.unlink(beside)
        if isinstance(e, OSError):
            raise DataError(f"{where}: it cannot be written: {e.strerror}") from None
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
