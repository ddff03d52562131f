"""The crate: an immutable, validated collection of tracks, and where it came from."""

from __future__ import annotations

import dataclasses
import html
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _core, frames, table
from ._core import Crate as Core
from ._core import DataError, Track
from .plural import counted
from .uncollected import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from . import coverage, duplicates, tempo_octave
    from .taxonomy import Additions, Genres

Name = str | int | tuple[str, str]
COUNTED = ("bpm", "key", "genres", "energy", "loudness", "duration")


class Crate:
    """Tracks in columns: `Crate(frame)` of pandas, polars or pyarrow, a list of dicts, a dict of columns or a path.

    `columns` overrides how headers are understood: {'my header': 'bpm'}. `genres` says what tags mean: sg.genres.extend(...),
    or what extend takes, a dict or the path of a YAML file. Raises DataError naming row, field and value.
    """

    _core: Core
    analysis: Any = None  # segue.audio.Report of the analysis that it came from

    def __init__(
        self,
        data: Any = (),
        columns: Mapping[str, str] | None = None,
        genres: Genres | Additions | None = None,
    ) -> None:
        self._read(data, columns)
        if genres is not None:
            from .taxonomy import as_genres

            self._core = self._core.with_genres(as_genres(genres)._core)

    def _read(self, data: Any, columns: Mapping[str, str] | None) -> None:
        if isinstance(data, Crate):
            self.__dict__.update(data.__dict__)
            return
        if isinstance(data, (str, os.PathLike)):
            from .reading import read

            self.__dict__.update(read(data, columns=columns).__dict__)
            return
        if isinstance(data, Mapping):
            self._take(table.from_columns(data), columns, native=None)
        elif isinstance(data, Sequence) or (isinstance(data, Iterable) and not hasattr(data, "columns")):
            rows = list(data)
            if rows and isinstance(rows[0], Track):
                rows = [_fields(t) for t in rows]
            self._take(table.from_dicts(rows), columns, native=None)
        else:
            native = frames.held(data)
            self._take(frames.to_table(native), columns, native=native)

    def _take(self, raw: table.Table, columns: Mapping[str, str] | None, native: Any, name: str = "") -> None:
        from . import build

        with uncollected():
            core, mapped, reading = build.crate_of(raw, columns)
        self._core, self._native, self.name = core, native, name
        self._table: table.Table | None = raw
        self._unused, self._beside = frozenset(mapped.unused), reading.beside
        self.unmatched: list[int] = []  # rows that `join` found no features for
        self.columns_report = mapped.report()
        self.notes: list[str] = [*reading.sentences(), *core.report["notes"]]

    @classmethod
    def from_dicts(cls, tracks: Iterable[Mapping[str, Any]], columns: Mapping[str, str] | None = None) -> Crate:
        """One dict a track: title, artist or artists, genre or genres, bpm, key, energy, duration (seconds), ..."""
        return cls(list(tracks), columns)

    @classmethod
    def _from_table(cls, raw: table.Table, columns: Mapping[str, str] | None, name: str) -> Crate:
        out = cls.__new__(cls)
        try:
            out._take(raw, columns, native=None, name=name)
        except DataError as e:
            raise DataError(f"{name}: {e}") from None
        return out

    @classmethod
    def _of_core(cls, core: Core, name: str = "", native: Any = None, raw: table.Table | None = None) -> Crate:
        out = cls.__new__(cls)
        out._core, out._native, out._table, out.name = core, native, raw, name
        out._unused, out._beside, out.unmatched = frozenset(), {}, []
        out.columns_report, out.notes = "", list(core.report["notes"])
        return out

    def __len__(self) -> int:
        return len(self._core)

    def __getitem__(self, row: int) -> Track:
        """The track in a row, also counted from the end. Raises IndexError."""
        return self._core.track(row + len(self) if row < 0 else row)

    def __iter__(self) -> Iterator[Track]:
        return iter(self.tracks)

    @cached_property
    def tracks(self) -> list[Track]:
        """All tracks, in rows."""
        return [self._core.track(row) for row in range(len(self))]

    @cached_property
    def ids(self) -> list[str]:
        """Ids, unique: repeated ones end in #2, #3, ..."""
        return self._core.strings("id")

    def find(self, name: Name) -> int:
        """Row of an id, else of a title; of (artist, title); or the row itself. Raises DataError where none or several match."""
        if isinstance(name, (int, np.integer)) and not isinstance(name, bool):
            if not 0 <= name < len(self):
                raise DataError(f"row {name} is outside the crate of {len(self)} tracks (rows count from 0)")
            return int(name)
        if isinstance(name, tuple) and len(name) == 2:
            return self._core.find_artist_title(*map(str, name))
        if isinstance(name, str):
            return self._core.find(name)
        raise DataError(f"{name!r} does not name a track; give an id, a title, (artist, title) or a row")

    def label(self, row: int) -> str:
        """'Artist - Title'."""
        return self._core.label(row)

    @property
    def genres(self) -> Genres:
        """What the tags of its tracks mean."""
        from .taxonomy import Genres

        return Genres(self._core.taxonomy)

    @property
    def features(self) -> dict[str, np.ndarray]:
        """NumPy columns by feature, NaN where missing; keys as wheel index 0-23, -1 where missing."""
        wheels = {"key": self._core.wheel, "intro_key": self._core.intro_wheel, "outro_key": self._core.outro_wheel}
        return {**{name: self._core.scalar(name) for name in _core.scalars()}, **wheels}

    @property
    def report(self) -> coverage.Report:
        """What is known, field by field, and all that was detected or mended: a dict; printed, a text; in a notebook, a table."""
        from . import coverage

        return coverage.of(self)

    @cached_property
    def duplicates(self) -> list[duplicates.Duplicate]:
        """Rows that are one recording twice, with what says so: the same ISRC, or artist and title within two seconds."""
        from . import duplicates

        return duplicates.found(self)

    @cached_property
    def tempo_octave(self) -> tempo_octave.TempoOctave:
        """Which tempo was taken where half and double it are in doubt."""
        from . import tempo_octave

        return tempo_octave.report(self)

    @property
    def frame(self) -> Any:
        """The native frame that it came from; for dicts, files and the embedded crate pandas if present, else polars, else dicts."""
        if self._native is not None:
            return self._native
        return frames.default(self._exported())

    def _exported(self) -> dict[str, Any]:
        """Columns as they came in, or the crate's own."""
        if self._table is not None:
            return dict(self._table.columns)
        core, known = self._core, self._core.report["known"]
        out: dict[str, Any] = {"id": self.ids, "title": core.strings("title"), "artists": ["; ".join(a) for a in core.artists]}
        out["genres"] = [", ".join(tags) for tags in core.genres]
        out["role"], out["available"] = core.roles, core.available
        out["key"] = [_spelt(t.key) for t in self.tracks]
        out |= {name: [_spelt(getattr(t, name)) for t in self.tracks] for name in ("intro_key", "outro_key") if known.get(name)}
        out |= {name: core.scalar(name) for name in _core.scalars() if known.get(name)}
        out |= {name: core.strings(name) for name in ("album", "location", "note") if known.get(name)}
        if core.embedding is not None:
            out["embedding"] = [None if np.isnan(row).any() else row.tolist() for row in core.embedding]
        return out

    def mark(self, name: Name, available: bool) -> Crate:
        """A new crate in which one track's availability is changed; it is kept and shown grey. Raises DataError."""
        marked = self._core.mark(self.ids[self.find(name)], bool(available))
        raw = self._table
        if raw is not None and self._native is None:  # what is written from the table must say it too
            raw = dataclasses.replace(raw, columns={**raw.columns, "available": marked.available.tolist()})
        return self._beside_of(marked, raw)

    def played(self, when: Mapping[Name, Any], now: Any = None) -> Crate:
        """A new crate that knows when tracks were last played: `crate.played({"Stronger": "2026-11-02", "Typical": 3})`.

        A date, a datetime, a text such as '2026-11-02', or days ago; None: unknown. `now` is the day to count from, default
        today. What the term `freshness` prices. Raises DataError.
        """
        from . import played

        return played.played(self, when, now)

    def _beside_of(self, core: Core, raw: table.Table | None) -> Crate:
        """The same tracks in other words: what was read beside the core stays."""
        out = Crate._of_core(core, self.name, self._native, raw)
        out.columns_report, out.notes = self.columns_report, list(self.notes)
        out._unused, out._beside = self._unused, self._beside
        return out

    @property
    def title(self) -> str:
        """What the playlist is called in its file, else the file's own name; empty where there is neither."""
        if self._table is not None and self._table.title:
            return self._table.title
        return "" if not self.name or self.name == "the stream" else os.path.splitext(os.path.basename(self.name))[0]

    @property
    def isrc(self) -> list[str]:
        """The recording's code of every row, empty where unknown."""
        return list(self._beside.get("isrc") or [""] * len(self))

    @property
    def rating(self) -> np.ndarray:
        """What a person gave every row, 0-1, NaN where unknown; no cost looks at it unless asked to."""
        found = self._beside.get("rating")
        return np.full(len(self), np.nan) if found is None else found.copy()

    def save(self, path: str | os.PathLike[str], format: str | None = None, overwrite: bool = False, **options: Any) -> Path:
        """Writes the tracks as they stand, by the end of the name or as `format`; the options of `Playlist.save`."""
        from . import save as save_

        return save_.save(self, path, format, overwrite, **options)

    def take(self, rows: Any) -> Crate:
        """A new crate of these rows, in this sequence. Raises DataError where a row is not there or comes twice."""
        picked = np.asarray(rows, dtype=np.int64)
        raw = None if self._table is None else self._table.take(picked.tolist())
        native = None if self._native is None else frames.take(self._native, picked)
        out = Crate._of_core(self._core.subset(picked), self.name, native, raw)
        out.columns_report = self.columns_report
        return out

    def summary(self) -> str:
        """'48 tracks, 2 h 51 min · bpm 46  key 46  genres 41 · 2 unavailable: kept, greyed'."""
        minutes = round(float(self._core.minutes.sum()))
        known = self._core.report["known"]
        text = f"{counted(len(self), 'track')}, {f'{minutes // 60} h ' if minutes >= 60 else ''}{minutes % 60} min"
        text += " · " + "  ".join(f"{f} {known.get(f, 0)}" for f in COUNTED)
        gone = int((~self._core.available).sum())
        return text + (f" · {gone} unavailable: kept, greyed" if gone else "")

    def __repr__(self) -> str:
        lines = [f"Crate: {self.summary()}"]
        lines += [f"  {row:>3}  {self.label(row)}" for row in range(min(len(self), 10))]
        return "\n".join(lines + ([f"  ... {len(self) - 10} more"] if len(self) > 10 else []))

    def _repr_html_(self) -> str:
        fields = ("bpm", "key", "energy", "valence", "loudness", "duration")
        head = "".join(f"<th>{h}</th>" for h in ("row", "track", "genres", "role", *fields))
        body = "".join(_html_row(row, self[row], self.label(row), fields) for row in range(min(len(self), 60)))
        more = f"<p>... {len(self) - 60} more</p>" if len(self) > 60 else ""
        return f"<p>{html.escape(self.summary())}. What is unknown shows as ·</p><table><tr>{head}</tr>{body}</table>{more}"


