"""One call of 14 tracks: segue beside elkai and fast-tsp on the same matrix, in the same run. Medians; ratios to segue."""

import statistics
import time

import numpy as np

import segue as sg

N, CALLS = 14, 200


def median_microseconds(call):
    times = []
    for _ in range(CALLS):
        begin = time.perf_counter()
        call()
        times.append(1e6 * (time.perf_counter() - begin))
    return statistics.median(times)


def path_cost(matrix, order):
    return float(matrix[order[:-1], order[1:]].sum())


def with_dummy(matrix, scale):
    """The free-ended path as a tour through a track that costs nothing, in whole numbers."""
    tour = np.zeros((N + 1, N + 1), dtype=int)
    tour[1:, 1:] = np.round(matrix * scale)
    return tour


def opened(tour):
    order = [t for t in tour if t != N + 1]
    at = order.index(0)
    return np.array([t - 1 for t in order[at + 1 :] + order[:at]])


def main():
    rng = np.random.default_rng(14)
    points = rng.random((N, 8))
    matrix = np.abs(points[:, None] - points[None]).sum(-1)
    problem = sg.Problem.from_arrays(matrix, np.full(N, 3.5))
    tour = with_dummy(matrix, 10_000)
    calls = {m: (lambda m=m: sg.order(problem, method=m).order) for m in ("auto", "iterated", "local_search")}
    try:
        import elkai

        calls["elkai"] = lambda: opened(elkai.DistanceMatrix(tour.tolist()).solve_tsp(runs=1)[:-1])
    except ImportError:
        print("elkai is not installed")
    try:
        import fast_tsp

        calls["fast-tsp"] = lambda: opened(fast_tsp.find_tour(tour.tolist(), duration_seconds=0.0005))
    except ImportError:
        print("fast-tsp is not installed")
    print(f"{N} tracks, pure path, median of {CALLS} calls")
    base = None
    for name, call in calls.items():
        micro = median_microseconds(call)
        base = base or micro
        print(f"{name:>14}  {micro:9.0f} us  {micro / base:6.2f} x auto  cost {path_cost(matrix, np.asarray(call())):.4f}")
    soundtrack = sg.never_back_down()
    print(f"   soundtrack  {median_microseconds(lambda: sg.order(soundtrack)):9.0f} us  proven optimal: {sg.order(soundtrack).proven}")


if __name__ == "__main__":
    main()
