"""Timbre: brightness, the percussive share, and a plain vector for texture contrast."""

from __future__ import annotations

import numpy as np

from .spectra import BANDS, Spectra, decibels

CEPSTRA = 13
GROUPS = 6  # of mel bands, for contrast
LENGTH = 2 * CEPSTRA + GROUPS
MEDIAN = 17  # frames (.34 s) and bands of the filters that part steady from sudden sound
# What one unit of each entry of the embedding is, in dB: about the spread between tracks, so that entries weigh alike.
CEPSTRUM_UNIT, SPREAD_UNIT, CONTRAST_UNIT = 20.0, 10.0, 10.0


def brightness(found: Spectra) -> float | None:
    """Mean spectral centroid in Hz, weighted by each frame's power; None for silence. 60 to 11,025."""
    power = found.mel.sum(axis=1, dtype=np.float64)
    return float(found.centroid @ power / power.sum()) if power.sum() > 0 else None


def percussive_share(mel: np.ndarray) -> float | None:
    """Share of power in sudden, broad-band sound, 0 (sustained tones) to 1 (drums alone); None for silence.

    Median filtering along time keeps what lasts, along frequency what is broad (Fitzgerald 2010, 'Harmonic/percussive
    separation using median filtering'), here on the amplitudes of mel bands with a soft mask.
    """
    from scipy.ndimage import median_filter

    size = np.sqrt(mel)
    lasting = np.square(median_filter(size, (MEDIAN, 1)))
    broad = np.square(median_filter(size, (1, MEDIAN)))
    both = lasting + broad
    total = float(mel[both > 0].sum(dtype=np.float64))
    if total <= 0:
        return None
    return float((mel * broad / np.where(both > 0, both, 1)).sum(dtype=np.float64) / total)


def embedding(mel: np.ndarray) -> list[float] | None:
    """32 numbers: means and standard deviations of 13 mel-frequency cepstra (1 to 13: without loudness), and
    contrast in 6 registers.

    Cepstra after Davis & Mermelstein 1980, from bands in dB; contrast after Jiang et al. 2002: the loudest fifth of a
    register's bands less its quietest fifth. Each is divided by a fixed unit, so vectors of different libraries
    compare.
    None for silence. Frames 60 dB below the loudest are left out.
    """
    from scipy.fft import dct

    level = decibels(mel)
    heard = level.max(axis=1) > -60 if mel.any() else np.zeros(len(mel), bool)
    if not heard.any():
        return None
    level = level[heard]
    cepstra = dct(level, axis=1, norm="ortho")[:, 1 : CEPSTRA + 1]
    register = np.sort(level.reshape(len(level), GROUPS, BANDS // GROUPS), axis=2)
    fifth = BANDS // GROUPS // 5
    contrast = (register[:, :, -fifth:].mean(axis=2) - register[:, :, :fifth].mean(axis=2)).mean(axis=0)
    parts = cepstra.mean(axis=0) / CEPSTRUM_UNIT, cepstra.std(axis=0) / SPREAD_UNIT, contrast / CONTRAST_UNIT
    return [round(float(x), 5) for x in np.concatenate(parts)]
