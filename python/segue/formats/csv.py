"""Tables in text: CSV, TSV, semicolons and bars; written as they came in, or with Exportify's columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from .. import exported
from .._core import DataError
from ..table import Table
from . import exportify
from .listing import Listing
from .source import Source

DELIMITERS = ",;\t|"
LONGEST_FIELD = 10_000_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?[\d.,]+(?:[eE][+-]?\d+)?")


def read(source: Source, playlist: str | None = None) -> Table:
    """Texts by header. Raises DataError where the file is empty or a row has not as many fields as the header."""
    content = source.text
    if not content.strip():
        raise DataError(f"{source.name}: the file is empty; a table starts with a header such as title,artist,bpm")
    said = re.match(r"\s*sep=(.)\r?\n", content, re.I)  # what Excel writes and heeds
    content = content[said.end() :] if said else content
    delimiter = said[1] if said else _delimiter(content)
    lines = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    previous_limit = csv.field_size_limit(LONGEST_FIELD)
    try:
        header = next((row for row in lines if any(cell.strip() for cell in row)), None)
        if header is None:
            raise DataError(f"{source.name}: the file has no header; a table starts with one such as title,artist,bpm")
        records = list(lines)
        if set(map(len, records)) != {len(header)}:
            records = list(_records(content, delimiter, len(header), source))
    except csv.Error as e:
        raise DataError(
            f"{source.name}: line {lines.line_num}: {e}; a quote may not be closed, or be a stray one"
        ) from None
    finally:
        csv.field_size_limit(previous_limit)
    names = unique(header)
    if not records:
        return Table(0, {name: [] for name in names}, format="csv")
    columns = dict(zip(names, map(list, zip(*records, strict=True)), strict=True))
    return Table(len(records), columns, format="csv")


def _delimiter(content: str) -> str:
    """The one that stands most often in the first line, outside quotes."""
    first = next(line for line in content.splitlines() if line.strip())
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _records(content: str, delimiter: str, width: int, source: Source) -> Iterator[list[str]]:
    """The rows below the header, read anew where not all are as wide as it. Raises DataError naming row and line."""
    lines = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    next(row for row in lines if any(cell.strip() for cell in row))
    row = 0
    for record in lines:
        if len(record) == width and record:
            row += 1
            yield record
            continue
        if not record or (len(record) == 1 and not record[0].strip()):
            continue  # a blank line
        row += 1
        if len(record) > width and not any(cell.strip() for cell in record[width:]):
            yield record[:width]  # delimiters at the line's end
            continue
        raise DataError(
            f"{source.name}: row {row} (line {lines.line_num}) has {len(record)} fields, the header has {width}; "
            "quote fields that hold the delimiter"
        )


def unique(header: list[str]) -> list[str]:
    """Headers without repeats: 'tag', 'tag#2'; an empty one becomes 'column 3'."""
    names: dict[str, None] = {}
    last: dict[str, int] = {}
    for i, name in enumerate(header):
        wanted = name.strip() or f"column {i + 1}"
        free = wanted
        while free in names:
            last[wanted] = last.get(wanted, 1) + 1
            free = f"{wanted}#{last[wanted]}"
        names[free] = None
    return list(names)


def write(listing: Listing) -> bytes:
    """The table in its new order with every column that came in.

    Of other sources, Exportify's columns and what else is known.
    """
    columns = listing.columns if listing.is_table else exportify.columns(listing)
    columns = columns or exportify.columns(listing)
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, delimiter=listing.delimiter, lineterminator="\r\n"
    )  # both, so that either is quoted in a cell
    cells = [[exported.cell(value).replace("\0", "\ufffd") for value in values] for values in columns.values()]
    if listing.quote_formulas:
        cells = [[quoted(cell) for cell in column] for column in cells]
    writer.writerow(columns)
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue().encode()


def quoted(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula, with a leading ' that makes it a text; numbers stay numbers."""
    return f"'{cell}" if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) else cell
