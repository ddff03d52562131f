"""Where bytes come from: a path, or an open file such as standard input. Sizes are bounded before anything is read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from .._core import DataError
from . import text

LARGEST = 1 << 29  # bytes of a text file: 512 MiB, some million tracks; a parser holds a small multiple of it
HEAD = 1 << 16


@dataclass
class Source:
    """A file to be read: its name for messages, its bytes and text, and what was noticed while decoding."""

    name: str
    path: Path | None = None
    stream: Any = None
    notes: list[str] = field(default_factory=list)

    @cached_property
    def head(self) -> bytes:
        """The first 64 KiB, for telling formats apart."""
        if self.path is None:
            return self.content[:HEAD]
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @cached_property
    def content(self) -> bytes:
        """All bytes. Raises DataError above 512 MiB."""
        if self.path is not None:
            size = os.stat(self.path).st_size
            if size > LARGEST:
                raise DataError(
                    f"{self.name}: it has {size / 1e6:.0f} MB; text files are read up to {LARGEST / 1e6:.0f} MB"
                )
            with self.path.open("rb") as file:
                found = file.read(LARGEST + 1)
        else:
            found = self._streamed()
        if len(found) > LARGEST:
            raise DataError(f"{self.name}: it has more than {LARGEST / 1e6:.0f} MB; split it")
        return bytes(found)

    def _streamed(self) -> bytes:
        out = bytearray()
        while len(out) <= LARGEST:
            part = self.stream.read(LARGEST + 1 - len(out))
            if not part:
                break
            if isinstance(part, str):
                part = part.encode("utf-8", "replace")
            if not isinstance(part, (bytes, bytearray)):
                raise DataError(
                    f"{self.name}: reading it gives {type(part).__name__}, not bytes; open files with mode 'rb'"
                )
            out += part
        return bytes(out)

    @cached_property
    def text(self) -> str:
        """The content decoded; what was detected or repaired is in `notes`. Raises DataError where it is no text."""
        return text.decoded(self.content, self.name, self.notes)

    @contextlib.contextmanager
    def on_disk(self) -> Iterator[Path]:
        """A path with the content, for libraries that want one."""
        if self.path is not None:
            yield self.path
            return
        import tempfile  # here, as it loads much: `import segue` reads nothing

        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "content"
            copy.write_bytes(self.content)
            yield copy


def of(what: Any) -> Source:
    """A source of a path or an open file. Raises DataError."""
    if hasattr(what, "read"):
        return Source(str(getattr(what, "name", "") or "the stream"), None, getattr(what, "buffer", what))
    try:
        path = Path(os.fspath(what))
        if not os.fspath(what):
            raise ValueError("it is empty")
        found = path.exists()
    except TypeError:
        raise DataError(f"{what!r:.80} is neither a path nor an open file") from None
    except (OSError, ValueError) as e:
        raise DataError(f"{str(what)[:80]!r} cannot be a path: {getattr(e, 'strerror', None) or e}") from None
    if not found:
        raise DataError(f"{path}: there is no such file")
    return Source(str(path), path)
