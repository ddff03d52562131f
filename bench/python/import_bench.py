"""What `import segue` adds to NumPy's own import: fresh interpreters, medians, milliseconds on the clock and of the processor.

python bench/python/import_bench.py [--times 10]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys

PROGRAM = """
import time
import numpy
begin = time.perf_counter(), time.process_time()
import segue
print(time.perf_counter() - begin[0], time.process_time() - begin[1])
"""


def seconds() -> tuple[float, ...]:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    return tuple(map(float, done.stdout.split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    seconds()  # writes the byte code, and warms the disk's cache
    clock, processor = (1e3 * statistics.median(column) for column in zip(*(seconds() for _ in range(times)), strict=True))
    print(f"import segue adds {clock:.1f} ms to NumPy's import, {processor:.1f} ms of the processor; medians of {times}")


if __name__ == "__main__":
    main()
