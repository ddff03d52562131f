"""Where things stand in the bytes of a property list in XML, so that something can be added to them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from . import guarded

Path = tuple[str, ...]  # of keys, from the outermost dict on
CONTAINERS = ("dict", "array")


def places(data: bytes, name: str, wanted: Collection[Path]) -> dict[Path, tuple[int, int]]:
    """(start of its tag, place of its end as expat reports it) of the dicts and arrays at these paths; () is the outermost dict.

    Raises DataError where the document is damaged.
    """
    found: dict[Path, tuple[int, int]] = {}
    deepest = max(map(len, wanted))

    def handlers(expat: Any) -> guarded.Handlers:
        keys: list[str] = []  # the key that was read last in every container that is open
        starts: list[int] = []
        key: list[str] | None = None  # the text of the key that is being read

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal key
            if tag == "key":
                key = []
            elif tag in CONTAINERS:
                keys.append("")
                starts.append(expat.CurrentByteIndex)

        def end(tag: str) -> None:
            nonlocal key
            if tag == "key" and key is not None and keys:
                keys[-1], key = "".join(key), None
            elif tag in CONTAINERS:
                keys.pop()
                began = starts.pop()
                if len(keys) <= deepest and (path := tuple(keys)) in wanted:
                    found[path] = (began, expat.CurrentByteIndex)

        def text(part: str) -> None:
            if key is not None:
                key.append(part)

        return start, end, text

    guarded.walk(data, name, handlers, doctype=True)
    return found
