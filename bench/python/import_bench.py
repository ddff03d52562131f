"""What `import segue` adds to NumPy's own import: fresh interpreters, median, milliseconds.

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
begin = time.perf_counter()
import segue
print(time.perf_counter() - begin)
"""


def seconds() -> float:
    return float(subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10)
    times = parser.parse_args().times
    seconds()  # writes the byte code, and warms the disk's cache
    print(f"import segue adds {1e3 * statistics.median(seconds() for _ in range(times)):.1f} ms to NumPy's import, median of {times}")


if __name__ == "__main__":
    main()
