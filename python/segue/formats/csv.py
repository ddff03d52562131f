"""CSV, TSV and semicolon tables."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from .. import exported
from .._core import DataError
from ..table import Table
from . import text

DELIMITERS = ",;\t"
LONGEST_FIELD = 10_000_000


def read(path: Path) -> Table:
    """Texts by header. Raises DataError where the file is empty or a row has not as many fields as the header."""
    content = text.decoded(path)
    if not content.strip():
        raise DataError(f"{path}: the file is empty; a table starts with a header such as title,artist,bpm")
    delimiter = _delimiter(content)
    lines = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    previous_limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        header = next(row for row in lines if row)
        records = [record for record in _records(lines, len(header), path)]
    except csv.Error as e:
        raise DataError(f"{path}: line {lines.line_num}: {e}") from None
    finally:
        csv.field_size_limit(previous_limit)
    names = _unique(header)
    return Table(len(records), {name: [record[i] for record in records] for i, name in enumerate(names)})


def _delimiter(content: str) -> str:
    """The one that stands most often in the first line, outside quotes."""
    first = next(line for line in content.splitlines() if line.strip())
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _records(lines: Any, width: int, path: Path) -> Any:
    row = 0
    for record in lines:
        if not record or (len(record) == 1 != width and not record[0].strip()):
            continue  # a blank line
        row += 1
        if len(record) != width:
            raise DataError(
                f"{path}: row {row} (line {lines.line_num}) has {len(record)} fields, the header has {width}; "
                "quote fields that hold the delimiter"
            )
        yield record


def _unique(header: list[str]) -> list[str]:
    names: list[str] = []
    for i, name in enumerate(header):
        wanted = name.strip() or f"column {i + 1}"
        again = 2
        free = wanted
        while free in names:
            free, again = f"{wanted}#{again}", again + 1
        names.append(free)
    return names


def write(playlist: Any, path: Path) -> str:
    """The playlist's table in its new order, with every column that came in."""
    columns = exported.columns(playlist)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if path.suffix.casefold() == ".tsv" else ",", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*([exported.cell(v) for v in values] for values in columns.values()), strict=True))
    return out.getvalue()
