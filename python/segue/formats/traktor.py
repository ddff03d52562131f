"""Traktor NML: the collection, playlists in folders, and writing, also into a copy of a user's own file."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from .._core import DataError, Track
from ..table import Table
from . import guarded, locations, nodes, splice
from .listing import Listing
from .source import Source
from .splice import Library

FIELDS = {
    "TITLE": "title",
    "ARTIST": "artist",
    "ALBUM.TITLE": "album",
    "INFO.GENRE": "genres",
    "INFO.COMMENT": "note",
    "INFO.RANKING": "rating_255",
    "INFO.RELEASE_DATE": "year",
    "TEMPO.BPM": "bpm",
    "location": "location",
    "key": "key",
    "duration_s": "duration_s",
}
URL = "url:"  # the volume that we write for what lies on none
CHILDREN = frozenset(
    {"LOCATION", "ALBUM", "INFO", "TEMPO", "LOUDNESS", "MUSICAL_KEY", "MODIFICATION_INFO", "EXTRADATA"}
)


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
            if tag == "ENTRY" and inside == "COLLECTION":
                found.tracks.append(dict(attributes))
                found.starts.append(expat.CurrentByteIndex)
            elif tag in CHILDREN and inside == "ENTRY" and len(found.ends) < len(found.tracks):
                found.tracks[-1].update((f"{tag}.{name}", value) for name, value in attributes.items())
            elif tag == "PRIMARYKEY" and current and inside == "ENTRY":
                current[-1].append(attributes.get("KEY", ""))
            elif tag == "NODE":
                name = attributes.get("NAME", "")
                path.append("" if name == "$ROOT" and inside == "PLAYLISTS" else name)
                if attributes.get("TYPE") == "PLAYLIST":
                    current.append([])
                    found.playlists.append(("/".join(part for part in path if part), current[-1]))
            elif tag == "SUBNODES" and len(path) == 1:
                found.places.setdefault("SUBNODES", (expat.CurrentByteIndex, attributes))
            elif tag in ("COLLECTION", "PLAYLISTS", "NML"):
                found.places.setdefault(tag, (expat.CurrentByteIndex, attributes))
            elif not inside:
                raise DataError(
                    f"{source.name}: line {expat.CurrentLineNumber}: its root is <{tag}>; Traktor writes <NML>"
                )

        def end(tag: str) -> None:
            open_.pop()
            at = expat.CurrentByteIndex
            if tag == "ENTRY" and open_ and open_[-1] == "COLLECTION":
                found.ends.append(guarded.element_end(data, found.starts[-1], at))
            elif tag == "NODE":
                path.pop()
            elif (tag == "SUBNODES" and len(path) == 1) or tag in ("COLLECTION", "PLAYLISTS", "NML"):
                found.closing.setdefault(tag, at)

        return start, end, None

    guarded.walk(data, source.name, handlers)
    return found


def playlists(source: Source) -> dict[str, int]:
    """Path of every playlist -> count of its tracks."""
    return {path: len(keys_) for path, keys_ in nodes.named(parsed(source).playlists).items()}


def read(source: Source, playlist: str | None = None) -> Table:
    """The collection, or the tracks of a playlist in its order. Raises DataError."""
    found = parsed(source)
    rows: Sequence[int] = range(len(found.tracks))
    if playlist is not None:
        wanted = nodes.chosen(nodes.named(found.playlists), playlist, source.name)
        row_of = {primary_key(track): row for row, track in reversed(list(enumerate(found.tracks)))}
        rows = nodes.rows_of(wanted, row_of, source.notes, playlist)
    elif not found.tracks and found.playlists:
        source.notes.append("its collection is empty; its playlists name files only")
    tracks = [found.tracks[row] for row in rows]
    columns = nodes.column_table(tracks)
    columns["location"] = [_path(track) for track in tracks]
    columns["key"] = [_key(track) for track in tracks]
    columns["duration_s"] = [track.get("INFO.PLAYTIME_FLOAT") or track.get("INFO.PLAYTIME") for track in tracks]
    own = found.spans(rows)
    return Table(len(rows), columns, fields=FIELDS, format="traktor", own=own, title=playlist or "", lenient=True)


def primary_key(track: dict[str, str]) -> str:
    """'D:/:Music/:a.mp3', as playlists name an entry."""
    return track.get("LOCATION.VOLUME", "") + track.get("LOCATION.DIR", "") + track.get("LOCATION.FILE", "")


def _path(track: dict[str, str]) -> str | None:
    """'/:Music/:' + 'a.mp3' on 'D:' -> 'D:/Music/a.mp3'; the volume of a Mac is a name and no part of its paths."""
    folder, file, volume = (track.get(f"LOCATION.{part}", "") for part in ("DIR", "FILE", "VOLUME"))
    if volume == URL:
        return file
    if not folder:
        return None
    drive = volume if len(volume) == 2 and volume.endswith(":") else ""
    return drive + "/".join(part.replace("//", ":") for part in f"{folder}{file}".split("/:"))


def _key(track: dict[str, str]) -> str | None:
    """MUSICAL_KEY counts 0-11 major from C, 12-23 minor, and is what Traktor found.

    The text in INFO is a user's tag.
    """
    value = track.get("MUSICAL_KEY.VALUE", "")
    return value if value.isdecimal() and int(value) < 24 else track.get("INFO.KEY") or None


def write(listing: Listing) -> bytes:
    """A file of its own: the tracks as a collection, and one playlist of them in their order."""
    entries = [_entry(listing, i) for i in range(len(listing))]
    unique = dict(entries)
    node = _playlist(listing.title, [key for key, _ in entries])
    inner = (
        '<HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>\n<MUSICFOLDERS></MUSICFOLDERS>\n'
        f'<COLLECTION ENTRIES="{len(unique)}">\n' + "".join(f"{text}\n" for text in unique.values()) + "</COLLECTION>\n"
        '<PLAYLISTS>\n<NODE TYPE="FOLDER" NAME="$ROOT">\n<SUBNODES COUNT="1">\n'
        + node
        + "\n</SUBNODES>\n</NODE>\n</PLAYLISTS>\n"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<NML VERSION="19">\n' + inner + "</NML>\n"
    ).encode()


def _playlist(title: str, wanted: Sequence[str]) -> str:
    entries = "".join(
        f"\n<ENTRY>{guarded.element('PRIMARYKEY', {'TYPE': 'TRACK', 'KEY': key}, '')}</ENTRY>" for key in wanted
    )
    name = uuid.uuid5(uuid.NAMESPACE_URL, "\0".join([title, *wanted])).hex  # the same list has the same id
    inner = guarded.element("PLAYLIST", {"ENTRIES": len(wanted), "TYPE": "LIST", "UUID": name}, entries + "\n")
    return guarded.element("NODE", {"TYPE": "PLAYLIST", "NAME": title}, inner)


def _entry(listing: Listing, i: int) -> tuple[str, str]:
    """(primary key, element) of a track: as it came from Traktor, else made of what is known."""
    if listing.own:
        element = listing.own[i]
        return _key_of_element(element), element.decode()
    track, label = listing.tracks[i], listing.labels[i]
    place = _place(track, label, listing.order[i])
    key = None if track.key is None else track.key.pitch_class + (12 if track.key.mode == "minor" else 0)
    info = {
        "GENRE": ", ".join(track.genres) or None,
        "COMMENT": track.note or None,
        "KEY": None if track.key is None else track.key.open_key,
        "PLAYTIME": None if track.duration is None else round(track.duration),
        "PLAYTIME_FLOAT": None if track.duration is None else f"{track.duration:.6f}",
        "RELEASE_DATE": None if track.year is None else f"{int(track.year)}/1/1",
    }
    inner = [guarded.element("LOCATION", place, "")]
    inner.append(guarded.element("ALBUM", {"TITLE": track.album}, "") if track.album else "")
    inner.append(guarded.element("INFO", info, ""))
    inner.append(
        ""
        if track.bpm is None
        else guarded.element("TEMPO", {"BPM": f"{track.bpm:.6f}", "BPM_QUALITY": "100.000000"}, "")
    )
    inner.append("" if key is None else guarded.element("MUSICAL_KEY", {"VALUE": key}, ""))
    head = {"TITLE": track.title, "ARTIST": ", ".join(track.artists) or None}
    return place["VOLUME"] + place["DIR"] + place["FILE"], guarded.element("ENTRY", head, "".join(inner))


def _place(track: Track, label: str, row: int) -> dict[str, str]:
    """VOLUME, DIR and FILE; a track without a location gets an empty folder, which reading takes as none."""
    if not track.location:
        return {"DIR": "", "FILE": guarded.legible(f"{label} ({row + 1})"), "VOLUME": ""}
    path = locations.from_url(track.location)
    if locations.SCHEME.match(path):
        return {"DIR": "", "FILE": guarded.legible(path), "VOLUME": URL}
    path = path.replace("\\", "/")
    drive = path[:2] if locations.DRIVE.match(path) else ""
    path = path if drive or path.startswith("/") else f"./{path}"
    parts = [guarded.legible(part).replace(":", "//") for part in path[len(drive) :].split("/")]
    return {"DIR": "/:".join(parts[:-1]) + "/:", "FILE": parts[-1], "VOLUME": drive}


def _key_of_element(element: bytes) -> str:
    found = Library(element)

    def handlers(expat: Any) -> guarded.Handlers:
        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "LOCATION":
                found.tracks.append({f"LOCATION.{name}": value for name, value in attributes.items()})

        return start, None, None

    guarded.walk(element, "the entry", handlers)
    return primary_key(found.tracks[0]) if found.tracks else ""


def write_into(listing: Listing, library: Source) -> bytes:
    """A copy of the user's file with one playlist more, and the tracks that it lacks; every other byte as it was."""
    found = parsed(library)
    if "COLLECTION" not in found.closing:
        raise DataError(f"{library.name}: it has no COLLECTION to add to")
    by_place = {locations.same_place(_path(t) or ""): primary_key(t) for t in reversed(found.tracks)}
    by_name = {(t.get("ARTIST", ""), t.get("TITLE", "")): primary_key(t) for t in reversed(found.tracks)}
    held = set(map(primary_key, found.tracks))
    wanted: list[str] = []
    added: dict[str, str] = {}
    for i, track in enumerate(listing.tracks):
        key = by_place.get(locations.same_place(track.location)) if track.location else None
        key = key or (by_name.get((", ".join(track.artists), track.title)) if not track.location else None)
        if not key:
            key, text = _entry(listing, i)
            if key not in held:
                added[key] = text
        wanted.append(key)
    return splice.edited(found.data, _additions(found, added, _playlist(listing.title, wanted)))


