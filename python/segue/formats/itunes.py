"""iTunes and Music: the library as a property list, with playlists in folders."""

from __future__ import annotations

import datetime
import plistlib
from collections.abc import Mapping
from typing import Any

from .._core import DataError
from ..table import Table
from . import guarded, locations, nodes, property_list, splice
from .listing import Listing
from .source import Source

FIELDS = {
    "Persistent ID": "id",
    "Name": "title",
    "Artist": "artist",
    "Album": "album",
    "Genre": "genres",
    "BPM": "bpm",
    "Year": "year",
    "Total Time": "duration_ms",
    "Location": "location",
    "Comments": "note",
    "Rating": "rating_100",
    "available": "available",
}


def _library(source: Source) -> dict[str, Any]:
    data = source.content
    if not data.startswith(b"bplist"):
        data = guarded.content(source)
        guarded.walk(data, source.name, lambda _: (lambda tag, attributes: None, None, None), doctype=True)
    try:
        found = plistlib.loads(data)
    except Exception as e:  # plistlib raises whatever its parts raise: ValueError, KeyError, OverflowError, ...
        raise DataError(f"{source.name}: it is no property list that can be read: {e}") from None
    if not isinstance(found, dict) or not isinstance(found.get("Tracks"), dict):
        raise DataError(f"{source.name}: it holds no 'Tracks'; export it anew by File > Library > Export Library")
    return found


def _playlists(library: Mapping[str, Any]) -> dict[str, list[str]]:
    entries = [p for p in library.get("Playlists") or [] if isinstance(p, dict)]
    by_id = {p["Playlist Persistent ID"]: p for p in entries if p.get("Playlist Persistent ID")}
    found = []
    for entry in entries:
        if entry.get("Folder"):
            continue
        path, at, seen = [str(entry.get("Name", ""))], entry, set()
        while (
            parent := at.get("Parent Persistent ID")
        ) in by_id and parent not in seen:  # a damaged file may hold a ring
            seen.add(parent)
            at = by_id[parent]
            path.append(str(at.get("Name", "")))
        items = [item for item in entry.get("Playlist Items") or [] if isinstance(item, dict)]
        found.append(("/".join(reversed(path)), [str(item.get("Track ID")) for item in items]))
    return nodes.named(found)


def playlists(source: Source) -> dict[str, int]:
    """Path of every playlist -> count of its tracks."""
    return {path: len(keys) for path, keys in _playlists(_library(source)).items()}


def read(source: Source, playlist: str | None = None) -> Table:
    """The library in the order of the file, or the tracks of a playlist in its order. Raises DataError."""
    library = _library(source)
    tracks = {str(key): track for key, track in library["Tracks"].items() if isinstance(track, dict)}
    wanted = list(tracks)
    if playlist is not None:
        keys = nodes.chosen(_playlists(library), playlist, source.name)
        row_of = {key: row for row, key in enumerate(wanted)}
        wanted = [wanted[row] for row in nodes.rows_of(keys, row_of, source.notes, playlist)]
    own = [tracks[key] for key in wanted]
    columns = {name: [_plain(v) for v in column] for name, column in nodes.column_table(own).items()}
    if "Location" in columns:
        columns["Location"] = [
            None if where is None else locations.from_url(str(where)) for where in columns["Location"]
        ]
    if any(track.get("Disabled") for track in own):
        columns["available"] = [not track.get("Disabled") for track in own]
    return Table(len(own), columns, fields=FIELDS, format="itunes", own=own, title=playlist or "", lenient=True)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, int, float, bool)) else repr(value)


def write(listing: Listing) -> bytes:
    """A library of these tracks and one playlist of them in their order."""
    tracks = {str(i + 1): _track(listing, i, i + 1) for i in range(len(listing))}
    entry = _playlist(listing, list(range(1, len(listing) + 1)), len(listing) + 1)
    library = {
        "Major Version": 1,
        "Minor Version": 1,
        "Application Version": "segue",
        "Tracks": tracks,
        "Playlists": [entry],
    }
    return plistlib.dumps(library, sort_keys=False)


def _playlist(listing: Listing, ids: list[int], own_id: int) -> dict[str, Any]:
    return {
        "Name": guarded.legible(listing.title),
        "Playlist ID": own_id,
        "All Items": True,
        "Playlist Items": [{"Track ID": id_} for id_ in ids],
    }


