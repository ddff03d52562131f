"""How many times faster than playing, a core: bpm + key + loudness + syncopation, beside librosa's own beat tracker.

    python bench/python/audio_bench.py [MINUTES]

A four-minute track is synthesised (44.1 kHz, stereo) and written as flac and mp3. Times are of the processor and not of
the clock, the best of three, after one run that warms librosa's compiler. Both sides decode the file themselves, by
soundfile, and come to 22.05 kHz by soxr.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "python"))

RATE = 44_100


def track(minutes):
    import synthesis

    drums = {"kick": "x.......x.x.....", "snare": "....x.......x..o", "hat": "x.o.x.o.x.o.x.oo"}
    beats = synthesis.pattern(118, drums, minutes * 60, RATE)
    chords = np.tile(synthesis.cadence(9, "minor", 2.0, RATE), 1 + int(minutes * 60 / 8))[: len(beats)]
    left = beats + chords
    return np.stack([left, 0.8 * left + 0.1 * np.roll(chords, 200)], axis=1)


def written(sound, path):
    import soundfile

    with soundfile.SoundFile(path, "w", RATE, 2) as file:
        for at in range(0, len(sound), RATE):
            file.write(sound[at : at + RATE])
    return path


def four_features(path):
    """What the promise is about."""
    from segue.audio import loudness
    from segue.audio.decode import decode
    from segue.audio.key import found_key
    from segue.audio.onsets import onset_strength, registers
    from segue.audio.spectra import spectra
    from segue.audio.syncopation import syncopation
    from segue.audio.tempo import tempo

    sound = decode(path)
    onsets = onset_strength(spectra(sound.mono).mel)
    beat = tempo(registers(onsets))
    return beat.bpm, found_key(sound.mono).name, loudness.integrated(sound.powers), syncopation(onsets, beat.beats)


def everything(path):
    from segue.audio.measure import measure

    return measure(path)


def librosa_beats(path):
    import librosa

    sound, rate = librosa.load(path, sr=22_050, res_type="soxr_hq")
    return float(np.atleast_1d(librosa.beat.beat_track(y=sound, sr=rate)[0])[0])


def cpu_seconds(run, path, times=3):
    run(path)
    taken = []
    for _ in range(times):
        started = time.process_time()
        found = run(path)
        taken.append(time.process_time() - started)
    return min(taken), found


def main():
    try:
        import soundfile  # noqa: F401
        import soxr  # noqa: F401
    except ImportError as e:
        print(f"skipped: {e}; pip install segue[audio]")
        return
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    runs = {"bpm + key + loudness + syncopation": four_features, "everything": everything}
    try:
        import librosa  # noqa: F401

        runs["librosa load + beat_track"] = librosa_beats
    except ImportError:
        print("without librosa, which is not installed: pip install segue[bench]")
    with tempfile.TemporaryDirectory() as folder:
        sound = track(minutes)
        for kind in ("flac", "mp3"):
            path = written(sound, Path(folder) / f"track.{kind}")
            for name, run in runs.items():
                seconds, found = cpu_seconds(run, path)
                shown = found["bpm"] if isinstance(found, dict) else found
                faster = minutes * 60 / seconds
                print(f"{kind:<5} {name:<36} {seconds:6.2f} s of processor  {faster:6.0f} x real time   {shown}")


if __name__ == "__main__":
    main()
