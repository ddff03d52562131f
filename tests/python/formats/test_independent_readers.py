"""Every written file says the same to a reader that is not ours: other libraries where there are, else plain parsing."""

import csv
import json
import plistlib
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

import segue as sg

TRACKS = [
    {"id": "a", "title": "Café & Söhne <1>", "artists": ["Beyoncé"], "album": "B'Day", "genres": ["r&b"], "bpm": 98.5, "key": "8A", "year": 2006,
     "duration": 211.0, "location": "/music/a b é.mp3", "note": "loud"},
    {"id": "b", "title": "Two", "artists": ["X", "Y"], "bpm": 174.0, "key": "1B", "duration": 61.25, "energy": 0.5, "location": "C:\\Music\\two.mp3"},
    {"id": "spotify:track:4uLU6hMCjMI75M1A2tKUQC", "title": "Nowhere", "duration": 5.0},
]  # fmt: skip


@pytest.fixture
def mix():
    return sg.order(sg.Crate._of_core(sg.Crate.from_dicts(TRACKS)._core), method="sort:bpm")


@pytest.fixture
def titles(mix):
    return [t.title for t in mix.tracks]


def test_m3u8(mix, titles, tmp_path):
    lines = mix.save(tmp_path / "it.m3u8").read_text(encoding="utf-8").split("\n")
    infos = [line for line in lines if line.startswith("#EXTINF:")]
    assert [re.match(r"#EXTINF:(-?\d+),(?:.* - )?(.*)", line)[2] for line in infos] == titles
    places = [line for line in lines if line and not line.startswith("#")]
    assert "/music/a b é.mp3" in places
    assert len(places) == 3


def test_pls(mix, titles, tmp_path):
    import configparser

    parser = configparser.RawConfigParser(strict=True)
    parser.read(mix.save(tmp_path / "it.pls"), encoding="utf-8")
    found = parser["playlist"]
    assert [found[f"title{i}"].rpartition(" - ")[2] for i in (1, 2, 3)] == titles
    assert found["numberofentries"] == "3"


def test_xspf(mix, titles, tmp_path):
    space = "{http://xspf.org/ns/0/}"
    tracks = ElementTree.parse(mix.save(tmp_path / "it.xspf")).findall(f"{space}trackList/{space}track")
    assert [t.findtext(f"{space}title") for t in tracks] == titles
    places = [unquote(t.findtext(f"{space}location") or "") for t in tracks]
    assert {"file:///music/a b é.mp3", "file:///C:/Music/two.mp3"} <= set(places)
    assert {t.findtext(f"{space}duration") for t in tracks} == {"211000", "61250", "5000"}


def test_jspf_and_json(mix, titles, tmp_path):
    found = json.loads(mix.save(tmp_path / "it.jspf").read_bytes())
    assert [t["title"] for t in found["playlist"]["track"]] == titles
    found = json.loads(mix.save(tmp_path / "it.json").read_bytes())
    assert [t["title"] for t in found["tracks"]] == titles


