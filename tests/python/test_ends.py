"""Intro and outro: features of a track, and what the terms tempo, key and step read of them with ends=True."""

import numpy as np
import pytest

import segue as sg

TRACKS = [
    {"title": "a", "bpm": 120, "energy": 0.9, "key": "1A", "outro_bpm": 140, "outro_energy": 0.5, "outro_key": "5A", "intro_key": "2B"},
    {"title": "b", "bpm": 160, "energy": 0.2, "key": "7B", "intro_bpm": 140, "intro_energy": 0.5, "intro_key": "5A"},
    {"title": "c", "bpm": 121, "energy": 0.8, "key": "1A"},
    {"title": "d", "bpm": 90, "intro_bpm": 100},
    {"title": "e", "outro_bpm": 118, "outro_key": "Am"},
]


@pytest.fixture
def crate():
    return sg.Crate.from_dicts(TRACKS)


def heard(crate, name, end):
    """The end's value, or the whole track's where that is unknown."""
    own, whole = crate.features[f"{end}_{name}"].astype(float), crate.features[name].astype(float)
    unknown = own < 0 if name == "key" else np.isnan(own)
    return np.where(unknown, whole, own)


@pytest.mark.parametrize("name", ["bpm", "energy", "key"])
def test_an_outro_is_priced_against_an_intro(crate, name):
    term = {"bpm": sg.tempo, "energy": lambda **k: sg.step("energy", **k), "key": sg.key}[name]
    outro, intro = heard(crate, name, "outro"), heard(crate, name, "intro")
    whole = lambda column: column if name != "key" else [None if k < 0 else sg.Key.from_wheel_index(int(k)) for k in column]  # noqa: E731
    found = sg.Problem(crate, term(ends=True)).transitions
    for a in range(len(crate)):
        for b in range(len(crate)):
            known = all(v >= 0 for v in (outro[a], intro[b]))
            if a == b or not known:
                continue
            pair = sg.Crate({"title": ["x", "y"], name: whole(np.array([outro[a], intro[b]]))})
            assert found[a, b] == sg.Problem(pair, term()).transitions[0, 1], (a, b)
    assert found[0, 1] == 0 < sg.Problem(crate, term()).transitions[0, 1]


def test_the_choice_is_the_users_and_is_said(crate):
    mix = sg.order(crate, sg.tempo() + sg.tempo(ends=True) + sg.step("energy", ends=True), method="given")
    assert list(mix.terms) == ["tempo", "tempo(ends)", "step(energy, ends)"]
    assert "outro 140 -> intro 140 bpm" in mix.explain(1)
    assert "outro 5A -> intro 5A" in mix.explain(1)
    assert sg.cost_from_json(mix.cost_model.to_json()) == mix.cost_model
    assert sg.tempo() != sg.tempo(ends=True)
    nothing = sg.Problem(sg.Crate.from_dicts([{"title": "a"}, {"title": "b"}]), sg.tempo(ends=True))
    assert nothing.off == ["tempo(ends) is off: no track has a bpm"]
    with pytest.raises(sg.CostError, match="step with ends: of is loudness; it must be bpm or energy"):
        sg.step("loudness", ends=True)
    with pytest.raises(sg.CostError, match="tempo: ends is 'yes'; it must be True or False"):
        sg.tempo(ends="yes")


def test_ends_are_features_like_others(crate):
    track = crate[0]
    assert (track.outro_bpm, track.outro_energy, str(track.outro_key), str(track.intro_key)) == (140, 0.5, "5A", "2B")
    assert (track.intro_bpm, crate[2].outro_key) == (None, None)
    assert crate.report["known"]["intro_bpm"] == 2
    assert crate.features["intro_key"].tolist() == [3, 8, -1, -1, -1]
    assert sg.order(crate, method="sort:outro_bpm").tracks[0].title == "e"
    with pytest.raises(sg.DataError, match=r"row 1 \('a'\): outro_key is 'H#'"):
        sg.Crate.from_dicts([{"title": "a", "outro_key": "H#"}])
    with pytest.raises(sg.DataError, match=r"row 1 \('a'\): intro_bpm is -3; intro_bpm must be above 0"):
        sg.Crate.from_dicts([{"title": "a", "intro_bpm": -3}])


@pytest.mark.parametrize("end", [".csv", ".parquet", ".json", ".m3u8", ".xspf", ".jspf", ".pls"])
def test_ends_are_written_and_read_back(crate, tmp_path, end):
    plain = sg.Crate._of_core(crate._core)  # as a crate that came from no table: what is written is what is known
    back = sg.read(plain.save(tmp_path / f"ends{end}"))
    for name in ("intro_bpm", "outro_bpm", "intro_energy", "outro_energy", "intro_key", "outro_key"):
        np.testing.assert_array_equal(back.features[name], crate.features[name], name)


def test_ends_are_kept_by_json_join_and_take(crate):
    mix = sg.order(crate, sg.key(ends=True), method="given")
    assert sg.Playlist.from_json(mix.to_json()).crate.tracks == crate.tracks
    assert sg.join([{"title": "b"}, {"title": "a"}], crate).features["intro_key"].tolist() == [8, 3]
    assert crate.take([1, 0]).tracks == [crate[1], crate[0]]
