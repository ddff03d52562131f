"""Scenes, phases, cues and arcs, on tracks whose numbers can be checked by hand."""

import numpy as np
import pytest

import segue as sg


@pytest.fixture
def crate():
    """Two loud tracks of 2 minutes, a quiet one of 4, a quiet one of 2."""
    rows = [("a", 1, 2, "rock"), ("b", 1, 2, "techno"), ("c", 0, 4, "techno"), ("d", 0, 2, "rock")]
    return sg.Crate.from_dicts([{"id": i, "title": i, "energy": e, "duration": 60 * m, "genre": g} for i, e, m, g in rows])


def cost_of(cost, crate, ids):
    return sg.Problem(crate, cost).evaluate([crate.find(i) for i in ids]).total


def naive(scenes, crate, ids, target="energy"):
    """Seconds of every track in every scene, counted one by one."""
    borders = np.cumsum([0, *(60 * s.minutes for s in scenes)])
    total, now = 0.0, 0
    for track in (crate[crate.find(i)] for i in ids):
        for second in range(now, now + int(track.duration)):
            k = int(np.searchsorted(borders, second, side="right")) - 1
            if k < len(scenes) and target in scenes[k].targets:
                distance = min(1.0, ((getattr(track, target) - scenes[k].targets[target]) / 0.5) ** 2)
                total += scenes[k].weight * distance / track.duration
        now += int(track.duration)
    return total


@pytest.mark.parametrize("ids", ["abcd", "cabd", "dcba", "bdca"])
def test_a_plan_is_priced_by_the_second(crate, ids):
    scenes = [sg.scene("quiet", minutes=1, energy=0.2), sg.scene("loud", "5min", energy=0.9, weight=2), sg.scene("out", 4)]
    assert cost_of(sg.plan(scenes), crate, ids) == pytest.approx(naive(scenes, crate, ids), abs=1e-9)


def test_order_follows_the_plan(crate):
    mix = sg.order(crate, sg.tempo(), scenes=[sg.scene("calm", minutes=6, energy=0), sg.scene("fight", minutes=4, energy=1)])
    assert {t.id for t in mix.tracks[:2]} == {"c", "d"}
    assert mix.proven
    assert set(mix.terms) >= {"scene(calm)", "scene(fight)"}
    assert mix.problem.evaluate(mix.order).total == pytest.approx(mix.cost)


def test_a_plan_that_is_too_short_or_too_long_is_stretched_and_said(crate):
    for minutes in (2, 40):
        problem = sg.Problem(crate, sg.plan([sg.scene("calm", minutes, energy=0), sg.scene("fight", minutes, energy=1)]))
        assert any(f"the plan of scenes lasts {2 * minutes} minutes and the music 10" in note for note in problem.off)
        assert problem.evaluate([2, 3, 0, 1]).total == pytest.approx(
            cost_of(sg.plan([sg.scene("x", 5, energy=0), sg.scene("y", 5, energy=1)]), crate, "cdab")
        )
    kept = sg.Problem(crate, sg.plan([sg.scene("long", 60, energy=0), sg.scene("never", 5, energy=1)], stretch=False))
    assert any("begins at minute 60, after the music has ended" in note for note in kept.off)


def test_phases_by_family(crate):
    mix = sg.order(crate, sg.phases("rock", "electronic"))
    assert [t.id for t in mix.tracks[:2]] in (["a", "d"], ["d", "a"])
    assert len(sg.phases("rock", "any")) == 1
    with pytest.raises(sg.CostError, match="no genre is called 'qqzx'"):
        sg.order(crate, sg.phases("qqzx"))


def test_a_cue_lands(crate):
    cue = sg.cue("c", at="1:00", hits="5:00")
    mix = sg.order(crate, sg.tempo(), cues=[cue])
    start = sum(t.duration for t in mix.tracks[: [t.id for t in mix.tracks].index("c")])
    assert start + 60 == 300
    assert mix.terms["cue(c)"] == 0


