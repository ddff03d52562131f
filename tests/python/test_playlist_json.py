"""A playlist goes into JSON whole: crate, order, cost, rules, history and what was proven."""

import json

import numpy as np
import pytest
from conftest import random_tracks

import segue as sg

COST = sg.tempo() + sg.fatigue("genre", half_life=15) + 0.4 * sg.arc("energy", "peak")


def test_it_reads_back_without_the_crate(crate):
    mix = sg.order(crate, COST, rules=[sg.lock(2, "Title 5"), "apart artist 1"], seed=4)
    again = sg.Playlist.from_json(mix.to_json())
    assert again.order.tolist() == mix.order.tolist()
    assert again.cost == mix.cost
    assert again.tracks == mix.tracks
    assert (again.bound, again.proven, again.method, again.seed, again.seconds) == (
        mix.bound, mix.proven, mix.method, mix.seed, mix.seconds)  # fmt: skip
    assert again.cost_model == COST
    assert list(map(str, again.rules)) == list(map(str, mix.rules)) == ["lock 3 Title 5", "apart artist 1"]
    assert again.explain(3) == mix.explain(3)


def test_the_soundtrack_keeps_notes_roles_and_availability():
    mix = sg.order(sg.never_back_down().mark("Final Fight", available=False), preset="workout")
    again = sg.Playlist.from_json(mix.to_json())
    assert again.tracks == mix.tracks
    assert again[list(again.order).index(again.crate.find("Typical"))].note
    assert not again.crate[again.crate.find("Final Fight")].available


def test_embeddings_weights_and_unknowns_survive():
    tracks = [{"title": "a", "embedding": [0.1, 1 / 3], "genres": {"rock": 0.25, "punk": 1.0}}, {"title": "b"}, {"title": "c", "key": "8A"}]
    mix = sg.order(tracks)
    again = sg.Playlist.from_json(mix.to_json())
    assert again.tracks == mix.tracks
    assert list(again.crate[0].genres.items()) == [("rock", 0.25), ("punk", 1.0)]


def test_history_counts_again(crate):
    mix = sg.order(crate, COST, history=random_tracks(4, 9))
    again = sg.Playlist.from_json(mix.to_json())
    assert again.cost == mix.cost
    assert again.cost > sg.Problem(crate, COST).evaluate(mix.order).total


def test_another_crate_is_matched_by_id_and_loses_the_proof(crate):
    mix = sg.order(crate, COST)
    changed = [{**t, "bpm": 100.0} for t in reversed(random_tracks(12, seed=1, unknown=0.1))]
    again = sg.Playlist.from_json(mix.to_json(), crate=changed)
    assert [t.id for t in again] == [t.id for t in mix]
    assert again.bound is None
    assert not again.proven
    with pytest.raises(sg.DataError, match="is not in the crate, nor are 11 others"):
        sg.Playlist.from_json(mix.to_json(), crate=[{"id": "x"}])


def test_a_cost_that_is_code_must_be_given_again(crate):
    cost = COST + sg.custom(np.ones((12, 12)))
    mix = sg.order(crate, cost)
    with pytest.raises(sg.CostError, match="pass it as cost="):
        sg.Playlist.from_json(mix.to_json())
    assert sg.Playlist.from_json(mix.to_json(), cost=cost).proven == mix.proven


def test_a_problem_of_arrays_stands_in_for_its_cost():
    problem = sg.Problem.from_arrays(np.arange(16.0).reshape(4, 4), [3, 4, 5, 6])
    mix = sg.order(problem)
    again = sg.Playlist.from_json(mix.to_json(), cost=problem)
    assert (again.order.tolist(), again.cost, again.proven) == (mix.order.tolist(), mix.cost, True)


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"segue": 1}', 3])
def test_another_text_is_refused(text):
    with pytest.raises(sg.DataError, match="text"):
        sg.Playlist.from_json(text)


def test_a_broken_crate_in_the_text_is_refused(crate):
    found = json.loads(sg.order(crate).to_json())
    for broken in (None, {"rows": "x"}, found["crate"] | {"nonsense": 1}, found["crate"] | {"bpm": [1.0]}):
        with pytest.raises(sg.DataError):
            sg.Playlist.from_json(json.dumps(found | {"crate": broken}))


def test_draws_and_problems_remember_rules_and_history(crate):
    problem = sg.Problem(crate, COST, ["apart artist 1"], history=random_tracks(3, 9))
    drawn = sg.sample(problem, n=2, seed=1)
    for mix in (sg.order(problem), *drawn, *sg.order_many([problem]), sg.order(crate, COST).swap(0, 1)):
        again = sg.Playlist.from_json(mix.to_json())
        assert (again.cost, len(again.violations)) == (mix.cost, len(mix.violations))
        assert list(map(str, again.rules)) == list(map(str, mix.rules))
