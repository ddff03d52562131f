"""How often rules that can all hold are kept, and how long that takes; OR-Tools' CP-SAT beside it as the peer.

Instances are planted: attributes are drawn along a hidden order that keeps ten rules of all kinds, then the tracks are
shuffled. python bench/python/rules_bench.py [INSTANCES] [TRACKS ...]; `pip install segue[bench]` brings the peer, which
may be missing. It gets the same rules over slots, the same seconds, and no cost.
"""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable

import numpy as np

import segue as sg

SECONDS = 1.0
MOST_FOR_PEER = 100
HAS_PEER = importlib.util.find_spec("ortools") is not None
APART, IN_A_ROW, EVERY, REST, AMONG = 6, 2, 9, 24.0, 4
GENRES = ["hip hop", "punk", "techno", "jazz", "metal", "folk"]


def planted(n: int, seed: int) -> tuple[sg.Crate, list, dict]:
    """A crate, ten rules, and the same facts as numbers: rows in the hidden order keep all rules."""
    r = np.random.default_rng(seed)
    row = r.permutation(n)  # of each hidden slot
    tracks: list[dict] = [{} for _ in range(n)]
    artists = max(4 * APART, n // 3)
    last = np.full(artists, -n)
    genre = run = -1
    minutes, since_hit = 0.0, 0
    for i in range(n):
        artist = r.choice(np.flatnonzero(i - last > APART))
        last[artist] = i
        drawn = r.integers(len(GENRES))
        if drawn == genre and run == IN_A_ROW:
            drawn = (drawn + 1) % len(GENRES)
        genre, run = drawn, run + 1 if drawn == genre else 1
        length = r.integers(120, 300)
        calm = minutes + length / 60 > REST or r.random() < 0.1
        minutes = 0.0 if calm else minutes + length / 60
        found = since_hit == AMONG - 1 or r.random() < 0.2
        since_hit = 0 if found else since_hit + 1
        tracks[row[i]] = {
            "id": f"t{row[i]}",
            "title": f"Title {row[i]}",
            "artist": f"Artist {artist}",
            "genres": [GENRES[genre]],
            "duration": float(length),
            "energy": float(round(r.uniform(0.1, 0.35) if calm else r.uniform(0.5, 1.0), 3)),
            "popularity": float(round(r.uniform(0.0, 0.25) if found else r.uniform(0.4, 1.0), 3)),
            "bpm": float(r.integers(70, 180)),
            "role": "score" if i % (EVERY + 1) == EVERY else "song",
        }
    name = [f"t{t}" for t in row]
    block = int(r.integers(1, n - 6))
    a, b = sorted(r.choice(n, 2, replace=False))
    pinned = int(r.integers(1, n))
    required = int(r.integers(1, n - 1))
    forbidden = next((x, y) for x, y in r.integers(0, n, (1000, 2)) if x != y and row_after(row, x) != y)
    rules = [
        sg.first(name[0]),
        sg.lock(pinned, name[pinned]),
        sg.before(name[a], name[b]),
        sg.together(name[block : block + 4]),
        sg.apart("artist", tracks=APART),
        sg.at_most("genre", in_a_row=IN_A_ROW),
        sg.forbid(f"t{forbidden[0]}", f"t{forbidden[1]}"),
        sg.require(name[required], name[required + 1]),
        sg.every(EVERY, role="score"),
        sg.rest(REST),
        sg.ratio(AMONG),
    ]
    facts = {
        "tracks": tracks,
        "first": row[0],
        "lock": (pinned, row[pinned]),
        "before": (row[a], row[b]),
        "block": row[block : block + 4],
        "forbid": forbidden,
        "require": (row[required], row[required + 1]),
    }
    return sg.Crate.from_dicts(tracks), rules, facts


def row_after(row: np.ndarray, x: int) -> int:
    at = int(np.flatnonzero(row == x)[0])
    return -1 if at + 1 == len(row) else int(row[at + 1])


def cp_sat(n: int, facts: dict) -> bool:
    """The same rules in CP-SAT: a slot for each track, all different, and windows of slots over element constraints."""
    from ortools.sat.python import cp_model

    m = cp_model.CpModel()
    slot = [m.new_int_var(0, n - 1, f"s{t}") for t in range(n)]
    at = [m.new_int_var(0, n - 1, f"a{i}") for i in range(n)]
    m.add_inverse(slot, at)
    tracks = facts["tracks"]

    def column(values, name):
        out = [m.new_int_var(0, int(max(values)), f"{name}{i}") for i in range(n)]
        for i in range(n):
            m.add_element(at[i], [int(v) for v in values], out[i])
        return out

    m.add(slot[facts["first"]] == 0)
    m.add(slot[facts["lock"][1]] == facts["lock"][0])
    m.add(slot[facts["before"][0]] < slot[facts["before"][1]])
    block = facts["block"]
    low, high = m.new_int_var(0, n - 1, "low"), m.new_int_var(0, n - 1, "high")
    m.add_min_equality(low, [slot[t] for t in block])
    m.add_max_equality(high, [slot[t] for t in block])
    m.add(high - low == len(block) - 1)
    m.add(slot[facts["forbid"][1]] != slot[facts["forbid"][0]] + 1)
    m.add(slot[facts["require"][1]] == slot[facts["require"][0]] + 1)
    artist = column([int(t["artist"].split()[1]) for t in tracks], "artist")
    genre = column([GENRES.index(t["genres"][0]) for t in tracks], "genre")
    score = column([t["role"] == "score" for t in tracks], "score")
    found = column([t["popularity"] < 0.3 for t in tracks], "found")
    loud_ms = column([0 if t["energy"] < 0.4 else int(t["duration"] * 1000) for t in tracks], "loud")
    for i in range(n):
        m.add_all_different(artist[i : i + APART + 1])
        if i + IN_A_ROW < n:
            same = [m.new_bool_var(f"same{i}{k}") for k in range(IN_A_ROW)]
            for k, both in enumerate(same):
                m.add(genre[i + k] != genre[i + k + 1]).only_enforce_if(both.negated())
            m.add_bool_or([b.negated() for b in same])
        if i + AMONG <= n:
            m.add(sum(found[i : i + AMONG]) >= 1)
        if i % (EVERY + 1) == EVERY:
            m.add(score[i] == 1)
    run = [m.new_int_var(0, int(REST * 60000), f"run{i}") for i in range(n)]  # loud time up to the end of each slot
    for i in range(n):
        calm = m.new_bool_var(f"calm{i}")
        m.add(loud_ms[i] == 0).only_enforce_if(calm)
        m.add(loud_ms[i] >= 1).only_enforce_if(calm.negated())
        m.add(run[i] == 0).only_enforce_if(calm)
        m.add(run[i] == loud_ms[i] + (run[i - 1] if i else 0)).only_enforce_if(calm.negated())
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = 1
    return solver.solve(m) in (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Tally:
    """What one way of keeping rules came to, instance by instance."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.kept: list[bool] = []
        self.wall: list[float] = []
        self.cpu: list[float] = []

    def run(self, solve: Callable[[], bool]) -> None:
        """`solve` says whether all rules are kept."""
        wall, cpu = time.perf_counter(), time.process_time()
        self.kept.append(solve())
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.process_time() - cpu)

    def line(self, n: int) -> str:
        return (
            f"n = {n:>5}  {self.name:<7} keeps all rules in {np.mean(self.kept):6.1%} of {len(self.kept)}, "
            f"median {np.median(self.wall):.3f} s, {np.median(self.cpu):.3f} s CPU"
        )


def shares(n: int, instances: int) -> None:
    ordered, checked, peer = Tally("order"), Tally("check"), Tally("CP-SAT")
    broken: list[int] = []
    for seed in range(instances):
        crate, rules, facts = planted(n, seed)

        def order(crate=crate, rules=rules, seed=seed) -> bool:
            broken.append(len(sg.order(crate, rules=rules, stop=sg.after(seconds=SECONDS), seed=seed).violations))
            return not broken[-1]

        def check(crate=crate, rules=rules) -> bool:
            report = sg.check(crate, rules)
            return report.ok and report.proven

        ordered.run(order)
        checked.run(check)
        if n <= MOST_FOR_PEER and HAS_PEER:
            peer.run(lambda facts=facts: cp_sat(n, facts))
    for tally in (ordered, checked, peer):
        if tally.kept:
            print(tally.line(n))
    print(f"n = {n:>5}  order breaks {np.median(broken):g} places at the median, {max(broken)} at most", flush=True)


if __name__ == "__main__":
    arguments = [int(a) for a in sys.argv[1:]]
    for n in arguments[1:] or (20, 50, 100, 1000):
        shares(n, arguments[0] if arguments else 20)
