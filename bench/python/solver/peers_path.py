"""Peers on a pure path: each takes an instance and seconds, and returns an order. Imported when they are called.

Most solve closed tours over whole numbers, so the path is closed through a track that costs nothing and prices are
multiplied. Peers that know symmetric prices only get the mean of both ways; both readings of the tour are tried.
"""

from __future__ import annotations

import numpy as np

LARGEST = 60_000  # of the whole numbers that prices become; fast-tsp takes 16 bits


def closed(prices):
    """(n + 1) x (n + 1) whole numbers; row and column 0 are the track that costs nothing."""
    n = len(prices)
    whole = np.zeros((n + 1, n + 1), dtype=np.int64)
    whole[1:, 1:] = np.round(prices * (LARGEST / prices.max()))
    return whole


def opened(tour):
    """The order after the track that costs nothing."""
    tour = list(tour)
    at = tour.index(0)
    return np.array([t - 1 for t in tour[at + 1 :] + tour[:at]])


def _better_reading(instance, order):
    return min((order, order[::-1]), key=instance.cost)


def elkai(instance, seconds=None):
    """LKH, one run, however long it takes; asymmetric where the prices are."""
    import elkai

    tour = elkai.DistanceMatrix(closed(instance.transitions).tolist()).solve_tsp(runs=1)
    return opened(tour[:-1])


def fast_tsp(instance, seconds):
    import fast_tsp

    prices = (instance.transitions + instance.transitions.T) / 2
    tour = fast_tsp.find_tour(closed(prices).tolist(), duration_seconds=max(seconds, 0.001))
    return _better_reading(instance, opened(tour))


def or_tools(instance, seconds):
    """Routing with guided local search."""
    from ortools.constraint_solver import pywrapcp
    from ortools.constraint_solver import routing_enums_pb2 as enums

    prices = closed(instance.transitions)
    manager = pywrapcp.RoutingIndexManager(len(prices), 1, 0)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(prices.tolist()))
    options = pywrapcp.DefaultRoutingSearchParameters()
    options.first_solution_strategy = enums.FirstSolutionStrategy.PATH_CHEAPEST_ARC
    options.local_search_metaheuristic = enums.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    options.time_limit.FromMilliseconds(int(1000 * seconds))
    found = model.SolveWithParameters(options)
    tour, at = [], model.Start(0)
    while not model.IsEnd(at):
        tour.append(manager.IndexToNode(at))
        at = found.Value(model.NextVar(at))
    return opened(tour)


def cp_sat(instance, seconds):
    """The circuit constraint, one worker; raises TimeoutError where it does not prove."""
    from ortools.sat.python import cp_model

    prices = closed(instance.transitions)
    model, arcs = cp_model.CpModel(), {}
    for a, b in np.ndindex(prices.shape):
        if a != b:
            arcs[a, b] = model.new_bool_var(f"{a}>{b}")
    model.add_circuit([(a, b, arc) for (a, b), arc in arcs.items()])
    model.minimize(sum(int(prices[pair]) * arc for pair, arc in arcs.items()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds, solver.parameters.num_workers = seconds, 1
    if solver.solve(model) != cp_model.OPTIMAL:
        raise TimeoutError("no proof in the time given")
    after = {a: b for (a, b), arc in arcs.items() if solver.value(arc)}
    tour = [0]
    while after[tour[-1]] != 0:
        tour.append(after[tour[-1]])
    return opened(tour)


def pyvrp(instance, seconds):
    import pyvrp

    prices = closed(instance.transitions)
    model = pyvrp.Model()
    places = [model.add_location(0, 0) for _ in prices]
    model.add_depot(places[0])
    for place in places[1:]:
        model.add_client(place)
    model.add_vehicle_type(1)
    for a, b in np.ndindex(prices.shape):
        model.add_edge(places[a], places[b], distance=int(prices[a, b]))
    best = model.solve(pyvrp.stop.MaxRuntime(seconds), display=False).best
    return np.array([visit.idx for visit in best.routes()[0] if visit.is_client()])


def python_tsp(instance, seconds):
    from python_tsp.heuristics import solve_tsp_simulated_annealing

    tour, _ = solve_tsp_simulated_annealing(closed(instance.transitions), max_processing_time=seconds)
    return opened(tour)
