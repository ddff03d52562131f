"""Texts of Arrow reach the crate whole, whatever chunks, slices and nulls they come in."""

import pytest

import segue as sg

pa = pytest.importorskip("pyarrow")


@pytest.mark.parametrize("kind", ["string", "large_string"])
def test_chunks_slices_and_nulls(kind):
    titles = pa.chunked_array([pa.array(["x", "a", None], kind), pa.array(["é\0ü", "", "NA"], kind)]).slice(1)
    table = pa.table({"title": titles, "album": titles, "artist": titles, "genre": titles, "key": pa.array(["8A", None, "1m", "", "Am"])})
    crate = sg.Crate(table)
    assert [t.title for t in crate] == ["a", "", "é\0ü", "", "NA"]
    assert [t.album for t in crate] == ["a", "", "é\0ü", "", ""]
    assert [t.artists for t in crate][:2] == [["a"], []]
    assert [str(t.key) for t in crate] == ["8A", "None", "8A", "None", "8A"]
    assert len(sg.Crate(table.slice(0, 0))) == 0


def test_the_same_as_from_lists(crate):
    columns = {"title": ["Beyoncé", "x"], "artist": ["A; B", "C"], "genres": ["rock, pop", "NA"], "id": ["1", "1"], "note": ["n/a", "n"]}
    packed, listed = sg.Crate(pa.table(columns)), sg.Crate(columns)
    fields = ("id", "title", "artists", "genres", "note")
    assert [[getattr(t, f) for f in fields] for t in packed] == [[getattr(t, f) for f in fields] for t in listed]


def test_bytes_that_are_no_text_are_refused():
    damaged = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")])
    with pytest.raises(sg.DataError, match="damaged"):
        sg.Crate(pa.table({"title": damaged}))


def test_a_frame_goes_out_with_its_own_types(tmp_path):
    table = pa.table({"title": ["b", "a"], "bpm": pa.array([120, 100], pa.int16()), "mine": pa.array([[1], [2]])})
    path = sg.order(sg.Crate(table), method="sort:bpm").save(tmp_path / "t.parquet")
    import pyarrow.parquet

    assert pyarrow.parquet.read_table(path).to_pydict() == {"title": ["a", "b"], "bpm": [100, 120], "mine": [[2], [1]]}
    assert pyarrow.parquet.read_table(path).schema.field("bpm").type == pa.int16()
