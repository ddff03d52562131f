"""XSPF, checked as its specification says; what a track holds beyond segue's fields is carried through."""

from __future__ import annotations

import json
import re
from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import guarded, locations
from . import listing as listing_
from .listing import Listing
from .source import Source

NAMESPACE = "http://xspf.org/ns/0/"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
FEATURES = "urn:segue:track"
LEAVES = frozenset(
    "title creator annotation info location identifier image date license album trackNum duration".split()  # noqa: SIM905
)
OF_PLAYLIST = frozenset(
    "title creator annotation info location identifier image date license attribution link meta extension trackList".split()  # noqa: SIM905
)
OF_TRACK = frozenset(
    "location identifier title creator annotation info image album trackNum duration link meta extension".split()  # noqa: SIM905
)
REPEATED = frozenset({"link", "meta", "extension"})
REPEATED_IN_TRACK = REPEATED | {"location", "identifier"}
DATE = re.compile(
    r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-4]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)?)?"
)
FIELDS = {"title": "title", "creator": "artists", "album": "album", "annotation": "note"}


class Element:
    """An element of the document outside extensions: its name, attributes and text."""

    __slots__ = ("attributes", "line", "name", "seen", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name, self.attributes, self.line = name, attributes, line
        self.text: list[str] = []
        self.seen: set[str] = set()


class Checked:
    """The document's events, held against the specification.

    Gathers tracks as (name, attributes, text) of their children.
    """

    def __init__(self, source: Source, data: bytes, expat: Any) -> None:
        self.name, self.data, self.expat = source.name, data, expat
        self.open: list[Element] = []
        self.foreign = 0  # depth inside an extension
        self.tracks: list[list[tuple[str, dict[str, str], str]]] = []
        self.title = ""

    def fail(self, what: str) -> DataError:
        return DataError(f"{self.name}: line {self.expat.CurrentLineNumber}: {what}; it is not valid XSPF")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.foreign:
            self.foreign += 1
            return
        namespace, _, name = tag.rpartition("}")
        if namespace != NAMESPACE:
            raise self.fail(f"<{name}> is not in the namespace {NAMESPACE}")
        attributes = {("{" + k if "}" in k else k): v for k, v in attributes.items()}
        self._belongs(name)
        self._attributes(name, attributes)
        self.open.append(Element(name, attributes, self.expat.CurrentLineNumber))
        if name == "track":
            self.tracks.append([])
        if name == "extension":
            self.foreign = 1
            self.at = self.expat.CurrentByteIndex

    def _belongs(self, name: str) -> None:
        parent = self.open[-1] if self.open else None
        if parent is None:
            if name != "playlist":
                raise self.fail(f"the root is <{name}>, not <playlist>")
            return
        inside = parent.name
        allowed = {
            "playlist": OF_PLAYLIST,
            "trackList": {"track"},
            "track": OF_TRACK,
            "attribution": {"location", "identifier"},
        }.get(inside)
        if allowed is None:
            raise self.fail(f"<{inside}> holds text alone, but <{name}> stands in it")
        if name not in allowed:
            raise self.fail(f"<{name}> does not belong into <{inside}>")
        free = inside in ("trackList", "attribution") or name in (REPEATED_IN_TRACK if inside == "track" else REPEATED)
        if name in parent.seen and not free:
            raise self.fail(f"<{inside}> holds more than one <{name}>")
        parent.seen.add(name)

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        needed = {"link": "rel", "meta": "rel", "extension": "application", "playlist": "version"}.get(name)
        for given in attributes:
            if given not in (needed, XML_BASE) and not given.startswith("{"):
                raise self.fail(f"<{name}> has an attribute '{given}' that it must not have")
        if needed and needed not in attributes:
            raise self.fail(f"<{name}> lacks its attribute '{needed}'")
        if name == "playlist" and attributes["version"] not in ("0", "1"):
            raise self.fail(f"version is '{attributes['version']}'; it must be 0 or 1")

    def text(self, text: str) -> None:
        if self.open and not self.foreign:
            self.open[-1].text.append(text)

    def end(self, tag: str) -> None:
        if self.foreign:
            self.foreign -= 1
            if self.foreign:
                return
        closed = self.open.pop()
        parent = self.open[-1].name if self.open else ""
        text = "".join(closed.text)
        value = text.strip()
        if closed.name in ("playlist", "trackList", "track", "attribution") and value:
            raise self.fail(f"<{closed.name}> holds the text '{value[:40]}' beside its elements")
        if closed.name == "playlist" and "trackList" not in closed.seen:
            raise self.fail("<playlist> lacks its <trackList>")
        if closed.name in ("duration", "trackNum") and not (value.isdecimal() and value.isascii()):
            raise self.fail(f"{closed.name} is '{value[:40]}'; it must be a whole number, 0 or more")
        if closed.name == "date" and not DATE.fullmatch(value):
            raise self.fail(f"date is '{value[:40]}'; it must be as 2005-01-08T17:10:47-05:00")
        if parent == "playlist" and closed.name == "title":
            self.title = value
        if parent == "track":
            if closed.name == "extension":
                end = guarded.element_end(self.data, self.at, self.expat.CurrentByteIndex)
                text = self.data[self.at : end].decode()
            self.tracks[-1].append((closed.name, closed.attributes, text))


def read(source: Source, playlist: str | None = None) -> Table:
    """One row a track. Raises DataError that names the line where the file is not valid XSPF."""
    data = guarded.content(source)
    made: list[Checked] = []

    def handlers(expat: Any) -> guarded.Handlers:
        made.append(Checked(source, data, expat))
        return made[0].start, made[0].end, made[0].text

    guarded.walk(data, source.name, handlers)
    rows = [_row(children, i, source) for i, children in enumerate(made[0].tracks)]
    out = table.from_dicts(rows)
    out.format, out.own, out.title = "xspf", made[0].tracks, made[0].title
    return out


def _row(children: list[tuple[str, dict[str, str], str]], i: int, source: Source) -> dict[str, Any]:
    out: dict[str, Any] = {}
    ours: dict[str, Any] = {}
    for name, attributes, text in children:
        if name in FIELDS:
            out[FIELDS[name]] = [text] if name == "creator" else text
        elif name == "duration":
            out["duration_s"] = int(text) / 1000 if len(text.strip()) < 16 else None
        elif name == "location":
            out.setdefault("location", locations.from_url(text))
        elif name == "identifier":
            out.setdefault("id", text.strip())
        elif name == "meta" and attributes.get("rel") == FEATURES:
            ours = _features(text, i, source.name)
    if ours:
        return dict.fromkeys(out) | ours
    return out


def _features(text: str, i: int, name: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise DataError(f"{name}: track {i + 1}: its meta {FEATURES} does not hold a JSON object")
    return found


def write(listing: Listing) -> bytes:
    """A playlist of version 1; from XSPF, every child of a track is carried through."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<playlist version="1" xmlns="{NAMESPACE}">']
    if listing.title:
        lines.append(f"  <title>{guarded.body(listing.title)}</title>")
    lines.append("  <trackList>")
    for i, track in enumerate(listing.tracks):
        children = _carried(listing.own[i]) if listing.own else _children(track)
        children.append(f'<meta rel="{FEATURES}">{guarded.body(_ascii(track))}</meta>')
        lines += ["    <track>", *(f"      {child}" for child in children), "    </track>"]
    return ("\n".join([*lines, "  </trackList>", "</playlist>"]) + "\n").encode()


def _ascii(track: Any) -> str:
    return json.dumps(listing_.known(track))


def _children(track: Any) -> list[str]:
    made = {
        "location": locations.to_url(track.location) if track.location else "",
        "identifier": track.id if locations.SCHEME.match(track.id) else "",
        "title": track.title,
        "creator": ", ".join(track.artists),
        "annotation": track.note,
        "album": track.album,
        "duration": "" if track.duration is None else str(round(track.duration * 1000)),
    }
    return [f"<{name}>{guarded.body(value)}</{name}>" for name, value in made.items() if value]


def _carried(children: list[tuple[str, dict[str, str], str]]) -> list[str]:
    out = []
    for name, attributes, text in children:
        if name == "extension":
            out.append(text)
        elif attributes.get("rel") != FEATURES:
            given = {k: v for k, v in attributes.items() if not k.startswith("{")}
            out.append(guarded.element(name, given, guarded.body(text)))
    return out
