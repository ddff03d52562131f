"""Each bad input is a clear error or a defined result; rows in = rows out."""

import numpy as np
import pytest

import segue as sg


@pytest.mark.parametrize("n", [0, 1, 2])
@pytest.mark.parametrize("method", ["auto", "exact", "iterated", "nearest", "spanning_tree"])
def test_tiny_crates(n, method):
    mix = sg.order([{"title": f"t{i}", "bpm": 100 + i} for i in range(n)], method=method)
    assert sorted(mix.order) == list(range(n))


def test_all_unknown_is_ordered_and_said():
    crate = sg.Crate.from_dicts([{"title": f"t{i}"} for i in range(5)])
    mix = sg.order(crate)
    assert sorted(mix.order) == list(range(5))
    assert mix.cost == 0
    assert any("tempo" in sentence for sentence in mix.problem.off)


def test_duplicate_ids_are_kept_and_reported():
    crate = sg.Crate.from_dicts([{"id": "x", "title": "a"}, {"id": "x", "title": "b"}])
    assert crate.ids == ["x", "x#2"]
    assert crate.report["renamed_ids"]


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [("bpm", -3, "bpm"), ("bpm", float("inf"), "bpm"), ("duration", -1.0, "duration"), ("energy", "loud", "energy"), ("key", "H9", "key")],
)
def test_a_bad_value_names_row_field_and_value(field, value, says):
    tracks = [{"title": "good", "bpm": 100}, {"title": "Typical", "bpm": 100} | {field: value}]
    with pytest.raises(sg.DataError, match=says) as raised:
        sg.Crate.from_dicts(tracks)
    assert "row 2" in str(raised.value)
    assert "Typical" in str(raised.value)


def test_zero_tempo_and_nan_mean_missing():
    crate = sg.Crate.from_dicts([{"title": "a", "bpm": 0, "energy": float("nan"), "key": -1}])
    assert (crate[0].bpm, crate[0].energy, crate[0].key) == (None, None, None)


def test_numbers_of_a_problem_are_checked():
    t, d = np.ones((3, 3)), [1, 1, 1]
    with pytest.raises(ValueError, match=r"NaN|nan"):
        sg.Problem.from_arrays(np.full((3, 3), np.nan), d)
    with pytest.raises(sg.DataError, match="3 x 3"):
        sg.Problem.from_arrays(np.ones((2, 3)), d)
    with pytest.raises(sg.DataError, match=r"row 1: duration is -1\.5 minutes"):
        sg.Problem.from_arrays(t, [1, -1.5, 1])
    with pytest.raises(sg.CostError, match="exposure"):
        sg.Problem.from_arrays(t, d, [sg.Exposure(-np.ones((3, 2)), half_life=5)])
    with pytest.raises(sg.CostError, match=r"half-life|half_life"):
        sg.Problem.from_arrays(t, d, [sg.Exposure(np.ones((3, 2)), half_life=0)])
    problem = sg.Problem.from_arrays(t, d)
    for order in ([0, 1], [0, 1, 1], [0, 1, 3], [0.5, 1, 2], [-1, 0, 1], "abc"):
        with pytest.raises(ValueError, match=r"order|row|slot"):
            problem.evaluate(order)


def test_forbidden_transitions_still_give_a_permutation():
    t = np.full((6, 6), np.inf)
    mix = sg.order(sg.Problem.from_arrays(t, np.ones(6)))
    assert sorted(mix.order) == list(range(6))


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda c: sg.order(c, preset="wrkout"), sg.CostError, "did you mean 'workout'"),
        (lambda c: sg.order(c, method="neerest"), sg.DataError, "did you mean 'nearest'"),
        (lambda c: sg.order(c, sg.tempo() * -1), sg.CostError, "weight"),
        (lambda c: sg.fatigue("genr"), sg.CostError, "did you mean 'genre'"),
        (lambda c: sg.order(c, rules=[sg.lock(99, 0)]), sg.RuleError, "slot 100"),
        (lambda c: sg.order(c, rules=[sg.lock(1, 0), sg.lock(1, 2)]), sg.RuleError, "slot 2"),
        (lambda c: sg.order(c, rules=[sg.first("Nobody")]), sg.RuleError, "Nobody"),
        (lambda c: sg.order(c, rules=["apart artst 2"]), sg.RuleError, "artst"),
        (lambda c: sg.order(c, start=[0, 1]), sg.DataError, "order of 2"),
        (lambda c: sg.order(c, threads=0), sg.DataError, "threads"),
        (lambda c: sg.Crate([{"title": "a"}], columns={"title": "bmp"}), sg.DataError, "did you mean 'bpm'"),
        (lambda c: c.find("Titel 1"), sg.DataError, "did you mean"),
        (lambda c: sg.order(c, rules=["nearly artist 2"]), sg.RuleError, "there is no rule 'nearly'.*; there are first, last, lock"),
        (lambda c: sg.order(c, history=3), sg.DataError, "history: a crate is made of"),
        (lambda c: sg.join(c, 3), sg.DataError, "features: a crate is made of"),
        (lambda c: sg.order_many([c, 3]), sg.DataError, "input 2: a crate is made of"),
        (lambda c: sg.read(b"title\na\n"), sg.DataError, r"sg\.read\(io\.BytesIO"),
        (lambda c: sg.analyze([]), sg.DataError, "nothing is named: no audio file is there"),
    ],
)
def test_a_mistake_gets_a_sentence(crate, call, error, says):
    with pytest.raises(error, match=says):
        call(crate)


