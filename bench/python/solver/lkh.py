"""LKH-3 on points of any dimension: built from the source that the package lkh-rs carries, with a distance of ours.

LKH knows points of two and three coordinates, so its user-defined distance reads rows from a file, and its candidates,
the nearest neighbours, are given. It starts from its own greedy tour, which was better and sooner than its default.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np

from .report import measured

PACKAGE = "lkh-rs==0.1.0"
HOME = Path(tempfile.gettempdir()) / "segue-bench-lkh"
DISTANCE = r"""
#include "LKH.h"
static double *Rows = 0;
static int Columns;
static void ReadRows(void) {
    FILE *file = fopen(getenv("LKH_POINTS"), "rb");
    int head[2];
    size_t size;
    if (!file || fread(head, sizeof(int), 2, file) != 2) eprintf("cannot read LKH_POINTS");
    Columns = head[1], size = (size_t) head[0] * Columns;
    Rows = (double *) malloc(sizeof(double) * size);
    if (fread(Rows, sizeof(double), size, file) != size) eprintf("LKH_POINTS is too short");
    fclose(file);
}
int Distance_SPECIAL(Node *Na, Node *Nb) {
    const double *a, *b;
    double sum = 0;
    int d;
    if (!Rows) ReadRows();
    a = Rows + (size_t) (Na->Id - 1) * Columns, b = Rows + (size_t) (Nb->Id - 1) * Columns;
    for (d = 0; d < Columns; d++) sum += (a[d] - b[d]) * (a[d] - b[d]);
    return (int) (1e6 * sqrt(sum) + 0.5); /* LKH counts in whole numbers */
}
"""
PARAMETERS = """PROBLEM_FILE = {folder}/tsp
CANDIDATE_FILE = {folder}/near
TOUR_FILE = {folder}/tour
CANDIDATE_SET_TYPE = NEAREST-NEIGHBOR
MAX_CANDIDATES = {neighbours}
INITIAL_TOUR_ALGORITHM = GREEDY
RUNS = 1
MAX_TRIALS = 1
SEED = 1
PRECISION = 1
"""


def program():
    """The path of the program; the first call loads and compiles it, about a minute. Raises where that fails."""
    made = HOME / "LKH"
    if made.exists():
        return made
    HOME.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", PACKAGE, "-d", HOME]
    subprocess.run(pip, check=True, capture_output=True)
    with tarfile.open(next(HOME.glob("lkh_rs-*.tar.gz"))) as archive:
        archive.extractall(HOME, filter="data")
    source = next(HOME.glob("lkh_rs-*/source_code/LKH-3.*"))
    (source / "SRC" / "OBJ").mkdir(exist_ok=True)
    (source / "SRC" / "Distance_SPECIAL.c").write_text(DISTANCE)
    subprocess.run(["make", "-C", source / "SRC"], check=True, capture_output=True)
    (source / "LKH").rename(made)
    return made


def write(points, folder, neighbours):
    """The files that LKH reads; candidates are the nearest neighbours."""
    from scipy.spatial import cKDTree

    n = len(points)
    with open(folder / "points", "wb") as file:
        np.array(points.shape, dtype=np.int32).tofile(file)
        np.ascontiguousarray(points, dtype=np.float64).tofile(file)
    head = f"NAME: points\nTYPE: TSP\nDIMENSION: {n}\nEDGE_WEIGHT_TYPE: SPECIAL\nNODE_COORD_TYPE: TWOD_COORDS\n"
    nodes = "".join(f"{row + 1} {row} 0\n" for row in range(n))  # coordinates that no distance looks at
    (folder / "tsp").write_text(f"{head}NODE_COORD_SECTION\n{nodes}EOF\n")
    near = cKDTree(points).query(points, neighbours + 1)[1]
    with open(folder / "near", "w") as file:
        file.write(f"{n}\n")
        for row, others in enumerate(near.tolist()):
            kept = [b for b in others if b != row][:neighbours]
            file.write(f"{row + 1} 0 {len(kept)} " + " ".join(f"{b + 1} {rank}" for rank, b in enumerate(kept)) + "\n")
        file.write("-1\nEOF\n")


def order(points, neighbours=7):
    """(order, processor seconds, GB) of LKH's first trial: its tour without the longest step is the path. The seconds
    leave out those that find neighbours."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write(points, folder, neighbours)
        (folder / "par").write_text(PARAMETERS.format(folder=folder, neighbours=neighbours))
        _, seconds, memory = measured([program(), folder / "par"], {**os.environ, "LKH_POINTS": str(folder / "points")})
        text = (folder / "tour").read_text()
    ring = np.array(text.split("TOUR_SECTION")[1].split()[:-1], dtype=int)
    ring = ring[ring > 0] - 1
    steps = ((points[np.roll(ring, -1)] - points[ring]) ** 2).sum(1)
    return np.roll(ring, -1 - int(steps.argmax())), seconds, memory
