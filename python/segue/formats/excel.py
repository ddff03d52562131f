"""Excel workbooks, through openpyxl.

The first sheet that has a header. What unpacks to far more than it holds is refused.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from .._core import DataError
from ..table import Table
from . import csv as csv_
from .source import Source

LARGEST_UNPACKED = 1 << 29
LARGEST_RATIO = 200  # real sheets pack 10 to 50 times
WIDEST = 4096


def read(source: Source, playlist: str | None = None) -> Table:
    """Cells by header; `playlist` names a sheet. Raises DataError."""
    try:
        import openpyxl
    except ImportError:
        raise DataError(f"{source.name}: workbooks need openpyxl: pip install segue[excel]") from None
    content = source.content
    _check(content, source.name)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        names = [sheet.title for sheet in book.worksheets]
        if playlist is not None and playlist not in names:
            raise DataError(f"{source.name}: there is no sheet '{playlist}'; there are {', '.join(names)}")
        for sheet in book.worksheets:
            if playlist in (None, sheet.title) and (found := _table(sheet, source.name)) is not None:
                return found
    except DataError:
        raise
    except Exception as e:  # openpyxl raises what its XML and zip readers raise
        raise DataError(f"{source.name}: it cannot be read as a workbook: {e}") from None
    raise DataError(f"{source.name}: no sheet has a header; a table starts with one such as title, artist, bpm")


def _check(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
            parts = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as e:
        raise DataError(f"{name}: it is no workbook, or cut short: {e}") from None
    if unpacked > LARGEST_UNPACKED or (unpacked > 1 << 24 and unpacked > LARGEST_RATIO * len(content)):
        raise DataError(
            f"{name}: {len(content) / 1e6:.1f} MB would unpack to {unpacked / 1e6:.0f} MB; the file is refused"
        )
    if not any(part.startswith("xl/") for part in parts):
        raise DataError(f"{name}: it is a zip archive, but no workbook; unpack it and read what is inside")


def _table(sheet: Any, name: str) -> Table | None:
    sheet.reset_dimensions()  # a sheet may claim a million columns
    header: list[str] | None = None
    records: list[list[Any]] = []
    for row in sheet.iter_rows(values_only=True, max_col=WIDEST):
        if header is None:
            if any(cell is not None for cell in row):
                while row and row[-1] is None:
                    row = row[:-1]
                header = csv_.unique(["" if cell is None else str(cell) for cell in row])
        elif any(cell is not None for cell in row):
            records.append([*row[: len(header)], *[None] * (len(header) - len(row))])
    if header is None:
        return None
    return Table(len(records), {h: [record[i] for record in records] for i, h in enumerate(header)}, title=sheet.title)
