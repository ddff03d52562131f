"""Additions to a file's own bytes: everything that is not added to stays byte for byte as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from . import guarded

Edit = tuple[int, int, bytes]  # from, to, what stands there instead


@dataclass
class Spans(Sequence[bytes]):
    """Elements of a document, one a row, as slices of its bytes: nothing is copied until it is asked for."""

    data: bytes
    starts: Sequence[int]
    ends: Sequence[int]
    rows: Sequence[int]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> list[bytes]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        row = self.rows[at]
        return self.data[self.starts[row] : self.ends[row]]

    def __iter__(self) -> Iterator[bytes]:
        return (self[i] for i in range(len(self)))


@dataclass
class Library:
    """What a program's library file holds, and the places in its bytes where something can be added."""

    data: bytes
    tracks: list[dict[str, str]] = field(default_factory=list)  # attributes of each
    starts: list[int] = field(default_factory=list)  # where each begins and ends
    ends: list[int] = field(default_factory=list)
    playlists: list[tuple[str, Any]] = field(default_factory=list)  # path -> what the format tells of its tracks
    places: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)  # element -> start of its tag, attributes
    closing: dict[str, int] = field(default_factory=dict)  # element -> where its end tag starts

    def spans(self, rows: Sequence[int]) -> Spans:
        """The bytes of these tracks."""
        return Spans(self.data, self.starts, self.ends, rows)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes with each edit made; edits do not overlap."""
    out, at = [], 0
    for start, end, text in sorted(edits, key=lambda e: e[:2]):
        out += [data[at:start], text]
        at = end
    return b"".join([*out, data[at:]])


def before_end(
    data: bytes, place: tuple[int, dict[str, str]], at: int, tag: str, text: str, counts: dict[str, str] | None = None
) -> Edit:
    """`text` as the last of an element at `place` whose end is at `at`.

    An empty one ('<A/>') is opened, with `counts` set.
    """
    start = place[0]
    if not guarded.is_empty(data, start, at):
        return at, at, text.encode()
    opened = with_attributes(data[start:at].rstrip()[:-2].rstrip() + b">", counts or {})
    return start, at, opened + b"\n" + text.encode() + f"</{tag}>".encode()


def count(data: bytes, place: tuple[int, dict[str, str]], name: str, number: int) -> list[Edit]:
    """An attribute that counts, set to `number` where it is there."""
    start = place[0]
    end = guarded.tag_end(data, start)
    found = _attribute(name).search(data, start, end)
    if not found or data[end - 2 : end] == b"/>":
        return []  # an empty element is opened by before_end, which sets its counts
    return [(found.start(2), found.end(2), str(number).encode())]


def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"""(\s""" + name.encode() + rb"""\s*=\s*["'])([^"']*)""")


def attribute_of(element: bytes, name: str) -> str:
    """A plain attribute of an element's start tag; empty where it lacks."""
    found = _attribute(name).search(element, 0, guarded.tag_end(element, 0))
    return found[2].decode() if found else ""


def with_attributes(element: bytes, values: dict[str, str]) -> bytes:
    """The element with attributes of its start tag set; those that it lacks are added."""
    end = guarded.tag_end(element, 0)
    head, rest = element[:end], element[end:]
    for name, value in values.items():
        quoted = guarded.attribute(value)[1:-1].encode()
        if found := _attribute(name).search(head):
            head = head[: found.start(2)] + quoted + head[found.end(2) :]
        else:
            tag = re.match(rb"<[^\s/>]+", head)
            at = tag.end() if tag else 1
            head = head[:at] + f" {name}=".encode() + b'"' + quoted + b'"' + head[at:]
    return head + rest
