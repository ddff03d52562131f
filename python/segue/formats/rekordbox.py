"""rekordbox XML: the collection, playlists in folders, and writing, also into a copy of a user's own file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import keys
from .._core import DataError
from ..table import Table
from . import guarded, locations, nodes, splice
from .listing import Listing
from .source import Source
from .splice import Library, Spans

FIELDS = {
    "TrackID": "id",
    "Name": "title",
    "Artist": "artist",
    "Album": "album",
    "Genre": "genres",
    "AverageBpm": "bpm",
    "Tonality": "key",
    "Year": "year",
    "TotalTime": "duration_s",
    "Location": "location",
    "Comments": "note",
    "Rating": "rating_255",
}


def parsed(source: Source) -> Library:
    """One pass over the file. Raises DataError."""
    found = Library(guarded.content(source))
    data = found.data

    def handlers(expat: Any) -> guarded.Handlers:
        open_: list[str] = []
        path: list[str] = []
        current: list[list[str]] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            inside = open_[-1] if open_ else ""
            open_.append(tag)
            if tag == "TRACK" and inside == "COLLECTION":
                found.tracks.append(attributes)
                found.starts.append(expat.CurrentByteIndex)
            elif tag == "TRACK" and inside == "NODE" and current:
                current[-1].append(attributes.get("Key", ""))
            elif tag == "NODE":
                root = inside == "PLAYLISTS"
                if root:
                    found.places.setdefault("ROOT", (expat.CurrentByteIndex, attributes))
                path.append("" if root and attributes.get("Type", "0") == "0" else attributes.get("Name", ""))
                current.append([])
                if attributes.get("Type") == "1":
                    name = "/".join(part for part in path if part)
                    found.playlists.append((name, (attributes.get("KeyType", "0"), current[-1])))
            elif tag in ("COLLECTION", "PLAYLISTS", "DJ_PLAYLISTS"):
                found.places.setdefault(tag, (expat.CurrentByteIndex, attributes))
            elif not inside and tag != "DJ_PLAYLISTS":
                raise DataError(
                    f"{source.name}: line {expat.CurrentLineNumber}: its root is <{tag}>; rekordbox "
                    f"writes <DJ_PLAYLISTS>"
                )

        def end(tag: str) -> None:
            open_.pop()
            at = expat.CurrentByteIndex
            if tag == "TRACK" and open_ and open_[-1] == "COLLECTION":
                found.ends.append(guarded.element_end(data, found.starts[-1], at))
            elif tag == "NODE":
                path.pop()
                current.pop()
                if open_[-1] == "PLAYLISTS":
                    found.closing.setdefault("ROOT", at)
            elif tag in ("COLLECTION", "PLAYLISTS", "DJ_PLAYLISTS"):
                found.closing.setdefault(tag, at)

        return start, end, None

    guarded.walk(data, source.name, handlers)
    return found


def playlists(source: Source) -> dict[str, int]:
    """Path of every playlist -> count of its tracks."""
    return {path: len(entry[1]) for path, entry in nodes.named(parsed(source).playlists).items()}


def read(source: Source, playlist: str | None = None) -> Table:
    """The collection, or the tracks of a playlist in its order. Raises DataError."""
    found = parsed(source)
    rows: Sequence[int] = range(len(found.tracks))
    if playlist is not None:
        key_type, wanted = nodes.chosen(nodes.named(found.playlists), playlist, source.name)
        name = "Location" if key_type == "1" else "TrackID"
        row_of = {track.get(name, ""): row for row, track in reversed(list(enumerate(found.tracks)))}
        rows = nodes.rows_of(wanted, row_of, source.notes, playlist)
    columns = nodes.column_table([found.tracks[row] for row in rows])
    if "Location" in columns:
        columns["Location"] = [locations.from_url(where) if where else where for where in columns["Location"]]
    own = found.spans(rows)
    return Table(len(rows), columns, fields=FIELDS, format="rekordbox", own=own, title=playlist or "", lenient=True)


def write(listing: Listing) -> bytes:
    """A file of its own: the tracks as a collection, and one playlist of them in their order."""
    tracks = [_track(listing, i, str(i + 1)) for i in range(len(listing))]
    node = _playlist(listing.title, [str(i + 1) for i in range(len(listing))])
    inner = [
        '<PRODUCT Name="segue" Version="1" Company="segue"/>',
        f'<COLLECTION Entries="{len(tracks)}">',
        *tracks,
        "</COLLECTION>",
        '<PLAYLISTS>\n<NODE Type="0" Name="ROOT" Count="1">',
        node,
        "</NODE>\n</PLAYLISTS>",
    ]
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<DJ_PLAYLISTS Version="1.0.0">\n'
        + "\n".join(inner)
        + "\n</DJ_PLAYLISTS>\n"
    )
    return text.encode()


def _playlist(title: str, ids: Sequence[str]) -> str:
    entries = "".join(f"\n{guarded.element('TRACK', {'Key': i})}" for i in ids)
    return guarded.element("NODE", {"Name": title, "Type": "1", "KeyType": "0", "Entries": len(ids)}, entries + "\n")


def _track(listing: Listing, i: int, id_: str) -> str:
    """The track as it came from rekordbox, under a new id where need be; else made of what is known."""
    if listing.own:
        return splice.with_attributes(listing.own[i], {"TrackID": id_}).decode()
    track = listing.tracks[i]
    attributes = {
        "TrackID": id_,
        "Name": track.title,
        "Artist": ", ".join(track.artists) or None,
        "Album": track.album or None,
        "Genre": ", ".join(track.genres) or None,
        "TotalTime": None if track.duration is None else round(track.duration),
        "Year": None if track.year is None else int(track.year),
        "AverageBpm": None if track.bpm is None else f"{track.bpm:.2f}",
        "Comments": track.note or None,
        "Location": locations.to_url(track.location, "localhost") if track.location else None,
        "Tonality": None if track.key is None else keys.classical(track.key),
    }
    return guarded.element("TRACK", attributes)


def write_into(listing: Listing, library: Source) -> bytes:
    """A copy of the user's file with one playlist more, and the tracks that it lacks; every other byte as it was."""
    found = parsed(library)
    if "COLLECTION" not in found.closing:
        raise DataError(f"{library.name}: it has no COLLECTION to add to")
    by_place = {
        locations.same_place(t["Location"]): t.get("TrackID", "") for t in reversed(found.tracks) if t.get("Location")
    }
    by_name = {(t.get("Artist", ""), t.get("Name", "")): t.get("TrackID", "") for t in reversed(found.tracks)}
    taken = {t.get("TrackID", "") for t in found.tracks}
    same_file = listing.own and isinstance(listing.own, Spans) and listing.own.data == found.data
    ids, added, free = [], [], max((int(i) for i in taken if i.isdecimal() and len(i) < 18), default=0)
    for i, track in enumerate(listing.tracks):
        place = by_place.get(locations.same_place(track.location)) if track.location else None
        id_ = splice.attribute_of(listing.own[i], "TrackID") if same_file else None
        id_ = id_ or place or (by_name.get((", ".join(track.artists), track.title)) if not track.location else None)
        if not id_:
            free += 1
            id_ = str(free)
            added.append(_track(listing, i, id_))
        ids.append(id_)
    edits = _additions(found, added, _playlist(listing.title, ids))
    return splice.edited(found.data, edits)


