"""Energy: one number for how hard the music pushes."""

from __future__ import annotations

import numpy as np

from .onsets import registers
from .spectra import FRAME_RATE

LOUD = (-30.0, -6.0)  # LUFS
BUSY = (0.0, 6.0)  # onsets a second
BRIGHT = (500.0, 4000.0)  # Hz of the mean spectral centroid


def energy(lufs: float | None, onsets: np.ndarray, brightness: float | None) -> float:
    """0 to 1: .5 of loudness, .3 of onset rate and .2 of brightness, each clamped to the ranges above (brightness
    in octaves).

    The parts are those that explain perceived arousal best (Gabrielsson & Lindstrom 2010: loudness, tempo and density,
    brightness); the weights are judged, not fitted. Silence is 0.
    """
    if lufs is None or brightness is None:
        return 0.0
    loud = _share(lufs, *LOUD)
    busy = _share(onset_rate(onsets), *BUSY)
    bright = _share(float(np.log2(max(brightness, 1.0))), float(np.log2(BRIGHT[0])), float(np.log2(BRIGHT[1])))
    return 0.5 * loud + 0.3 * busy + 0.2 * bright


def onset_rate(onsets: np.ndarray) -> float:
    """Onsets a second: peaks of onset strength above half its 95th percentile, at least 60 ms apart."""
    from scipy.signal import find_peaks

    envelope = registers(onsets).sum(axis=1)
    if len(envelope) < 3 or not envelope.any():
        return 0.0
    found, _ = find_peaks(envelope, height=max(0.5 * float(np.percentile(envelope, 95)), 0.5), distance=3)
    return len(found) * FRAME_RATE / len(envelope)


def _share(value: float, low: float, high: float) -> float:
    return float(np.clip((value - low) / (high - low), 0, 1))
