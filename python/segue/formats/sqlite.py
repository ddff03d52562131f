"""Databases of players, opened read-only: nothing is ever written to them, and titles never become SQL."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from .._core import DataError
from .source import Source

WAIT = 0.5  # seconds for a player to let go


@contextlib.contextmanager
def opened(source: Source, player: str) -> Iterator[sqlite3.Connection]:
    """A connection that can only read. Raises DataError where the database is locked or damaged."""
    with source.on_disk() as path:
        connection = None
        try:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=WAIT)
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            yield connection
        except sqlite3.OperationalError as e:
            if "locked" in str(e) or "busy" in str(e):
                raise DataError(
                    f"{source.name}: the database is locked; close {player}, or read a copy of the file"
                ) from None
            raise DataError(f"{source.name}: the database cannot be read: {e}") from None
        except (sqlite3.Error, OverflowError) as e:
            raise DataError(f"{source.name}: the database is damaged: {e}") from None
        finally:
            if connection is not None:
                connection.close()


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Names of the columns of a table of ours."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def kind(source: Source) -> str:
    """mixxx or beets, by the tables; empty where it is neither. Raises DataError."""
    with opened(source, "the player") as connection:
        found = tables(connection)
    if {"library", "track_locations"} <= found:
        return "mixxx"
    if {"items", "albums"} <= found:
        return "beets"
    shown = ", ".join(sorted(found)[:8]) or "nothing"
    raise DataError(f"{source.name}: it is a database, but neither of Mixxx nor of beets; it holds {shown}")


def need(connection: sqlite3.Connection, table: str, wanted: Sequence[str], source: Source, player: str) -> list[str]:
    """The table's columns. Raises DataError where one that reading needs is not there."""
    found = columns(connection, table)
    lost = [name for name in wanted if name not in found]
    if lost:
        raise DataError(
            f"{source.name}: table {table} has no column {', '.join(lost)}; this version of {player} is not known, "
            "export a playlist from it as M3U8 or CSV instead"
        )
    return found


def value(raw: Any) -> Any:
    """A stored value as reading takes it; beets keeps paths as bytes."""
    return raw.decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode() if isinstance(raw, bytes) else raw
