"""Bad input is refused or repaired with a sentence that names file, line and field; memory stays bounded."""

import io
import os
import resource
import zipfile

import pytest

import segue as sg
from segue.formats import guarded, locations


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


LAUGHS = '<?xml version="1.0"?>\n<!DOCTYPE lolz [\n<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{"&" + chr(97 + i) + ";"}{("&" + chr(97 + i) + ";") * 9}">' for i in range(9)
) + "]>\n<{root}>&j;</{root}>"  # fmt: skip
EXTERNAL = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<{root}><TRACK Name="&e;"/></{root}>'
PARAMETER = '<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">\n<{root}/>'


@pytest.mark.parametrize("root", ["DJ_PLAYLISTS", "NML", "plist", "playlist"])
@pytest.mark.parametrize("hostile", [LAUGHS, EXTERNAL])
def test_entities_are_refused(tmp_path, root, hostile):
    path = written(tmp_path, "x.xml", hostile.replace("{root}", root))
    with pytest.raises(sg.DataError, match=r"line [23]: it (declares the entity|has a document type)") as raised:
        sg.read(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("root", ["DJ_PLAYLISTS", "NML", "playlist"])
def test_nothing_is_fetched(tmp_path, root):
    with pytest.raises(sg.DataError, match="document type"):
        sg.read(written(tmp_path, "x.xml", PARAMETER.replace("{root}", root)))


@pytest.mark.parametrize(
    ("name", "content"),
    [("r.xml", "<DJ_PLAYLISTS>\n<COLLECTION>\n<TRACK Na"), ("t.nml", "<NML>\n<COLLECTION>\n<ENTRY>"),
     ("p.xspf", '<playlist version="1" xmlns="http://xspf.org/ns/0/">\n<trackList>\n<track>'),
     ("i.xml", "<plist><dict>\n<key>Tracks</key>\n<dict>"), ("r.xml", "<DJ_PLAYLISTS>\n</COLLECTION>\n\n")],
)  # fmt: skip
def test_truncated_xml_names_its_line(tmp_path, name, content):
    with pytest.raises(sg.DataError, match=r"line \d+: .*damaged or cut short") as raised:
        sg.read(written(tmp_path, name, content))
    assert name in str(raised.value)


def test_deep_nesting(tmp_path):
    with pytest.raises(sg.DataError, match="deep"):
        sg.read(written(tmp_path, "d.xml", "<DJ_PLAYLISTS>" + "<NODE>" * 100_000))
    with pytest.raises(sg.DataError, match="deep"):
        sg.read(written(tmp_path, "d.json", "[" * 200_000))
    with pytest.raises(sg.DataError, match="deep"):
        sg.read(written(tmp_path, "d.m3u8", '#EXTM3U\n#SEGUE:{"a":' + "[" * 200_000 + "\nx.mp3\n"))


@pytest.mark.parametrize("name", ["x.csv", "x.xml", "x.m3u8", "x.json"])
def test_a_line_of_two_gigabytes_is_refused_before_it_is_read(tmp_path, name):
    path = written(
        tmp_path,
        name,
        "#EXTM3U\n"
        if name.endswith("m3u8")
        else "<DJ_PLAYLISTS "
        if name.endswith("xml")
        else "["
        if name.endswith("json")
        else "title\n",
    )
    os.truncate(path, 2 << 30)  # sparse: it takes no room on the disk
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(sg.DataError, match=r"2147 MB|2148 MB"):
        sg.read(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # KiB


def test_an_endless_stream_is_refused(monkeypatch):
    from segue.formats import source

    monkeypatch.setattr(source, "LARGEST", 1 << 20)

    class Endless(io.RawIOBase):
        def read(self, n=-1):
            return (b"a,b\n" * (n // 4 + 1))[:n]

    with pytest.raises(sg.DataError, match="more than 1 MB"):
        sg.read(Endless())


def test_a_zip_bomb_under_xlsx(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out,
        out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(100):
            part.write(b"\0" * (1 << 20))
    with pytest.raises(sg.DataError, match="would unpack to 105 MB; the file is refused"):
        sg.read(path)
    with zipfile.ZipFile(tmp_path / "z.xlsx", "w") as out:
        out.writestr("a.txt", "x")
    with pytest.raises(sg.DataError, match="no workbook"):
        sg.read(tmp_path / "z.xlsx")


@pytest.mark.parametrize(
    "name",
    [
        "x.csv",
        "x.xlsx",
        "x.parquet",
        "x.feather",
        "x.json",
        "x.xml",
        "x.nml",
        "x.xspf",
        "x.jspf",
        "x.pls",
        "x.cue",
        "x.db",
        "x.m3u8",
    ],
)
@pytest.mark.parametrize("content", [b"", b"\0" * 4096, b"PK\x03\x04junk", b"PAR1junkPAR1", b"ARROW1\0\0junk", b"SQLite format 3\0" + b"\1" * 200, b"bplist00junk", b"\xff\xfe\x00", b"<", b"{", b"<?xml"])  # fmt: skip
def test_wrong_content_under_any_name_is_a_sentence(tmp_path, name, content):
    path = written(tmp_path, name, content)
    try:
        assert len(sg.read(path)) <= 1
    except sg.DataError as e:
        assert str(path) in str(e)


def test_nul_bytes_are_left_out_and_said(tmp_path):
    crate = sg.read(written(tmp_path, "n.csv", b"title,bpm\nOne\0,100\n" + b"two,90\n" * 50))
    assert (crate[0].title, len(crate)) == ("One", 51)
    assert any("1 NUL bytes left out, the first in line 2" in note for note in crate.notes)


def test_mixed_encodings_line_by_line(tmp_path):
    crate = sg.read(written(tmp_path, "m.csv", "title\nMotörhead\n".encode() + "Motörhead\n".encode("cp1252")))
    assert [t.title for t in crate] == ["Motörhead", "Motörhead"]
    assert any("line 3" in note for note in crate.notes)


def test_cyclic_folders_of_itunes(tmp_path):
    import plistlib

    ring = [{"Name": n, "Playlist Persistent ID": i, "Parent Persistent ID": p, "Folder": f, "Playlist Items": [{"Track ID": 1}]}
            for n, i, p, f in (("A", "1", "2", True), ("B", "2", "1", True), ("Set", "3", "1", False))]  # fmt: skip
    path = written(
        tmp_path, "ring.xml", plistlib.dumps({"Tracks": {"1": {"Track ID": 1, "Name": "x"}}, "Playlists": ring})
    )
    assert sg.playlists(path) == {"B/A/Set": 1} or sg.playlists(path) == {"A/B/A/Set": 1}
    assert len(sg.read(path, playlist="Set")) == 1


@pytest.mark.parametrize(
    ("url", "path"),
    [("file://localhost/D:/a%20b.mp3", "D:/a b.mp3"), ("file:///home/x/%C3%A9.mp3", "/home/x/é.mp3"), ("file:///C:/x.mp3", "C:/x.mp3"),
     ("file://server/share/x.mp3", "//server/share/x.mp3"), ("file:/x.mp3", "/x.mp3"), ("file:///a%E9.mp3", "/aé.mp3"),
     ("../up%20there.mp3", "../up there.mp3"), ("http://x/a%20b", "http://x/a%20b"), ("C:\\Music\\a.mp3", "C:\\Music\\a.mp3"), ("file:///100%.mp3", "/100%.mp3")],
)  # fmt: skip
def test_urls_and_paths(url, path):
    assert locations.from_url(url) == path
    assert locations.same_place(locations.to_url(path)) == locations.same_place(path)


def test_locations_are_never_opened(tmp_path, monkeypatch):
    opened = []
    real = io.open
    monkeypatch.setattr("builtins.open", lambda file, *a, **k: (opened.append(str(file)), real(file, *a, **k))[1])
    path = written(tmp_path, "p.m3u8", "#EXTM3U\n/etc/passwd\n../../../../etc/shadow\n\\\\server\\share\\x.mp3\n")
    crate = sg.read(path)
    crate.save(tmp_path / "out.xspf")
    assert len(crate) == 3
    assert not [name for name in opened if "etc" in name or "server" in name]


def test_formulas_are_texts_when_asked(tmp_path):
    crate = sg.Crate([{"title": t, "loudness": -7.5} for t in ("=1+1", "+1", "-2+3", "@x", "-7.5", "plain")])
    plain = crate.save(tmp_path / "a.csv").read_text()
    safe = crate.save(tmp_path / "b.csv", quote_formulas=True).read_text()
    assert "\n=1+1," in plain
    for cell in ("'=1+1,-7.5", "'-2+3,", "'@x,", "\n-7.5,-7.5", "\nplain,"):
        assert cell in safe


@pytest.mark.parametrize("name", ["x\0.csv", "", "/", "no/such/folder/x.csv", "a" * 5000 + ".csv"])
def test_paths_that_cannot_be(tmp_path, name):
    crate = sg.Crate([{"title": "a"}])
    with pytest.raises(sg.DataError):
        crate.save(tmp_path / name if name.startswith("no") else name, format="csv")
    with pytest.raises(sg.DataError):
        sg.read(name if name != "/" else "/nothing/at/all")


def test_writing_is_whole_or_not_at_all(tmp_path, monkeypatch):
    crate = sg.Crate([{"title": "a"}])
    path = crate.save(tmp_path / "a.csv")
    before = path.read_bytes()
    with pytest.raises(sg.DataError, match="there already"):
        crate.save(path)

    def broken(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(sg.DataError, match="No space left"):
        crate.save(path, overwrite=True)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_title_cannot_leave_its_line_or_its_element(tmp_path):
    title = 'x"/><TRACK Name="y\n#EXTINF:1,z\n/etc/passwd'
    crate = sg.Crate([{"title": title}])
    for form in ("m3u8", "pls", "xspf", "rekordbox", "traktor", "itunes", "json", "csv"):
        back = sg.read(crate.save(tmp_path / f"it.{form}", format=form), format=form)
        assert [t.title for t in back] == [title], form


def test_no_name_of_a_playlist_leads_out_of_the_folder(tmp_path):
    names = ["../../evil", "/etc/evil", "..", "C:\\evil", "a\0b\nc", "CON", "x" * 400, "twice", "twice", " . ", "Ünï"]
    nodes = "".join(f'<NODE Type="1" KeyType="0" Entries="1" Name={guarded.attribute(n)}><TRACK Key="1"/></NODE>' for n in names)
    text = f'<DJ_PLAYLISTS><COLLECTION><TRACK TrackID="1" Name="t"/></COLLECTION><PLAYLISTS><NODE Type="0" Name="ROOT">{nodes}</NODE></PLAYLISTS></DJ_PLAYLISTS>'
    library = written(tmp_path, "library.xml", text)
    out = tmp_path / "deep" / "out"
    made = sg.save_playlists(library, out)
    assert len(made) == len(set(made)) == len(names)
    assert all(path.resolve().is_relative_to(out.resolve()) and len(sg.read(path)) == 1 for path in made)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["deep", "library.xml"]
    with pytest.raises(sg.DataError, match="there already"):
        sg.save_playlists(library, out)
