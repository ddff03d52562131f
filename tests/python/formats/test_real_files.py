"""Real files of other programs' own test suites read whole, counted by other means than ours."""

import csv
import plistlib
import re
from xml.etree import ElementTree

import pytest

import segue as sg


def test_spotify_tables_keep_every_row(shared):
    for path in [
        *shared.glob("spotify_songs/*.csv"),
        *shared.glob("tempo_key_truth/*.csv"),
        *shared.glob("albums/*/*.csv"),
    ]:
        with path.open(encoding="utf-8", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        assert len(sg.read(path)) == rows, path.name


def test_traktor_history_keeps_every_row_and_says_which_keys_are_two(shared):
    path = shared / "dj_sets_traktor" / "plays.csv"
    crate = sg.read(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(crate) == len(rows) == 4458
    two = [i for i, row in enumerate(rows) if "/" in row["camelot"]]
    assert any(f"two keys in {len(two)} rows" in note for note in crate.notes)
    assert [crate[i].key for i in two[:20]] == [None] * 20
    single = next(i for i, row in enumerate(rows) if re.fullmatch(r"\d+[AB]", row["camelot"]))
    assert str(crate[single].key) == rows[single]["camelot"]
    sets = shared / "dj_sets_traktor" / "sets.csv"
    with pytest.raises(sg.DataError, match="columns="):
        sg.read(sets)
    assert len(sg.read(sets, columns={"set_id": "title"})) == 190


def test_key_annotations_are_read_as_written(shared):
    path = shared / "tempo_key_truth" / "gtzan_tempo_key.csv"
    crate = sg.read(path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = [(crate[i].key.name, row["key"]) for i, row in enumerate(rows) if crate[i].key is not None]
    assert len(named) == sum(bool(re.fullmatch(r"[A-G][#b]? (major|minor)", row["key"])) for row in rows)
    assert all(a.split()[1] == b.split()[1] for a, b in named)
    assert len(sg.read(shared / "tempo_key_truth" / "giantsteps_tempo.csv", columns={"bpm_v2": "bpm"})) == 664


def test_rekordbox(shared):
    path = shared / "playlist_files" / "dj-data-converter" / "test-resources" / "rekordbox.xml"
    tracks = ElementTree.parse(path).findall("COLLECTION/TRACK")
    crate = sg.read(path)
    assert [t.title for t in crate] == [t.get("Name") for t in tracks]
    assert [t.bpm for t in crate] == [float(t.get("AverageBpm")) for t in tracks]
    assert [str(t.key) for t in crate] == ["5A", "8A"]
    assert crate[0].location.startswith("D:/Music/Collections/Performance/Lossy/Downloads/Various Artists/")
    assert crate[0].duration == 279


def test_traktor(shared):
    path = shared / "playlist_files" / "dj-data-converter" / "test-resources" / "collection.nml"
    entries = ElementTree.parse(path).findall("COLLECTION/ENTRY")
    crate = sg.read(path)
    assert [t.title for t in crate] == [e.get("TITLE") for e in entries]
    assert [t.key.pitch_class for t in crate] == [int(e.find("MUSICAL_KEY").get("VALUE")) % 12 for e in entries]
    assert [str(t.key) for t in crate] == ["9B", "5A"]
    assert [t.bpm for t in crate] == [float(e.find("TEMPO").get("BPM")) for e in entries]


def test_itunes(shared):
    path = shared / "playlist_files" / "libpytunes" / "libpytunes" / "tests" / "Test Library.xml"
    library = plistlib.loads(path.read_bytes())
    crate = sg.read(path)
    assert [t.title for t in crate] == [t.get("Name", "") for t in library["Tracks"].values()]
    listed = {p["Name"]: len(p.get("Playlist Items", [])) for p in library["Playlists"]}
    assert sg.playlists(path) == listed
    jazz = next(p for p in library["Playlists"] if p["Name"] == "Jazz")
    there = [str(i["Track ID"]) for i in jazz["Playlist Items"] if str(i["Track ID"]) in library["Tracks"]]
    crate = sg.read(path, playlist="Jazz")
    assert [t.title for t in crate] == [library["Tracks"][i]["Name"] for i in there]
    assert any("not in the collection" in note for note in crate.notes) == (len(there) < listed["Jazz"])


@pytest.mark.parametrize("suffix", ["m3u", "m3u8"])
def test_m3u(shared, suffix):
    paths = sorted((shared / "playlist_files").rglob(f"*.{suffix}"))
    assert paths
    for path in paths:
        lines = [line for line in path.read_bytes().splitlines() if line.strip() and not line.startswith(b"#")]
        assert len(sg.read(path)) == len(lines), path.name


def test_latin_names_in_m3u_are_read_and_said(shared):
    crate = sg.read(shared / "playlist_files" / "mopidy" / "tests" / "data" / "encoding-ext.m3u")
    assert (crate[0].title, crate[0].location) == ("æøå", "æøå.mp3")
    assert any("not UTF-8" in note for note in crate.notes)


def test_valid_xspf_reads(shared):
    paths = sorted((shared / "playlist_files" / "xspf-lib").rglob("pass/*.xspf"))
    assert len(paths) == 44
    for path in paths:
        space = "{http://xspf.org/ns/0/}"
        tracks = ElementTree.parse(path).getroot().findall(f"{space}trackList/{space}track")
        assert len(sg.read(path)) == len(tracks), path.name


def test_invalid_xspf_is_refused_with_its_line(shared):
    paths = sorted((shared / "playlist_files" / "xspf-lib").rglob("fail/*.xspf"))
    assert len(paths) == 51
    for path in paths:
        with pytest.raises(sg.DataError, match=r"line \d+: .*not valid XSPF") as raised:
            sg.read(path)
        assert str(path) in str(raised.value)