def test_csv_and_parquet(mix, titles, tmp_path):
    with mix.save(tmp_path / "it.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["Track Name"] for r in rows] == titles
    assert {r["Track Name"]: r["Duration (ms)"] for r in rows}["Two"] == "61250"
    assert {r["Track Name"]: (r["Key"], r["Mode"]) for r in rows}["Two"] == ("11", "1")
    polars = pytest.importorskip("polars")
    frame = polars.read_parquet(mix.save(tmp_path / "it.parquet"))
    assert frame["Track Name"].to_list() == titles
    assert dict(zip(frame["Track Name"], frame["Tempo"], strict=True))["Two"] == 174.0


def test_rekordbox(mix, titles, tmp_path):
    root = ElementTree.parse(mix.save(tmp_path / "it.xml", title="Friday")).getroot()
    tracks = {t.get("TrackID"): t for t in root.findall("COLLECTION/TRACK")}
    assert root.find("COLLECTION").get("Entries") == str(len(tracks)) == "3"
    node = root.find("PLAYLISTS/NODE/NODE")
    assert (node.get("Name"), node.get("Type"), node.get("KeyType"), node.get("Entries")) == ("Friday", "1", "0", "3")
    listed = [tracks[t.get("Key")] for t in node]
    assert [t.get("Name") for t in listed] == titles
    one = next(t for t in listed if t.get("Name").startswith("Café"))
    assert unquote(one.get("Location")) == "file://localhost/music/a b é.mp3"
    assert (one.get("AverageBpm"), one.get("Tonality"), one.get("TotalTime"), one.get("Year")) == (
        "98.50",
        "Am",
        "211",
        "2006",
    )
    assert "Location" not in next(t for t in listed if t.get("Name") == "Nowhere").attrib


def test_traktor(mix, titles, tmp_path):
    root = ElementTree.parse(mix.save(tmp_path / "it.nml", title="Friday")).getroot()
    entries = {}
    for entry in root.findall("COLLECTION/ENTRY"):
        place = entry.find("LOCATION")
        entries[place.get("VOLUME") + place.get("DIR") + place.get("FILE")] = entry
    node = root.find("PLAYLISTS/NODE/SUBNODES/NODE")
    assert (node.get("NAME"), node.find("PLAYLIST").get("ENTRIES")) == ("Friday", "3")
    listed = [entries[k.get("KEY")] for k in node.iter("PRIMARYKEY")]
    assert [e.get("TITLE") for e in listed] == titles
    two = next(e for e in listed if e.get("TITLE") == "Two")
    assert two.find("LOCATION").attrib == {"DIR": "/:Music/:", "FILE": "two.mp3", "VOLUME": "C:"}
    assert (two.find("MUSICAL_KEY").get("VALUE"), two.find("INFO").get("KEY")) == ("11", "6d")


def test_itunes(mix, titles, tmp_path):
    found = plistlib.loads(mix.save(tmp_path / "it.xml", format="itunes", title="Friday").read_bytes())
    (playlist,) = found["Playlists"]
    assert playlist["Name"] == "Friday"
    assert [found["Tracks"][str(i["Track ID"])]["Name"] for i in playlist["Playlist Items"]] == titles
    assert {t["Total Time"] for t in found["Tracks"].values()} == {211000, 61250, 5000}


def test_uris(mix, tmp_path):
    lines = mix.save(tmp_path / "it.txt", format="uris").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["spotify:track:4uLU6hMCjMI75M1A2tKUQC"]
    assert len(lines) == 3


def test_rekordbox_by_pyrekordbox(mix, titles, tmp_path):
    rbxml = pytest.importorskip("pyrekordbox.rbxml")
    for path in (mix.save(tmp_path / "it.xml", title="Friday"), _into(mix, tmp_path, "own.xml")):
        found = rbxml.RekordboxXml(str(path))
        node = found.get_playlist("Friday")
        tracks = [found.get_track(TrackID=key) for key in node.get_tracks()]
        assert node.entries == found.num_tracks == 3
        assert [t["Name"] for t in tracks] == titles
        one = {t["Name"]: t for t in tracks}["Café & Söhne <1>"]
        assert (one["Artist"], one["Album"], one["Genre"], one["Year"]) == ("Beyoncé", "B'Day", "r&b", 2006)
        assert (one["AverageBpm"], one["Tonality"], one["TotalTime"], one["Comments"]) == (98.5, "Am", 211, "loud")
        assert {t["Location"] for t in tracks} == {"music/a b é.mp3", "C:/Music/two.mp3", None}  # it takes the root's slash off


def test_traktor_by_traktor_nml_utils(mix, titles, tmp_path):
    utils = pytest.importorskip("traktor_nml_utils")
    for path in (mix.save(tmp_path / "it.nml", title="Friday"), _into(mix, tmp_path, "own.nml")):
        nml = utils.TraktorCollection(path).nml
        entries = {e.location.volume + e.location.dir + e.location.file: e for e in nml.collection.entry}
        (node,) = nml.playlists.node.subnodes.node
        assert (node.name, node.playlist.entries, len(entries)) == ("Friday", 3, 3)
        assert [entries[e.primarykey.key].title for e in node.playlist.entry] == titles
        one = {e.title: e for e in entries.values()}["Café & Söhne <1>"]
        assert (one.artist, one.album.title, one.tempo.bpm, one.info.key) == ("Beyoncé", "B'Day", 98.5, "1m")


def test_xspf_by_xspf_lib(mix, titles, tmp_path):
    xspf_lib = pytest.importorskip("xspf_lib")
    found = xspf_lib.Playlist.parse(str(mix.save(tmp_path / "it.xspf")))
    assert [t.title for t in found] == titles
    two = {t.title: t for t in found}["Two"]
    assert (two.duration, two.creator) == (61250, "X, Y")
    assert [unquote(str(place)) for place in two.location] == ["file:///C:/Music/two.mp3"]


def _into(mix, tmp_path, name):
    """The playlist written into a copy of a library that holds its tracks already, with no playlist."""
    own = mix.save(tmp_path / name, title="Other")
    text = own.read_text(encoding="utf-8")
    own.write_text(re.sub(r'<NODE [^>]*(?:Name|NAME)="Other".*?</NODE>', "", text, flags=re.S), encoding="utf-8")
    return mix.save(tmp_path / f"copy of {name}", into=own, title="Friday")
