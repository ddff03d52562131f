"""Small files that we wrote, as each program writes them."""

import io
import json
import sqlite3
import wave

import pytest

import segue as sg

EXPORTIFY = """Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature
spotify:track:4uLU6hMCjMI75M1A2tKUQC,"Stronger, Again",Graduation,"Kanye West,Daft Punk",2007-09-11,311866,80,true,me,2020-01-01T00:00:00Z,"rap,hip hop",X,0.617,0.717,10,-7.858,0,0.153,0.00564,0,0.408,0.49,103.992,4
"""
WATSONBOX = """"Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)","Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number","Track Duration (ms)","Track Preview URL","Explicit","Popularity","ISRC","Added By","Added At","Artist Genres","Danceability","Energy","Key","Loudness","Mode","Tempo"
"spotify:track:4uLU6hMCjMI75M1A2tKUQC","Stronger","spotify:artist:1","Kanye West","spotify:album:2","Graduation","spotify:artist:1","Kanye West","2007-09-11","http://i","1","3","311866","http://p","false","80","USUM70741299","me","2020","rap,hip hop",".617",".717","10","-7.858","0","103.992"
"""
SOUNDIIZ = "title;artist;album;isrc\nStronger;Kanye West;Graduation;USUM70741299\n"
TUNEMYMUSIC = "Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id\nStronger,Kanye West,Graduation,P,Playlist,USUM70741299,4uLU\n"


