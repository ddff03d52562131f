"""Every name and call that the front door promises, typed as a user types it. What it answers is tested elsewhere."""

import inspect
from datetime import timedelta

import numpy as np
import pytest

import segue as sg

NAMES = """
    never_back_down read Crate order order_many compare presets cost_from_json orderers Problem Exposure Reversal Relocation
    Exchange sample Playlist DataError RuleError CostError Key Track after check plot
    tempo key step contrast impact fatigue arc embedding custom
    first last lock keep_first before together apart at_most forbid require every rest ratio no_repeat scene cue
""".split()  # noqa: SIM905
FEATURES = """
    bpm energy valence danceability acousticness instrumentalness syncopation loudness dynamic_range popularity year
    last_played key role available embedding id title artists album genres duration
""".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def ost():
    return sg.never_back_down()


@pytest.fixture(scope="module")
def mix(ost):
    return sg.order(ost, preset="workout", seed=7)


def test_names():
    assert [name for name in NAMES if not hasattr(sg, name)] == []
    assert all(issubclass(error, ValueError) for error in (sg.DataError, sg.RuleError, sg.CostError))


def test_a_crate(ost, tmp_path):
    path = tmp_path / "exportify.csv"
    path.write_text("Track Name,Artist Name(s),Tempo,Key,Mode\nStronger,Kanye West,104,1,0\n", encoding="utf-8")
    crate = sg.read(str(path))
    assert crate.columns_report.startswith("Track Name->title")
    assert len(ost) == 12
    assert ost[3] == ost.tracks[3]
    assert ost.find("Stronger") == ost.find(("Kanye West", "Stronger")) == ost.find(ost.find("Stronger"))
    assert len(ost.frame) == 12
    assert {"bpm", "energy", "key"} <= set(ost.features)
    assert all(isinstance(column, np.ndarray) for column in ost.features.values())
    assert ost.mark("Final Fight", available=False)[ost.find("Final Fight")].available is False
    assert len(sg.Crate.from_dicts([{"title": "a", "artist": "b", "genre": "rock", "duration": 61}])) == 1
    assert [name for name in FEATURES if not hasattr(ost[0], name)] == []


def test_order_takes_what_it_promises(ost):
    cost = (1.0 * sg.tempo() + 0.8 * sg.contrast(low=0.3, high=0.8) + sg.fatigue("genre", half_life=15)
            + sg.fatigue("artist", half_life="5min") + 0.4 * sg.arc("energy", "montage"))  # fmt: skip
    rules = [sg.first("False Pretense"), sg.lock(3, "Stronger"), sg.apart("artist", minutes=30), sg.every(4, role="score")]
    mix = sg.order(ost, cost, rules=rules, method="auto", seed=7, stop=sg.after(seconds=1), threads=2, progress=False)
    assert mix.tracks[3].title == "Stronger"
    asked = ["p", "cost", "rules", "preset", "method", "seed", "threads", "stop", "start", "near", "progress", "strict"]
    parameters = inspect.signature(sg.order).parameters
    assert list(parameters)[: len(asked)] == asked
    defaults = {"cost": None, "rules": (), "preset": None, "method": "auto", "seed": 0, "threads": 1, "stop": None, "start": None}
    assert {name: parameters[name].default for name in defaults} == defaults
    assert parameters["on_interrupt"].default == "raise"
    assert sg.order(ost, cost, history=ost.take([0, 1])).history is not None
    assert set(sg.order([{"title": "a"}, {"title": "b"}]).order) == {0, 1}
    half_lives = (15, "15min", "0.25h", timedelta(minutes=15))
    assert len({repr(sg.fatigue("genre", half_life=given)) for given in half_lives}) == 1


def test_every_term_and_rule(ost):
    n = len(ost)
    terms = [sg.tempo(), sg.key(), sg.step("energy", free=0.1, full=0.6), sg.step("year"), sg.contrast(low=0.35, high=1), sg.impact(),
             sg.fatigue("artist", half_life=5, per="pair"), sg.arc("energy", "peak", axis="minutes"), sg.embedding(),
             sg.custom(np.zeros((n, n))), sg.custom(lambda a, b: 0.5)]  # fmt: skip
    assert sg.order(ost, sum(terms), method="given").cost >= 0
    rules = [sg.first("Stronger"), sg.last("Teenagers"), sg.lock(3, "Typical"), sg.keep_first(1), sg.before("Stronger", "Typical"),
             sg.together(["Stronger", "Typical"], ordered=False), sg.apart("artist", tracks=1), sg.apart("artist", minutes=10),
             sg.at_most("genre", in_a_row=2), sg.at_most("genre", minutes=20), sg.forbid("Stronger", "Typical"),
             sg.require("Stronger", "Typical"), sg.every(4, role="score"), sg.rest(minutes=30), sg.ratio(4), sg.no_repeat()]  # fmt: skip
    for rule in rules:
        assert sg.order(ost, sg.tempo(), rules=[rule], method="given").violations >= 0
    assert sg.check(ost, [sg.first("Stronger")]).ok
    asked = {"scenes": [sg.scene("training", minutes=4, energy=0.8)], "cues": [sg.cue("Stronger", at="0:48", hits="12:30")]}
    assert {"scene(training)", "cue(Stronger)"} <= set(sg.order(ost, sg.tempo(), **asked).terms)
    with pytest.raises(sg.CostError):
        -1 * sg.tempo()
    with pytest.raises(sg.RuleError):
        sg.order(ost, rules=[sg.lock(0, "Stronger"), sg.lock(0, "Typical")])