def _additions(found: Library, added: dict[str, str], node: str) -> list[splice.Edit]:
    edits: list[splice.Edit] = []
    if added:
        total = len(found.tracks) + len(added)
        text = "".join(f"{entry}\n" for entry in added.values())
        edits.append(
            splice.before_end(
                found.data,
                found.places["COLLECTION"],
                found.closing["COLLECTION"],
                "COLLECTION",
                text,
                {"ENTRIES": str(total)},
            )
        )
        edits += splice.count(found.data, found.places["COLLECTION"], "ENTRIES", total)
    if "SUBNODES" in found.closing:
        start, attributes = found.places["SUBNODES"]
        edits.append(
            splice.before_end(
                found.data, found.places["SUBNODES"], found.closing["SUBNODES"], "SUBNODES", node + "\n", {"COUNT": "1"}
            )
        )
        if (attributes.get("COUNT") or "").isdecimal():
            edits += splice.count(found.data, (start, attributes), "COUNT", int(attributes["COUNT"]) + 1)
        return edits
    root = f'<NODE TYPE="FOLDER" NAME="$ROOT">\n<SUBNODES COUNT="1">\n{node}\n</SUBNODES>\n</NODE>\n'
    if "PLAYLISTS" in found.closing:
        edits.append(
            splice.before_end(found.data, found.places["PLAYLISTS"], found.closing["PLAYLISTS"], "PLAYLISTS", root)
        )
    else:
        edits.append(
            splice.before_end(
                found.data, found.places["NML"], found.closing["NML"], "NML", f"<PLAYLISTS>\n{root}</PLAYLISTS>\n"
            )
        )
    return edits
