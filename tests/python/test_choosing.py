"""Choosing a part of a library, edits, alternatives, and what happens when tracks are not there."""

import numpy as np
import pytest

import segue as sg

GENRES = ("rock", "techno", "hip hop", "punk", "ambient", "jazz")


def library(n, seed=0):
    rng = np.random.default_rng(seed)
    return sg.Crate.from_dicts(
        [
            {
                "id": f"t{i}",
                "title": f"Title {i}",
                "artist": f"Artist {rng.integers(n // 3 + 1)}",
                "genre": GENRES[rng.integers(len(GENRES))],
                "bpm": float(rng.uniform(70, 180)),
                "energy": float(rng.uniform()),
                "valence": float(rng.uniform()),
                "popularity": float(rng.uniform()),
                "duration": float(rng.uniform(120, 320)),
            }
            for i in range(n)
        ]
    )


@pytest.fixture(scope="module")
def tracks():
    return library(400)


@pytest.fixture(scope="module")
def hour(tracks):
    return sg.order(tracks, fit="60min", must=["t7", "t70"], avoid=["t1"], quota=sg.quota("genre", "rock", least=0.3), seed=4)


def minutes(mix):
    return sum(t.duration for t in mix.tracks) / 60


def test_an_hour_keeps_what_was_asked_for(tracks, hour):
    assert 59 <= minutes(hour) <= 61
    assert hour.missed == []
    ids = [t.id for t in hour.tracks]
    assert {"t7", "t70"} <= set(ids) and "t1" not in ids and len(set(ids)) == len(ids)
    assert sum("rock" in t.genres for t in hour.tracks) >= 0.3 * len(hour)
    assert [tracks[int(row)].id for row in hour.order] == ids
    assert len(hour.left_out) + len(hour) == len(tracks)
    assert hour.problem.evaluate(hour.rows).total == pytest.approx(hour.cost)


def test_prices_are_those_of_the_library(tracks, hour):
    """Neutral prices and scales were fixed before choosing: the whole's numbers give the part's cost."""
    whole = sg.Problem(tracks, hour.cost_model)
    pairs = whole.transitions[hour.order[:-1], hour.order[1:]].sum()
    assert pairs == pytest.approx(sum(hour.problem.transitions[hour.rows[:-1], hour.rows[1:]]))


def test_it_is_better_than_chance(tracks, hour):
    rng = np.random.default_rng(1)
    some = tracks.take(np.sort(rng.choice(len(tracks), len(hour), replace=False)))
    assert hour.cost / len(hour) < 0.7 * sg.order(some).cost / len(some)


def test_a_count_and_rules(tracks):
    mix = sg.order(tracks, count=12, rules=[sg.first("t5"), sg.apart("artist", tracks=11)], seed=1)
    assert len(mix) == 12 and mix.tracks[0].id == "t5" and mix.violations == []
    assert len({t.artists[0] for t in mix.tracks}) == 12


def test_tracks_that_rules_name_are_chosen(tracks):
    rules = [sg.before("t9", "t3"), "last t20", sg.together(["t30", "t31"]), sg.require("t3", "t40")]
    mix = sg.order(tracks, count=12, rules=rules, seed=1)
    assert {"t9", "t3", "t20", "t30", "t31", "t40"} <= {t.id for t in mix.tracks}
    assert mix.violations == [] and mix.tracks[-1].id == "t20"
    with pytest.raises(sg.RuleError, match="nobody"):
        sg.order(tracks, count=12, rules=[sg.before("t9", "nobody")])


def test_tracks_that_a_predicate_or_a_field_finds_need_not_be_chosen(tracks):
    rules = [sg.at_most(lambda t: t.energy > 0.05, 9), sg.ratio(4, of="popularity<0.3")]
    mix = sg.order(tracks, count=10, rules=rules, seed=2)
    lively = [t.energy > 0.05 for t in mix.tracks]
    assert len(mix) == 10 and mix.violations == []
    assert any(lively) and not all(lively)
    assert len(mix.remove(lively.index(True))) == 9  # no rule asks for the track by name


def test_keep_first_keeps_the_librarys_first(tracks):
    mix = sg.order(tracks, count=10, rules=[sg.keep_first(2)], seed=2)
    assert list(mix.order[:2]) == [0, 1]


def test_the_same_seed_gives_the_same_choice(tracks):
    assert list(sg.order(tracks, count=8, seed=5).order) == list(sg.order(tracks, count=8, seed=5).order)


def test_a_playlist_of_a_part_explains_saves_and_reads_back(hour, tmp_path):
    assert "follows" in hour.explain(1)
    hour.save(tmp_path / "hour.csv")
    assert [t.title for t in sg.read(tmp_path / "hour.csv").tracks] == [t.title for t in hour.tracks]
    again = sg.Playlist.from_json(hour.to_json())
    assert [t.id for t in again.tracks] == [t.id for t in hour.tracks]


