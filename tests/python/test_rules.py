"""Rules in Python: every form of every argument, the same rule as text, bad input as sentences, and collisions."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

import segue as sg
from segue import _core
from segue import rules as rules_


@pytest.fixture
def film():
    return sg.never_back_down()


def calm(track):
    return track.energy is not None and track.energy < 0.6


EVERY_FORM = [
    (lambda: sg.first("Stronger"), "first Stronger"),
    (lambda: sg.last(("Kanye West", "Stronger")), "last Stronger"),
    (lambda: sg.lock(3, "False Pretense"), "lock 4 False Pretense"),
    (lambda: sg.keep_first(2), "keep_first 2"),
    (lambda: sg.before("Stronger", "Teenagers"), "before Stronger -> Teenagers"),
    (lambda: sg.together(["Stronger", "Teenagers"]), "together Stronger, Teenagers"),
    (lambda: sg.together(["Stronger", "Teenagers"], ordered=True), "together ordered Stronger, Teenagers"),
    (lambda: sg.together("album"), "together album"),
    (lambda: sg.together("genre=punk"), "together genre=punk"),
    (lambda: sg.apart("artist"), "apart artist 1"),
    (lambda: sg.apart("artist", minutes="30min"), "apart artist 30min"),
    (lambda: sg.apart(["Stronger", "Teenagers"], tracks=2), "apart (Stronger, Teenagers) 2"),
    (lambda: sg.at_most("genre"), "at_most genre 2"),
    (lambda: sg.at_most("genre", minutes=20), "at_most genre 20min"),
    (lambda: sg.at_most("energy>0.8", in_a_row=3), "at_most energy>0.8 3"),
    (lambda: sg.forbid("genre=punk", "Stronger"), "forbid genre=punk -> Stronger"),
    (lambda: sg.require("Stronger", ["Teenagers", "Typical"]), "require Stronger -> (Teenagers, Typical)"),
    (lambda: sg.every(4, role="score"), "every 4 score"),
    (lambda: sg.every("evenly", "energy<0.6"), "every evenly energy<0.6"),
    (lambda: sg.rest(20), "rest 20min"),
    (lambda: sg.rest("20min", "energy<0.6"), "rest 20min energy<0.6"),
    (lambda: sg.ratio(4), "ratio 1 in 4"),
    (lambda: sg.ratio(5, "decade=2000s", least=2), "ratio 2 in 5 decade=2000s"),
    (lambda: sg.no_repeat(), "no_repeat"),
    (lambda: sg.no_repeat(minutes=60), "no_repeat 60min"),
]


def with_titles(rule, crate):
    """The text of a rule, ids turned into titles."""
    text = str(rule)
    for row in range(len(crate)):
        text = text.replace(crate.ids[row], crate[row].title)
    return text


@pytest.mark.parametrize(("make", "text"), EVERY_FORM, ids=[text for _, text in EVERY_FORM])
def test_python_and_the_command_line_say_the_same(film, make, text):
    (rule,) = rules_.on([make()], film)
    assert with_titles(rule, film) == text
    assert make() == make()
    assert hash(make()) == hash(make())
    (read,) = rules_.on([text], film)
    orders = [sg.order(film, method="shuffle", seed=s).order for s in range(20)]
    one, other = (sg.Problem(film, sg.tempo(), [r]) for r in (make(), read))
    for order in orders:
        assert [v.slots for v in one.evaluate(order).violations] == [v.slots for v in other.evaluate(order).violations]


def test_a_predicate_is_called_once_a_track_and_named(film):
    seen = []

    def quiet(track):
        seen.append(track.id)
        return calm(track)

    problem = sg.Problem(film, sg.tempo(), [sg.ratio(3, quiet)])
    assert sorted(seen) == sorted(film.ids)
    as_text = sg.Problem(film, sg.tempo(), ["ratio 1 in 3 energy<0.6"])
    for seed in range(10):
        order = sg.order(film, method="shuffle", seed=seed).order
        got = problem.evaluate(order).violations
        assert len(got) == len(as_text.evaluate(order).violations)
        assert all("quiet" in v.sentence for v in got)


def test_a_playlist_with_a_predicate_is_read_back(film):
    mix = sg.order(film, rules=[sg.ratio(3, calm), sg.at_most(lambda track: False, 1)], seed=1)
    again = sg.Playlist.from_json(mix.to_json())
    assert again.order.tolist() == mix.order.tolist()
    assert len(again.violations) == len(mix.violations)


def test_keep_first_follows_the_start(film):
    start = sg.order(film, method="shuffle", seed=3)
    kept = sg.order(film, start=start, rules=[sg.keep_first(4)])
    assert kept.order[:4].tolist() == start.order[:4].tolist()
    assert not kept.violations
    assert sg.order(film, rules=[sg.keep_first(4)]).order[:4].tolist() == [0, 1, 2, 3]


def test_every_rule_is_kept_where_it_can_be(film):
    rules = [
        sg.first("Stronger"),
        sg.before("Typical", "Teenagers"),
        sg.together(["Typical", "Wolf Like Me"]),
        sg.apart("artist"),
        sg.no_repeat(),
    ]
    mix = sg.order(film, rules=rules, seed=1)
    assert not mix.violations
    assert mix.tracks[0].title == "Stronger"


BAD = [
    (lambda: sg.before("Stronger", "Stronger"), "before itself"),
    (lambda: sg.before("Strnger", "Teenagers"), "did you mean 'Stronger'"),
    (lambda: sg.forbid("Stronger", "Stronger"), "never follows itself"),
    (lambda: sg.forbid("energi<0.4", "Stronger"), "energi<0.4"),
    (lambda: sg.require("Stronger", "Stronger"), "follow itself"),
    (lambda: sg.together(["Stronger", "Stronger"]), "twice"),
    (lambda: sg.together([]), "no tracks"),
    (lambda: sg.keep_first(99), "there are only"),
    (lambda: sg.keep_first(0), "1 or more"),
    (lambda: sg.apart("artst"), "did you mean 'artist'"),
    (lambda: sg.apart("valence"), "measure"),
    (lambda: sg.apart("artist", minutes=0), "above 0"),
    (lambda: sg.apart("artist", 2, minutes=3), "not both"),
    (lambda: sg.at_most("artist=Kanye Wst", 1), "did you mean 'Kanye West'"),
    (lambda: sg.at_most("genre", 0), "1 or more"),
    (lambda: sg.every(3, "tuba"), "tuba"),
    (lambda: sg.every(0), "1 or more"),
    (lambda: sg.rest(-1), "above 0"),
    (lambda: sg.rest(10, "artist<5"), "takes ="),
    (lambda: sg.ratio(3, "energy<loud"), "no number"),
    (lambda: sg.ratio(3, least=4), "at most 3"),
    (lambda: sg.lock(99, "Stronger"), "slot 100"),
]


@pytest.mark.parametrize(("make", "says"), BAD)
def test_a_mistake_in_a_rule_gets_a_sentence(film, make, says):
    with pytest.raises(sg.RuleError, match=says):
        sg.order(film, rules=[make()])
    with pytest.raises(sg.RuleError, match=says):
        sg.check(film, [make()])


# one or two of every kind, that fight with many of the others
PAIRED = [
    sg.first("Stronger"),
    sg.last("Stronger"),
    sg.lock(1, "Stronger"),
    sg.keep_first(3),
    sg.before("Teenagers", "Stronger"),
    sg.together(["Stronger", "Typical"], ordered=True),
    sg.together(["Teenagers", "Stronger"]),
    sg.apart("role=song", tracks=1),
    sg.at_most("role=song", in_a_row=1),
    sg.forbid("Typical", "Stronger"),
    sg.require("Teenagers", "Stronger"),
    sg.every(2, "energy<0.6"),
    sg.rest(5),
    sg.ratio(2, "genre=punk"),
    sg.no_repeat(tracks=3),
]


@pytest.mark.parametrize(("a", "b"), list(itertools.combinations(PAIRED, 2)), ids=str)
def test_contradictions_of_every_pair_of_kinds_are_explained(film, a, b):
    small = six_of(film)
    report = sg.check(small, [a, b])
    assert report.proven
    alone = [sg.check(small, [one]).ok for one in (a, b)]
    if report.ok:
        problem = sg.Problem(small, sg.tempo(), [a, b])
        assert not problem.evaluate(report.witness).violations
        assert all(alone)
    else:
        assert len(report.conflicts) == (2 if all(alone) else 1)
        assert report.sentences
        assert all(str(rule) in report.sentences[0] for rule in report.conflicts)


def six_of(film):
    tracks = [film[row] for row in range(len(film)) if film[row].title in TITLES]
    return sg.Crate.from_dicts(
        [
            {"title": t.title, "artists": t.artists, "genres": list(t.genres), "energy": t.energy, "duration": 200}
            for t in tracks
        ]
    )


TITLES = {"Stronger", "Teenagers", "Typical", "False Pretense", "Wolf Like Me", "Anthem for the Underdog"}


def test_check_names_the_circle_and_the_relaxation():
    crate = sg.Crate.from_dicts(
        [{"title": f"T{i}", "artist": "X" if i < 7 else f"A{i}", "duration": 240} for i in range(20)]
    )
    report = sg.check(crate, [sg.apart("artist", tracks=4), sg.first("T3")])
    assert not report.ok
    assert [str(r) for r in report.conflicts] == ["apart artist 4"]
    assert "7 tracks share artist X" in report.sentences[1]
    assert str(report.relaxation.to) == "apart artist 2"
    assert sg.check(crate, [report.relaxation.to, sg.first("T3")]).ok
    circle = sg.check(crate, [sg.before("T1", "T2"), sg.before("T2", "T3"), sg.before("T3", "T1"), sg.no_repeat()])
    assert len(circle.conflicts) == 3
    assert "'X - T1' before 'X - T2' before 'X - T3' before 'X - T1'" in circle.sentences[1]


def test_check_measures_minutes(film):
    crate = sg.Crate.from_dicts(
        [{"title": f"T{i}", "artist": "X" if i < 2 else f"A{i}", "duration": 240} for i in range(6)]
    )
    report = sg.check(crate, [sg.apart("artist", minutes=30)])
    assert str(report.relaxation) == "'apart artist 30min' -> 'apart artist 16min' frees it"


def test_forbidden_transitions_that_leave_no_way():
    crate = sg.Crate.from_dicts([{"title": f"T{i}", "energy": 0.9 if i < 15 else 0.1} for i in range(30)])
    report = sg.check(crate, [sg.forbid("energy>0.5", "energy<0.5"), sg.forbid("energy<0.5", "energy>0.5")])
    assert len(report.conflicts) == 2
    assert "no way through" in report.sentences[1]


def test_strict_names_what_collides(film):
    rules = [sg.before("Stronger", "Teenagers"), sg.before("Teenagers", "Stronger")]
    assert sg.order(film, rules=rules).violations == 1
    with pytest.raises(sg.RuleError, match="circle"):
        sg.order(film, rules=rules, strict=True)


def test_a_large_set_that_holds_has_a_witness():
    crate = sg.Crate.from_dicts([{"title": f"T{i}", "artist": f"A{i % 60}", "duration": 200} for i in range(400)])
    rules = [
        sg.apart("artist", tracks=10),
        sg.first("T7"),
        sg.before("T5", "T9"),
        sg.together(["T100", "T200", "T300"]),
    ]
    report = sg.check(crate, rules)
    assert report.ok
    assert report.proven
    assert not sg.Problem(crate, sg.tempo(), rules).evaluate(report.witness).violations


def test_rules_of_a_problem_of_numbers_name_rows():
    import numpy as np

    problem = sg.Problem.from_arrays(
        np.ones((5, 5)), np.ones(5), rules=[sg.before(3, 0), sg.together([1, 4], ordered=True), sg.first(2)]
    )
    mix = sg.order(problem)
    order = mix.order.tolist()
    assert not mix.violations
    assert order[0] == 2
    assert order.index(3) < order.index(0)
    assert order.index(4) == order.index(1) + 1
    with pytest.raises(sg.RuleError, match="predicate"):
        sg.Problem.from_arrays(np.ones((5, 5)), np.ones(5), rules=[sg.ratio(2, calm)])


def test_the_command_line_exits_with_one_where_rules_collide(tmp_path, film):
    pytest.importorskip("typer")
    sg.order(film, method="given").save(tmp_path / "film.csv")

    def run(*arguments):
        command = [sys.executable, "-m", "segue.cli", "check", str(tmp_path / "film.csv"), *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    fine = run("--rule", "apart artist 1", "--lock", "1=Stronger")
    assert (fine.returncode, fine.stdout) == (0, "the rules can all hold\n")
    broken = run("--rule", "before Stronger -> Teenagers", "--rule", "before Teenagers -> Stronger")
    assert broken.returncode == 1
    assert "circle" in broken.stderr
    as_json = run("--json", "--rule", "lock 1 Stronger", "--rule", "last Stronger")
    assert as_json.returncode == 1
    assert json.loads(as_json.stdout)["conflicts"] == ["lock 1 Stronger", "last Stronger"]
    wrong = run("--rule", "before Stronger")
    assert wrong.returncode == 1
    assert "arrow" in wrong.stderr


def test_every_rule_of_the_library_is_in_python():
    made = {name.removeprefix("rule_") for name in dir(_core) if name.startswith("rule_")} - {
        "from_string",
        "together_field",
        "at_most_within",  # at_most(..., within=)
    }
    assert made <= set(sg.__all__)


def test_at_most_within(crate):
    assert str(sg.at_most("artist", 2, within="60min")) == "at_most artist 2 within 60min"
    assert str(sg.at_most("genre", 3, within=8)) == "at_most genre 3 within 8"
    assert str(sg.at_most(["a", "b"], 1, within=4)) == "at_most 1 within 4 (a, b)"
    for wrong in ({"minutes": 3, "within": "1h"}, {"in_a_row": 4, "within": 4}, {"in_a_row": 0, "within": "1h"}, {"within": "soon"}):
        with pytest.raises(sg.RuleError):
            sg.at_most("artist", **wrong)


@pytest.mark.parametrize("seed", [9, 29, 36])
def test_few_tracks_are_mended_until_the_rules_hold(seed):
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "python"))
    from rules_bench import planted

    crate, rules, _ = planted(20, seed)
    assert not sg.order(crate, rules=rules, seed=seed, method="iterated", stop=sg.after(idle=1)).violations
