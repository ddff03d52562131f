"""What is written is read back the same, by us; test_independent_readers asks other libraries."""

import math

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import segue as sg
from segue.formats import guarded, locations

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NAME = st.one_of(
    TEXT,
    st.sampled_from(
        ["Beyoncé", "#1 Crush", "=cmd()", "A - B", "Tyler, The Creator", "x;y", '"', "'", "[", "a\nb", "\x85\u2028"]
    ),
)
SHARE = st.one_of(st.none(), st.floats(0, 1, width=32))
PLACE = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "/music/a b.mp3",
            "C:\\Music\\é%20.mp3",
            "http://x.org/a?b=c#d",
            "../up.flac",
            "#odd.mp3",
            "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
        ]
    ),
    TEXT,
)
TRACK = st.fixed_dictionaries(
    {
        "title": NAME,
        "artists": st.lists(NAME, max_size=2),
        "album": NAME,
        "genres": st.dictionaries(NAME, st.sampled_from([1.0, 0.5]), max_size=2),
        "bpm": st.one_of(st.none(), st.floats(40, 220)),
        "key": st.one_of(st.none(), st.integers(0, 23).map(lambda i: str(sg.Key.from_wheel_index(i)))),
        "energy": SHARE,
        "valence": SHARE,
        "popularity": SHARE,
        "loudness": st.one_of(st.none(), st.floats(-40, 0)),
        "year": st.one_of(st.none(), st.integers(1900, 2030)),
        "duration_s": st.one_of(st.none(), st.floats(1, 4000)),
        "location": PLACE,
        "note": NAME,
        "available": st.booleans(),
        "role": st.sampled_from(["song", "score"]),
    },
    optional={"id": NAME},
)
CRATE = st.lists(TRACK, min_size=1, max_size=4).map(sg.Crate.from_dicts)
EASY = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WHOLE = ["m3u8", "pls", "xspf", "jspf", "json", "csv", "parquet"]
FIELDS = ("id", "title", "artists", "album", "genres", "key", "role", "available", "location", "note", "bpm", "energy", "valence", "popularity", "loudness", "year", "duration")  # fmt: skip


def bare(crate):
    """The crate as if it came from nowhere, so that writers make everything from its fields."""
    return sg.Crate._of_core(crate._core)


def legible(text, form):
    """What XML can hold of it; a property list has one kind of line end."""
    text = guarded.legible(text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if form == "itunes" else text


def same(a, b, form):
    if isinstance(a, float) and isinstance(b, float):
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    without_nul = (
        a.replace("\0", "\ufffd")
        if isinstance(a, str)
        else [x.replace("\0", "\ufffd") for x in a]
        if isinstance(a, list)
        else a
    )
    return a == b or (form == "csv" and without_nul == b)  # no table in text holds a NUL


@pytest.mark.parametrize("form", WHOLE)
@given(crate=CRATE)
@EASY
def test_every_field_survives(form, crate, tmp_path):
    path = bare(crate).save(tmp_path / f"it.{form}", overwrite=True)
    back = sg.read(path)
    assert len(back) == len(crate)
    for a, b in zip(crate, back, strict=True):
        for field in FIELDS:
            assert same(getattr(a, field), getattr(b, field), form), field


@pytest.mark.parametrize("form", ["rekordbox", "traktor", "itunes"])
@given(crate=CRATE)
@EASY
def test_what_players_hold_survives(form, crate, tmp_path):
    places = [t.location for t in crate if t.location]
    assume(form != "traktor" or len(set(places)) == len(places))  # an entry of Traktor is its place
    path = bare(crate).save(tmp_path / "it.xml", format=form, overwrite=True, title="Friday")
    back = sg.read(path, format=form, playlist="Friday")
    assert sg.playlists(path) == {"Friday": len(crate)}
    assert len(back) == len(crate)
    for a, b in zip(crate, back, strict=True):
        assert b.title == legible(a.title, form)
        assert b.album == legible(a.album, form)
        assert b.bpm is None if a.bpm is None else b.bpm == pytest.approx(a.bpm, abs=0.51)
        assert form == "itunes" or a.key == b.key
        assert a.year == b.year
        assert b.duration is None if a.duration is None else b.duration == pytest.approx(a.duration, abs=0.51)
        places = {locations.same_place(place).strip() for place in (a.location, legible(a.location, form))}
        assert locations.same_place(b.location).strip() in places


@given(crate=CRATE)
@EASY
def test_uris_keep_the_count(crate, tmp_path):
    path = crate.save(tmp_path / "it.txt", format="uris", overwrite=True)
    assert len(sg.read(path, format="uris")) == len(crate)


@pytest.mark.parametrize("form", [*WHOLE, "rekordbox", "traktor", "itunes"])
def test_one_format_again_changes_nothing(form, crate, tmp_path):
    """A file read and written to its own format, unordered, is the same file from the second time on."""
    first = bare(crate).save(tmp_path / "first", format=form)
    second = sg.read(first, format=form).save(tmp_path / "second", format=form, title="first")
    third = sg.read(second, format=form).save(tmp_path / "third", format=form, title="first")
    assert second.read_bytes() == third.read_bytes()


def test_the_soundtrack_keeps_album_and_note_in_csv(tmp_path):
    ost = sg.never_back_down()
    back = sg.read(sg.order(ost, method="given").save(tmp_path / "ost.csv"))
    assert [(t.album, t.note, t.role, t.genres) for t in back] == [(t.album, t.note, t.role, t.genres) for t in ost]
    assert [t.id for t in back] == [t.id for t in ost]
