"""Optional tracks, reprises, and what was heard lately."""

import numpy as np
import pytest

import segue as sg


def tracks(n=9, interludes=4, seed=0):
    r = np.random.default_rng(seed)

    def made(title, seconds, **more):
        return {"title": title, "energy": float(r.random()), "bpm": float(r.uniform(70, 180)), "duration": seconds, **more}

    songs = [made(f"S{i}", 200, artist=f"A{i}") for i in range(n)]
    glue = [made(f"I{i}", 20, role="interlude") for i in range(interludes)]
    return sg.Crate.from_dicts(songs + glue)


COST = sg.step("energy") + sg.tempo() + 0.3 * sg.fatigue("role")


def test_glue_plays_where_it_softens_and_is_as_cheap_as_any_choice():
    crate = tracks(n=4, interludes=3)
    mix = sg.order(crate, COST, optional="role=interlude")
    songs = [row for row in range(len(crate)) if crate[row].role == "song"]
    assert set(songs) <= set(mix.order.tolist())
    least = min(
        sg.order(crate, COST, count=len(songs) + len(some), must=[*songs, *some], avoid=[r for r in range(4, 7) if r not in some]).cost
        for some in ([], [4], [5], [6], [4, 5], [4, 6], [5, 6], [4, 5, 6])
    )
    assert mix.cost == pytest.approx(least)
    assert {t.role for t in mix.left_out} <= {"interlude"}


def test_glue_is_never_dearer_than_none():
    crate = tracks(n=30, interludes=5, seed=3)
    cost = COST + sg.fatigue("artist")
    mix = sg.order(crate, cost, optional="role=interlude")
    none = sg.order(crate, cost, count=30, avoid=[f"I{i}" for i in range(5)])
    afresh = sg.order(crate, cost, count=len(mix), must=mix.order.tolist())
    assert mix.cost <= none.cost + 1e-9 and mix.cost <= afresh.cost * 1.02


def test_glue_that_is_dear_is_left_out_and_what_a_rule_names_plays():
    crate = tracks()
    dear = sg.order(crate, COST, optional="role=interlude", prices={f"I{i}": 10 for i in range(4)})
    assert len(dear) == 9
    named = sg.order(crate, COST, rules=[sg.first("I2")], optional=lambda t: t.role == "interlude")
    assert named.tracks[0].title == "I2" and not named.violations


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"optional": "role=scroe"}, "scroe"),
        ({"optional": ["S0", "nobody"]}, "nobody"),
        ({"optional": "energy>=0"}, "every track is optional"),
        ({"optional": "role=interlude", "count": 3}, "fit= and count= choose some"),
        ({"reprise": "nobody"}, "reprise"),
        ({"reprise": "S0", "fit": "10min"}, "fit= and count= choose some"),
    ],
)
def test_what_cannot_be_is_said(options, message):
    with pytest.raises(ValueError, match=message):
        sg.order(tracks(), COST, **options)


def test_a_reprise_is_a_second_row_far_from_the_first():
    crate = tracks()
    mix = sg.order(crate, COST, reprise=["S3", "S5"])
    assert len(mix) == len(crate) + 2 and not mix.violations
    titles = [t.title for t in mix.tracks]
    for title in ("S3", "S5"):
        a, b = titles.index(title), titles.index(f"{title} (reprise)")
        assert b - a > len(mix) // 3
    assert len(set(mix.crate.ids)) == len(mix)
    assert sg.Playlist.from_json(mix.to_json()).tracks[0].title == titles[0]


def test_a_reprise_of_a_frame_is_in_the_frame():
    pandas = pytest.importorskip("pandas")
    mix = sg.order(pandas.DataFrame({"title": ["a", "b", "c", "d"], "bpm": [100, 110, 120, 130]}), reprise="a")
    assert sorted(mix.frame["title"]) == ["a", "a", "b", "c", "d"]


def test_freshness_keeps_out_what_was_heard_lately():
    crate = tracks(n=12, interludes=0).played({f"S{i}": i for i in range(12)}, now="2026-11-25")
    cost = 5 * sg.freshness(half_life=3)
    chosen = sg.order(crate, cost, count=6)
    assert {t.title for t in chosen.tracks} == {f"S{i}" for i in range(6, 12)}
    whole = sg.Problem(crate, cost)
    prices = 5 * 2.0 ** (-np.arange(12) / 3)
    assert whole.evaluate(np.arange(12)).total == pytest.approx(prices.sum())
    late = sg.order(crate, cost + sg.arc("last_played", "fall")).tracks
    assert [t.last_played for t in late] == sorted((t.last_played for t in late), reverse=True)


def test_days_come_from_dates_and_numbers():
    crate = tracks(n=3, interludes=0).played({"S0": "2026-11-20", "S1": 4, "S2": None}, now="2026-11-25")
    assert crate.features["last_played"][:2] == pytest.approx([5, 4]) and np.isnan(crate.features["last_played"][2])
    read = sg.Crate.from_dicts([{"title": "a", "last_played": "2020-02-02"}, {"title": "b", "last_played": 7}])
    assert read.features["last_played"][0] > 2000 and read.features["last_played"][1] == 7
    assert "last_played: days -> days before" in read.columns_report or any("last_played" in note for note in read.notes)
    with pytest.raises(sg.DataError, match="not in the future"):
        crate.played({"S0": "2026-12-01"}, now="2026-11-25")
    with pytest.raises(sg.DataError, match="now is 'soon'"):
        crate.played({"S0": 1}, now="soon")
    with pytest.raises(sg.CostError, match="half_life is -1"):
        sg.freshness(half_life=-1)


def test_why_not_says_what_the_move_would_change():
    crate = tracks()
    mix = sg.order(crate, COST, rules=[sg.first("S0")])
    slot = [t.title for t in mix.tracks].index("S4")
    said = mix.why_not("S4", slot=0)
    moved = mix.move(slot, 0)
    assert f"would cost {abs(moved.cost - mix.cost):.2f} {'more' if moved.cost >= mix.cost else 'less'}" in said
    assert f"'S4' in slot 1 instead of {slot + 1}" in said and "break 1 rule place" in said
    assert mix.why_not("S0", slot=0) == "'S0' stands in slot 1."
    with pytest.raises(sg.DataError, match="slot"):
        mix.why_not("S4", slot=99)
