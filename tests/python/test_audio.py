"""Measures of sound, on clips that are made here: what they hold is known because it was put in."""

import numpy as np
import pyloudnorm
import pytest
import soundfile
import synthesis
from synthesis import RATE, cadence, chord, clicks, pattern, tone

from segue import DataError
from segue.audio import loudness
from segue.audio.decode import decode
from segue.audio.key import NAMES, found_key
from segue.audio.measure import measure
from segue.audio.onsets import onset_strength, registers
from segue.audio.spectra import BANDS, mel_filters, spectra
from segue.audio.syncopation import FULL, syncopation
from segue.audio.tempo import tempo

ROCK = {"kick": "x.......x.......", "snare": "....x.......x...", "hat": "x.o.x.o.x.o.x.o."}
HOUSE = {"kick": "x...", "hat": "..x.", "snare": "....x.......x..."}


def written(path, sound, rate=RATE):
    """A second at a time: libsndfile's Vorbis encoder overflows its stack on long writes."""
    with soundfile.SoundFile(path, "w", rate, 1 if sound.ndim == 1 else sound.shape[1]) as file:
        for at in range(0, max(len(sound), 1), rate):
            file.write(sound[at : at + rate])
    return path


def beat_of(sound):
    return tempo(registers(onset_strength(spectra(sound).mel)))


@pytest.mark.parametrize("bpm", range(60, 201, 4))
def test_click_tracks_have_their_tempo_in_the_right_octave(bpm):
    found = beat_of(clicks(bpm, seconds=12))
    assert found.bpm == pytest.approx(bpm, rel=0.01)
    assert found.confidence > 0.6


@pytest.mark.parametrize("bpm", [84, 96, 108, 120, 128, 140])
@pytest.mark.parametrize("drums", [ROCK, HOUSE], ids=["rock", "house"])
def test_drums_have_the_tempo_that_people_tap(drums, bpm):
    assert beat_of(pattern(bpm, drums, 14)).bpm == pytest.approx(bpm, rel=0.01)


def test_beats_stand_where_the_clicks_are():
    found = beat_of(clicks(100, seconds=12))
    off = (found.beats / 50 + 0.3) % 0.6 - 0.3  # s from the nearest click
    assert len(found.beats) >= 18
    assert np.abs(off - np.median(off)).max() <= 0.03
    assert abs(np.median(off)) <= 0.05


def test_what_has_no_beat_has_no_tempo():
    assert beat_of(np.zeros(10 * RATE, np.float32)) is None
    assert beat_of(tone(440, 10)) is None
    assert beat_of(clicks(120, seconds=2)) is None  # too short
    hiss = beat_of(np.random.default_rng(0).standard_normal(10 * RATE).astype(np.float32) * 0.1)
    assert hiss is None or hiss.confidence < 0.2


@pytest.mark.parametrize("tonic", range(12))
def test_cadences_and_chords_have_their_key(tonic):
    assert found_key(cadence(tonic, "major")).name == NAMES[tonic]
    assert found_key(cadence(tonic, "minor")).name == NAMES[tonic] + "m"
    assert found_key(chord([tonic, tonic + 4, tonic + 7], 2)).name == NAMES[tonic]
    assert found_key(chord([tonic, tonic + 3, tonic + 7], 2)).name == NAMES[tonic] + "m"


@pytest.mark.parametrize("cents", [-40, -20, 20, 40])
def test_a_recording_that_is_out_of_tune_keeps_its_key(tmp_path, cents):
    fast = round(RATE * 2 ** (cents / 1200))  # the same samples, said to be played faster
    assert measure(written(tmp_path / "a.wav", cadence(2), fast))["key"] == "D"


def test_a_key_is_found_under_drums():
    sound = cadence(9, "minor", 2.0)
    assert found_key(sound + 0.3 * pattern(110, ROCK, 8)[: len(sound)]).name == "Am"


def lufs(path):
    return loudness.integrated(decode(path).powers)


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100, 48_000, 96_000])
def test_a_tone_at_23_below_full_scale_in_both_channels_is_at_minus_23_lufs(tmp_path, rate):
    sound = tone(1000, 5, -23, rate)
    assert lufs(written(tmp_path / "a.wav", np.stack([sound, sound], axis=1), rate)) == pytest.approx(-23, abs=0.1)


def test_one_channel_at_full_scale_is_at_minus_3_01(tmp_path):
    assert lufs(written(tmp_path / "a.wav", tone(997, 5, rate=48_000), 48_000)) == pytest.approx(-3.01, abs=0.03)