def test_two_recordings_of_a_song_are_not_both_chosen():
    rows = [
        {"id": f"{i}{x}", "title": f"Song {i}{' (Live)' * x}", "artist": "A", "duration": 200, "energy": 0.5}
        for i in range(6)
        for x in (0, 1)
    ]
    mix = sg.order(rows, count=6)
    assert len({t.title.replace(" (Live)", "") for t in mix.tracks}) == 6


def test_prices_of_choosing(tracks):
    mix = sg.order(tracks, count=6, prices=lambda t: 5 * (1 - (t.popularity or 0)), seed=2)
    assert np.mean([t.popularity for t in mix.tracks]) > 0.75


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"fit": "1min"}, r"fit is 1:00, but the shortest track, 'Artist \d+ - Title \d+', lasts 2:0"),
        ({"fit": "100h"}, "all tracks to choose from last"),
        ({"fit": "1h", "count": 3}, "one of the two"),
        ({"count": 401}, "there are 400 tracks to choose from"),
        ({"count": 1, "must": ["t1", "t2"]}, "2 tracks must be chosen"),
        ({"count": 3, "must": ["t1"], "avoid": ["t1"]}, "it can be in one"),
        ({"count": 3, "must": ["Titel 3"]}, "did you mean"),
        ({"count": 3, "quota": "rock"}, "is not a quota"),
        ({"must": ["t1"]}, "give fit= or count="),
        ({"fit": "0min"}, "above 0"),
        ({"fit": "12min", "must": ["t1", "t2", "t3", "t4", "t5", "t6"]}, "what must be chosen lasts"),
    ],
)
def test_what_cannot_be_is_said(tracks, options, message):
    with pytest.raises(sg.DataError, match=message):
        sg.order(tracks, **options)


def test_everything_unavailable_is_said():
    rows = [{"id": str(i), "duration": 200, "energy": 0.5, "available": False} for i in range(3)]
    with pytest.raises(sg.DataError, match="all are unavailable"):
        sg.order(rows, count=2)
    mix = sg.order(rows)
    assert len(mix) == 3
    with pytest.raises(sg.DataError, match="all are unavailable"):
        mix.heard()


def test_a_plan_of_scenes_chooses_too(tracks):
    mix = sg.order(tracks, fit="20min", scenes=[sg.scene("calm", 10, energy=0.1), sg.scene("fight", 10, energy=0.9)], seed=3)
    half = len(mix) // 2
    assert np.mean([t.energy for t in mix.tracks[: half - 1]]) < 0.4 < 0.6 < np.mean([t.energy for t in mix.tracks[half + 1 :]])


