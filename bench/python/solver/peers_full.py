"""Peers on the full model that evaluate every order anew: an annealer compiled by numba; NumPy, for sampling."""

from __future__ import annotations

import math
import time
from functools import cache

import numpy as np

from .instances import ARTIST, GENRE


def arrays(instance):
    """What the plain definition of J needs."""
    return (
        instance.transitions,
        instance.genres,
        2.0 ** (-instance.durations / GENRE),
        instance.artists.astype(np.int64),
        2.0 ** (-instance.durations / ARTIST),
        instance.slots,
        instance.weight,
    )


def evaluated(order, transitions, genres, keep, artists, keep_artist, slots, weight):
    """J of an order in NumPy: one loop, vectors of genres, artists one-hot."""
    total = transitions[order[:-1], order[1:]].sum() + slots[order, np.arange(len(order))].sum()
    heard, voices, strain = np.zeros(genres.shape[1]), np.zeros(artists.max() + 1), 0.0
    for row in order:
        strain += heard @ genres[row] + voices[artists[row]]
        heard = keep[row] * heard + genres[row]
        voices *= keep_artist[row]
        voices[artists[row]] += 1
    return total + weight * strain


@cache
def _compiled():
    import numba

    jit = numba.njit(fastmath=True)

    @jit
    def cost(order, transitions, genres, keep, artists, keep_artist, slots, weight, heard, voices):
        heard[:], voices[:] = 0, 0
        total, left = 0.0, 1.0  # voices are kept divided by what is left of the first
        for i in range(len(order)):
            row = order[i]
            if i:
                total += transitions[order[i - 1], row]
            met = voices[artists[row]] * left
            for d in range(genres.shape[1]):
                met += heard[d] * genres[row, d]
                heard[d] = keep[row] * heard[d] + genres[row, d]
            left *= keep_artist[row]
            if left < 1e-200:
                voices[:], left = 0, 1.0
            voices[artists[row]] += 1 / left
            total += weight * met + slots[row, i]
        return total

    @jit
    def anneal(order, best, best_cost, proposals, hot, seed, data):
        np.random.seed(seed)
        n, changed = len(order), order.copy()
        heard, voices = np.zeros(data[1].shape[1]), np.zeros(data[3].max() + 1)
        now = cost(order, *data, heard, voices)
        for _ in range(proposals):
            i, j, kind = np.random.randint(n), np.random.randint(n), np.random.randint(3)
            changed[:] = order
            if kind == 0:
                a, b = min(i, j), max(i, j)
                changed[a : b + 1] = order[a : b + 1][::-1]
            elif kind == 1:
                changed[i], changed[j] = order[j], order[i]
            elif i < j:
                changed[i:j], changed[j] = order[i + 1 : j + 1], order[i]
            else:
                changed[j + 1 : i + 1], changed[j] = order[j:i], order[i]
            then = cost(changed, *data, heard, voices)
            if then <= now or np.random.random() < math.exp((now - then) / hot):
                order[:], now = changed, then
                if now < best_cost:
                    best[:], best_cost = order, now
        return best_cost

    return anneal


def numba_annealing(instance, seconds, seed=0):
    """(order, proposals): temperature 1 to 0.005 over the time."""
    anneal, data = _compiled(), arrays(instance)
    r = np.random.default_rng(seed)
    order = r.permutation(len(instance))
    anneal(order.copy(), order.copy(), math.inf, 1, 1.0, 0, data)  # compile before the clock runs
    best, best_cost, done = order.copy(), math.inf, 0
    begin, bunch = time.perf_counter(), max(20, 20_000 // len(instance))
    while (share := (time.perf_counter() - begin) / seconds) < 1:
        best_cost = anneal(order, best, best_cost, bunch, 0.005**share, int(r.integers(2**31)), data)
        done += bunch
    return best, done


def numpy_metropolis(instance, proposals, temperature, seed=0):
    """Proposals that NumPy prices in a second by full evaluation, at T."""
    data, r = arrays(instance), np.random.default_rng(seed)
    order = r.permutation(len(instance))
    now = evaluated(order, *data)
    begin = time.perf_counter()
    for _ in range(proposals):
        i, j = sorted(r.integers(len(order), size=2))
        changed = order.copy()
        changed[i : j + 1] = order[i : j + 1][::-1]
        then = evaluated(changed, *data)
        if then <= now or r.random() < math.exp((now - then) / temperature):
            order, now = changed, then
    return proposals / (time.perf_counter() - begin)
