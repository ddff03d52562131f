"""sg.analyze: a folder of sound becomes a crate."""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .._core import DataError
from ..crate import Crate
from . import store
from .crew import Worker
from .files import Paths, sound_files, tags_of
from .progress import counting


@dataclass
class Report:
    """How an analysis went: files measured now, known from the cache, and skipped with the reason for each."""

    measured: int = 0
    cached: int = 0
    skipped: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def __str__(self) -> str:
        parts = [
            f"{self.measured} files measured in {self.seconds:.0f} s",
            f"{self.cached} known from the cache",
            f"{len(self.skipped)} skipped",
        ]
        return ", ".join(parts)


def analyze(
    what: Paths, *, jobs: int | None = None, cache: str | os.PathLike[str] | bool | None = True, progress: bool = False
) -> Crate:
    """A crate of what sound files hold: bpm, key, loudness, energy, syncopation, timbre and more; docs/audio.md has
    them all.

    `what` is a folder, a file, or several. `jobs` processes work at a time (as many as processors by default).
    Results are
    kept by content in `cache` (True: the user's own; a path; None or False: nowhere), so a second run, or one after
    a kill,
    measures only what is new. A broken file is skipped, and named in `Crate.notes` and in `Crate.analysis.skipped`.
    Raises DataError where nothing can be read, ImportError where the extra is not installed.
    """
    _need_extra()
    notes: list[str] = []
    files = sound_files(what, notes)
    if jobs is not None and jobs < 1:
        raise DataError(f"jobs is {jobs}; at least 1 process is needed, or None for as many as processors")
    started = time.monotonic()
    report = Report()
    known = _store(cache)
    try:
        with counting(len(files), shown=progress) as step:
            found = _measured(files, min(jobs or os.cpu_count() or 1, len(files)), known, report, step)
    finally:
        if known is not None:
            known.close()
    report.seconds = time.monotonic() - started
    return _crate(files, found, report, notes)


def _need_extra() -> None:
    try:
        import scipy  # noqa: F401
        import soundfile  # noqa: F401
        import soxr  # noqa: F401
    except ImportError as e:
        raise ImportError(f"analysing sound needs more than segue itself ({e}): pip install segue[audio]") from None


def _store(cache: str | os.PathLike[str] | bool | None) -> store.Store | None:
    if cache is None or cache is False:
        return None
    return store.Store(store.default_path() if cache is True else Path(os.fspath(cache)))


def _measured(
    files: list[str], jobs: int, known: store.Store | None, report: Report, step: Callable[[str], None]
) -> dict[str, dict[str, Any]]:
    """Features by file. Threads wait, processes work; the caller's thread stays free for Ctrl-C."""
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[str, dict[str, Any], bool]] = queue.SimpleQueue()
    for path in files:
        waiting.put(path)
    stop = threading.Event()
    crew = [Worker() for _ in range(jobs)]
    threads = [
        threading.Thread(target=_work, args=(worker, waiting, done, known, stop), daemon=True) for worker in crew
    ]
    for thread in threads:
        thread.start()
    found: dict[str, dict[str, Any]] = {}
    try:
        for _ in files:
            path, answer, was_known = done.get()
            if "fault" in answer:
                report.skipped[path] = answer["fault"]
            else:
                found[path] = answer["features"]
                report.cached += was_known
                report.measured += not was_known
            step(path)
    finally:
        stop.set()
        for worker in crew:
            worker.stop()
        for thread, worker in zip(threads, crew, strict=True):
            thread.join()
            worker.stop()  # it may have begun anew in between
    return found


def _work(worker: Worker, waiting: Any, done: Any, known: store.Store | None, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            path = waiting.get_nowait()
        except queue.Empty:
            return
        try:
            done.put((path, *_answer(worker, path, known)))
        except Exception as e:  # an answer there must be, or the caller waits for ever
            done.put((path, {"fault": f"{type(e).__name__}: {e}"}, False))


def _answer(worker: Worker, path: str, known: store.Store | None) -> tuple[dict[str, Any], bool]:
    try:
        content = store.content_of(path) if known is not None else ""
    except OSError as e:
        return {"fault": f"it cannot be read: {e.strerror}"}, False
    if known is not None and (features := known.get(content)) is not None:
        return {"features": features}, True
    answer = worker.measure(path)
    if known is not None and "features" in answer:
        known.put(content, answer["features"])
    return answer, False


def _crate(files: list[str], found: dict[str, dict[str, Any]], report: Report, notes: list[str]) -> Crate:
    faults = [f"{path} is skipped: {report.skipped[path]}" for path in files if path in report.skipped]
    if not found:
        raise DataError("none of the files could be measured: " + "; ".join(faults[:3]))
    rows = [{"id": path, "location": path, **tags_of(path), **found[path]} for path in files if path in found]
    names = dict.fromkeys(name for row in rows for name in row)
    crate = Crate.from_dicts([{name: row.get(name) for name in names} for row in rows])
    crate.notes = [str(report), *faults, *notes, *crate.notes]
    crate.analysis = report
    return crate
