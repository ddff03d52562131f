"""An hour chosen out of 10,000 tracks, against a random hour put in order; and a re-solve after one edit against one afresh."""

import time

import numpy as np

import segue as sg

GENRES = ("rock", "techno", "hip hop", "punk", "ambient", "jazz", "soul", "metal", "folk", "house")


def library(n, seed=0):
    rng = np.random.default_rng(seed)
    return sg.Crate(
        {
            "id": [f"t{i}" for i in range(n)],
            "title": [f"Title {i}" for i in range(n)],
            "artist": [f"Artist {k}" for k in rng.integers(n // 4 + 1, size=n)],
            "genre": [GENRES[k] for k in rng.integers(len(GENRES), size=n)],
            "bpm": rng.uniform(70, 180, n),
            "energy": rng.uniform(0, 1, n),
            "valence": rng.uniform(0, 1, n),
            "loudness": rng.uniform(-20, -3, n),
            "duration": rng.uniform(120, 320, n),
        }
    )


def timed(call):
    wall, cpu = time.perf_counter(), time.process_time()
    out = call()
    return out, time.perf_counter() - wall, time.process_time() - cpu


def choose():
    rng = np.random.default_rng(1)
    for n in (1_000, 4_000, 10_000):
        tracks = library(n)
        mix, wall, cpu = timed(lambda tracks=tracks: sg.order(tracks, fit="60min", seed=1))
        limited, limited_wall, _ = timed(lambda tracks=tracks: sg.order(tracks, fit="60min", seed=1, stop=sg.after(seconds=2)))
        some = tracks.take(np.sort(rng.choice(n, len(mix), replace=False)))
        drawn = sg.order(some, seed=1)
        minutes = sum(t.duration for t in mix.tracks) / 60
        print(
            f"{n:>6} tracks: {len(mix)} chosen, {minutes:.1f} min, {wall:.2f} s wall, {cpu:.2f} s CPU; cost a track "
            f"{mix.cost / len(mix):.3f}, with 2 s {limited.cost / len(limited):.3f} in {limited_wall:.2f} s, "
            f"of a random hour in its best order {drawn.cost / len(drawn):.3f}"
        )


def edit():
    for n in (100, 300, 1_000):
        tracks = library(n, seed=2)
        mix, _, afresh = timed(lambda tracks=tracks: sg.order(tracks, seed=1))
        edited = mix.swap(n // 10, n // 2)
        again, _, cpu = timed(lambda edited=edited: edited.improve(near=0.01))
        moved = int((again.rows != edited.rows).sum())
        print(
            f"{n:>6} tracks: afresh {afresh:.3f} s CPU; after one edit {cpu:.3f} s, ratio {cpu / afresh:.3f}; {moved} moved; "
            f"cost {mix.cost:.2f}, edited {edited.cost:.2f}, mended {again.cost:.2f}"
        )


if __name__ == "__main__":
    choose()
    edit()