def test_a_presets_scenes_are_shares_of_what_is_chosen(tracks):
    mix = sg.order(tracks, preset="underdog", fit="40min", seed=3)
    down, triumph = mix.tracks[: len(mix) // 4], mix.tracks[-len(mix) // 5 :]
    assert np.mean([t.energy for t in down]) < 0.6 < 0.75 < np.mean([t.energy for t in triumph])
    assert not any("plan of scenes" in note for note in mix.problem.off)


def test_edits_say_what_they_did_and_leave_the_old(tracks, hour):
    fewer = hour.remove(2)
    assert len(fewer) == len(hour) - 1 and hour.tracks[2].id in {t.id for t in fewer.left_out}
    assert fewer.change.startswith("removed ") and f"cost {hour.cost:.2f} -> {fewer.cost:.2f}" in fewer.change
    back = fewer.insert(2, hour.tracks[2].id)
    assert list(back.order) == list(hour.order) and back.cost == pytest.approx(hour.cost)
    other = next(t.id for t in hour.left_out)
    changed = hour.replace(0, other)
    assert changed.tracks[0].id == other and "replaced" in changed.change
    assert hour.replace(0, hour.tracks[3].id).tracks[3].id == hour.tracks[0].id
    with pytest.raises(sg.DataError, match="plays already, in slot 1"):
        hour.insert(3, hour.tracks[0].id)


def test_edits_of_a_whole_crate_keep_what_is_left_out():
    crate = sg.never_back_down()
    mix = sg.order(crate)
    fewer = mix.remove(0)
    assert [t.id for t in fewer.left_out] == [mix.tracks[0].id]
    assert fewer.insert(0, mix.tracks[0].id).cost == pytest.approx(mix.cost)
    with pytest.raises(sg.RuleError, match="cannot be"):
        sg.order(crate, rules=[sg.first("Stronger")]).remove(0)


def test_ordering_anew_after_an_edit_moves_little(tracks):
    crate = tracks.take(np.arange(60))
    mix = sg.order(crate, seed=1)
    edited = mix.swap(5, 40)
    again = edited.improve(near=0.05, keep=[0])
    assert again.cost <= edited.cost and again.rows[0] == edited.rows[0]
    assert (again.rows != edited.rows).sum() <= 20
    assert "moved" in again.change


def test_alternatives_are_good_and_different(tracks):
    crate = tracks.take(np.arange(30))
    mix = sg.order(crate, seed=1)
    others = mix.alternatives(3, apart=0.5)
    assert len(others) == 3
    shuffled = mix._core.problem.shuffle_cost()
    pairs = lambda m: {frozenset((int(a), int(b))) for a, b in zip(m.rows, m.rows[1:], strict=False)}  # noqa: E731
    for i, one in enumerate(others):
        assert one.cost < (mix.cost + shuffled) / 2
        for other in [mix, *others[:i]]:
            assert len(pairs(one) & pairs(other)) <= 0.5 * (len(crate) - 1) + 1e-9


def test_extend_plays_on_without_repeats(tracks):
    mix = sg.order(tracks, count=10, seed=1)
    more = sg.extend(mix, tracks, minutes=30)
    assert 29 <= minutes(more) <= 31
    assert not {t.id for t in more.tracks} & {t.id for t in mix.tracks}
    assert more.history is not None and [t.id for t in more.history.tracks] == [t.id for t in mix.tracks]
    assert any(e.start.any() for e in more.problem.exposures)


def test_a_rule_that_names_a_greyed_track_is_not_heard():
    mix = sg.order(sg.never_back_down().mark("Stronger", False), rules=[sg.first("Stronger"), sg.last("Teenagers")])
    heard = mix.heard()
    assert [str(rule) for rule in heard.rules if "last" in str(rule)] and not any("first" in str(rule) for rule in heard.rules)
    assert heard.violations == []


def test_unavailable_tracks_are_skipped_when_heard_and_never_lost():
    crate = sg.never_back_down().mark("Stronger", False)
    mix = sg.order(crate)
    assert len(mix) == len(crate)
    heard = mix.heard()
    assert len(heard) == len(crate) - 1 and [t.title for t in heard.left_out] == ["Stronger"]
    assert [t.id for t in heard.tracks] == [t.id for t in mix.tracks if t.available]
    assert heard.problem.evaluate(heard.rows).total == pytest.approx(heard.cost)


def test_substitutes_with_reasons(tracks):
    rows = [
        {"id": "gone", "title": "Anthem", "artist": "A", "energy": 0.8, "bpm": 150, "genre": "punk", "duration": 200, "available": False},
        {"id": "here", "title": "Other", "artist": "B", "energy": 0.2, "bpm": 90, "genre": "jazz", "duration": 200},
    ]
    shelf = [
        {"id": "live", "title": "Anthem (Live)", "artist": "A", "energy": 0.7, "bpm": 152, "genre": "punk", "duration": 210},
        {"id": "near", "title": "Riot", "artist": "C", "energy": 0.81, "bpm": 150, "genre": "punk", "duration": 200},
        {"id": "far", "title": "Sleep", "artist": "D", "energy": 0.1, "bpm": 60, "genre": "ambient", "duration": 200},
    ]
    found = sg.order(rows).substitutes(shelf, alternates={"gone": "far"})
    assert [(s.label, s.reason.split(" in ")[0]) for s in found["gone"]] == [
        ("D - Sleep", "the alternate that you gave"),
        ("A - Anthem (Live)", "the same song, another recording"),
        ("C - Riot", "the nearest"),
    ]
    assert list(found) == ["gone"]


def test_contingency_patches_and_moves_little():
    mix = sg.order(sg.never_back_down(), preset="workout")
    plan = mix.contingency()
    assert len(plan.drops) == len(mix)
    assert plan.worst == max(d.patched_loss for d in plan.drops)
    for drop in plan.drops:
        assert drop.patched_loss <= drop.loss + 1e-12
        assert len(drop.patched) == len(mix) - 1 and drop.moved <= 6


def test_bridges_lead_from_one_world_to_another():
    rows = [{"id": f"{i}", "energy": i / 10, "bpm": 100 * 1.05**i, "valence": 0.5, "genre": "rock", "duration": 200} for i in range(11)]
    way = sg.bridge(rows, "0", "10")
    assert way[0] == 0 and way[-1] == 10 and way == sorted(way) and len(way) > 3
    joined = dict(sg.bridges(rows, neighbours=2))
    assert max(joined, key=joined.get) in (4, 5, 6)
    with pytest.raises(sg.DataError, match="two ends"):
        sg.bridge(rows, "3", "3")
