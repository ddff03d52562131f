from pathlib import Path

import numpy as np
import pytest

import segue as sg

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def random_tracks(n, seed=0, unknown=0.0):
    """Tracks with every feature, some of them missing."""
    r = np.random.default_rng(seed)
    genres = ["hip hop", "punk", "techno", "jazz", "pop", "metal", "folk"]

    def maybe(value):
        return None if r.random() < unknown else value

    return [
        {
            "id": f"t{i}",
            "title": f"Title {i}",
            "artist": maybe(f"Artist {r.integers(max(2, n // 3))}"),
            "genres": maybe([genres[r.integers(len(genres))]]),
            "bpm": maybe(float(r.integers(70, 180))),
            "key": maybe(f"{r.integers(1, 13)}{'AB'[r.integers(2)]}"),
            "energy": maybe(round(float(r.random()), 2)),
            "valence": maybe(round(float(r.random()), 2)),
            "loudness": maybe(-float(r.integers(3, 20))),
            "duration": float(r.integers(120, 400)),
        }
        for i in range(n)
    ]


@pytest.fixture
def crate():
    return sg.Crate.from_dicts(random_tracks(12, seed=1, unknown=0.1))


@pytest.fixture(scope="session")
def spotify():
    path = SHARED / "spotify_songs" / "spotify_songs.csv"
    if not path.exists():
        pytest.skip("the shared folder with spotify_songs.csv is not beside the checkout")
    return path


@pytest.fixture(scope="session")
def shared():
    """The folder of real files that stands beside the checkout."""
    if not (SHARED / "playlist_files").exists():
        pytest.skip("the shared folder with real files is not beside the checkout")
    return SHARED
