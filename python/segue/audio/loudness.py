"""Loudness: integrated (ITU-R BS.1770-4) and its range (EBU Tech 3342), both from the same K-weighted powers."""

from __future__ import annotations

import numpy as np

STEP = 0.1  # s between powers: a quarter of BS.1770's block of 400 ms
ABSOLUTE_GATE = -70.0  # LUFS


class KWeighting:
    """K-weighted mean square of each 100 ms of a stream, summed over channels with the weights of BS.1770.

    The two filters are given by their analogue parameters (De Man 2014), so that any sample rate has them; at 48
    kHz they
    are the coefficients in the recommendation's table.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self._sections = np.array([_shelf(rate), _high_pass(rate)])
        self._state = np.zeros((2, 2, channels))
        self._weights = _channel_weights(channels)
        self._hop = max(1, round(rate * STEP))
        self._rest = np.zeros(0)
        self._powers: list[np.ndarray] = []

    def feed(self, block: np.ndarray) -> None:
        """Takes frames x channels, in order."""
        from scipy.signal import sosfilt

        weighted, self._state = sosfilt(self._sections, block, axis=0, zi=self._state)
        squares = np.concatenate((self._rest, np.square(weighted) @ self._weights))
        whole = len(squares) // self._hop * self._hop
        self._powers.append(squares[:whole].reshape(-1, self._hop).mean(axis=1))
        self._rest = squares[whole:]

    def powers(self) -> np.ndarray:
        """One power each 100 ms; sound shorter than that has one power."""
        found = np.concatenate(self._powers) if self._powers else np.zeros(0)
        return found if len(found) or not len(self._rest) else np.array([self._rest.mean()])


def integrated(powers: np.ndarray) -> float | None:
    """Gated loudness in LUFS; None for silence. Blocks are 400 ms, 75 % overlapped; shorter sound is one block."""
    blocks = _moving_mean(powers, 4)
    loud = blocks[_lufs(blocks) > ABSOLUTE_GATE]
    if not len(loud):
        return None
    kept = loud[_lufs(loud) > _lufs(loud.mean()) - 10]
    return float(_lufs(kept.mean()))


def loudness_range(powers: np.ndarray) -> float | None:
    """LRA in LU: the 10th to the 95th percentile of gated 3-second loudness; None below 3 s or for silence."""
    if len(powers) < 30:
        return None
    blocks = _moving_mean(powers, 30)
    loud = blocks[_lufs(blocks) >= ABSOLUTE_GATE]
    if not len(loud):
        return None
    levels = _lufs(loud[_lufs(loud) >= _lufs(loud.mean()) - 20])
    low, high = np.percentile(levels, (10, 95))
    return float(high - low)


def _lufs(power: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore"):
        return -0.691 + 10 * np.log10(power)


def _moving_mean(powers: np.ndarray, width: int) -> np.ndarray:
    width = min(width, len(powers))
    if width == 0:
        return powers
    return np.lib.stride_tricks.sliding_window_view(powers, width).mean(axis=1)


def _channel_weights(channels: int) -> np.ndarray:
    """Left, right, centre 1; surround 1.41 (channels 4 and 5 of five, 5 and 6 of six); the low-frequency channel
    none."""
    if channels == 5:
        return np.array([1, 1, 1, 1.41, 1.41])
    if channels == 6:
        return np.array([1, 1, 1, 0, 1.41, 1.41])
    return np.ones(channels)


def _shelf(rate: int) -> np.ndarray:
    """The head's high shelf, +4 dB above 1.7 kHz."""
    k = np.tan(np.pi * min(1681.974450955533 / rate, 0.49))
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    scale = 1 + k / q + k * k
    return (
        np.array(
            [
                high + middle * k / q + k * k,
                2 * (k * k - high),
                high - middle * k / q + k * k,
                scale,
                2 * (k * k - 1),
                1 - k / q + k * k,
            ]
        )
        / scale
    )


def _high_pass(rate: int) -> np.ndarray:
    """The low cut at 38 Hz; its numerator is left unscaled, as in the recommendation."""
    k = np.tan(np.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    scale = 1 + k / q + k * k
    return np.array([1, -2, 1, 1, 2 * (k * k - 1) / scale, (1 - k / q + k * k) / scale])
