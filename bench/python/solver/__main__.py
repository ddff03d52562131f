"""./run bench-solver [--quick] [--best SECONDS] [--large] [--only NAME ...]: prints Markdown.

The whole takes some 15 minutes on one core, --quick two. --best runs every instance for three times SECONDS, and
elkai on the pure paths, and keeps what is better in best_known.json. Fewer tracks than 1,000 get shorter runs of more
seeds, as many seconds in all: a long run of few tracks stays where it set.
"""

from __future__ import annotations

import argparse

import segue as sg

from . import best, calls, certificates, exact, full_model, large, pure_path, report, tsplib

PARTS = {"calls": calls, "exact": exact, "certificates": certificates, "path": pure_path, "full": full_model}


def improve(seconds):
    """Long runs of every instance with a best known cost."""
    found = [i for i in map(tsplib.read, tsplib.SYMMETRIC + tsplib.ASYMMETRIC) if i is not None]
    paths = [*pure_path.small_instances(quick=False), *found, *pure_path.long_instances(quick=False)]
    for instance in [*full_model.all_instances(), *paths]:
        before = best.cost(instance)
        pure = instance.genres is None
        runs = 3 if pure else max(3, 3000 // len(instance))
        for seed in range(runs):
            (pure_path if pure else full_model).segue(instance, seconds / 10 if pure else 3 * seconds / runs, seed)
        if pure:
            pure_path.peer_cost("elkai", instance)
        print(f"{instance.name}: {before} -> {best.cost(instance)}, {best.KNOWN[instance.name]['method']}", flush=True)
        best.save()


def main():
    words = argparse.ArgumentParser(prog="./run bench-solver", description=__doc__)
    words.add_argument("--quick", action="store_true")
    words.add_argument("--best", type=float, metavar="SECONDS")
    words.add_argument("--large", action="store_true")
    words.add_argument("--only", nargs="+", choices=PARTS)
    asked = words.parse_args()
    print(f"segue {sg.__version__} on {report.machine()}")
    if asked.best:
        improve(asked.best)
        return
    for name, part in PARTS.items():
        if asked.only is None or name in asked.only:
            part.run(asked.quick)
    if asked.large:
        large.run()
    report.missing()


if __name__ == "__main__":
    main()
