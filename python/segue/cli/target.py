"""Where a command writes: refused before the work is done rather than after it."""

from __future__ import annotations

from pathlib import Path

import segue as sg
from segue.formats import registry


def check(output: str, force: bool) -> None:
    """Raises DataError where `output` cannot be written: an unknown format, no such folder, or a file that is there."""
    where = Path(output)
    if not registry.of_path(where).writes:
        raise sg.DataError(f"{where}: files that end in '{where.suffix}' cannot be written; see segue formats")
    if not where.parent.is_dir():
        raise sg.DataError(f"{where}: there is no folder '{where.parent}'")
    if where.exists() and not force:
        raise sg.DataError(f"{where} is there already; --force replaces it")
