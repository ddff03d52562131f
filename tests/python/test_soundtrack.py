"""What the article praises, on the soundtrack with the preset workout."""

from itertools import pairwise

import pytest

import segue as sg

FAST_ROCK = 150


@pytest.fixture(scope="module")
def ost():
    return sg.never_back_down()


@pytest.fixture(scope="module")
def mix(ost):
    return sg.order(ost, preset="workout")


def titles(mix):
    return [t.title for t in mix.tracks]


def test_nothing_is_lost_and_it_is_proven(ost, mix):
    assert sorted(mix.order) == list(range(12))
    assert mix.proven
    assert mix.violations == []


def test_hip_hop_into_punk_costs_no_contrast(ost):
    problem = sg.Problem(ost, sg.contrast())
    assert problem.transitions[ost.find("Stronger"), ost.find("Teenagers")] == 0


def test_fast_rock_first(mix):
    for track in mix.tracks[:2]:
        assert track.bpm >= FAST_ROCK
        assert any("rock" in g or "punk" in g for g in track.genres)


def test_score_is_glue(mix):
    at = [i for i, t in enumerate(mix.tracks) if t.role == "score"]
    assert len(at) == 2
    assert at[1] - at[0] > 2


def test_hip_hop_never_twice_running(mix):
    hip_hop = [any("hip hop" in g or "rap" in g for g in t.genres) for t in mix.tracks]
    assert not any(a and b for a, b in pairwise(hip_hop))


def test_the_breather_lets_genre_strain_fall(mix):
    at = titles(mix).index("Time Won't Let Me Go")
    column = [e.name for e in mix.problem.exposures].index("fatigue(genre)")
    around = mix.strain[:, column]
    assert around[at + 1] < around[at - 1]


def test_unknown_stays_unknown_and_judgements_are_kept_apart(ost):
    score = ost[ost.find("Gym Training")]
    assert (score.bpm, score.key, score.energy) == (None, None, None)
    assert "syncopated" in ost[ost.find("Typical")].note
    assert all(provenance for *_, provenance in sg.never_back_down_facts())


def test_a_track_that_is_not_there_is_kept_and_greyed(ost):
    greyed = ost.mark("Final Fight", available=False)
    assert ost[ost.find("Final Fight")].available
    mix = sg.order(greyed)
    assert len(mix) == 12
    assert "#999" in mix._repr_html_()
    assert "not available" in mix.explain(titles(mix).index("Final Fight"))
