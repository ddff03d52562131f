"""Sound from a file: what every measure of this package starts from, read once and in blocks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .. import _core
from .loudness import KWeighting

# Hz of `Sound.mono`: enough for beats, harmony and timbre up to 11 kHz, a quarter of the work of 44.1 kHz stereo
RATE = 22_050


@dataclass(frozen=True)
class Sound:
    """A recording: `mono` (float32 at RATE Hz), `powers` (K-weighted mean square of each 100 ms), and its shape as
    a file.

    `peak` is the largest absolute sample, 1 at full scale. `duration` is in seconds.
    """

    mono: np.ndarray
    powers: np.ndarray
    peak: float
    duration: float
    rate: int
    channels: int


def decode(path: str | os.PathLike[str]) -> Sound:
    """Reads a file that libsndfile knows: wav, flac, ogg, opus, mp3, aiff, ... Raises DataError with the reason."""
    import soundfile
    import soxr

    name = os.fspath(path)
    try:
        with soundfile.SoundFile(name) as file:
            rate, channels = int(file.samplerate), int(file.channels)
            return _heard(
                _blocks(file, name),
                rate,
                channels,
                soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ"),
                name,
            )
    except (soundfile.LibsndfileError, RuntimeError) as e:
        raise _core.DataError(f"{name}: {_reason(name, e)}") from None


def _reason(name: str, error: Exception) -> str:
    """libsndfile's own words, but for those that mislead: of a broken mp3 it says that there is no such file."""
    if not os.path.exists(name):
        return "there is no such file"
    said = str(getattr(error, "error_string", error)).strip().rstrip(".")
    known = "wav, flac, ogg, opus, mp3, aiff, au and caf"
    found = f"{os.path.getsize(name)} bytes" + ("" if "does not exist" in said or not said else f": {said}")
    return f"it holds no sound that can be decoded; known are {known} ({found})"


def _blocks(file: object, name: str) -> Iterator[np.ndarray]:
    """Ten seconds at a time, frames x channels, so that memory does not grow with channels and sample rate."""
    for block in file.blocks(blocksize=10 * file.samplerate, dtype="float32", always_2d=True):  # type: ignore[attr-defined]
        if not np.isfinite(block).all():
            raise _core.DataError(f"{name}: it holds samples that are not numbers (NaN or infinite); export it anew")
        yield block


def _heard(blocks: Iterator[np.ndarray], rate: int, channels: int, resampler: object, name: str) -> Sound:
    weighting = KWeighting(rate, channels)
    mono, peak, frames = [], 0.0, 0
    for block in blocks:
        frames += len(block)
        peak = max(peak, float(np.abs(block).max()))
        weighting.feed(block)
        mono.append(resampler.resample_chunk(block.mean(axis=1)))  # type: ignore[attr-defined]
    if frames == 0:
        raise _core.DataError(f"{name}: it holds no sound (0 samples)")
    mono.append(resampler.resample_chunk(np.zeros(0, np.float32), last=True))  # type: ignore[attr-defined]
    return Sound(np.concatenate(mono), weighting.powers(), peak, frames / rate, rate, channels)