def written(tmp_path, name, content, encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("table", [EXPORTIFY, WATSONBOX])
def test_both_exportifys(tmp_path, table):
    crate = sg.read(written(tmp_path, "e.csv", table))
    track = crate[0]
    assert track.title.startswith("Stronger")
    assert track.artists[0] == "Kanye West"
    assert (track.album, track.duration, track.popularity, track.year, str(track.key), track.bpm) == (
        "Graduation",
        311.866,
        0.8,
        2007,
        "3A",
        103.992,
    )
    assert set(track.genres) == {"rap", "hip hop"}
    assert "Tempo->bpm" in crate.columns_report
    assert "Key+Mode->key" in crate.columns_report


@pytest.mark.parametrize("table", [SOUNDIIZ, TUNEMYMUSIC])
def test_transfer_services(tmp_path, table):
    crate = sg.read(written(tmp_path, "t.csv", table))
    assert (crate[0].title, crate[0].artists, crate[0].album, crate.isrc) == (
        "Stronger",
        ["Kanye West"],
        "Graduation",
        ["USUM70741299"],
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_delimiters_and_encodings(tmp_path, delimiter, encoding):
    text = (
        delimiter.join(["title", "artist", "bpm"])
        + "\r\n"
        + delimiter.join(["Señor", "Ólafur", "120,5" if delimiter != "," else "120.5"])
        + "\r\n"
    )
    crate = sg.read(written(tmp_path, "anything.dat" if delimiter == "\t" else "t.csv", text, encoding))
    assert (crate[0].title, crate[0].artists, crate[0].bpm) == ("Señor", ["Ólafur"], 120.5)


def test_rekordbox_txt(tmp_path):
    text = "#\tArtwork\tTrack Title\tArtist\tAlbum\tGenre\tBPM\tRating\tTime\tKey\tDate Added\r\n1\t\tStronger\tKanye West\tGraduation\tHip-Hop\t104.00\t*****\t05:11\t3A\t2020-01-01\r\n"
    crate = sg.read(written(tmp_path, "playlist.txt", text, "utf-16"), columns={"Rating": "note"})
    assert (crate[0].title, crate[0].bpm, str(crate[0].key), crate[0].duration) == ("Stronger", 104, "3A", 311)


def test_the_content_decides_not_the_name(tmp_path):
    crate = sg.read(written(tmp_path, "wrong.csv", "#EXTM3U\n#EXTINF:3,A - B\nx.mp3\n"))
    assert (crate[0].title, crate[0].duration) == ("B", 3)
    assert any("its content is m3u8" in note for note in crate.notes)
    assert len(sg.read(written(tmp_path, "wrong.m3u", '{"tracks": [{"title": "a"}]}'))) == 1


def test_open_files_and_frames():
    assert len(sg.read(io.BytesIO(b"title,bpm\na,100\n"))) == 1
    assert len(sg.read(io.StringIO("title,bpm\na,100\n"))) == 1
    assert len(sg.read([{"title": "a"}])) == 1


def test_pls(tmp_path):
    text = "[playlist]\nFile2=b.mp3\nTitle2=X - Two\nLength2=61\nFile1=C:\\a.mp3\nNumberOfEntries=2\nVersion=2\n"
    crate = sg.read(written(tmp_path, "p.pls", text))
    assert [(t.title, t.location, t.duration) for t in crate] == [("a", "C:\\a.mp3", None), ("Two", "b.mp3", 61)]


def test_cue(tmp_path):
    text = 'REM GENRE Techno\nREM DATE 2009\nPERFORMER "DJ"\nTITLE "Mix"\nFILE "mix one.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "A"\n    PERFORMER "P"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "B"\n    INDEX 00 04:58:00\n    INDEX 01 05:00:37\n'
    crate = sg.read(written(tmp_path, "m.cue", text))
    assert [(t.title, t.artists, t.album, t.location) for t in crate] == [
        ("A", ["P"], "Mix", "mix one.mp3"),
        ("B", ["DJ"], "Mix", "mix one.mp3"),
    ]
    assert crate[0].duration == pytest.approx(300 + 37 / 75)
    assert crate[1].duration is None
    assert (crate.title, crate[0].year, list(crate[0].genres)) == ("Mix", 2009, ["Techno"])


def test_jspf_of_listenbrainz(tmp_path):
    found = {"playlist": {"title": "P", "track": [{"title": "T", "creator": "C", "album": "A", "duration": 61000,
             "identifier": ["https://musicbrainz.org/recording/1"], "extension": {"https://musicbrainz.org/doc/jspf#track": {"x": 1}}}]}}  # fmt: skip
    crate = sg.read(written(tmp_path, "p.jspf", json.dumps(found)))
    assert (crate[0].title, crate[0].artists, crate[0].duration, crate[0].id, crate.title) == (
        "T",
        ["C"],
        61,
        "https://musicbrainz.org/recording/1",
        "P",
    )
    again = json.loads(crate.save(tmp_path / "q.jspf").read_bytes())
    assert again["playlist"]["track"][0]["extension"]["https://musicbrainz.org/doc/jspf#track"] == {"x": 1}


def test_acousticbrainz(tmp_path):
    document = {"metadata": {"tags": {"title": ["T"], "artist": ["A"]}, "audio_properties": {"length": 200.5}}, "rhythm": {"bpm": 120.1},
                "tonal": {"key_key": "A", "key_scale": "minor"}, "highlevel": {"danceability": {"all": {"danceable": 0.8}}, "mood_happy": {"all": {"happy": 0.3}}}}  # fmt: skip
    path = written(tmp_path, "a.json", json.dumps(document))
    track = sg.read(path)[0]
    assert (track.title, track.artists, track.bpm, str(track.key), track.duration, track.danceability) == (
        "T",
        ["A"],
        120.1,
        "8A",
        200.5,
        0.8,
    )
    assert sg.read(path, columns={"highlevel.mood_happy.all.happy": "valence"})[0].valence == 0.3
    many = written(
        tmp_path,
        "many.json",
        json.dumps(
            {
                "00000000-0000-0000-0000-00000000000a": {"0": document},
                "00000000-0000-0000-0000-00000000000b": {"0": document},
            }
        ),
    )
    assert [t.id[-1] for t in sg.read(many, format="acousticbrainz")] == ["a", "b"]


def test_json_lines_and_spotify_items(tmp_path):
    assert len(sg.read(written(tmp_path, "l.jsonl", '{"title": "a"}\n{"title": "b"}\n'))) == 2
    items = {"items": [{"added_at": "x", "track": {"id": "1", "name": "N", "artists": [{"name": "A"}, {"name": "B"}], "album": {"name": "L", "release_date": "2001"},
                        "duration_ms": 5000, "popularity": 50, "external_ids": {"isrc": "I"}}}]}  # fmt: skip
    crate = sg.read(written(tmp_path, "i.json", json.dumps(items)))
    assert (crate[0].title, crate[0].artists, crate[0].album, crate[0].duration, crate.isrc) == (
        "N",
        ["A", "B"],
        "L",
        5,
        ["I"],
    )


def test_excel(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.create_sheet("Set")
    for row in (["Title", "Artist", "BPM", "Time"], ["a", "A", 120, "3:42"], ["b", None, None, None]):
        book["Set"].append(row)
    book.save(tmp_path / "b.xlsx")
    crate = sg.read(tmp_path / "b.xlsx")
    assert [(t.title, t.bpm, t.duration) for t in crate] == [("a", 120, 222), ("b", None, None)]
    with pytest.raises(sg.DataError, match="no sheet 'X'; there are Sheet, Set"):
        sg.read(tmp_path / "b.xlsx", playlist="X")


def test_duckdb_and_lazy_frames():
    duckdb = pytest.importorskip("duckdb")
    crate = sg.Crate(duckdb.sql("select 'a' as title, 120.0 as bpm union all select 'b', 90.0 order by 1"))
    assert [(t.title, t.bpm) for t in crate] == [("a", 120), ("b", 90)]
    assert sg.order(crate).frame is not None


def test_arrow(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    feather = pytest.importorskip("pyarrow.feather")

    table = pyarrow.table(
        {"title": ["é", None], "tempo": [120.0, None], "genre": pyarrow.array(["x", "x"]).dictionary_encode()}
    )
    feather.write_feather(table, tmp_path / "t.feather", compression="uncompressed")
    crate = sg.read(tmp_path / "t.feather")
    assert [(t.title, t.bpm, list(t.genres)) for t in crate] == [("é", 120, ["x"]), ("", None, ["x"])]


def mixxx(path):
    db = sqlite3.connect(path)
    db.executescript(
        """CREATE TABLE library (id INTEGER PRIMARY KEY, artist TEXT, title TEXT, album TEXT, year TEXT, genre TEXT, location INTEGER, comment TEXT, duration REAL,
           bpm REAL, key TEXT, key_id INTEGER, rating INTEGER, mixxx_deleted INTEGER);
           CREATE TABLE track_locations (id INTEGER PRIMARY KEY, location TEXT, fs_deleted INTEGER);
           CREATE TABLE Playlists (id INTEGER PRIMARY KEY, name TEXT, position INTEGER, hidden INTEGER);
           CREATE TABLE PlaylistTracks (id INTEGER PRIMARY KEY, playlist_id INTEGER, track_id INTEGER, position INTEGER);
           CREATE TABLE crates (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE crate_tracks (crate_id INTEGER, track_id INTEGER);"""
    )
    db.executemany(
        "INSERT INTO track_locations VALUES (?,?,?)", [(1, "/m/a.mp3", 0), (2, "/m/b.mp3", 1), (3, "/m/c.mp3", 0)]
    )
    rows = [
        (1, "A", "'; DROP TABLE library;--", "L", "2001-02-03", "house", 1, "", 200.5, 120.0, "", 22, 5, 0),
        (2, "B", "b", "", "", "", 2, "", 100.0, 0.0, "3A", 0, 0, 0),
        (3, "C", "gone", "", "", "", 3, "", 1.0, 1.0, "", 0, 0, 1),
    ]
    db.executemany(f"INSERT INTO library VALUES ({','.join('?' * 14)})", rows)
    db.execute("INSERT INTO Playlists VALUES (1, 'Friday', 1, 0), (2, 'Auto DJ', 2, 1)")
    db.executemany("INSERT INTO PlaylistTracks VALUES (?,1,?,?)", [(1, 2, 1), (2, 1, 2), (3, 99, 3)])
    db.execute("INSERT INTO crates VALUES (1, 'Warm')")
    db.execute("INSERT INTO crate_tracks VALUES (1, 1)")
    db.commit()
    return db


def test_mixxx(tmp_path):
    path = tmp_path / "mixxxdb.sqlite"
    db = mixxx(path)
    crate = sg.read(path)
    assert [(t.title, t.location, t.available) for t in crate] == [
        ("'; DROP TABLE library;--", "/m/a.mp3", True),
        ("b", "/m/b.mp3", False),
    ]
    assert [(t.bpm, str(t.key), t.year) for t in crate] == [(120, "8A", 2001), (None, "3A", None)]
    assert crate.rating[0] == 1
    assert sg.playlists(path) == {"Friday": 3, "Crates/Warm": 1}
    friday = sg.read(path, playlist="Friday")
    assert [t.artists for t in friday] == [["B"], ["A"]]
    assert any("1 of 3 entries" in note for note in friday.notes)
    db.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sg.DataError, match=r"locked; close Mixxx|locked; close the player"):
        sg.read(path)
    db.rollback()
    db.execute("ALTER TABLE library RENAME COLUMN bpm TO tempo_map")
    with pytest.raises(sg.DataError, match="table library has no column bpm; this version of Mixxx is not known"):
        sg.read(path)
    assert db.execute("SELECT count(*) FROM library").fetchone() == (3,)


def test_beets(tmp_path):
    path = tmp_path / "library.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE albums (id INTEGER)")
    db.execute(
        "CREATE TABLE items (id INTEGER PRIMARY KEY, title TEXT, artist TEXT, album TEXT, albumartist TEXT, disc INTEGER, track INTEGER, genre TEXT, bpm INTEGER, initial_key TEXT, length REAL, year INTEGER, path BLOB, mb_trackid TEXT, rg_track_gain REAL, isrc TEXT)"
    )
    db.execute("CREATE TABLE item_attributes (entity_id INTEGER, key TEXT, value TEXT)")
    db.execute(
        "INSERT INTO items VALUES (5,'T','A','L','A',1,2,'House, Techno',120,'Am',200.5,2001,?,'mb-1',-6.5,'I1')",
        (b"/m/\xc3\xa9.mp3",),
    )
    db.execute("INSERT INTO item_attributes VALUES (5, 'energy', '0.7')")
    db.commit()
    db.close()
    crate = sg.read(path)
    t = crate[0]
    assert (t.title, t.id, t.bpm, str(t.key), t.duration, t.location, t.loudness, t.energy) == (
        "T",
        "mb-1",
        120,
        "8A",
        200.5,
        "/m/é.mp3",
        -11.5,
        0.7,
    )
    assert set(t.genres) == {"House", "Techno"}
    assert any("ReplayGain" in note for note in crate.notes)
    with pytest.raises(sg.DataError, match="no playlists by name"):
        sg.read(path, playlist="x")


def tone(path, seconds=1):
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, 8000, 0, "NONE", ""))
        out.writeframes(b"\0\0" * 8000 * seconds)


