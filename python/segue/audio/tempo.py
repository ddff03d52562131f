"""Tempo and beats from onset strength."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .spectra import FRAME_RATE

SLOWEST, FASTEST = 50.0, 220.0  # beats a minute
SHORTEST = 3.0  # s of sound that a tempo takes
LEAST_CONFIDENCE = 0.08  # below it there is no beat
CENTRE, SPREAD = 120.0, 0.6  # the prior over tempo: log-normal, beats a minute and octaves
EQUAL = 0.92  # from here on, a pulse at half the period counts as just as strong


@dataclass(frozen=True)
class Tempo:
    """`bpm` in beats a minute; `confidence` 0 to 1; `beats` in frames (50 a second)."""

    bpm: float
    confidence: float
    beats: np.ndarray


def tempo(onsets: np.ndarray, near: float | None = None) -> Tempo | None:
    """The tempo of onset strength (frames x registers); None where there is no beat or less than 3 s of sound.

    `near` looks only within 12 % of a known tempo, for parts of a track. The confidence is the normalised
    autocorrelation
    of onset strength, meaned over one to four beats: 1 for a click track, about 0 for noise.
    """
    envelope = onsets.sum(axis=1)
    if len(envelope) < SHORTEST * FRAME_RATE or not envelope.any():
        return None
    similar = _autocorrelation(onsets)
    low, high = (SLOWEST, FASTEST) if near is None else (near * 0.88, near * 1.12)
    candidates = np.exp(np.arange(np.log(low), np.log(high), 0.004))
    scores, combs = _scores(similar, candidates)
    best = int(np.argmax(scores))
    if combs[best] < LEAST_CONFIDENCE:
        return None
    beats = _beats(envelope, 60 * FRAME_RATE / candidates[best])
    return Tempo(_settled(beats, envelope, float(candidates[best])), float(min(1, combs[best])), beats)


def _autocorrelation(onsets: np.ndarray) -> np.ndarray:
    """Of each register, smoothed and less its mean, meaned by their spread; 1 at lag 0, without the bias towards
    short lags."""
    from scipy.fft import irfft, next_fast_len, rfft
    from scipy.ndimage import convolve1d

    smooth = convolve1d(onsets, np.hanning(7)[1:-1] / 3, axis=0, mode="constant")
    smooth = np.minimum(smooth, np.percentile(smooth, 99.5, axis=0))  # one crash does not outweigh the groove
    spread = smooth.std(axis=0)
    centred = ((smooth - smooth.mean(axis=0)) / np.where(spread > 0, spread, 1)).T
    n = centred.shape[1]
    size = next_fast_len(2 * n)
    power = np.square(np.abs(rfft(centred, size, axis=1)))
    raw = irfft(spread @ power / spread.sum(), size)[:n]
    return raw / max(raw[0], 1e-12) * n / np.maximum(n - np.arange(n), n / 4)


def _scores(similar: np.ndarray, bpm: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Score and comb of each tempo.

    The comb is the mean autocorrelation at one to four periods. It alone cannot tell an octave: of pulses all alike the
    shortest period is the beat, so a period whose half is as strong as itself is marked down; of pulses that alternate
    in strength the longer one is, so the odd multiples are compared with the even ones. The prior decides what is left.
    """
    period = 60 * FRAME_RATE / bpm

    def at(multiple: float) -> np.ndarray:
        return np.maximum(0, np.interp(period * multiple, np.arange(len(similar)), similar, right=0.0))

    odd, even = (at(1) + at(3)) / 2, (at(2) + at(4)) / 2
    comb = (odd + even) / 2
    equal = np.clip(((at(0.5) + at(1.5)) / 2 / np.maximum(odd, 1e-9) - EQUAL) / (1 - EQUAL), 0, 1)
    alternating = np.sqrt(np.clip(odd / np.maximum(even, 1e-9), 0, 1))
    prior = np.exp(-0.5 * (np.log2(bpm / CENTRE) / SPREAD) ** 2)
    return prior * comb * (1 - 0.85 * equal) * alternating, comb


def _beats(envelope: np.ndarray, period: float) -> np.ndarray:
    """Frames of the beats: dynamic programming over onset strength and evenness (Ellis 2007, 'Beat tracking by
    dynamic programming')."""
    strength = envelope / max(float(envelope.std()), 1e-9)
    steps = np.arange(max(1, round(period / 2)), round(2 * period) + 1)
    evenness = -100 * np.log(steps / period) ** 2
    first = int(steps[-1])
    best = np.concatenate((np.zeros(first), strength.astype(np.float64)))
    back = np.full(len(best), -1)
    floor = 0.01 * float(strength.max())
    started = False
    for t in range(first, len(best)):
        ways = best[t - steps] + evenness
        way = int(ways.argmax())
        started = started or strength[t - first] > floor
        if started and ways[way] > 0:
            back[t] = t - steps[way]
            best[t] += ways[way]
    at = int(len(best) - 1 - np.argmax(best[::-1][: round(period) + 1])) if len(best) else -1
    found = []
    while at >= first:
        found.append(at - first)
        at = int(back[at])
    return np.array(found[::-1], dtype=int)


def _settled(beats: np.ndarray, envelope: np.ndarray, bpm: float) -> float:
    """The mean tempo of the beats, which is finer than the grid of candidates; `bpm` where they are too few."""
    heard = beats[envelope[beats] > 0] if len(beats) else beats
    if len(heard) < 8:
        return bpm
    span = beats[(beats >= heard[0]) & (beats <= heard[-1])]
    found = 60 * FRAME_RATE * (len(span) - 1) / (span[-1] - span[0])
    return float(found) if abs(np.log2(found / bpm)) < 0.06 else bpm
