"""Fixed instances, each made from its name and a seed.

A pure path is a matrix of prices; the full model adds genres that tire over 15 minutes, artists over 60, and an arc.
Real ones are samples of the Spotify table, TSPLIB files are tours opened by a track that costs nothing; both only where
the folder `shared/data` stands beside the checkout.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

import segue as sg

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
GENRE, ARTIST = 15.0, 60.0  # half-lives, minutes


@dataclass
class Instance:
    name: str
    transitions: np.ndarray
    durations: np.ndarray  # minutes
    genres: np.ndarray | None = None  # n x d, rows of length 1
    artists: np.ndarray | None = None
    values: np.ndarray | None = None  # the feature that follows the arc
    points: tuple = ()  # of the arc
    weight: float = 0.5  # of each memory
    exposures: list[sg.Exposure] = field(init=False)

    def __post_init__(self):
        self.exposures = []
        if self.genres is not None:
            self.exposures.append(sg.Exposure(self.genres, half_life=GENRE, weight=self.weight, name="genre"))
            self.exposures.append(sg.Exposure(labels=self.artists, half_life=ARTIST, weight=self.weight, name="artist"))

    def __len__(self):
        return len(self.durations)

    @cached_property
    def problem(self):
        arcs = [sg.PricedArc(self.values, self.points)] if self.points else []
        return sg.Problem.from_arrays(self.transitions, self.durations, self.exposures, arcs=arcs)

    @cached_property
    def slots(self):
        """The arc as prices of a track in a slot, n x n, for the peers."""
        return self.problem.slots

    @property
    def symmetric(self):
        return np.array_equal(self.transitions, self.transitions.T)

    def cost(self, order):
        return self.problem.evaluate(np.asarray(order)).total


def _distances(points):
    out = np.empty((len(points), len(points)))
    for row, point in enumerate(points):
        out[row] = np.sqrt(((points - point) ** 2).sum(1))
    return out


def points(n, seed, clusters, dims=8):
    """n points of `dims` features; around n / 25 centres where `clusters`, else uniform."""
    r = np.random.default_rng(seed)
    if not clusters:
        return r.random((n, dims))
    centres = r.random((max(2, n // 25), dims))
    return centres[r.integers(len(centres), size=n)] + 0.08 * r.normal(size=(n, dims))


def path(kind, n, seed, asymmetric=False):
    """A pure path, 'clustered' or 'uniform'. Asymmetric: drops of the first two features cost more beyond a free band,
    up to a limit. (A price linear in the difference would telescope to the ends and leave the path symmetric.)"""
    features = points(n, seed, kind == "clustered")
    prices = _distances(features)
    if asymmetric:
        for column in features.T[:2]:
            drop = column[:, None] - column[None, :]
            prices += 0.6 * np.clip((drop - 0.05) / 0.3, 0, 1)
    else:
        prices = (prices + prices.T) / 2
    np.fill_diagonal(prices, 0)
    name = f"path-{kind}-{'asymmetric' if asymmetric else 'symmetric'}-{n}-{seed}"
    return Instance(name, prices, np.full(n, 3.5))


def full(n, seed=1):
    """The full model on tracks drawn from a seed: what a crate of popular music looks like."""
    r = np.random.default_rng(seed)
    bpm = np.clip(r.normal(120, 28, n), 60, 200)
    energy = np.clip(r.normal(0.68, 0.18, n), 0, 1)
    subgenre, artists = r.integers(24, size=n), r.integers(max(1, n // 2), size=n)
    number, letter = r.integers(12, size=n), r.integers(2, size=n)
    durations = np.clip(r.normal(3.75, 1, n), 1, 9)
    return _model(f"full-{n}-{seed}", bpm, number, letter, energy, durations, subgenre // 4, subgenre, artists)


def _model(name, bpm, number, letter, energy, durations, family, subgenre, artists):
    def ramp(jump):
        return np.clip((np.abs(jump) - np.log2(1.03)) / (np.log2(1.25) - np.log2(1.03)), 0, 1)

    jump = np.log2(bpm)[None, :] - np.log2(bpm)[:, None]
    tempo = np.minimum(ramp(jump), np.minimum(1, 0.15 + np.minimum(ramp(jump - 1), ramp(jump + 1))))
    around = np.abs(number[:, None] - number[None, :])
    key = np.minimum(1, (np.minimum(around, 12 - around) + (letter[:, None] != letter[None, :])) / 7)
    rise = energy[None, :] - energy[:, None]
    # a free band and a limit: truly asymmetric
    step = np.clip((np.abs(rise) - 0.05) / 0.5 * np.where(rise < 0, 1.5, 1), 0, 1)
    prices = 0.5 * tempo + 0.3 * key + 0.2 * step
    np.fill_diagonal(prices, 0)
    tags = np.arange(subgenre.max() + 1)
    home = np.zeros(len(tags), dtype=int)
    home[subgenre] = family
    genres = np.where(tags == subgenre[:, None], 1.0, np.where(home[None, :] == family[:, None], 0.5, 0.0))
    genres /= np.linalg.norm(genres, axis=1, keepdims=True)
    low, high = np.quantile(energy, [0.05, 0.95])
    return Instance(name, prices, durations, genres, artists, energy, ((0, low), (1, high)))


def spotify(n, seed=1):
    """The full model on a sample of real tracks; None where the table is not there."""
    table = DATA / "spotify_songs" / "spotify_songs.csv"
    if not table.exists():
        return None
    with table.open(encoding="utf-8") as file:
        rows = {r["track_id"]: r for r in csv.DictReader(file) if float(r["tempo"]) > 0 and int(r["key"]) >= 0}
    tracks = [r for r in rows.values() if float(r["duration_ms"]) > 30_000]
    chosen = [tracks[i] for i in np.random.default_rng(seed).choice(len(tracks), n, replace=False)]
    major = np.array([8, 3, 10, 5, 12, 7, 2, 9, 4, 11, 6, 1])  # Camelot number of each pitch class
    key, mode = (np.array([int(r[k]) for r in chosen]) for k in ("key", "mode"))
    number = np.where(mode == 1, major[key], major[(key + 3) % 12])
    tempo, energy, ms = (np.array([float(r[k]) for r in chosen]) for k in ("tempo", "energy", "duration_ms"))
    family, subgenre, artist = (
        np.unique([r[k] for r in chosen], return_inverse=True)[1] for k in ("playlist_genre", "playlist_subgenre", "track_artist")
    )
    return _model(f"spotify-{n}-{seed}", tempo, number, mode, energy, ms / 60_000, family, subgenre, artist)


def without_memory(instance):
    """Its transitions alone: a pure path."""
    return Instance("path-" + instance.name, instance.transitions, instance.durations)


def large(n=100_000, seed=1):
    """Features (n x 8, clustered Gaussians) of a pure path too large for a matrix."""
    return points(n, seed, clusters=True)