def _additions(found: Library, added: list[str], node: str) -> list[splice.Edit]:
    edits: list[splice.Edit] = []
    if added:
        total = len(found.tracks) + len(added)
        text = "".join(f"{track}\n" for track in added)
        edits.append(
            splice.before_end(
                found.data,
                found.places["COLLECTION"],
                found.closing["COLLECTION"],
                "COLLECTION",
                text,
                {"Entries": str(total)},
            )
        )
        edits += splice.count(found.data, found.places["COLLECTION"], "Entries", total)
    if "ROOT" in found.closing:
        edits.append(
            splice.before_end(
                found.data, found.places["ROOT"], found.closing["ROOT"], "NODE", node + "\n", {"Count": "1"}
            )
        )
        start, attributes = found.places["ROOT"]
        if (attributes.get("Count") or "").isdecimal():
            edits += splice.count(found.data, (start, attributes), "Count", int(attributes["Count"]) + 1)
    else:
        root = f'<NODE Type="0" Name="ROOT" Count="1">\n{node}\n</NODE>\n'
        if "PLAYLISTS" in found.closing:
            edits.append(
                splice.before_end(found.data, found.places["PLAYLISTS"], found.closing["PLAYLISTS"], "PLAYLISTS", root)
            )
        else:
            whole = f"<PLAYLISTS>\n{root}</PLAYLISTS>\n"
            edits.append(
                splice.before_end(
                    found.data, found.places["DJ_PLAYLISTS"], found.closing["DJ_PLAYLISTS"], "DJ_PLAYLISTS", whole
                )
            )
    return edits
