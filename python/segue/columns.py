"""Which column is which: headers of Exportify, Spotify tables, DJ programs and plain names, mapped to the fields of a track."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from . import _core, arguments
from ._core import DataError

# Names of each field as `plain` writes them, best first. `genres` takes every column that matches, the others the best.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "track_id", "track_uri", "spotify_id", "uri", "mb_trackid", "persistent_id", "isrc"),
    "title": ("title", "track_name", "track_title", "name", "song", "song_name", "song_title", "track"),
    "artists": ("artists", "artist_names", "artist", "artist_name", "track_artist", "track_artists", "creator", "performer", "band",
                "album_artist", "album_artist_name", "albumartist"),
    "album": ("album", "album_name", "track_album_name", "album_title", "release", "track_album_id", "album_id", "album_uri"),
    "genres": ("genres", "genre", "artist_genres", "album_genres", "playlist_genre", "playlist_subgenre", "track_genre", "subgenre",
               "subgenres", "style", "styles", "tags"),
    "key": ("key", "musical_key", "initial_key", "initialkey", "camelot", "camelot_key", "open_key", "tonality", "tkey", "key_name"),
    "mode": ("mode", "key_mode", "scale", "key_scale"),
    "bpm": ("bpm", "tempo", "average_bpm", "beats_per_minute", "tbpm"),
    "energy": ("energy", "energy_level"),
    "valence": ("valence",),
    "danceability": ("danceability",),
    "acousticness": ("acousticness",),
    "instrumentalness": ("instrumentalness",),
    "syncopation": ("syncopation",),
    "loudness": ("loudness", "lufs", "loudness_db", "integrated_loudness"),
    "dynamic_range": ("dynamic_range", "loudness_range", "lra"),
    "popularity": ("popularity", "track_popularity"),
    "year": ("year", "original_year", "release_year", "release_date", "album_release_date", "track_album_release_date", "date"),
    "duration": ("duration", "track_duration", "length", "time", "total_time", "playtime"),
    "last_played": ("last_played",),
    **{name: (name,) for name in ("intro_bpm", "outro_bpm", "intro_energy", "outro_energy", "intro_key", "outro_key")},
    "role": ("role", "track_role"),
    "available": ("available", "is_available", "is_playable", "playable"),
    "embedding": ("embedding", "embeddings"),
    "location": ("location", "path", "file", "filename", "file_path", "file_name"),
    "note": ("note", "notes", "comment", "comments"),
    # Not features of the core: kept beside it, for joining and for what a person rated.
    "isrc": ("isrc",),
    "rating": ("rating", "my_rating", "stars", "popm"),
}
BESIDE = ("isrc", "rating")
RANK = {name: (of, rank) for of, names in NAMES.items() if of != "isrc" for rank, name in enumerate(names)}

# A unit at the end of a duration's header.
UNITS = {"ms": "ms", "msec": "ms", "milliseconds": "ms", "s": "s", "sec": "s", "secs": "s", "seconds": "s", "min": "min", "minutes": "min"}

# Where a rating ends, at the end of its header: 'rating_255' is rekordbox's.
RATED_UP_TO = ("5", "10", "100", "255")

# What a cost looks at, with the terms that are off without it; said when a column lacks.
WANTED = {"genres": "genre", "artists": "artist", "bpm": "tempo", "key": "key", "energy": "energy"}


@dataclass
class Mapped:
    """Headers by field, and how the mapping reads in one line."""

    of: dict[str, list[str]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)  # field -> the unit that its header states
    unused: list[str] = field(default_factory=list)
    asked: frozenset[str] = frozenset()

    def report(self) -> str:
        """'Tempo->bpm, Key+Mode->key; no genre column: genre terms off'."""
        shown = {f: list(headers) for f, headers in self.of.items()}
        if "mode" in shown and "key" in shown:
            shown["key"] += shown.pop("mode")
        same = [f for f, headers in shown.items() if headers == [f]]
        parts = [", ".join(f"{'+'.join(headers)}->{f}" for f, headers in shown.items() if f not in same)]
        parts.append(("as named: " if parts[0] else "") + ", ".join(same) if same else "")
        parts += [f"no {f.removesuffix('s')} column: {terms} terms off" for f, terms in WANTED.items() if f not in self.of]
        return "; ".join(p for p in parts if p)


def plain(header: str) -> str:
    """A header without case, spacing, brackets or plural marks: 'Artist Name(s)' -> 'artist_names', 'AverageBpm' -> 'average_bpm'."""
    text = re.sub(r"\((s)\)", r"\1", str(header).lstrip("\ufeff"), flags=re.I)
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z][a-z])", "_", text)
    return re.sub(r"[^0-9a-z]+", "_", text.casefold()).strip("_")


def _field_of(header: str) -> tuple[str, int, str] | None:
    """(field, rank, unit of a duration) of a header."""
    name = plain(header)
    if name in RANK:
        return (*RANK[name], "")
    stem, _, unit = name.rpartition("_")
    if unit in UNITS and stem in NAMES["duration"]:
        return "duration", -1, UNITS[unit]  # a stated unit wins over a bare header
    return ("rating", -1, unit) if stem == "rating" and unit in RATED_UP_TO else None


def map_columns(headers: Iterable[str], asked: Mapping[str, str] | None = None, fixed: Mapping[str, str] | None = None) -> Mapped:
    """Maps headers to fields; `asked` overrides: {'my header': 'bpm'}, and so does `fixed`, what a format says of its own.

    Raises DataError with 'did you mean'.
    """
    headers = list(headers)
    out = Mapped()
    best: dict[str, list[tuple[int, int, str, str]]] = {}
    wanted = _asked(headers, asked or {})
    for place, header in enumerate(headers):
        if header in wanted:
            found: tuple[str, int, str] | None = (wanted[header][0], -3, wanted[header][1] or _asked_unit(header))
        elif fixed and header in fixed:
            named = _field_of(fixed[header])
            found = None if named is None else (named[0], -2, named[2])
        elif fixed:
            found = _field_of(header)
            found = None if found is None or found[0] in _fixed_fields(fixed) else found
        else:
            found = _field_of(header)
        if found is not None:
            best.setdefault(found[0], []).append((found[1], place, header, found[2]))
    for name in NAMES:
        if name not in best:
            continue
        ranked = sorted(best[name])
        overriding = ranked[0][0] == -3
        several = name == "genres"
        chosen = [r for r in ranked if not overriding or r[0] == -3] if several else ranked[:1]
        out.of[name] = [header for _, _, header, _ in chosen]
        if chosen[0][3]:
            out.units[name] = chosen[0][3]
    if "key" not in out.of:
        out.of.pop("mode", None)
    if isrc := _isrc(headers):
        out.of["isrc"] = isrc  # it may serve as the id too
    used = {header for chosen_headers in out.of.values() for header in chosen_headers}
    out.unused = [header for header in headers if header not in used]
    out.asked = frozenset(wanted)
    return out


def _fixed_fields(fixed: Mapping[str, str]) -> set[str]:
    return {named[0] for field_ in fixed.values() if (named := _field_of(field_))}


def _isrc(headers: list[str]) -> list[str]:
    return [header for header in headers if plain(header) == "isrc"][:1]


def _asked_unit(header: str) -> str:
    return UNITS.get(plain(header).rpartition("_")[2], "")


def _asked(headers: list[str], asked: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Header -> (field, unit): 'duration_ms' names a duration and its unit."""
    if not isinstance(asked, Mapping):
        raise DataError(f"columns is {asked!r}; it must be a dict such as {{'my header': 'bpm'}}")
    out: dict[str, tuple[str, str]] = {}
    for header, wanted in asked.items():
        if header not in headers:
            raise DataError(f"columns: there is no column '{header}'{_core.did_you_mean(str(header), headers)}")
        name = plain(arguments.text(wanted, f"columns['{header}']"))
        found = _field_of(name)
        if found is None:
            raise DataError(f"columns: '{wanted}' is not a field of a track{_core.did_you_mean(name, list(RANK))}")
        out[header] = (found[0], found[2])
    return out