def test_quiet_parts_are_gated(tmp_path):
    """Case 3 of EBU Tech 3341, shortened."""
    parts = [tone(1000, s, level, 48_000) for s, level in ((3, -36), (20, -23), (3, -36))]
    sound = np.concatenate(parts)
    assert lufs(written(tmp_path / "a.wav", np.stack([sound, sound], axis=1), 48_000)) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize(
    ("levels", "expected"), [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)]
)
def test_loudness_range_of_the_cases_of_ebu_tech_3342(tmp_path, levels, expected):
    sound = np.concatenate([tone(1000, 20, level, 8_000) for level in levels])
    powers = decode(written(tmp_path / "a.wav", np.stack([sound, sound], axis=1), 8_000)).powers
    assert loudness.loudness_range(powers) == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_agrees_with_another_implementation(tmp_path, channels):
    r = np.random.default_rng(3)
    swell = np.repeat(10 ** (r.uniform(-30, 0, 8) / 20), 48_000)[:, None]
    sound = (0.3 * swell * r.standard_normal((len(swell), channels))).clip(-1, 1)
    path = written(tmp_path / "a.wav", sound, 48_000)
    meter = pyloudnorm.Meter(48_000, filter_class="DeMan")
    assert lufs(path) == pytest.approx(meter.integrated_loudness(soundfile.read(path)[0]), abs=0.05)


STRAIGHT = ["x...x...x...x...", "x.x.x.x.x.x.x.x.", "x...x.x.x...x.x.", "x.o.x.o.x.o.x.o."]
SYNCOPATED = ["x..x..x...x.x...", "x..x...x..x.x..x", "o.x.o.x.o..xo.x.", "o..xo..xo..xo..x", "x.x..x.x..x.x..x"]
PAIRS = [
    (s, c, bpm)
    for (s, c), bpm in zip(
        ((s, c) for s in STRAIGHT for c in SYNCOPATED), [88, 96, 104, 112, 120, 128] * 4, strict=False
    )
]


@pytest.mark.parametrize(("straight", "syncopated", "bpm"), PAIRS)
def test_a_syncopated_melody_over_a_steady_bass_drum_ranks_above_a_straight_one(straight, syncopated, bpm):
    def of(melody):
        onsets = onset_strength(spectra(pattern(bpm, {"kick": "x...", "pluck": melody}, 14)).mel)
        return syncopation(onsets, tempo(registers(onsets), near=bpm).beats)

    assert of(straight) < 0.06 < of(syncopated)


def test_there_are_twenty_pairs():
    assert len(set(PAIRS)) == 20


def test_syncopation_is_the_published_sum():
    """Longuet-Higgins and Lee: the difference of the weights of a note and of the stronger pulse that stays silent."""
    beats = np.arange(0, 400, 40)

    def of(**strengths):
        onsets = np.zeros((440, 2))
        for name, strength in strengths.items():
            onsets[beats + {"on": 0, "e": 10, "half": 20, "a": 30}[name], 1] = strength
        return FULL * syncopation(onsets, beats)

    assert of(on=1.0) == 0 == of(on=1.0, half=1.0) == of(on=1.0, e=1.0, half=1.0, a=1.0)
    assert of(on=1.0, half=0.5) == 0
    assert of(on=7.0, e=1.0, half=1.0, a=1.0) == 0
    assert of(on=9.0, e=1.0) == pytest.approx(1 / (2 * 10))  # the half stays silent, the beat answers
    assert of(on=0.5, half=1.0) == pytest.approx((1 - 0.5) / (2 * 1.5))
    assert of(on=0.8, a=1.0) == pytest.approx(2 * (1 - 0.8) / (2 * 1.8))
    assert syncopation(np.zeros((400, 2)), beats) is None
    assert syncopation(np.ones((400, 2)), beats[:3]) is None


def test_every_hertz_above_the_lowest_band_is_heard():
    filters = mel_filters()
    assert filters.shape == (1025, BANDS)
    assert (filters.max(axis=0) > 0).all()
    assert (filters[6:980].sum(axis=1) > 0.9).all()


@pytest.fixture(scope="module")
def song():
    left = pattern(112, ROCK, 20, 44_100)
    chords = np.concatenate([cadence(0, "major", 1.0, 44_100)] * 5)
    left = 0.7 * left + chords[: len(left)]
    return np.stack([left, left * 0.9], axis=1)


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_every_format_gives_the_same_features(tmp_path, song, kind):
    found = measure(written(tmp_path / f"a.{kind}", song, 44_100))
    assert found["bpm"] == pytest.approx(112, rel=0.01)
    assert found["key"] == found["intro_key"] == found["outro_key"] == "C"
    assert found["duration"] == pytest.approx(20, abs=0.1)
    assert found["loudness"] == pytest.approx(lufs(written(tmp_path / "b.wav", song, 44_100)), abs=1.0)
    assert found["intro_bpm"] == pytest.approx(112, rel=0.02)
    assert 0 < found["energy"] < 1 and 0 < found["percussive"] < 1 and found["crest"] > 0
    assert 0 <= found["syncopation"] <= 1 and 60 < found["brightness"] < 11_025
    assert len(found["embedding"]) == 32 and np.isfinite(found["embedding"]).all()