def test_bad_files(tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_text("title,bpm\na,100\nb,100,extra\n")
    with pytest.raises(sg.DataError, match="row 2"):
        sg.read(broken)
    latin = tmp_path / "latin.csv"
    latin.write_bytes("title,bpm\nCaf\xe9,100\n".encode("latin-1"))
    crate = sg.read(latin)
    assert crate[0].title == "Café"
    assert any("line 2" in note and "not UTF-8" in note for note in crate.notes)
    empty = tmp_path / "empty.m3u8"
    empty.write_text("")
    assert len(sg.read(empty)) == 0
    with pytest.raises(sg.DataError, match="no such file"):
        sg.read(tmp_path / "nothing.csv")


WEIRD = {
    "enormous weights": lambda r, n: (r.random((n, n)) * 1e300, [sg.Exposure(r.random((n, 2)) * 1e150, half_life=15, weight=1e300)]),
    "enormous exposures": lambda r, n: (r.random((n, n)), [sg.Exposure(r.random((n, 2)) * 1e200, half_life=15)]),
    "tiny weights": lambda r, n: (r.random((n, n)) * 1e-300, [sg.Exposure(r.random((n, 2)), half_life=15, weight=1e-300)]),
    "zero everything": lambda r, n: (np.zeros((n, n)), [sg.Exposure(np.zeros((n, 2)), half_life=15)]),
    "weight 0": lambda r, n: (np.ones((n, n)), [sg.Exposure(r.random((n, 2)), half_life=15, weight=0)]),
    "all tracks identical": lambda r, n: (
        np.ones((n, n)), [sg.Exposure(np.ones((n, 2)), half_life=15), sg.Exposure(labels=np.zeros(n, int), half_life=5)]
    ),
    "negative prices": lambda r, n: (r.random((n, n)) - 0.5, []),
    "half forbidden": lambda r, n: (np.where(r.random((n, n)) < 0.5, np.inf, r.random((n, n))), []),
    "all forbidden": lambda r, n: (np.full((n, n), np.inf), [sg.Exposure(r.random((n, 2)), half_life=15)]),
    "one way only": lambda r, n: (np.where(np.tri(n, dtype=bool), np.inf, 1.0), []),
    "no labels known": lambda r, n: (np.ones((n, n)), [sg.Exposure(labels=np.full(n, -1), half_life=5)]),
    "half-lives at both ends": lambda r, n: (np.ones((n, n)), [sg.Exposure(r.random((n, 2)), half_life=h) for h in (1e-9, 1e12)]),
}


@pytest.mark.parametrize("name", WEIRD)
@pytest.mark.parametrize("n", [2, 3, 9, 16])
def test_weird_numbers_still_give_a_permutation(name, n):
    transitions, exposures = WEIRD[name](np.random.default_rng(n), n)
    problem = sg.Problem.from_arrays(transitions, np.linspace(0, 4, n), exposures)
    for method in ("auto", "exact", "iterated", "nearest", "insertion", "spanning_tree"):
        mix = sg.order(problem, method=method, stop=sg.after(seconds=0.2))
        assert sorted(mix.order) == list(range(n))
        if mix.bound is not None and np.isfinite(mix.cost):
            assert mix.bound <= mix.cost + 1e-9 * abs(mix.cost)
    assert all(sorted(m.order) == list(range(n)) for m in sg.sample(problem, n=2, burn_in=5, thinning=2))
    assert sg.order(problem, method="iterated").order.tolist() == sg.order(problem, method="iterated").order.tolist()


def test_the_only_way_through_forbidden_transitions_is_found():
    n = 9
    problem = sg.Problem.from_arrays(np.where(np.eye(n, k=1, dtype=bool), 1.0, np.inf), np.ones(n))
    for method in ("exact", "auto"):
        assert sg.order(problem, method=method).order.tolist() == list(range(n))


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf"), -1e-300, "2", None, True])
def test_a_weight_that_cannot_be_is_refused(weight):
    with pytest.raises(sg.CostError, match="weight"):
        sg.Exposure(np.ones((3, 2)), half_life=5, weight=weight)
    with pytest.raises((sg.CostError, TypeError)):
        weight * sg.tempo()


def test_enormous_weights_of_terms_give_a_permutation(crate):
    mix = sg.order(crate, 1e300 * sg.tempo() + 1e308 * sg.fatigue("genre", half_life=15))
    assert sorted(mix.order) == list(range(len(crate)))


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ([sg.first(0), sg.lock(0, 1)], "slot 1"),
        ([sg.lock(3, 0), sg.lock(4, 0)], "slot"),
        ([sg.first(0), sg.last(0)], "slot"),
        ([sg.first(0), sg.first(1)], "slot 1"),
    ],
)
def test_contradictory_locks_always_raise(crate, rules, says):
    numbers = sg.Problem.from_arrays(np.ones((5, 5)), np.ones(5))
    assert len(sg.order(numbers)) == 5
    for call in (
        lambda: sg.order(crate, rules=rules),
        lambda: sg.sample(crate, rules=rules),
        lambda: sg.order_many([crate], rules=rules),
        lambda: sg.Problem.from_arrays(np.ones((5, 5)), np.ones(5), rules=rules),
    ):
        with pytest.raises(sg.RuleError, match=says):
            call()


