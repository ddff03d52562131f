"""beets: its library with flexible attributes, read only."""

from __future__ import annotations

from typing import Any

from ..table import Table
from . import nodes, sqlite
from .source import Source

FIELDS = {
    "mb_trackid": "id",
    "title": "title",
    "artist": "artist",
    "album": "album",
    "bpm": "bpm",
    "initial_key": "key",
    "year": "year",
    "length": "duration_s",
    "path": "location",
    "comments": "note",
}
NEEDED = ("id", "title", "artist", "album", "length", "path")
REFERENCE = -18.0  # LUFS that ReplayGain 2 levels to
R128 = -23.0


def read(source: Source, playlist: str | None = None) -> Table:
    """The library by album, disc and track. Raises DataError."""
    with sqlite.opened(source, "beets") as connection:
        names = sqlite.need(connection, "items", NEEDED, source, "beets")
        order = ", ".join(n for n in ("albumartist", "album", "disc", "track", "id") if n in names)
        rows = [
            dict(zip(names, map(sqlite.value, row), strict=True))
            for row in connection.execute(f"SELECT * FROM items ORDER BY {order}")
        ]
        by_id: dict[Any, dict[str, Any]] = {row["id"]: row for row in rows}
        if "item_attributes" in sqlite.tables(connection):
            for entity, key, value in connection.execute("SELECT entity_id, key, value FROM item_attributes"):
                if entity in by_id:
                    by_id[entity].setdefault(str(key), sqlite.value(value))
    levelled = 0
    for row in rows:
        row["mb_trackid"] = row.get("mb_trackid") or f"beets:{row['id']}"
        if (loudness := _loudness(row)) is not None:
            row["loudness"] = loudness
            levelled += 1
    if levelled:
        source.notes.append(
            f"loudness of {levelled} tracks from their gain: {REFERENCE:g} LUFS - ReplayGain, or "
            f"{R128:g} LUFS - R128 gain"
        )
    genres = next((name for name in ("genres", "genre", "style") if name in names), "")
    columns = nodes.column_table(rows)
    columns.pop("id", None)
    return Table(
        len(rows), columns, fields=FIELDS | ({genres: "genres"} if genres else {}), format="beets", lenient=True
    )


def _loudness(row: dict[str, Any]) -> float | None:
    gain, r128 = row.get("rg_track_gain"), row.get("r128_track_gain")
    if isinstance(gain, (int, float)) and gain:
        return REFERENCE - float(gain)
    return R128 - float(r128) / 256 if isinstance(r128, (int, float)) and r128 else None