@pytest.mark.parametrize("rate", [8_000, 48_000, 96_000])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_any_rate_and_number_of_channels_is_read(tmp_path, rate, channels):
    sound = pattern(120, ROCK, 8, rate)
    path = written(tmp_path / "a.wav", np.stack([sound] * channels, axis=1), rate)
    found = measure(path)
    assert found["bpm"] == pytest.approx(120, rel=0.02)
    assert found["duration"] == pytest.approx(8, abs=0.01)


def test_drums_are_more_percussive_than_chords_and_cymbals_brighter_than_bass(tmp_path):
    drums = measure(written(tmp_path / "d.wav", pattern(120, ROCK, 8)))
    chords = measure(written(tmp_path / "c.wav", cadence(0, "major", 2.0)))
    bass = measure(written(tmp_path / "b.wav", tone(80, 5, -12)))
    hats = measure(written(tmp_path / "h.wav", pattern(120, {"hat": "x.x."}, 5)))
    assert drums["percussive"] > 0.6 > 0.3 > chords["percussive"]
    assert hats["brightness"] > 3000 > 200 > bass["brightness"]
    distance = np.linalg.norm(np.subtract(drums["embedding"], chords["embedding"]))
    louder = measure(written(tmp_path / "l.wav", 0.25 * pattern(120, ROCK, 8)))
    assert (
        np.linalg.norm(np.subtract(drums["embedding"], louder["embedding"])) < 0.05 * distance
    )  # timbre, not loudness


def test_louder_busier_and_brighter_is_more_energy(tmp_path):
    def of(name, sound):
        return measure(written(tmp_path / name, sound))["energy"]

    soft = of("a.wav", 0.05 * pattern(120, ROCK, 8))
    loud = of("b.wav", pattern(120, ROCK, 8))
    busy = of("c.wav", pattern(120, {**ROCK, "hat": "xxxx"}, 8))
    assert soft < loud < busy
    assert of("d.wav", np.zeros(RATE * 3)) == 0


def test_intro_and_outro_are_measured_apart_and_silence_around_the_music_is_not_music(tmp_path):
    quiet = np.zeros(4 * RATE, np.float32)
    parts = [quiet, 0.1 * cadence(0, "major", 4.0), pattern(120, ROCK, 20), cadence(6, "minor", 4.0), quiet]
    found = measure(written(tmp_path / "a.wav", np.concatenate(parts)))
    assert (found["intro_key"], found["outro_key"]) == ("C", "F#m")
    assert 0 < found["intro_energy"] < found["outro_energy"]


def test_silence_and_very_short_sound_have_what_can_be_known(tmp_path):
    silence = measure(written(tmp_path / "a.wav", np.zeros(5 * RATE)))
    assert silence["duration"] == 5 and silence["energy"] == 0
    assert all(
        silence[name] is None
        for name in ("bpm", "key", "loudness", "dynamic_range", "brightness", "percussive", "embedding")
    )
    click = measure(written(tmp_path / "b.wav", synthesis.noise_burst()[:50]))
    assert click["duration"] == pytest.approx(50 / RATE, abs=1e-5) and click["loudness"] is not None
    assert all(click[name] is None for name in ("bpm", "key", "dynamic_range", "intro_key"))
    assert measure(written(tmp_path / "c.wav", np.array([0.5])))["bpm"] is None


def test_what_cannot_be_measured_is_said(tmp_path, song):
    (tmp_path / "broken.mp3").write_bytes(b"this is not sound" * 100)
    (tmp_path / "empty.wav").write_bytes(b"")
    flac = written(tmp_path / "whole.flac", song[:44_100], 44_100).read_bytes()
    (tmp_path / "cut.flac").write_bytes(flac[:20])
    written(tmp_path / "none.wav", np.zeros(0))
    soundfile.write(tmp_path / "nan.wav", np.array([0.0, np.nan, 0.0]), RATE, subtype="FLOAT")
    said = {
        "broken.mp3": "no sound that can be decoded",
        "empty.wav": "no sound that can be decoded",
        "cut.flac": "no sound",
        "none.wav": "holds no sound",
        "nan.wav": "not numbers",
        "gone.wav": "no such file",
    }
    for name, words in said.items():
        with pytest.raises(DataError, match=f"{name}: .*{words}"):
            measure(tmp_path / name)