def _track(listing: Listing, i: int, id_: int) -> dict[str, Any]:
    """The track as it came from iTunes, under a new id; else made of what is known."""
    if listing.own:
        return {**listing.own[i], "Track ID": id_}
    track = listing.tracks[i]
    made: dict[str, Any] = {
        "Name": guarded.legible(track.title),
        "Artist": guarded.legible(", ".join(track.artists)),
        "Album": guarded.legible(track.album),
        "Genre": guarded.legible(", ".join(track.genres)),
        "Comments": guarded.legible(track.note),
        "Persistent ID": guarded.legible(listing.crate.ids[listing.order[i]]),
        "Location": guarded.legible(locations.to_url(track.location)) if track.location else "",
    }
    numbers = {
        "BPM": track.bpm,
        "Year": track.year,
        "Total Time": None if track.duration is None else track.duration * 1000,
    }
    made |= {name: round(value) for name, value in numbers.items() if value is not None}
    if not track.available:
        made["Disabled"] = True
    return {"Track ID": id_} | {name: value for name, value in made.items() if value != ""}


def write_into(listing: Listing, library: Source) -> bytes:
    """A copy of the user's file with one playlist more, and the tracks that it lacks; every other byte as it was."""
    if library.content.startswith(b"bplist"):
        raise DataError(f"{library.name}: it is a binary property list; export it as XML: File > Library > Export Library")
    found = _library(library)
    if not isinstance(found.get("Playlists", []), list):
        raise DataError(f"{library.name}: its 'Playlists' are no list; export it anew by File > Library > Export Library")
    tracks = {int(key): t for key, t in found["Tracks"].items() if isinstance(t, dict) and key.isdecimal()}
    taken = [*tracks, *(p.get("Playlist ID", 0) for p in found.get("Playlists", []) if isinstance(p, dict))]
    free = max((id_ for id_ in taken if isinstance(id_, int)), default=0)
    known = _Known(tracks)
    ids, added = [], []
    for i in range(len(listing)):
        id_ = known.id_of(listing, i)
        if id_ is None:
            free += 1
            id_ = free
            added.append(f"<key>{id_}</key>\n{_xml(_track(listing, i, id_))}")
        ids.append(id_)
    return _with(guarded.content(library), library.name, "".join(added), _xml(_playlist(listing, ids, free + 1)))


class _Known:
    """The tracks of a library, to be found again: as they are, by their place, else by artist and name."""

    def __init__(self, tracks: dict[int, dict[str, Any]]) -> None:
        self.tracks = tracks
        self.by_place, self.by_name = {}, {}
        for id_, track in reversed(tracks.items()):
            if track.get("Location"):
                self.by_place[locations.same_place(locations.from_url(str(track["Location"])))] = id_
            self.by_name[track.get("Artist", ""), track.get("Name", "")] = id_

    def id_of(self, listing: Listing, i: int) -> int | None:
        track = listing.tracks[i]
        if listing.own and self.tracks.get(listing.own[i].get("Track ID")) == listing.own[i]:
            return int(listing.own[i]["Track ID"])
        if track.location:
            return self.by_place.get(locations.same_place(track.location))
        return self.by_name.get((", ".join(track.artists), track.title))


def _xml(value: Any) -> str:
    """A value as it stands inside a property list."""
    whole = plistlib.dumps(value, sort_keys=False).decode()
    return whole[whole.index("<plist") :].partition(">\n")[2].removesuffix("</plist>\n")


def _with(data: bytes, name: str, tracks: str, playlist: str) -> bytes:
    places = property_list.places(data, name, {(), ("Tracks",), ("Playlists",)})
    edits = [_last_in(data, places[("Tracks",)], "dict", tracks)] if tracks else []
    if ("Playlists",) in places:
        edits.append(_last_in(data, places[("Playlists",)], "array", playlist))
    else:
        edits.append(_last_in(data, places[()], "dict", f"<key>Playlists</key>\n<array>\n{playlist}</array>\n"))
    return splice.edited(data, edits)


def _last_in(data: bytes, place: tuple[int, int], tag: str, text: str) -> splice.Edit:
    return splice.before_end(data, (place[0], {}), place[1], tag, text)
