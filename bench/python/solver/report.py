"""Tables in Markdown, and the clock that all methods share."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
import tempfile
import time

PEER_ERRORS = {}  # peer -> why it could not run, said once at the end


def timed(call):
    """(result, seconds)."""
    begin = time.perf_counter()
    result = call()
    return result, time.perf_counter() - begin


def measured(command, environment=None, folder=None):
    """(standard output, processor seconds, GB at most) of a process. Raises where it fails."""
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out, stdin=subprocess.DEVNULL, env=environment, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}")
        out.seek(0)
        return out.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e6


def peer(name, call):
    """What a peer returns; None where it found no proof in time, or is missing or fails: then the report says why."""
    try:
        return call()
    except TimeoutError:
        return None
    except Exception as error:  # a peer's failure must not end the bench
        PEER_ERRORS.setdefault(name, f"{type(error).__name__}: {error}".splitlines()[0])
        return None


def percent(value, digits=2):
    return "-" if value is None else f"{value:.{digits}f}"


def table(title, columns, rows):
    print(f"\n### {title}\n")
    print("| " + " | ".join(columns) + " |")
    print("| " + " | ".join("---" if not i else "---:" for i in range(len(columns))) + " |")
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def machine():
    name = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo") as file:
            name = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    return f"{name}, one core, {datetime.date.today().isoformat()}"


def missing():
    if PEER_ERRORS:
        print("\nNot in the tables:\n")
        for name, why in sorted(PEER_ERRORS.items()):
            print(f"- {name}: {why}")