def test_a_folder_of_audio(tmp_path):
    mutagen = pytest.importorskip("mutagen")
    from mutagen.id3 import COMM, TBPM, TCON, TIT2, TKEY, TPE1, TSRC, TXXX

    (tmp_path / "sub").mkdir()
    tone(tmp_path / "sub" / "a.wav", 2)
    tone(tmp_path / "b.wav")
    (tmp_path / "broken.mp3").write_bytes(b"this is no music" * 100)
    (tmp_path / "cover.jpg").write_bytes(b"")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "lost.mp3").symlink_to(tmp_path / "nowhere.mp3")
    file = mutagen.File(tmp_path / "sub" / "a.wav")
    file.add_tags()
    for frame in (TIT2(3, ["Title"]), TPE1(3, ["One", "Two"]), TCON(3, ["House"]), TBPM(3, ["124"]), TKEY(3, ["Am"]), TSRC(3, ["I1"]),
                  TXXX(3, desc="REPLAYGAIN_TRACK_GAIN", text=["-7.00 dB"]), TXXX(3, desc="EnergyLevel", text=["7"])):  # fmt: skip
        file.tags.add(frame)
    file.save()
    other = mutagen.File(tmp_path / "b.wav")
    other.add_tags()
    other.tags.add(COMM(3, lang="eng", desc="", text=["8A - 4"]))
    other.save()
    crate = sg.read(tmp_path)
    by = {t.title: t for t in crate}
    assert set(by) == {"Title", "b", "broken"}
    t = by["Title"]
    assert (t.artists, t.bpm, str(t.key), t.loudness, t.duration, t.energy) == (["One", "Two"], 124, "8A", -11, 2, 0.7)
    assert (str(by["b"].key), by["b"].energy) == ("8A", 0.4)
    assert not by["broken"].available
    said = " ".join(crate.notes)
    assert "1 of 3 files cannot be read" in said
    assert "not read twice" in said
    assert "leads nowhere" in said


def test_tags_of_mp4_and_vorbis():
    from mutagen.mp4 import MP4Tags

    from segue.formats import tags

    mp4 = MP4Tags()
    mp4["\xa9nam"], mp4["\xa9ART"], mp4["tmpo"], mp4["----:com.apple.iTunes:initialkey"] = ["N"], ["A"], [128], [b"8A"]
    assert tags.named(mp4) == {"title": "N", "artists": ["A"], "bpm": "128", "key": "8A"}
    from mutagen._vorbis import VCommentDict

    vorbis = VCommentDict()
    vorbis["title"], vorbis["artist"], vorbis["R128_TRACK_GAIN"], vorbis["initialkey"] = (
        ["N"],
        ["A", "B"],
        ["-512"],
        ["1m"],
    )
    assert tags.named(vorbis) == {"title": "N", "artists": ["A", "B"], "key": "1m", "loudness": -21.0}
