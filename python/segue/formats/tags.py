"""Tags of one audio file under one set of names, whatever its container: ID3, MP4, Vorbis comments, APE."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .._core import DataError

# Our name -> the tag's in ID3, in MP4, in Vorbis comments and APE (those without case).
NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "title": (("TIT2",), ("\xa9nam",), ("title",)),
    "artists": (("TPE1",), ("\xa9ART",), ("artist",)),
    "album": (("TALB",), ("\xa9alb",), ("album",)),
    "genres": (("TCON",), ("\xa9gen",), ("genre", "style")),
    "bpm": (("TBPM", "TXXX:BPM"), ("tmpo", "----:com.apple.iTunes:BPM"), ("bpm", "tempo")),
    "key": (
        ("TKEY", "TXXX:INITIALKEY", "TXXX:KEY"),
        ("----:com.apple.iTunes:initialkey", "----:com.apple.iTunes:KEY"),
        ("initialkey", "initial_key", "key"),
    ),
    "year": (("TDRC", "TDOR", "TYER"), ("\xa9day",), ("date", "year", "originaldate")),
    "energy": (
        ("TXXX:EnergyLevel", "TXXX:ENERGYLEVEL", "TXXX:ENERGY"),
        ("----:com.apple.iTunes:EnergyLevel", "----:com.apple.iTunes:ENERGYLEVEL", "----:com.apple.iTunes:energylevel"),
        ("energylevel", "energy"),
    ),
    "gain": (
        ("TXXX:replaygain_track_gain", "TXXX:REPLAYGAIN_TRACK_GAIN"),
        ("----:com.apple.iTunes:replaygain_track_gain",),
        ("replaygain_track_gain",),
    ),
    "r128": ((), (), ("r128_track_gain",)),
    "isrc": (("TSRC",), ("----:com.apple.iTunes:ISRC",), ("isrc",)),
    "note": (("COMM",), ("\xa9cmt",), ("comment", "description")),
    "id": (("UFID:http://musicbrainz.org",), ("----:com.apple.iTunes:MusicBrainz Track Id",), ("musicbrainz_trackid",)),
}
GAIN = re.compile(r"\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:dB)?\s*", re.I)
MIXED_IN_KEY = re.compile(
    r"\s*(\d{1,2}[ABab])\s*-\s*(?:Energy\s*)?(\d{1,2})\b.*", re.S
)  # '8A - 7', '8A - Energy 7 - 128'


def of(path: Path) -> dict[str, Any]:
    """What the tags of a file say; a duration in seconds. Raises DataError where it cannot be read."""
    try:
        import mutagen
    except ImportError:
        raise DataError(f"{path}: audio files need mutagen: pip install segue[formats]") from None
    try:
        found = mutagen.File(path)
    except Exception as e:  # mutagen raises its own, and what damaged data makes of its parsers
        raise DataError(f"{path}: {e or type(e).__name__}") from None
    if found is None:
        raise DataError(f"{path}: it is no audio file that mutagen knows")
    length = getattr(found.info, "length", None)
    out: dict[str, Any] = {"duration_s": float(length)} if isinstance(length, (int, float)) and 0 < length < 1e7 else {}
    try:
        out |= named(found.tags) if found.tags else {}
    except Exception as e:
        raise DataError(f"{path}: its tags cannot be read: {e or type(e).__name__}") from None
    return out


def named(found: Any) -> dict[str, Any]:
    """Tags by our names; loudness from ReplayGain, key and energy also from Mixed In Key's comment."""
    column = (
        0
        if hasattr(found, "getall")
        else 1
        if any(str(k)[:1] == "\xa9" or str(k)[:4] == "----" or k == "tmpo" for k in found)
        else 2
    )
    by_name: Mapping[str, Any] = {str(k).casefold(): k for k in list(found.keys())} if column == 2 else {}
    out: dict[str, list[str]] = {}
    for name, spelled in NAMES.items():
        for tag in spelled[column]:
            texts = _texts(found, tag, column, by_name)
            if texts:
                out[name] = texts
                break
    return _understood(out)


def _texts(found: Any, tag: str, column: int, by_name: Mapping[str, Any]) -> list[str]:
    if column == 0:
        frames = found.getall(tag)
        if tag == "TCON":
            return [genre for frame in frames for genre in frame.genres]
        if tag.startswith("UFID"):
            return [frame.data.decode("ascii", "replace") for frame in frames]
        return [str(text) for frame in frames for text in getattr(frame, "text", [])]
    raw = found.get(by_name.get(tag, tag) if column == 2 else tag)
    if raw is None:
        return []
    return [_text(value) for value in (raw if isinstance(raw, list) else [raw])]


def _text(value: Any) -> str:
    return bytes(value).decode("utf-8", "replace") if isinstance(value, (bytes, bytearray)) else str(value)


def _understood(tags: dict[str, list[str]]) -> dict[str, Any]:
    out: dict[str, Any] = {
        name: values[0] for name, values in tags.items() if name not in ("artists", "genres", "gain", "r128")
    }
    for name in ("artists", "genres"):
        if name in tags:
            out[name] = [part for value in tags[name] for part in value.split("\0") if part.strip()]
    gain, r128 = GAIN.fullmatch(tags.get("gain", [""])[0]), GAIN.fullmatch(tags.get("r128", [""])[0])
    if gain:
        out["loudness"] = -18.0 - float(gain[1].replace(",", "."))
    elif r128:
        out["loudness"] = -23.0 - float(r128[1].replace(",", ".")) / 256
    if mixed := MIXED_IN_KEY.fullmatch(str(out.get("note", ""))):
        out.setdefault("key", mixed[1])
        out.setdefault("energy", mixed[2])
    if str(out.get("bpm", "")).strip() in ("0", "0.0"):
        del out["bpm"]
    return out
