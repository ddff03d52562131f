"""Musical key: pitch classes of spectral peaks, matched with the profiles of the 24 keys."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .decode import RATE

DECIMATION = 4  # harmony lies below 2 kHz: 5.5 kHz are enough, and a window of 372 ms then costs little
WINDOW, HOP = 2048, 1024
LOWEST, HIGHEST = 60.0, 2000.0  # Hz
HARMONICS = 4  # a peak also speaks, ever less, for the tones that it may be an overtone of
FADE = 0.7
SHORTEST = 0.5  # s of sound that a key takes

# Krumhansl & Kessler 1982, 'Tracing the dynamic changes in perceived tonal organization': ratings from the tonic
# upwards.
# They found 132 of 144 synthetic progressions and chords, Temperley's (1999) 108: his favour the major relative.
MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
NAMES = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")


@dataclass(frozen=True)
class FoundKey:
    """`name` as in 'F#m' or 'Eb'; `strength`: correlation with the profile, -1 to 1; `lead` over the next best key,
    0 to 2."""

    name: str
    strength: float
    lead: float


def found_key(mono: np.ndarray) -> FoundKey | None:
    """Of sound at RATE Hz; None where it has no pitch, or is shorter than half a second."""
    profile = chroma(mono) if len(mono) >= SHORTEST * RATE else None
    return None if profile is None else key_of(profile)


def key_of(profile: np.ndarray) -> FoundKey:
    """The key whose profile correlates best with 12 weights of pitch classes from C."""
    fits = [(float(np.corrcoef(np.roll(shape, tonic), profile)[0, 1]), NAMES[tonic] + suffix)
            for shape, suffix in ((MAJOR, ""), (MINOR, "m")) for tonic in range(12)]  # fmt: skip
    fits.sort(reverse=True)
    return FoundKey(fits[0][1], fits[0][0], fits[0][0] - fits[1][0])


def chroma(mono: np.ndarray) -> np.ndarray | None:
    """Weights of the 12 pitch classes from C, meaned over frames of equal say; None where there is no pitch.

    Spectral peaks by parabolic interpolation, tuned to the recording's own pitch, and spread over the tones that
    they may
    be overtones of (Gomez 2006, 'Tonal description of music audio signals').
    """
    frame, hertz, weight, frames = _peaks(mono)
    if not len(hertz):
        return None
    semitone = 12 * np.log2(hertz / 440) + 9  # from C, modulo 12
    turn = np.sum(weight * np.exp(2j * np.pi * semitone))
    tuning = np.angle(turn) / (2 * np.pi)  # semitones off A = 440 Hz, -0.5 to 0.5
    out = np.zeros((frames, 12))
    for harmonic in range(1, HARMONICS + 1):
        tone = semitone - tuning - 12 * np.log2(harmonic)
        near = np.round(tone)
        share = weight * FADE ** (harmonic - 1) * np.cos(np.pi * (tone - near)) ** 2
        np.add.at(out, (frame, near.astype(int) % 12), share)
    total = out.max(axis=1, keepdims=True)
    heard = total[:, 0] > 0
    return (out[heard] / total[heard]).mean(axis=0)


def _peaks(mono: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """(frame, Hz, weight) of the spectral peaks, and how many frames there are. Frames 40 dB below the loudest have
    none."""
    import soxr
    from scipy.fft import rfft

    rate = RATE / DECIMATION
    sound = soxr.resample(mono, RATE, rate, quality="MQ") if len(mono) else mono
    padded = np.pad(sound, (0, max(0, WINDOW - len(sound))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    size = np.abs(rfft(frames * np.hanning(WINDOW).astype(np.float32), axis=1))
    loudest = size.max(axis=1, keepdims=True)
    floor = np.maximum(loudest * 0.03, loudest.max(initial=0) * 0.01)
    inner = size[:, 1:-1]
    frame, bin_ = np.nonzero((inner > size[:, :-2]) & (inner >= size[:, 2:]) & (inner > floor))
    a, b, c = (np.log(np.maximum(size[frame, bin_ + k], 1e-12)) for k in range(3))
    shift = 0.5 * (a - c) / np.where(a - 2 * b + c == 0, 1, a - 2 * b + c)
    hertz = (bin_ + 1 + shift) * rate / WINDOW
    kept = (hertz >= LOWEST) & (hertz <= HIGHEST)
    return frame[kept], hertz[kept], np.sqrt(size[frame, bin_ + 1])[kept], len(frames)
