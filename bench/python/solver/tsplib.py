"""TSPLIB files as pure paths: the matrix as it is, the tour opened. Reads EUC_2D, CEIL_2D and full matrices."""

from __future__ import annotations

import numpy as np

from .instances import DATA, Instance

SYMMETRIC = ("berlin52", "kroA100", "ch150", "a280")
ASYMMETRIC = ("ftv47", "kro124p", "ftv170", "rbg403")


def read(name):
    """An Instance, or None where the file is not there."""
    found = [p for p in (DATA / "tsplib" / f"{name}.tsp", DATA / "tsplib" / f"{name}.atsp") if p.exists()]
    if not found:
        return None
    header, numbers = {}, []
    section = None
    for line in found[0].read_text().splitlines():
        key, colon, value = line.partition(":")
        if line.strip() in ("EOF", ""):
            continue
        if colon:
            header[key.strip()] = value.strip()
        elif line.strip().endswith("_SECTION"):
            section = line.strip()
        else:
            numbers += [float(x) for x in line.split()] if section else []
    n = int(header["DIMENSION"])
    if header.get("EDGE_WEIGHT_FORMAT") == "FULL_MATRIX":
        prices = np.array(numbers).reshape(n, n)
    else:
        at = np.array(numbers).reshape(n, 3)[:, 1:]
        exact = np.sqrt(((at[:, None] - at[None]) ** 2).sum(-1))
        prices = np.ceil(exact) if header["EDGE_WEIGHT_TYPE"] == "CEIL_2D" else np.floor(exact + 0.5)
    prices = prices.copy()
    np.fill_diagonal(prices, 0)
    return Instance(f"tsplib-{name}", prices, np.full(n, 3.5))
