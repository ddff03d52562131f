"""Proposals priced a second while sampling 100 tracks of the full model, beside NumPy with full evaluation."""

import time

from solver import instances, peers_full

import segue as sg

TEMPERATURES = (0.03, 0.1, 0.3, 1.0)


def rate(instance, temperature, rounds=2000):
    """(proposals a second, acceptance, effective draws a second) of one run, what comes before it left out."""

    def run(rounds):
        begin = time.process_time()
        mixes = sg.sample(instance.problem, n=rounds // 20, temperature=temperature, burn_in=50, thinning=20, seed=1)
        return mixes, time.process_time() - begin

    (short, before), (long, seconds) = run(20), run(rounds)
    seconds -= before
    return (long.proposals - short.proposals) / seconds, long.acceptance, long.effective_size / seconds


def main():
    instance = instances.spotify(100) or instances.full(100)
    plain = peers_full.numpy_metropolis(instance, 400, 0.1)
    print(f"{instance.name}: NumPy with full evaluation prices {plain:,.0f} proposals a second")
    for temperature in TEMPERATURES:
        priced, accepted, effective = rate(instance, temperature)
        print(f"T {temperature:<5g} {priced / 1e6:6.2f} million proposals a second, {priced / plain:,.0f} times NumPy; "
              f"{100 * accepted:.1f} % accepted, {effective:.0f} independent draws a second")  # fmt: skip


if __name__ == "__main__":
    main()
