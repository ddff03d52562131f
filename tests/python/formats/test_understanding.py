"""Units, scales, spellings and doubtful tempos: detected, and said."""

import numpy as np
import pytest

import segue as sg


def of(**columns):
    return sg.Crate({"title": [f"t{i}" for i in range(len(next(iter(columns.values()))))], **columns})


@pytest.mark.parametrize(
    ("header", "values", "seconds", "said"),
    [
        ("duration_ms", [222000, 61000], [222, 61], "ms"),
        ("Duration (ms)", ["222000", "61000"], [222, 61], "ms"),
        ("duration", [222000, 61000], [222, 61], "read as ms"),
        ("duration", [222, 61], [222, 61], ""),
        ("Time", ["3:42", "1:01"], [222, 61], ""),
        ("length", ["1:03:42", "0:59.5"], [3822, 59.5], ""),
    ],
)
def test_durations(header, values, seconds, said):
    crate = of(**{header: values})
    assert [t.duration for t in crate] == seconds
    assert any(said in note for note in crate.notes) or not said


@pytest.mark.parametrize(
    ("values", "scale"),
    [([1, 7, 10], 10), ([10, 70, 100], 100), ([0.1, 0.7, 1.0], 1), (["10 %", "70 %", "100 %"], 100)],
)
def test_energy(values, scale):
    crate = of(energy=values)
    assert [t.energy for t in crate] == pytest.approx([0.1, 0.7, 1.0])
    assert any(f"-{scale} ->" in note for note in crate.notes) == (scale > 1)


@pytest.mark.parametrize(
    ("values", "scale"), [([1, 3, 5], 5), ([20, 60, 100], 100), ([51, 153, 255], 255), (["★", "★★★☆☆", "★★★★★"], 5)]
)
def test_ratings(values, scale):
    crate = of(rating=[*values, 0])
    assert crate.rating[:3] == pytest.approx([0.2, 0.6, 1.0])
    assert np.isnan(crate.rating[3])
    assert f"rating 0-{scale} -> 0-1" in crate.notes


@pytest.mark.parametrize("spelling", ["8A", "08a", "1m", "Am", "A minor", "A min", "a moll", "Am/Am", 21, "21"])
def test_keys(spelling):
    assert str(of(key=[spelling])[0].key) == "8A"


def test_a_key_with_a_mode_beside_it():
    assert [str(t.key) for t in of(Key=[9, 0, -1], Mode=[0, 1, 0])] == ["8A", "8B", "None"]
    assert [str(t.key) for t in of(key=["A", "C"], mode=["Minor", "Major"])] == ["8A", "8B"]


def test_two_keys_in_one_are_unknown_and_said():
    crate = of(key=["7A/8A", "8A"])
    assert crate[0].key is None
    assert any("'7A/8A' in row 1" in note for note in crate.notes)


def test_mojibake_is_repaired_and_said():
    crate = sg.Crate([{"title": "DÃ©jÃ  Vu", "artist": "BeyoncÃ©"}, {"title": "Ängelin Ã", "artist": "Ólafur"}])
    assert (crate[0].title, crate[0].artists) == ("Déjà Vu", ["Beyoncé"])
    assert (crate[1].title, crate[1].artists) == ("Ängelin Ã", ["Ólafur"])
    assert any("'BeyoncÃ©' -> 'Beyoncé'" in note for note in crate.notes)


def test_duplicates_are_reported_and_kept():
    rows = [
        ("A", "Song", 200.0, "X1"),
        ("a!", "song", 201.5, ""),
        ("A", "Song", 260.0, ""),
        ("B", "Song", 200.0, "x-1"),
    ]
    crate = sg.Crate([{"artist": a, "title": t, "duration": d, "isrc": i} for a, t, d, i in rows])
    assert [(d.rows, d.reason) for d in crate.duplicates] == [
        ((0, 1), "the same artist and title within 2 s"),
        ((0, 3), "the same ISRC X1"),
    ]
    assert len(crate) == 4
    assert "may be there twice: rows 1, 2" in str(crate.report)


def test_the_octave_of_the_tempo_is_said():
    crate = of(bpm=[87, 174, 120], tempo_librosa=[174, 174, 121])
    assert [t.bpm for t in crate] == [87, 174, 120]
    found = crate.tempo_octave
    assert (found.taken, found.slow, found.fast, found.disagree) == (
        "'bpm'",
        [],
        [1],
        [(0, 87.0, "tempo_librosa", 174.0)],
    )
    assert "row 1 is taken as 87, not 174" in str(found)


def test_the_report_is_a_dict_a_text_and_a_page(crate):
    report = crate.report
    assert report["rows"] == 12
    assert report["coverage"]["bpm"] == report["known"]["bpm"] / 12
    assert "bpm" in str(report)
    assert "<table>" in report._repr_html_()
    assert report["columns"] == crate.columns_report


def test_one_odd_value_does_not_refuse_a_library(tmp_path):
    path = tmp_path / "library.xml"
    track = '<TRACK TrackID="{}" Name="t{}" AverageBpm="{}" Tonality="{}" TotalTime="{}"/>'
    rows = [("120.00", "Am", "100"), ("-5", "hmm", "100"), ("inf", "8A", "-1")]
    path.write_text(
        "<DJ_PLAYLISTS><COLLECTION>"
        + "".join(track.format(i, i, *r) for i, r in enumerate(rows))
        + "</COLLECTION></DJ_PLAYLISTS>"
    )
    crate = sg.read(path)
    assert [t.bpm for t in crate] == [120, None, None]
    assert [t.duration for t in crate] == [100, 100, None]
    assert any("key cannot be read in 1 row" in note and "'hmm' in row 2" in note for note in crate.notes)


def test_columns_name_a_unit():
    assert sg.Crate({"n": ["a"], "len": [5000]}, columns={"n": "title", "len": "duration_ms"})[0].duration == 5
