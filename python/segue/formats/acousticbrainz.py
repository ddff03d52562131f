"""AcousticBrainz and Essentia: one track a document, its numbers under lowlevel, rhythm, tonal and highlevel."""

from __future__ import annotations

from typing import Any

from .. import table
from .._core import DataError
from ..table import Table
from . import json as json_
from .source import Source

DEEPEST = 8
PARTS = ("lowlevel", "rhythm", "tonal", "highlevel", "metadata")


def read(source: Source, playlist: str | None = None) -> Table:
    """One row a document; of many (an object of ids, or a list) one each. Raises DataError."""
    found = json_.parsed(source.text, source.name)
    documents = list(_documents(found, ""))
    if not documents:
        raise DataError(f"{source.name}: it holds no document with rhythm, tonal or lowlevel")
    out = table.from_dicts([_row(id_, document) for id_, document in documents])
    out.format = "acousticbrainz"
    out.lenient = True
    return out


def _documents(found: Any, id_: str, depth: int = 0) -> Any:
    if isinstance(found, dict) and any(isinstance(found.get(part), dict) for part in PARTS[:4]):
        yield id_, found
    elif depth < DEEPEST and isinstance(found, dict):
        for key, inner in found.items():
            yield from _documents(inner, key if len(key) > 8 else id_, depth + 1)
    elif depth < DEEPEST and isinstance(found, list):
        for inner in found:
            yield from _documents(inner, id_, depth + 1)


def _row(id_: str, document: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for part in PARTS:
        _flatten(document.get(part), part, flat, 0)
    tags = {key.rpartition(".")[2]: value for key, value in flat.items() if key.startswith("metadata.tags.")}
    row = {
        "id": tags.get("musicbrainz_recordingid") or tags.get("musicbrainz_trackid") or id_ or None,
        "title": tags.get("title") or tags.get("file_name"),
        "artist": tags.get("artist"),
        "album": tags.get("album"),
        "genres": tags.get("genre"),
        "year": str(tags.get("date") or "")[:4] or None,
        "bpm": flat.get("rhythm.bpm"),
        "key": _key(flat),
        "duration_s": flat.get("metadata.audio_properties.length"),
        "danceability": flat.get("highlevel.danceability.all.danceable"),
        "acousticness": flat.get("highlevel.mood_acoustic.all.acoustic"),
        "instrumentalness": flat.get("highlevel.voice_instrumental.all.instrumental"),
        "isrc": tags.get("isrc"),
    }
    return row | flat  # everything else under its own path, for columns={'highlevel.mood_happy.all.happy': 'valence'}


def _key(flat: dict[str, Any]) -> str | None:
    for stem in ("tonal.key_key", "tonal.key_edma.key", "tonal.key_temperley.key", "tonal.key_krumhansl.key"):
        key, scale = (
            flat.get(stem),
            flat.get(
                stem.replace("key_key", "key_scale").replace(".key", ".scale")
                if stem != "tonal.key_key"
                else "tonal.key_scale"
            ),
        )
        if isinstance(key, str) and isinstance(scale, str):
            return f"{key} {scale}"
    return None


def _flatten(value: Any, path: str, out: dict[str, Any], depth: int) -> None:
    """Numbers and texts by their path; a list of one is its element, longer ones of numbers are left out."""
    if isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            _flatten(inner, f"{path}.{str(key).casefold()}", out, depth + 1)
    elif isinstance(value, list):
        if value and all(isinstance(v, str) for v in value):
            out[path] = "; ".join(value)
        elif len(value) == 1:
            _flatten(value[0], path, out, depth + 1)
    elif isinstance(value, (str, int, float)) and not isinstance(value, bool):
        out[path] = value
