"""JSON: a list of objects, an object of columns, an object that keeps such a list in 'tracks', or one object a line."""

from __future__ import annotations

import json
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import listing as listing_
from .listing import Listing
from .source import Source

HOLDERS = ("tracks", "items", "songs", "audio_features", "data")


def parsed(content: str, name: str) -> Any:
    """Raises DataError that names the line where the text is no JSON."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as e:
        raise DataError(f"{name}: line {e.lineno}: {e.msg}; it is not JSON") from None
    except RecursionError:
        raise DataError(f"{name}: its brackets nest too deeply") from None
    except ValueError as e:  # a number of more digits than Python converts
        raise DataError(f"{name}: {e}; it is not JSON of tracks") from None


def read(source: Source, playlist: str | None = None) -> Table:
    """Raises DataError that names the line where the file is no JSON."""
    content = source.text
    try:
        found = parsed(content, source.name)
    except DataError:
        lines = [line for line in content.splitlines() if line.strip()]
        if len(lines) < 2 or not all(line.lstrip().startswith("{") for line in lines):
            raise
        found = [_line(line, number, source.name) for number, line in enumerate(lines, 1)]
    title = str(found.get("title") or "") if isinstance(found, dict) else ""
    if isinstance(found, dict):
        found = next(
            (found[key] for key in HOLDERS if isinstance(found.get(key), list) and _objects(found[key])), found
        )
    try:
        if isinstance(found, list):
            out = table.from_dicts([_spotify(track) for track in found])
        elif isinstance(found, dict):
            out = table.from_columns(found)
        else:
            raise DataError(f"it holds {type(found).__name__}; a list of objects, one a track, is needed")
    except DataError as e:
        raise DataError(f"{source.name}: {e}") from None
    out.title, out.format = title, "json"
    return out


def _line(line: str, number: int, name: str) -> Any:
    try:
        return parsed(line, name)
    except DataError as e:
        raise DataError(str(e).replace("line 1:", f"line {number}:", 1)) from None


def _objects(found: list[Any]) -> bool:
    return all(isinstance(track, dict) for track in found)


def _spotify(track: Any) -> Any:
    """An item of a Spotify playlist is its track; artists and album are objects there, of which the names are taken."""
    if not isinstance(track, dict):
        return track
    if isinstance(track.get("track"), dict):
        track = track["track"]
    out = dict(track)
    if isinstance(out.get("artists"), list) and out["artists"] and all(isinstance(a, dict) for a in out["artists"]):
        out["artists"] = [a.get("name") for a in out["artists"]]
    if isinstance(out.get("album"), dict):
        out.setdefault("release_date", out["album"].get("release_date"))
        out["album"] = out["album"].get("name")
    if isinstance(out.get("external_ids"), dict):
        out.setdefault("isrc", out["external_ids"].get("isrc"))
    return out


def write(listing: Listing) -> bytes:
    """{'segue': 1, 'title': ..., 'tracks': [...]}: all that is known, and every other column that came in."""
    extra = listing.unknown_columns
    tracks = []
    for i, track in enumerate(listing.tracks):
        others = {name: plain(column[i]) for name, column in extra.items()}
        tracks.append(listing_.known(track) | {name: value for name, value in others.items() if value is not None})
    text = json.dumps({"segue": 1, "title": listing.title, "tracks": tracks}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def plain(value: Any) -> Any:
    """A raw value as JSON takes it; what JSON cannot hold becomes a text."""
    from .. import values

    if isinstance(value, (str, bool, int)):
        return value
    if values.is_missing(value):
        return None
    if isinstance(value, float):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    return value.item() if hasattr(value, "item") else str(value)
