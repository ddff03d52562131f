import pytest

import segue as sg

FEATURES = [
    {
        "id": "4uLU6hMCjMI75M1A2tKUQC",
        "title": "Never Gonna",
        "artist": "Rick Astley",
        "bpm": 113,
        "energy": 0.9,
        "isrc": "GB-ARL-93-00135",
    },
    {"title": "Stronger", "artist": "Kanye West", "bpm": 104, "location": "D:\\Music\\stronger.mp3"},
    {"title": "Teenagers", "artist": "My Chemical Romance", "bpm": 111, "key": "4A"},
    {"title": "Twice", "artist": "A", "bpm": 1},
    {"title": "Twice", "artist": "A", "bpm": 2},
]


def test_a_bare_playlist_gets_its_features(tmp_path):
    path = tmp_path / "bare.m3u8"
    path.write_text(
        "#EXTM3U\n#EXTINF:1,x\nspotify:track:4uLU6hMCjMI75M1A2tKUQC\n#EXTINF:200,y\nd:/music/Stronger.mp3\n"
        "#EXTINF:160,MY CHEMICAL ROMANCE - Teenagers!\nt.mp3\n#EXTINF:160,My Chemicel Romance - Teenager\nu.mp3\n"
        "#EXTINF:9,A - Twice\nv.mp3\n#EXTINF:9,No - Body\nw.mp3\n",
        encoding="utf-8",
    )
    crate = sg.join(path, FEATURES)
    assert [t.bpm for t in crate] == [113, 104, 111, 111, None, None]
    assert crate.unmatched == [4, 5]
    said = " ".join(crate.notes)
    assert "1 by id, 1 by path, 1 by artist and title, 1 by similar artist and title" in said
    assert "'A - Twice', 'No - Body'" in said
    assert [t.duration for t in crate][:2] == [1, 200]


def test_by_isrc_and_octaves_are_said():
    ours = [{"title": "other spelling", "ISRC": "gbarl9300135", "bpm": 56.5}]
    crate = sg.join(ours, FEATURES)
    assert (crate[0].bpm, crate[0].energy) == (56.5, 0.9)
    assert any("octave" in note and "56.5 and not 113" in note for note in crate.notes)


def test_exactness_can_be_asked_for():
    assert sg.join([{"title": "Teenager", "artist": "My Chemicel Romance"}], FEATURES, similar=100).unmatched == [0]
    with pytest.raises(sg.DataError, match="similar"):
        sg.join([], FEATURES, similar="very")
