"""Syncopation: accents on weak pulses that the next stronger pulse does not answer."""

from __future__ import annotations

import numpy as np

PULSES = 4  # a beat
FULL = 0.25  # of the most there could be: what dense funk reaches, and what counts as 1


def syncopation(onsets: np.ndarray, beats: np.ndarray) -> float | None:
    """0 (every accent is on the beat, or leads into one) to 1 (a quarter or more of all that could be syncopated is).

    Longuet-Higgins & Lee 1984, 'The rhythmic interpretation of monophonic music': a note on a weak pulse followed by a
    rest on a stronger pulse is a syncopation of the difference of their metric weights. Weights here: beat 0, half of
    it -1, quarters -2 (levels above the beat need the bar line, which is not looked for). Audio has strengths and not
    notes, so 'a rest' becomes 'as much weaker as it is': with s the onset strength at a pulse,

        sum over p of  max over stronger q after p of (w_q - w_p) * max(0, s_p - max s between p and q, q included)
        -----------------------------------------------------------------------------------------------------------
                                              2 * sum over p of s_p

    each summed over the voices of `onset_strength`, so that a straight bass drum under a syncopated melody hides
    nothing,
    then divided by FULL. None with fewer than 4 beats or without onsets.
    """
    if len(beats) < 4:
        return None
    s = _strengths(onsets, beats)
    on, e, half, a = (s[:-1, k] for k in range(PULSES))
    after = s[1:, 0]
    most = 2 * float((on + e + half + a).sum())
    if most <= 0:
        return None
    unanswered = (
        np.maximum(np.maximum(0, e - half), 2 * np.maximum(0, e - np.maximum(np.maximum(half, a), after))).sum()
        + np.maximum(0, half - np.maximum(a, after)).sum()
        + 2 * np.maximum(0, a - after).sum()
    )
    return float(min(1, unanswered / most / FULL))


def _strengths(onsets: np.ndarray, beats: np.ndarray) -> np.ndarray:
    """Strength at each pulse, beats x PULSES x voices: the largest within a third of a pulse."""
    edges = np.append(beats, 2 * beats[-1] - beats[-2]).astype(float)
    pulses = np.interp(np.arange(len(beats) * PULSES) / PULSES, np.arange(len(edges)), edges)
    reach = max(1, round(float(np.median(np.diff(pulses))) / 3))
    at = np.clip(np.round(pulses).astype(int)[:, None] + np.arange(-reach, reach + 1), 0, len(onsets) - 1)
    return onsets[at].max(axis=1).reshape(len(beats), PULSES, onsets.shape[1])
