"""Everything that is measured of one recording."""

from __future__ import annotations

import os
from typing import Any

import numpy as np

from . import loudness
from .decode import RATE, Sound, decode
from .energy import energy
from .key import found_key
from .onsets import onset_strength, registers
from .spectra import Spectra, spectra
from .syncopation import syncopation
from .tempo import tempo
from .timbre import brightness, embedding, percussive_share

VERSION = 1  # of what is measured and how: a change makes cached results stale
END = 15.0  # s of intro and outro
QUIET = -60.0  # LUFS: what is below it at either end is silence around the music

Features = dict[str, Any]


def measure(path: str | os.PathLike[str]) -> Features:
    """Features of a sound file by name, None where unknown; docs/audio.md has their units. Raises DataError."""
    return measured(decode(path))


def measured(sound: Sound) -> Features:
    """Features of sound in memory."""
    found = spectra(sound.mono)
    onsets = onset_strength(found.mel)
    beat = tempo(registers(onsets))
    lufs = loudness.integrated(sound.powers)
    key = found_key(sound.mono)
    bright = brightness(found)
    out: Features = {
        "duration": sound.duration,
        "bpm": beat and beat.bpm,
        "beat_confidence": beat.confidence if beat else 0.0,
        "key": key and key.name,
        "key_confidence": key.lead if key else 0.0,
        "loudness": lufs,
        "dynamic_range": loudness.loudness_range(sound.powers),
        "crest": 20 * float(np.log10(sound.peak)) - lufs if lufs is not None and sound.peak > 0 else None,
        "energy": energy(lufs, onsets, bright),
        "syncopation": beat and syncopation(onsets, beat.beats),
        "brightness": bright,
        "percussive": percussive_share(found.mel),
        "embedding": embedding(found.mel),
    }
    start, end = _music(sound)
    for name, since, until in (("intro", start, min(start + END, end)), ("outro", max(start, end - END), end)):
        out |= {
            f"{name}_{what}": value
            for what, value in _end(sound, found, onsets, beat.bpm if beat else None, since, until).items()
        }
    return {name: round(value, 5) if isinstance(value, float) else value for name, value in out.items()}


def _music(sound: Sound) -> tuple[float, float]:
    """Seconds between which there is more than silence; all of it where there is nothing else."""
    loud = np.flatnonzero(sound.powers > 10 ** ((QUIET + 0.691) / 10))
    if not len(loud):
        return 0.0, sound.duration
    return loud[0] * loudness.STEP, min(sound.duration, (loud[-1] + 1) * loudness.STEP)


def _end(sound: Sound, found: Spectra, onsets: np.ndarray, bpm: float | None, since: float, until: float) -> Features:
    """Key, energy and bpm of a part; its bpm is looked for near the track's own, so that both count the same pulse."""
    frames = found.between(since, until)
    part = onsets[round(since * 50) :][: len(frames.mel)]
    beat = tempo(registers(part), near=bpm) if bpm else None
    key = found_key(sound.mono[round(since * RATE) : round(until * RATE)])
    lufs = loudness.integrated(sound.powers[round(since / loudness.STEP) : max(1, round(until / loudness.STEP))])
    return {"key": key and key.name, "energy": energy(lufs, part, brightness(frames)), "bpm": beat and beat.bpm}
