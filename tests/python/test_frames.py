import importlib.util

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
    exportify = {"Track URI": "u", "Track Name": "T", "Artist Name(s)": "A,B", "Duration (ms)": 200000, "Popularity": 50,
                 "Genres": "rock,punk", "Energy": 0.5, "Key": 9, "Mode": 0, "Tempo": 120.0}  # fmt: skip
    crate = sg.Crate.from_dicts([exportify])
    track = crate[0]
    assert (track.title, track.artists, track.duration, track.popularity, str(track.key)) == ("T", ["A", "B"], 200.0, 0.5, "8A")
    assert set(track.genres) == {"rock", "punk"}
    assert "Tempo->bpm" in crate.columns_report
    tidy = {"track_id": "1", "track_name": "T", "track_artist": "A", "playlist_genre": "rap", "playlist_subgenre": "trap", "tempo": 140}
    assert set(sg.Crate.from_dicts([tidy])[0].genres) == {"rap", "trap"}


PLAIN = [{"title": "a", "bpm": 120.0, "energy": 0.5, "key": "8A"}, {"title": "b", "bpm": None, "energy": None, "key": None},
         {"title": "c", "bpm": 90.0, "energy": 0.25, "key": "5B"}]  # fmt: skip


def known(crate):
    return [(t.title, t.bpm, t.energy, None if t.key is None else str(t.key)) for t in crate]


EXPECTED = [(t["title"], t["bpm"], t["energy"], t["key"]) for t in PLAIN]


@pytest.mark.parametrize("missing", [None, float("nan"), "", " ", "NA"])
def test_object_columns_may_hold_any_kind_of_missing(missing):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({k: pandas.Series([missing if t[k] is None else t[k] for t in PLAIN], dtype=object) for k in PLAIN[0]})
    assert known(sg.Crate(frame)) == EXPECTED


def test_nullable_and_arrow_types_of_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(PLAIN)
    for kinds in ({"title": "string", "bpm": "Float64", "energy": "Float32", "key": "category"}, {"bpm": "Int64", "key": "string"}):
        assert known(sg.Crate(frame.astype(kinds))) == EXPECTED
    if importlib.util.find_spec("pyarrow"):
        assert known(sg.Crate(frame.convert_dtypes(dtype_backend="pyarrow"))) == EXPECTED


@pytest.mark.parametrize("index", [[7, 7, 7], ["x", None, 3.5], [(0, "a"), (0, "b"), (1, "a")], [2, 1, 0]])
def test_odd_indexes_stay_with_their_rows(index):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(PLAIN)
    frame.index = pandas.MultiIndex.from_tuples(index) if isinstance(index[0], tuple) else index
    before = frame.copy()
    mix = sg.order(frame)
    assert list(mix.frame.index) == [frame.index[row] for row in mix.order]
    assert list(mix.frame["title"]) == [t.title for t in mix]
    pandas.testing.assert_frame_equal(frame, before)


def test_polars_and_pyarrow_nulls():
    polars, pyarrow = pytest.importorskip("polars"), pytest.importorskip("pyarrow")
    assert known(sg.Crate(polars.DataFrame(PLAIN))) == EXPECTED
    assert known(sg.Crate(pyarrow.Table.from_pylist(PLAIN))) == EXPECTED
    with pytest.raises(sg.DataError, match="collect"):
        sg.Crate(polars.DataFrame(PLAIN).lazy())


@pytest.mark.parametrize("n", [0, 1, 2])
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_short_frames(library, n):
    module = pytest.importorskip(library)
    whole = module.Table.from_pylist(PLAIN) if library == "pyarrow" else module.DataFrame(PLAIN)
    frame = whole.slice(0, n) if library == "pyarrow" else whole[:n]
    mix = sg.order(frame)
    assert len(mix.frame) == n
    assert type(mix.frame) is type(frame)
    assert len(mix.transitions) == max(0, n - 1)


def test_columns_of_a_dict_and_rows_of_dicts_are_the_same():
    columns = {name: [t[name] for t in PLAIN] for name in PLAIN[0]}
    assert known(sg.Crate(columns)) == known(sg.Crate(PLAIN)) == known(sg.Crate(iter(PLAIN))) == EXPECTED


def test_the_embedded_crate_as_a_frame_keeps_album_and_notes(tmp_path):
    ost = sg.never_back_down()
    mix = sg.order(ost)
    again = sg.read(mix.save(tmp_path / "ost.csv"))
    assert [t.note for t in again] == [t.note for t in mix]
    assert [t.album for t in again] == [t.album for t in mix]
    assert [t.role for t in again] == [t.role for t in mix]
    assert [list(t.genres) for t in again] == [list(t.genres) for t in mix]
