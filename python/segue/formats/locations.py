"""Where a track lies: file URLs of XML formats, Windows paths and plain ones, to and fro; nothing is opened."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters or more: C: is a drive
DRIVE = re.compile(r"/*([A-Za-z]:)(?=[/\\]|$)")
SAFE = "/:()!*',;=@$&+~"


def from_url(url: str) -> str:
    """A path of a file URL ('file://localhost/D:/a%20b.mp3' -> 'D:/a b.mp3') or of a relative one.

    Others as they are.
    """
    url = url.strip()
    if url[:5].casefold() == "file:":
        rest = url[5:]
        if rest.startswith("//"):
            host, slash, path = rest[2:].partition("/")
            keeps_host = host and host.casefold() != "localhost" and not DRIVE.fullmatch(host)
            rest = f"//{host}/{path}" if keeps_host else f"{host}/{path}" if DRIVE.fullmatch(host) else slash + path
        path = _unquoted(rest)
        return path.lstrip("/") if DRIVE.match(path) else path
    return url if SCHEME.match(url) else _unquoted(url)


def _unquoted(text: str) -> str:
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return unquote(text, encoding="cp1252", errors="replace")


def to_url(path: str, host: str = "") -> str:
    """A file URL of an absolute path, a relative URL of a relative one; what is a URL already stays so."""
    if SCHEME.match(path):
        return path
    if DRIVE.match(path) or path.startswith("\\\\"):
        path = path.replace("\\", "/")
    if DRIVE.match(path):
        return f"file://{host}/{quote(path.lstrip('/'), safe=SAFE)}"
    if path.startswith("//"):
        return f"file:{quote(path, safe=SAFE)}"
    if path.startswith("/"):
        return f"file://{host}{quote(path, safe=SAFE)}"
    return quote(path, safe=SAFE.replace(":", ""))


def same_place(path: str) -> str:
    """What two spellings of one place have in common: no scheme, no case, slashes one way."""
    plain = from_url(path).replace("\\", "/").casefold()
    return re.sub(r"/(?:\./)+", "/", re.sub(r"^(?:\./)+", "", plain)).rstrip("/")


def file_name(path: str) -> str:
    """The last part of a place, in that spelling."""
    return same_place(path).rstrip("/").rpartition("/")[2]


def stem(path: str) -> str:
    """The file's name without folder and end, for a title where none is given."""
    name = from_url(path).replace("\\", "/").rstrip("/").rpartition("/")[2] or path
    return name.rpartition(".")[0] or name