def test_an_unreadable_path_is_named(tmp_path):
    for path in (tmp_path, "\0", tmp_path / ("x" * 300 + ".csv")):
        with pytest.raises(sg.DataError):
            sg.read(path)
    with pytest.raises(sg.DataError, match=r"path"):
        sg.read(3)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: sg.arc("enrgy", "peak"), "did you mean 'energy'"),
        (lambda: sg.arc("elektronic", "peak"), "did you mean 'electronic'"),
        (lambda: sg.arc("energy", "peek"), "did you mean 'peak'"),
        (lambda: sg.arc("energy", "hill"), "there are flat, ramp,"),
        (lambda: sg.arc("energy", "peak", axis="minute"), "'slots' or 'minutes'"),
        (lambda: sg.arc("energy", [(0, 2)]), r"in 0\.\.1"),
        (lambda: sg.arc("energy", []), "no points"),
        (lambda: sg.step("enrgy"), "did you mean 'energy'"),
        (lambda: sg.tempo(limit=-1), "limit is -1"),
        (lambda: sg.contrast(low=0.9, high=0.1), "high is 0.1"),
        (lambda: sg.fatigue("genre", half_life=0), "half_life is 0"),
        (lambda: sg.fatigue("genre", half_life="soon"), "15min"),
        (lambda: sg.fatigue("genre", per="hour"), "'run' or 'pair'"),
        (lambda: sg.impact(of="year"), "impact"),
        (lambda: sg.key(np.full((24, 24), np.nan)), "key"),
        (lambda: sg.key(np.ones((12, 12))), "24 x 24"),
        (lambda: sg.custom([[1, 2]]), "square"),
        (lambda: sg.tempo() * float("nan"), "weight"),
        (lambda: sg.tempo() * float("inf"), "weight"),
    ],
)
def test_a_knob_out_of_range_is_refused_where_it_is_written(make, says):
    with pytest.raises(sg.CostError, match=says):
        make()


def test_huge_weights_and_prices_still_give_a_permutation(crate):
    mix = sg.order(crate, 1e300 * sg.tempo() + 1e-300 * sg.fatigue("genre"))
    assert sorted(mix.order) == list(range(len(crate)))


def test_nothing_to_price_costs_nothing(crate):
    for cost in (sg.Cost(), 0 * sg.tempo(), sum([])  + sg.Cost()):
        mix = sg.order(crate, cost)
        assert sorted(mix.order) == list(range(len(crate)))
        assert mix.cost == 0


def test_tracks_that_are_all_alike():
    mix = sg.order([{"title": "same", "bpm": 120, "genre": "rock", "key": "8A"}] * 20)
    assert sorted(mix.order) == list(range(20))
    assert len(set(mix.crate.ids)) == 20


@pytest.mark.parametrize("rows", [[{}], [{}, {}], [{"title": None}], [{"title": ""}, {"title": "", "bpm": 100}]])
def test_tracks_without_a_name_are_kept(rows):
    crate = sg.Crate.from_dicts(rows)
    assert len(crate) == len(rows)
    assert sorted(sg.order(crate).order) == list(range(len(rows)))
    assert crate._repr_html_()
    assert repr(sg.order(crate))
