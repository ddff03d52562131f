import pytest
from conftest import random_tracks

import segue as sg

TRACKS = [{k: v for k, v in t.items() if k != "genres"} | {"genre": "techno", "mine": i} for i, t in enumerate(random_tracks(8, 2))]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_the_frame_that_comes_in_comes_out(library):
    module = pytest.importorskip(library)
    frame = module.Table.from_pylist(TRACKS) if library == "pyarrow" else module.DataFrame(TRACKS)
    if library == "pandas":
        frame.index = [f"row-{i}" for i in range(8)]
    mix = sg.order(frame)
    assert type(mix.frame) is type(frame)
    mine = mix.frame["mine"].to_pylist() if library == "pyarrow" else list(mix.frame["mine"])
    assert mine == mix.order.tolist()
    if library == "pandas":
        assert list(mix.frame.index) == [f"row-{i}" for i in mix.order]
    assert type(mix.transitions) is type(frame)


def test_names_of_exportify_and_spotify_map_by_themselves():
    exportify = {"Track URI": "u", "Track Name": "T", "Artist Name(s)": "A,B", "Duration (ms)": 200000, "Popularity": 50, "Genres": "rock,punk",
                 "Energy": 0.5, "Key": 9, "Mode": 0, "Tempo": 120.0}  # fmt: skip
    crate = sg.Crate.from_dicts([exportify])
    track = crate[0]
    assert (track.title, track.artists, track.duration, track.popularity, str(track.key)) == ("T", ["A", "B"], 200.0, 0.5, "8A")
    assert set(track.genres) == {"rock", "punk"}
    assert "Tempo->bpm" in crate.columns_report
    tidy = {"track_id": "1", "track_name": "T", "track_artist": "A", "playlist_genre": "rap", "playlist_subgenre": "trap", "tempo": 140}
    assert set(sg.Crate.from_dicts([tidy])[0].genres) == {"rap", "trap"}