def test_a_playlist(mix, ost, tmp_path):
    assert mix.order.dtype == np.int64
    assert not mix.order.flags.writeable
    assert sum(mix.terms.values()) == pytest.approx(mix.cost)
    assert (mix.bound, mix.gap, mix.closed) != (None, None, None)
    assert mix.proven
    assert mix.violations == []
    assert mix.strain.shape == (12, len(mix.problem.exposures))
    assert mix.strain.sum() == pytest.approx(sum(v for k, v in mix.terms.items() if k.startswith("fatigue(")))
    assert len(mix.transitions) == 11
    assert len(mix.frame) == len(mix.tracks) == 12
    assert mix.tracks[4].title in mix.explain(4)
    assert "Typical" in mix.why_not("Typical", slot=2)
    for edited in (mix.swap(2, 5), mix.move(7, 3), mix.replace(4, "Typical")):
        assert edited.change
    assert mix.diff(mix.swap(2, 5))
    assert (mix.seed, mix.method, mix.cost_model) == (7, mix.method, sg.presets()["workout"].cost)
    assert mix.seconds >= 0
    assert sg.Playlist.from_json(mix.to_json()).order.tolist() == mix.order.tolist()
    for end in (".m3u8", ".xspf", ".jspf", ".csv", ".parquet", ".xml", ".nml"):
        assert len(sg.read(mix.save(tmp_path / f"gym{end}"))) == 12
    assert mix.save(tmp_path / "gym", format="m3u8").exists()
    assert "<table" in mix._repr_html_()
    assert "<table" in ost._repr_html_()


def test_pictures(mix, ost):
    pytest.importorskip("matplotlib").use("Agg")
    given = sg.order(ost, method="given")
    for axes in (mix.plot(), sg.plot.journey(mix), sg.plot.strain({"given": given, "segue": mix})):
        assert sg.plot.journey(mix, ax=axes) is axes


def test_compare_presets_and_orderers(ost):
    frame = sg.compare(ost, methods=["given", "shuffle", "nearest", "auto"], seeds=2)
    assert len(frame) == 4
    assert {"cost", "closed", "seconds"} <= set(frame[0] if isinstance(frame, list) else frame.columns)
    for name, preset in sg.presets().items():
        assert preset.sentence, name
        assert sg.cost_from_json(preset.cost.to_json()) == preset.cost
    assert {"given", "shuffle", "sort", "balanced_shuffle", "dithered_shuffle", "nearest", "insertion", "spanning_tree", "local_search",
            "iterated", "exact", "auto"} <= set(sg.orderers())  # fmt: skip


def test_a_problem(ost):
    problem = sg.Problem(ost, sg.tempo() + sg.fatigue("artist"), rules=[])
    order = np.arange(12)
    found = problem.evaluate(order)
    assert (found.total, found.violations) == (pytest.approx(sum(found.terms.values())), [])
    assert problem.transitions.shape == (12, 12)
    (exposure,) = problem.exposures
    assert exposure.x.shape[0] == len(exposure.labels) == 12
    assert (exposure.half_life, len(exposure.start), bool(exposure.name)) == (5, exposure.x.shape[1], True)
    assert exposure.weight > 0
    assert problem.slots is None
    assert problem.durations.sum() > 30
    for move in (sg.Reversal(1, 4), sg.Relocation(1, 2, 5, reversed=True), sg.Exchange(0, 1, 4, 6)):
        change = problem.evaluate(move(order)).total - found.total
        assert problem.price(move, order) == pytest.approx(change, abs=1e-12 * found.total)
    assert problem.bound(seconds=0.1) <= sg.order(problem, method="auto", seed=0, stop=sg.after(idle=100), threads=1).cost


def test_a_problem_of_arrays():
    rng = np.random.default_rng(1)
    transitions, durations, x = rng.random((8, 8)), np.full(8, 3.5), rng.random((8, 3))
    exposures = [sg.Exposure(x, half_life=15, weight=0.5), sg.Exposure(labels=np.arange(8) % 3, half_life=60, weight=0.5)]
    problem = sg.Problem.from_arrays(transitions.astype(np.float32, order="F"), durations, exposures=exposures, slots=None, rules=[])
    assert len(sg.order_many([problem, problem], seed=1)) == 2
    drawn = sg.sample(problem, n=10, temperature=1.0, seed=0)
    assert len(drawn) == 10
    assert all(isinstance(one, sg.Playlist) for one in drawn)
    assert all(isinstance(one, sg.Playlist) for one in sg.sample(sg.never_back_down(), sg.tempo(), n=2, temperature=1.0, seed=0))


def test_stops():
    assert sg.after(seconds=1, idle=100, cost=1.0, gap=0.1) == sg.after(1, idle=100, cost=1.0, gap=0.1)


def test_commands():
    typer_main = pytest.importorskip("typer.main")
    from segue.cli import app

    commands = set(typer_main.get_command(app).commands)
    promised = {"demo", "order", "explain", "why-not", "show", "convert", "report", "bench", "analyze", "presets", "formats"}
    assert promised - commands == set()
