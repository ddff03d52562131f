"""Onset strength: how much the sound swells, frame by frame, in three registers."""

from __future__ import annotations

import numpy as np

from .spectra import FRAME_RATE, band_hertz, decibels

REGISTERS = (0.0, 200.0, 2000.0, np.inf)  # Hz: bass drum and bass; snare, chords and voice; cymbals and consonants
LAG = 2  # frames over which a swell is measured: two, as the window is longer than the hop


def onset_strength(mel: np.ndarray) -> np.ndarray:
    """Half-wave rectified spectral flux in dB, frames x 3 (low, middle, high), less its mean over the second around it.

    Spectral flux of log-mel spectra: Bello et al. 2005, 'A tutorial on onset detection in music signals'. Each register
    is the mean of its bands, so that the few bands of a bass drum weigh as much as the many of a cymbal.
    """
    level = decibels(mel, depth=60.0)
    swell = np.zeros_like(level)
    swell[LAG:] = np.maximum(0, level[LAG:] - level[:-LAG])
    hertz = band_hertz()
    bands = [swell[:, (hertz >= low) & (hertz < high)].mean(axis=1) for low, high in zip(REGISTERS[:-1], REGISTERS[1:], strict=True)]
    out = np.stack(bands, axis=1)
    return np.maximum(0, out - _local_mean(out, round(FRAME_RATE)))


def _local_mean(values: np.ndarray, width: int) -> np.ndarray:
    from scipy.ndimage import uniform_filter1d

    return uniform_filter1d(values, width, axis=0, mode="nearest")