def _spelt(key: Any) -> str | None:
    return None if key is None else str(key)


def shown(value: Any) -> str:
    """A feature for people: · where unknown."""
    if value is None:
        return "·"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _html_row(row: int, track: Track, label: str, fields: Sequence[str]) -> str:
    cells = [str(row), label, ", ".join(track.genres) or "·", track.role, *(shown(getattr(track, f)) for f in fields)]
    grey = "" if track.available else ' style="color:#999"'
    return f"<tr{grey}>" + "".join(f"<td>{html.escape(c)}</td>" for c in cells) + "</tr>"


def _fields(track: Track) -> dict[str, Any]:
    names = ("id", "title", "artists", "album", "genres", "key", "role", "available", "embedding", "location", "note")
    return {name: getattr(track, name) for name in (*names, "intro_key", "outro_key", *_core.scalars())}


def never_back_down() -> Crate:
    """The soundtrack of the film Never Back Down (2008): ten songs and two pieces of score.

    Facts are reconciled from public tables and rounded; what is unknown stays missing. `never_back_down_facts` says where
    each is from.
    """
    return Crate._of_core(_core.never_back_down(), "Never Back Down")


def as_crate(data: Any, what: str = "") -> Crate:
    """A crate of what a user may give: a crate, frame, dicts, columns or a path. Errors begin with `what` it is to be."""
    if isinstance(data, Crate):
        return data
    try:
        return Crate(data)
    except DataError as e:
        if not what:
            raise
        raise DataError(f"{what}: {e}") from None
