"""Sound that the tests make for themselves: clicks, drums, chords and tones, float32 and mono unless said otherwise."""

import numpy as np

RATE = 22_050
STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def noise_burst(seconds=0.03, decay=0.008, seed=0, rate=RATE):
    n = int(seconds * rate)
    return (np.random.default_rng(seed).standard_normal(n) * np.exp(-np.arange(n) / (decay * rate))).astype(np.float32)


def hat(rate=RATE, seed=1):
    sound = noise_burst(0.05, 0.012, seed, rate)
    return np.diff(sound, prepend=0).astype(np.float32) * 0.5


def snare(rate=RATE):
    t = np.arange(int(0.15 * rate)) / rate
    body = np.sin(2 * np.pi * 190 * t) * np.exp(-t / 0.05)
    return (0.6 * body + 0.8 * noise_burst(0.15, 0.05, 2, rate)).astype(np.float32)


def kick(rate=RATE):
    t = np.arange(int(0.25 * rate)) / rate
    return (np.sin(2 * np.pi * (50 * t + 6 * (1 - np.exp(-t / 0.02)))) * np.exp(-t / 0.09)).astype(np.float32)


def pluck(hertz=330.0, rate=RATE):
    t = np.arange(int(0.2 * rate)) / rate
    return (sum(np.sin(2 * np.pi * hertz * k * t) / k for k in (1, 2, 3)) * np.exp(-t / 0.06) * 0.4).astype(np.float32)


DRUMS = {"kick": kick, "snare": snare, "hat": hat, "pluck": pluck, "click": noise_burst}


def pattern(bpm, lanes, seconds=20.0, rate=RATE, pulses=4):
    """Bars of drums: {'kick': 'x...x...'} with `pulses` characters a beat; x is loud, o half, . silent."""
    out = np.zeros(int(seconds * rate) + rate, np.float32)
    pulse = 60 / bpm / pulses
    for lane, text in lanes.items():
        sound = DRUMS[lane](rate=rate)
        for k in range(int(seconds / pulse)):
            loud = {"x": 1.0, "o": 0.5, ".": 0.0}[text[k % len(text)]]
            at = round(k * pulse * rate)
            if loud and at < int(seconds * rate):
                out[at : at + len(sound)] += loud * sound
    return (out[: int(seconds * rate)] * 0.4).astype(np.float32)


def clicks(bpm, seconds=15.0, rate=RATE):
    return pattern(bpm, {"click": "x"}, seconds, rate, pulses=1)


def tone(hertz, seconds, decibels=0.0, rate=RATE):
    """A sine whose peak is `decibels` below full scale."""
    return (10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(
        np.float32
    )


def chord(semitones, seconds, rate=RATE, octave=60):
    """Notes in semitones from C, with eight overtones that fall off."""
    t = np.arange(int(seconds * rate)) / rate
    envelope = np.minimum(1, t / 0.02) * np.exp(-t / (1.2 * seconds))
    out = np.zeros_like(t)
    for note in semitones:
        hertz = 440 * 2 ** ((octave + note - 69) / 12)
        out += sum(np.sin(2 * np.pi * hertz * k * t + k) / k**1.3 for k in range(1, 9) if hertz * k < rate / 2)
    return (envelope * out / len(semitones) * 0.3).astype(np.float32)


MAJOR_CADENCE = ((0, 4, 7), (5, 9, 12), (7, 11, 14), (0, 4, 7))
MINOR_CADENCE = ((0, 3, 7), (5, 8, 12), (7, 11, 14), (0, 3, 7))


def cadence(tonic, mode="major", seconds=1.0, rate=RATE):
    """I IV V I, or i iv V i, over a bass."""
    chords = MAJOR_CADENCE if mode == "major" else MINOR_CADENCE
    return np.concatenate(
        [chord([n + tonic for n in notes] + [notes[0] + tonic - 24], seconds, rate) for notes in chords]
    )
