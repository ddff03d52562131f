"""Mixxx: its library, playlists and crates, read only."""

from __future__ import annotations

import sqlite3
from typing import Any

from ..table import Table
from . import nodes, sqlite
from .source import Source

FIELDS = {
    "id": "id",
    "title": "title",
    "artist": "artist",
    "album": "album",
    "genre": "genres",
    "bpm": "bpm",
    "key": "key",
    "year": "year",
    "duration": "duration_s",
    "comment": "note",
    "path": "location",
    "available": "available",
    "rating": "rating_5",
}
NEEDED = ("id", "title", "artist", "duration", "bpm", "location")
OF_CHROMATIC = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


def _playlists(connection: sqlite3.Connection) -> dict[str, tuple[str, int]]:
    found = []
    there = sqlite.tables(connection)
    if "Playlists" in there:
        shown = "WHERE hidden = 0" if "hidden" in sqlite.columns(connection, "Playlists") else ""
        found += [
            (name or "", ("playlist", id_))
            for id_, name in connection.execute(f"SELECT id, name FROM Playlists {shown} ORDER BY position, id")
        ]
    if "crates" in there:
        found += [
            (f"Crates/{name or ''}", ("crate", id_))
            for id_, name in connection.execute("SELECT id, name FROM crates ORDER BY name, id")
        ]
    return nodes.named([(str(name), key) for name, key in found])


def _ids(connection: sqlite3.Connection, kind: str, id_: int) -> list[int]:
    query = {
        "playlist": "SELECT track_id FROM PlaylistTracks WHERE playlist_id = ? ORDER BY position",
        "crate": "SELECT track_id FROM crate_tracks WHERE crate_id = ? ORDER BY rowid",
    }[kind]
    return [row[0] for row in connection.execute(query, (id_,))]


def playlists(source: Source) -> dict[str, int]:
    """Playlists by name, crates as 'Crates/name' -> count of their tracks."""
    with sqlite.opened(source, "Mixxx") as connection:
        return {name: len(_ids(connection, *key)) for name, key in _playlists(connection).items()}


def read(source: Source, playlist: str | None = None) -> Table:
    """The library without what is hidden in it, or a playlist in its order. Raises DataError."""
    with sqlite.opened(source, "Mixxx") as connection:
        names = sqlite.need(connection, "library", NEEDED, source, "Mixxx")
        sqlite.need(connection, "track_locations", ("id", "location"), source, "Mixxx")
        deleted = "l.fs_deleted" if "fs_deleted" in sqlite.columns(connection, "track_locations") else "0"
        query = f"SELECT t.*, l.location, {deleted} FROM library t LEFT JOIN track_locations l ON t.location = l.id ORDER BY t.id"
        rows = [
            {
                **dict(zip(names, map(sqlite.value, row), strict=False)),
                "path": sqlite.value(row[-2]),
                "available": not row[-1],
            }
            for row in connection.execute(query)
        ]
        wanted = (
            None if playlist is None else _ids(connection, *nodes.chosen(_playlists(connection), playlist, source.name))
        )
    if wanted is None:
        rows = [row for row in rows if not row.get("mixxx_deleted")]
    else:
        row_of = {row["id"]: at for at, row in enumerate(rows)}
        rows = [rows[at] for at in nodes.rows_of(wanted, row_of, source.notes, playlist or "")]
    for row in rows:
        row["key"] = row.get("key") or _key(row.get("key_id"))
    columns = nodes.column_table(rows)
    return Table(len(rows), columns, fields=FIELDS, format="mixxx", title=playlist or "", lenient=True)


def _key(number: Any) -> str | None:
    """Mixxx counts 1-12 major from C, 13-24 minor."""
    if not isinstance(number, int) or not 1 <= number <= 24:
        return None
    return OF_CHROMATIC[(number - 1) % 12] + ("m" if number > 12 else "")