def test_a_cue_that_does_not_land_is_a_violation(crate):
    """Whole minutes only: 5:00 is the nearest to 5:30."""
    near = sg.cue("c", at="1:00", hits="5:30", within="5s")
    (broken,) = sg.order(crate, sg.tempo(), cues=[near]).violations
    assert "'c' (slot 3): its 1:00 sounds at 5:00, 30 s before 5:30; at most 5 s are allowed" in broken.sentence
    assert sg.order(crate, sg.tempo(), cues=[sg.cue("c", at="1:00", hits="5:30", within="30s")]).violations == []
    with pytest.raises(sg.RuleError, match="5:30"):
        sg.order(crate, sg.tempo(), cues=[near], strict=True)


def test_land_is_a_rule_of_its_own(crate):
    mix = sg.order(crate, sg.tempo(), rules=[sg.land("c", at=60, hits=5)])
    assert mix.violations == [] and mix.tracks[2].id == "c"
    assert [str(rule) for rule in mix.rules] == ["land 60s at 300s within 5s c"]
    assert sg.order(crate, sg.tempo(), rules="land 1:00 at 5:00 within 5s c").tracks[2].id == "c"
    with pytest.raises(sg.RuleError, match="outside the track, which lasts 4:00"):
        sg.order(crate, rules=[sg.land("c", at="4:30", hits=5)])


@pytest.mark.parametrize(
    ("at", "hits", "message"),
    [
        ("5:48", "6:00", "5:48 is outside the track, which lasts 4:00"),
        ("0:48", "72:30", "72:30 is outside the music, which lasts 10:00"),
        ("2:00", "1:00", "would have to start before the playlist"),
        ("0:00", "9:30", "after the music"),
    ],
)
def test_cues_that_cannot_land_are_said(crate, at, hits, message):
    with pytest.raises((sg.CostError, sg.RuleError), match=message):
        sg.order(crate, sg.tempo(), cues=[sg.cue("c", at=at, hits=hits)])


def test_bad_scenes_and_cues_are_said(crate):
    with pytest.raises(sg.CostError, match=r"no target 'energie' \(did you mean 'energy'"):
        sg.scene("x", minutes=4, energie=1)
    with pytest.raises(sg.CostError, match="minutes is 0; it must be above 0"):
        sg.scene("x", minutes=0)
    with pytest.raises(sg.CostError, match="energy is 7"):
        sg.order(crate, sg.plan([sg.scene("x", 4, energy=7)]))
    with pytest.raises(sg.CostError, match="is not a scene"):
        sg.order(crate, scenes=["training"])
    with pytest.raises(sg.DataError, match="Strongre"):
        sg.order(crate, cues=[sg.cue("Strongre", at=1, hits=2)])
    with pytest.raises(sg.CostError, match="cue: at is 'soon'"):
        sg.cue("c", at="soon", hits=2)


def test_an_arc_in_the_units_of_the_feature_and_one_of_another_playlist(crate):
    runner = sg.Crate.from_dicts([{"id": str(b), "bpm": b, "duration": 180} for b in (170, 120, 145, 130)])
    mix = sg.order(runner, sg.arc("bpm", [(0, 120), (1, 170)], unit="feature"))
    assert [t.bpm for t in mix.tracks] == [120, 130, 145, 170]
    shape = sg.arc_of(mix, "bpm")
    again = sg.order(runner, sg.arc("bpm", shape))
    assert again.cost == pytest.approx(0, abs=1e-12)
    assert len(sg.arc_of(mix, "bpm", points=2)) == 2
    with pytest.raises(sg.CostError, match="no track of the playlist has a known energy"):
        sg.arc_of(mix, "energy")
    with pytest.raises(sg.CostError, match="arc: unit is 'hours'"):
        sg.arc("bpm", "ramp", unit="hours")


def test_scenes_on_the_soundtrack_hold_at_any_seed():
    crate = sg.never_back_down()
    scenes = [sg.scene("fight", minutes=15, energy=0.9), sg.scene("night", minutes=25, energy=0.4)]
    plain, filmed = sg.order(crate, seed=3), sg.order(crate, scenes=scenes, seed=3)
    problem = sg.Problem(crate, sg.plan(scenes))
    assert problem.evaluate(filmed.order).total < problem.evaluate(plain.order).total
