"""Onset strength: how much the sound swells, frame by frame, in narrow bands and in three registers."""

from __future__ import annotations

import itertools

import numpy as np

from .spectra import BANDS, FRAME_RATE, band_hertz, decibels

VOICES = 24  # groups of mel bands, narrow enough to hear a guitar's accents apart from the drum's
REGISTERS = (0.0, 200.0, 2000.0, np.inf)  # Hz: bass drum and bass; snare, chords and voice; cymbals and consonants
DEPTH = 50.0  # dB below the loudest that count: deeper, the reverberation of one voice passes for an onset of another
LAG = 2  # frames over which a swell is measured: two, as the window is longer than the hop


def onset_strength(mel: np.ndarray) -> np.ndarray:
    """Half-wave rectified spectral flux in dB, frames x VOICES, less its mean over the second around it.

    Spectral flux of log spectra: Bello et al. 2005, 'A tutorial on onset detection in music signals'.
    """
    from scipy.ndimage import uniform_filter1d

    level = decibels(mel, DEPTH)
    swell = np.zeros_like(level)
    swell[LAG:] = np.maximum(0, level[LAG:] - level[:-LAG])
    voices = swell.reshape(len(swell), VOICES, BANDS // VOICES).mean(axis=2)
    return np.maximum(0, voices - uniform_filter1d(voices, round(FRAME_RATE), axis=0, mode="nearest"))


def registers(onsets: np.ndarray) -> np.ndarray:
    """frames x 3: low, middle, high. Each is the mean of its voices, so that a bass drum weighs as much as a cymbal."""
    hertz = band_hertz().reshape(VOICES, -1).mean(axis=1)
    return np.stack(
        [onsets[:, (hertz >= low) & (hertz < high)].mean(axis=1) for low, high in itertools.pairwise(REGISTERS)],
        axis=1,
    )
