"""Draws the soundtrack as segue orders it into the file that is named: ./run demo, and the picture in the README."""

import sys

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt

import segue as sg


def draw(path: str) -> None:
    crate = sg.never_back_down()
    mixes = {method: sg.order(crate, method=method, seed=7) for method in ("given", "shuffle", "auto")}
    mixes["segue"] = mixes.pop("auto")
    figure, (above, below) = plt.subplots(2, 1, figsize=(10, 8), layout="constrained")
    sg.plot.journey(mixes["segue"], ax=above)
    sg.plot.strain(mixes, ax=below)
    figure.savefig(path, dpi=110)


if __name__ == "__main__":
    draw(sys.argv[1])
