"""The one short-time Fourier transform that rhythm and timbre share, kept as mel bands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .decode import RATE

WINDOW = 2048  # samples, 93 ms
HOP = 441  # samples: 50 frames a second
FRAME_RATE = RATE / HOP
BANDS = 96
CHUNK = 512  # frames transformed at a time: they fit in the cache


@dataclass(frozen=True)
class Spectra:
    """Power in mel bands (frames x BANDS, float32) and the power-weighted mean frequency of each frame (Hz, 0 in
    silence)."""

    mel: np.ndarray
    centroid: np.ndarray

    def between(self, start: float, end: float) -> Spectra:
        """The frames from `start` to `end`, in seconds."""
        frames = slice(max(0, round(start * FRAME_RATE)), max(1, round(end * FRAME_RATE)))
        return Spectra(self.mel[frames], self.centroid[frames])


def spectra(mono: np.ndarray) -> Spectra:
    """Of sound at RATE Hz, frames centred on multiples of HOP; sound shorter than a window is padded with silence."""
    from scipy.fft import rfft

    padded = np.pad(mono, WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP]
    window, filters = np.hanning(WINDOW + 1)[:-1].astype(np.float32), mel_filters()
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE).astype(np.float32)
    mel = np.empty((len(frames), BANDS), np.float32)
    centroid = np.empty(len(frames), np.float32)
    for at in range(0, len(frames), CHUNK):
        line = rfft(frames[at : at + CHUNK] * window, axis=1)
        power = np.square(line.real) + np.square(line.imag)
        mel[at : at + CHUNK] = power @ filters
        total = power.sum(axis=1)
        centroid[at : at + CHUNK] = (power @ hertz) / np.where(total > 0, total, 1)
    return Spectra(mel, centroid)


@lru_cache(maxsize=1)
def mel_filters() -> np.ndarray:
    """Triangles of equal height on O'Shaughnessy's mel scale from 30 Hz to RATE / 2; (WINDOW / 2 + 1) x BANDS."""
    edges = hertz_of_mel(np.linspace(mel_of_hertz(30.0), mel_of_hertz(RATE / 2), BANDS + 2))
    hertz = np.fft.rfftfreq(WINDOW, 1 / RATE)[:, None]
    rising = (hertz - edges[:-2]) / np.maximum(edges[1:-1] - edges[:-2], RATE / WINDOW)
    falling = (edges[2:] - hertz) / np.maximum(edges[2:] - edges[1:-1], RATE / WINDOW)
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32)


def band_hertz() -> np.ndarray:
    """Centre of each mel band."""
    return hertz_of_mel(np.linspace(mel_of_hertz(30.0), mel_of_hertz(RATE / 2), BANDS + 2))[1:-1]


def mel_of_hertz(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


def hertz_of_mel(mel: np.ndarray) -> np.ndarray:
    return 700 * (10 ** (mel / 2595) - 1)


def decibels(mel: np.ndarray, depth: float = 80.0) -> np.ndarray:
    """10 log10 of powers, no deeper than `depth` below the loudest; all 0 in silence."""
    loudest = float(mel.max(initial=0))
    if loudest <= 0:
        return np.zeros_like(mel)
    return 10 * np.log10(np.maximum(mel, np.float32(loudest * 10 ** (-depth / 10))) / np.float32(loudest))
