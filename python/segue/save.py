"""Files out: written beside the target and moved over it whole, so that a crash leaves the old file."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from ._core import DataError
from .formats import detect, registry, source
from .formats.listing import Listing
from .formats.registry import Format

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{i}" for port in ("COM", "LPT") for i in range(1, 10))}  # of Windows


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

    `into` names the user's own rekordbox, Traktor or iTunes file: what is written is a copy of it, in its format, with one
    playlist more, `title`, and the tracks that it lacks; all else stays byte for byte. `quote_formulas` makes cells of a CSV that
    a spreadsheet would run texts. Raises DataError where the file is there and not `overwrite`.
    """
    where = _path(path)
    form = form_for(where, format, into)
    if not form.writes:
        writing = ", ".join(f.name for f in registry.FORMATS if f.writes)
        raise DataError(f"{where}: {form.name} can be read but not written; {writing} can")
    if where.exists() and not overwrite:
        raise DataError(f"{where} is there already; pass overwrite=True to replace it")
    replace(where, content(what, form, into, title, quote_formulas, "\t" if where.suffix.casefold() == ".tsv" else ","))
    return where


def form_for(where: Path, format: str | None, into: str | os.PathLike[str] | None = None) -> Format:
    """The format that is named, else that of the file that it goes `into`, else by the end of the name. Raises DataError."""
    if format is not None:
        return registry.named(format)
    if into is None:
        return registry.of_path(where)
    form = detect.form_of(source.of(into))
    if hasattr(form.module, "write_into") and where.suffix.casefold() not in form.extensions:
        raise DataError(f"{where}: {os.fspath(into)} is {form.name}, so that a copy of it ends in {form.extensions[0]}")
    return form


def content(
    what: Any,
    form: Format,
    into: str | os.PathLike[str] | None = None,
    title: str | None = None,
    quote_formulas: bool = False,
    delimiter: str = ",",
) -> bytes:
    """The bytes of a file in a format. Raises DataError."""
    crate, order = (what.crate, what.rows.tolist()) if hasattr(what, "rows") else (what, list(range(len(what))))
    named = title if title is not None else (crate.title or "segue")
    listing = Listing(crate, order, named, form.name, quote_formulas, delimiter)
    if into is None:
        written: bytes = form.module.write(listing)
        return written
    if not hasattr(form.module, "write_into"):
        raise DataError(f"{form.name}: a playlist is written into a copy of a rekordbox, Traktor or iTunes file only")
    copied: bytes = form.module.write_into(listing, source.of(into))
    return copied


def save_playlists(
    library: str | os.PathLike[str], folder: str | os.PathLike[str], format: str = "m3u8", overwrite: bool = False
) -> list[Path]:
    """Every playlist of a library as a file of its own in `folder`, which is made where it is not there.

    Folders inside the library become folders; no name leads out of `folder`, whatever it holds. Raises DataError.
    """
    from .reading import playlists, read

    form = registry.named(format)
    where = _path(folder)
    out: list[Path] = []
    for name in playlists(library):
        parts = [file_name(part) for part in name.split("/")]
        path = where.joinpath(*parts[:-1], parts[-1] + form.extensions[0])
        if path in out:
            path = path.with_name(f"{path.stem} ({len(out)}){path.suffix}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise DataError(f"{path.parent}: it cannot be made: {e.strerror}") from None
        out.append(save(read(library, playlist=name), path, form.name, overwrite, title=name.rpartition("/")[2]))
    return out


def file_name(name: str) -> str:
    """A name that every file system takes as one file.

    No separators, no '..', no control characters, at most 100 bytes.
    """
    plain = NOT_IN_NAMES.sub("_", name).strip(" .") or "_"
    plain = f"_{plain}" if plain.partition(".")[0].upper() in DEVICES else plain
    return plain.encode()[:100].decode("utf-8", "ignore")


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
