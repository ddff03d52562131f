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
    with pytest.raises(ValueError, match="NaN|nan"):
        sg.Problem.from_arrays(np.full((3, 3), np.nan), d)
    with pytest.raises(sg.DataError, match="3 x 3"):
        sg.Problem.from_arrays(np.ones((2, 3)), d)
    with pytest.raises(sg.DataError, match="duration"):
        sg.Problem.from_arrays(t, [1, -1, 1])
    with pytest.raises(sg.CostError, match="exposure"):
        sg.Problem.from_arrays(t, d, [sg.Exposure(-np.ones((3, 2)), half_life=5)])
    with pytest.raises(sg.CostError, match="half-life|half_life"):
        sg.Problem.from_arrays(t, d, [sg.Exposure(np.ones((3, 2)), half_life=0)])
    problem = sg.Problem.from_arrays(t, d)
    for order in ([0, 1], [0, 1, 1], [0, 1, 3], [0.5, 1, 2], [-1, 0, 1], "abc"):
        with pytest.raises(ValueError, match="order|row|slot"):
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
