"""Which formats there are; a format's module loads when a file asks for it."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import _core
from .._core import DataError


@dataclass(frozen=True)
class Format:
    """A file format: its name, the ends of its file names, what it is in a sentence, and what can be done with it."""

    name: str
    extensions: tuple[str, ...]
    sentence: str
    writes: bool = False
    playlists: bool = False  # holds playlists by name
    also: tuple[str, ...] = ()  # other names it goes by
    keeps: str = ""  # what of a track survives writing; empty: everything

    @property
    def module(self) -> Any:
        return importlib.import_module(f"{__package__}.{self.name}")


DJ = "title artist album genre bpm key year duration note location"

FORMATS = (
    Format(
        "csv",
        (".csv", ".tsv", ".txt"),
        "Tables with a header: Exportify, Spotify, Soundiiz, rekordbox TXT; comma, semicolon, tab or bar.",
        writes=True,
        also=("tsv", "exportify", "txt"),
    ),
    Format("excel", (".xlsx", ".xlsm"), "Workbooks: the first sheet with a header (extra: excel).", also=("xlsx",)),
    Format(
        "json",
        (".json", ".jsonl", ".ndjson"),
        "Objects, one a track; columns; or one object a line.",
        writes=True,
        also=("jsonl",),
    ),
    Format("parquet", (".parquet", ".pq"), "Parquet tables.", writes=True, also=("pq",)),
    Format("arrow", (".arrow", ".feather", ".ipc"), "Arrow IPC and Feather tables.", also=("feather", "ipc")),
    Format(
        "m3u8",
        (".m3u8", ".m3u"),
        "Playlists; features ride along in comments that players skip.",
        writes=True,
        also=("m3u",),
    ),
    Format("pls", (".pls",), "Playlists; features ride along in keys that players skip.", writes=True),
    Format(
        "xspf", (".xspf",), "Playlists in XML, checked strictly; features ride along in meta elements.", writes=True
    ),
    Format("jspf", (".jspf",), "XSPF as JSON, as ListenBrainz writes it.", writes=True),
    Format("cue", (".cue",), "Cue sheets: the tracks of an album or a mix."),
    Format("rekordbox", (".xml",), "rekordbox XML, collection and playlists.", writes=True, playlists=True, keeps=DJ),
    Format(
        "traktor",
        (".nml",),
        "Traktor NML, collection and playlists.",
        writes=True,
        playlists=True,
        also=("nml",),
        keeps=DJ,
    ),
    Format(
        "itunes",
        (".xml", ".plist"),
        "iTunes and Music library XML, with playlists.",
        writes=True,
        playlists=True,
        also=("music", "plist"),
        keeps="title artist album genre bpm year duration note location",
    ),
    Format(
        "mixxx", (".sqlite", ".db"), "The database of Mixxx, read only: library, playlists and crates.", playlists=True
    ),
    Format("beets", (".db", ".blb"), "The database of beets, read only."),
    Format("acousticbrainz", (".json",), "AcousticBrainz and Essentia JSON: one track a document.", also=("essentia",)),
    Format("folder", (), "A folder of audio files, by their tags: ID3, MP4, Vorbis, APE.", also=("audio",)),
    Format(
        "uris",
        (".txt",),
        "Lists of Spotify URIs or links, to paste into a playlist.",
        writes=True,
        also=("spotify",),
        keeps="id",
    ),
)


def named(name: str) -> Format:
    """Raises DataError with 'did you mean'."""
    wanted = str(name).lstrip(".").casefold()
    for form in FORMATS:
        if wanted in (form.name, *form.also):
            return form
    names = [f.name for f in FORMATS]
    raise DataError(f"there is no format '{name}'{_core.did_you_mean(wanted, names)}; there are {', '.join(names)}")


def of_path(path: Path) -> Format:
    """By the end of the name; the first that has it (.xml is rekordbox). Raises DataError."""
    end = path.suffix.casefold()
    for form in FORMATS:
        if end in form.extensions:
            return form
    ends = list(dict.fromkeys(e for f in FORMATS for e in f.extensions))
    raise DataError(
        f"{path}: files that end in '{end}' are not known{_core.did_you_mean(end, ends)}; known are {' '.join(ends)}; "
        "or name one with format="
    )
