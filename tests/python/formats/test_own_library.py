"""A playlist into a copy of the user's own rekordbox, Traktor or iTunes file: the rest stays as it was, byte for byte."""

import plistlib
from xml.etree import ElementTree

import pytest

import segue as sg

REKORDBOX = """<?xml version="1.0" encoding="UTF-8"?>
<!-- mine -->
<DJ_PLAYLISTS Version="1.0.0">
  <PRODUCT Name='rekordbox' Version="6.0" Company="AlphaTheta"/>
  <COLLECTION Entries="2">
    <TRACK TrackID="7" Name="One &amp; Only" Artist="Ä" AverageBpm="120.00" Location="file://localhost/m/one%20a.mp3" Odd="kept">
      <TEMPO Inizio="0.1" Bpm="120.00" Metro="4/4" Battito="1"/>
    </TRACK>
    <TRACK TrackID="9" Name="Two" Artist="B" AverageBpm="124.00" Location="file://localhost/m/two.mp3"/>
  </COLLECTION>
  <PLAYLISTS>
    <NODE Type="0" Name="ROOT" Count="1">
      <NODE Name="Sets" Type="0" Count="1">
        <NODE Name="Old" Type="1" KeyType="0" Entries="2"><TRACK Key="9"/><TRACK Key="7"/></NODE>
      </NODE>
    </NODE>
  </PLAYLISTS>
</DJ_PLAYLISTS>
"""
TRAKTOR = """<?xml version="1.0" encoding="UTF-8" standalone="no" ?>
<NML VERSION="19"><HEAD COMPANY="www.native-instruments.com" PROGRAM="Traktor"></HEAD>
<COLLECTION ENTRIES="1"><ENTRY TITLE="One" ARTIST="A"><LOCATION DIR="/:m/:" FILE="one.mp3" VOLUME="C:"></LOCATION>
<CUE_V2 NAME="n.n." START="1.5"></CUE_V2></ENTRY></COLLECTION>
<PLAYLISTS><NODE TYPE="FOLDER" NAME="$ROOT"><SUBNODES COUNT="1"><NODE TYPE="PLAYLIST" NAME="Old"><PLAYLIST ENTRIES="1" TYPE="LIST"
UUID="0"><ENTRY><PRIMARYKEY TYPE="TRACK" KEY="C:/:m/:one.mp3"></PRIMARYKEY></ENTRY></PLAYLIST></NODE></SUBNODES></NODE></PLAYLISTS>
</NML>
"""
ITUNES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple Computer//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>Application Version</key><string>12.9</string>
\t<key>Tracks</key>
\t<dict>
\t\t<key>7</key>
\t\t<dict>
\t\t\t<key>Track ID</key><integer>7</integer>
\t\t\t<key>Name</key><string>One &#38; Only</string>
\t\t\t<key>Artist</key><string>Ä</string>
\t\t\t<key>Date Added</key><date>2012-03-04T05:06:07Z</date>
\t\t\t<key>BPM</key><integer>120</integer>
\t\t\t<key>Location</key><string>file://localhost/m/one%20a.mp3</string>
\t\t</dict>
\t\t<key>9</key>
\t\t<dict>
\t\t\t<key>Track ID</key><integer>9</integer>
\t\t\t<key>Name</key><string>Two</string>
\t\t\t<key>Artist</key><string>B</string>
\t\t\t<key>BPM</key><integer>124</integer>
\t\t</dict>
\t</dict>
\t<key>Playlists</key>
\t<array>
\t\t<dict>
\t\t\t<key>Name</key><string>Old</string>
\t\t\t<key>Playlist ID</key><integer>11</integer>
\t\t\t<key>Playlist Items</key>
\t\t\t<array><dict><key>Track ID</key><integer>9</integer></dict></array>
\t\t</dict>
\t</array>
\t<key>Music Folder</key><string>file://localhost/m/</string>
</dict>
</plist>
"""
NEW = {"title": "Three", "artist": "C", "location": "/m/three.mp3", "bpm": 100.0}


def removed(text, *parts):
    for part in parts:
        assert text.count(part) == 1, part
        text = text.replace(part, "")
    return text


def test_rekordbox_playlists_of_a_library_are_found_by_path_and_name(tmp_path):
    path = tmp_path / "library.xml"
    path.write_text(REKORDBOX, encoding="utf-8")
    assert sg.playlists(path) == {"Sets/Old": 2}
    assert [t.title for t in sg.read(path, playlist="old")] == ["Two", "One & Only"]
    with pytest.raises(sg.DataError, match=r"did you mean 'Old'.*there are 'Sets/Old'"):
        sg.read(path, playlist="Odl")


@pytest.mark.parametrize("own", [True, False])
def test_rekordbox_gains_a_playlist_and_keeps_the_rest(tmp_path, own):
    path = tmp_path / "library.xml"
    path.write_text(REKORDBOX, encoding="utf-8")
    crate = (
        sg.read(path)
        if own
        else sg.Crate.from_dicts(
            [{"title": "One & Only", "artist": "Ä", "bpm": 120}, {"title": "Two", "artist": "B", "bpm": 124}]
        )
    )
    mix = sg.order(crate, method="sort:bpm")
    out = mix.save(tmp_path / "out.xml", into=path, title="Friday & Co")
    text = out.read_text(encoding="utf-8")
    node = (
        '<NODE Name="Friday &amp; Co" Type="1" KeyType="0" Entries="2">\n<TRACK Key="7"/>\n<TRACK Key="9"/>\n</NODE>\n'
    )
    assert removed(text, node) == REKORDBOX.replace('Name="ROOT" Count="1"', 'Name="ROOT" Count="2"')
    assert sg.playlists(out) == {"Sets/Old": 2, "Friday & Co": 2}
    assert [t.title for t in sg.read(out, playlist="Friday & Co")] == ["One & Only", "Two"]


def test_rekordbox_gains_the_tracks_that_it_lacks(tmp_path):
    path = tmp_path / "library.xml"
    path.write_text(REKORDBOX, encoding="utf-8")
    crate = sg.Crate.from_dicts([{"title": "Another spelling", "location": "/M/one a.mp3"}, NEW])
    out = crate.save(tmp_path / "out.xml", into=path, title="New")
    root = ElementTree.parse(out).getroot()
    assert [t.get("TrackID") for t in root.findall("COLLECTION/TRACK")] == ["7", "9", "10"]
    assert root.find("COLLECTION").get("Entries") == "3"
    assert [t.title for t in sg.read(out, playlist="New")] == ["One & Only", "Three"]
    assert root.find("COLLECTION/TRACK/TEMPO").get("Bpm") == "120.00"


@pytest.mark.parametrize("empty", ['<DJ_PLAYLISTS><COLLECTION Entries="0"/></DJ_PLAYLISTS>', '<DJ_PLAYLISTS><COLLECTION></COLLECTION><PLAYLISTS/></DJ_PLAYLISTS>',
                                   '<DJ_PLAYLISTS><COLLECTION/><PLAYLISTS><NODE Type="0" Name="ROOT" Count="0"/></PLAYLISTS></DJ_PLAYLISTS>'])  # fmt: skip
def test_a_bare_rekordbox_file_gains_what_it_needs(tmp_path, empty):
    path = tmp_path / "library.xml"
    path.write_text(empty, encoding="utf-8")
    out = sg.Crate.from_dicts([NEW]).save(tmp_path / "out.xml", into=path, title="New")
    assert sg.playlists(out) == {"New": 1}
    assert ElementTree.parse(out).getroot().find("PLAYLISTS/NODE").get("Count") == "1"
    assert len(sg.read(out)) == 1


def test_traktor_gains_a_playlist_and_keeps_the_rest(tmp_path):
    path = tmp_path / "collection.nml"
    path.write_text(TRAKTOR, encoding="utf-8")
    crate = sg.Crate.from_dicts([NEW, {"title": "x", "location": "c:\\m\\ONE.mp3"}])
    out = crate.save(tmp_path / "out.nml", into=path, title="New")
    text = out.read_text(encoding="utf-8")
    assert sg.playlists(out) == {"Old": 1, "New": 2}
    assert [t.title for t in sg.read(out, playlist="New")] == ["Three", "One"]
    before, after = (list(ElementTree.fromstring(t.split("?>")[1]).iter()) for t in (TRAKTOR, text))
    shared = [(e.tag, e.attrib) for e in before if e.tag not in ("COLLECTION", "SUBNODES")]
    assert [pair for pair in ((e.tag, e.attrib) for e in after) if pair in shared][: len(shared)] == shared
    assert ElementTree.fromstring(text.split("?>")[1]).find("COLLECTION").get("ENTRIES") == "2"


@pytest.mark.parametrize("own", [True, False])
def test_itunes_gains_a_playlist_and_keeps_the_rest(tmp_path, own):
    path = tmp_path / "Library.xml"
    path.write_text(ITUNES, encoding="utf-8")
    dicts = [{"title": "x", "location": "/m/One a.mp3", "bpm": 120}, {"title": "Two", "artist": "B", "bpm": 124}]
    crate = sg.read(path) if own else sg.Crate.from_dicts(dicts)
    out = sg.order(crate, method="sort:bpm").save(tmp_path / "out.xml", into=path, title="Friday & Co")
    text = out.read_text(encoding="utf-8")
    start = text.index("<dict>\n\t<key>Name</key>\n\t<string>Friday")
    end = text.index("</array>\n\t<key>Music Folder")  # the end of Playlists, in front of which the new one stands
    assert text[:start] + text[end:] == ITUNES
    library = plistlib.loads(out.read_bytes())
    assert library["Playlists"][0] == plistlib.loads(ITUNES.encode())["Playlists"][0]
    items = [{"Track ID": 7}, {"Track ID": 9}]
    assert library["Playlists"][1] == {"Name": "Friday & Co", "Playlist ID": 12, "All Items": True, "Playlist Items": items}
    assert sg.playlists(out) == {"Old": 1, "Friday & Co": 2}


def test_itunes_gains_the_tracks_that_it_lacks(tmp_path):
    path = tmp_path / "Library.xml"
    path.write_text(ITUNES, encoding="utf-8")
    crate = sg.Crate.from_dicts([{"title": "Two", "artist": "B"}, {**NEW, "note": "two\nlines <&>"}])
    out = crate.save(tmp_path / "out.xml", into=path, title="New")
    library = plistlib.loads(out.read_bytes())
    assert list(library["Tracks"]) == ["7", "9", "12"]
    assert (library["Tracks"]["12"]["Track ID"], library["Tracks"]["12"]["Comments"]) == (12, "two\nlines <&>")
    assert library["Playlists"][1]["Playlist Items"] == [{"Track ID": 9}, {"Track ID": 12}]
    before = plistlib.loads(ITUNES.encode())
    assert {key: library["Tracks"][key] for key in before["Tracks"]} == before["Tracks"]
    assert [t.title for t in sg.read(out, playlist="New")] == ["Two", "Three"]


@pytest.mark.parametrize("bare", ["<dict><key>Tracks</key><dict/></dict>", "<dict><key>Playlists</key><array/><key>Tracks</key><dict></dict></dict>"])
def test_a_bare_itunes_file_gains_what_it_needs(tmp_path, bare):
    path = tmp_path / "Library.xml"
    path.write_text(f'<plist version="1.0">{bare}</plist>', encoding="utf-8")
    out = sg.Crate.from_dicts([NEW]).save(tmp_path / "out.xml", into=path, title="New")
    assert sg.playlists(out) == {"New": 1}
    assert [t.title for t in sg.read(out)] == ["Three"]


def test_what_a_playlist_cannot_be_written_into_is_said(tmp_path):
    crate = sg.Crate.from_dicts([NEW])
    binary = tmp_path / "Library.plist"
    binary.write_bytes(plistlib.dumps({"Tracks": {}}, fmt=plistlib.FMT_BINARY))
    with pytest.raises(sg.DataError, match=r"Library\.plist: it is a binary property list; export it as XML"):
        crate.save(tmp_path / "out.xml", into=binary)
    odd = tmp_path / "odd.xml"
    odd.write_text('<plist version="1.0"><dict><key>Tracks</key><dict/><key>Playlists</key><true/></dict></plist>')
    with pytest.raises(sg.DataError, match=r"odd\.xml: its 'Playlists' are no list"):
        crate.save(tmp_path / "out.xml", into=odd)
    with pytest.raises(sg.DataError, match=r"out\.m3u8: .*odd\.xml is itunes, so that a copy of it ends in \.xml"):
        crate.save(tmp_path / "out.m3u8", into=odd)
    table = tmp_path / "table.csv"
    table.write_text("title,artist\na,b\n")
    with pytest.raises(sg.DataError, match="csv: a playlist is written into a copy of a rekordbox, Traktor or iTunes file only"):
        crate.save(tmp_path / "out.csv", into=table)


def test_unknown_fields_go_through_the_same_format(tmp_path):
    path = tmp_path / "library.xml"
    path.write_text(REKORDBOX, encoding="utf-8")
    out = sg.order(sg.read(path), method="sort:bpm").save(tmp_path / "out.xml")
    assert 'Odd="kept"' in out.read_text(encoding="utf-8")
    assert "<TEMPO" in out.read_text(encoding="utf-8")
    nml = tmp_path / "collection.nml"
    nml.write_text(TRAKTOR, encoding="utf-8")
    assert "CUE_V2" in sg.read(nml).save(tmp_path / "out.nml").read_text(encoding="utf-8")
    xspf = tmp_path / "in.xspf"
    xspf.write_text('<playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track><title>a</title><link rel="http://x/">y</link>'
                    '<extension application="http://z/"><q r="1"/></extension></track></trackList></playlist>', encoding="utf-8")  # fmt: skip
    text = sg.read(xspf).save(tmp_path / "out.xspf").read_text(encoding="utf-8")
    assert '<q r="1"/>' in text
    assert '<link rel="http://x/">y</link>' in text
    m3u = tmp_path / "in.m3u"
    m3u.write_text("#EXTM3U\n#EXTINF:10,a - b\n#EXTVLCOPT:start-time=3\nx.mp3\n")
    assert "#EXTVLCOPT:start-time=3" in sg.read(m3u).save(tmp_path / "out.m3u8").read_text()
    table = tmp_path / "in.csv"
    table.write_text("title,My Column\na,1\n")
    assert "My Column" in sg.read(table).save(tmp_path / "out.csv").read_text()
