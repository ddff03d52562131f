"""The columns of Exportify, made of a crate; what they have no place for follows in columns of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .. import values
from .._core import Track
from .listing import Listing

SPOTIFY = "spotify:track:"


def _share_of(name: str) -> Callable[[Track], Any]:
    return lambda track: getattr(track, name)


def _key_of(name: str) -> Callable[[Track], Any]:
    return lambda track: None if getattr(track, name) is None else str(getattr(track, name))


# Exportify's name -> what stands there. Parts of one field (key and mode) are two columns, as Spotify has them.
COLUMNS: dict[str, Callable[[Track], Any]] = {
    "Track URI": lambda t: t.id,
    "Track Name": lambda t: t.title,
    "Album Name": lambda t: t.album,
    "Artist Name(s)": lambda t: list(t.artists),
    "Release Date": lambda t: None if t.year is None else int(t.year) if float(t.year).is_integer() else t.year,
    "Duration (ms)": lambda t: None if t.duration is None else _tidy(t.duration * 1000),
    "Popularity": _share_of("popularity"),
    "Genres": lambda t: dict(t.genres),
    "Danceability": _share_of("danceability"),
    "Energy": _share_of("energy"),
    "Key": lambda t: None if t.key is None else t.key.pitch_class,
    "Loudness": _share_of("loudness"),
    "Mode": lambda t: None if t.key is None else int(t.key.mode == "major"),
    "Acousticness": _share_of("acousticness"),
    "Instrumentalness": _share_of("instrumentalness"),
    "Valence": _share_of("valence"),
    "Tempo": _share_of("bpm"),
}
OURS: dict[str, Callable[[Track], Any]] = {
    "Syncopation": _share_of("syncopation"),
    "Dynamic Range": _share_of("dynamic_range"),
    "Last Played": _share_of("last_played"),
    **{f"{end.title()} BPM": _share_of(f"{end}_bpm") for end in ("intro", "outro")},
    **{f"{end.title()} Energy": _share_of(f"{end}_energy") for end in ("intro", "outro")},
    **{f"{end.title()} Key": _key_of(f"{end}_key") for end in ("intro", "outro")},
    "Role": lambda t: None if t.role == "song" else t.role,
    "Available": lambda t: None if t.available else "false",
    "Location": lambda t: t.location,
    "Note": lambda t: t.note,
    "Embedding": lambda t: None if t.embedding is None else list(t.embedding),
}


def columns(listing: Listing) -> dict[str, list[Any]]:
    """Exportify's columns in full, then ours and the source's own where any track has them."""
    out = {name: [of(track) for track in listing.tracks] for name, of in COLUMNS.items()}
    popularity = [p for p in out["Popularity"] if p is not None]
    if popularity and max(popularity) * 100 > 1:  # below, the column would be read back as one of 0-1
        out["Popularity"] = [None if p is None else _tidy(p * 100) for p in out["Popularity"]]
    out["Artist Name(s)"] = [_joined(names) for names in out["Artist Name(s)"]]
    out["Genres"] = [_tags(tags) for tags in out["Genres"]]
    for name, of in OURS.items():
        column = [of(track) for track in listing.tracks]
        if name == "Embedding":
            column = [str(v) if v else None for v in column]
        if any(value not in (None, "") for value in column):
            out[name] = column
    return out | {name: column for name, column in listing.unknown_columns.items() if name not in out}


def _tidy(value: float) -> float:
    """Without the last bits that multiplying leaves: 7 for 0.07 * 100."""
    return float(f"{value:.12g}")


def _is_plain(name: str, parting: str) -> bool:
    """Whether a name can stand in a list parted by signs and be read back."""
    return (
        not values.is_missing(name)
        and name.strip() == name
        and name[0] not in "[{"
        and not any(c in parting or c < " " for c in name)
    )


def _joined(names: list[str]) -> str:
    """'A; B', or a list in JSON where a name holds what parts names."""
    return "; ".join(names) if all(_is_plain(name, ";,") for name in names) else json.dumps(names, ensure_ascii=False)


def _tags(tags: dict[str, float]) -> str:
    """'rock, punk', or an object in JSON where a tag weighs more than others or holds what parts tags."""
    plain = all(weight == 1 and _is_plain(tag, ",;|/") for tag, weight in tags.items())
    return ", ".join(tags) if plain else json.dumps(tags, ensure_ascii=False)
