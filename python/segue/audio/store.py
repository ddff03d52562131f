"""What was measured before: SQLite, keyed by the content of a file, so that moved and renamed files are known again."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from .._core import DataError
from .measure import VERSION

COLUMNS = "content TEXT, version INTEGER, found TEXT NOT NULL, PRIMARY KEY (content, version)"


class Store:
    """Features by content. Each is committed as it comes, so that a killed run loses only the files under way."""

    def __init__(self, path: Path) -> None:
        """Makes the file and its folder where they lack. Raises DataError."""
        self.path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(path, timeout=30, check_same_thread=False)
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute(f"CREATE TABLE IF NOT EXISTS features ({COLUMNS})")
        except (OSError, sqlite3.Error) as e:
            raise DataError(
                f"{path}: it cannot serve as the cache of analyses: {e}; give another with cache=, or None for none"
            ) from None

    def get(self, content: str) -> dict[str, Any] | None:
        """None where it was not measured, or by another version."""
        with self._lock:
            row = self._base.execute(
                "SELECT found FROM features WHERE content = ? AND version = ?", (content, VERSION)
            ).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, content: str, features: dict[str, Any]) -> None:
        """Replaces what was there."""
        with self._lock, self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO features VALUES (?, ?, ?)", (content, VERSION, json.dumps(features))
            )

    def close(self) -> None:
        """The file is complete without it."""
        self._base.close()


def content_of(path: str) -> str:
    """A hash of the bytes of a file. Raises OSError."""
    digest = hashlib.blake2b(digest_size=20)
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def default_path() -> Path:
    """In the user's folder for caches: segue/analysis.sqlite."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "segue" / "analysis.sqlite"
