"""Worker processes, one for each thread that asks."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from typing import Any

LONGEST = 900.0  # s for one file: a decoder that hangs is stopped
ONE_THREAD = {
    f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR")
}  # workers are parallel already


class Worker:
    """A process that measures one file at a time; a new one takes its place when it crashes."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        # What decoders print about broken files is not for the terminal.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115

    def measure(self, path: str) -> dict[str, Any]:
        """{'features': ...} or {'fault': 'a sentence'}."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        watch = threading.Timer(LONGEST, process.kill)
        watch.daemon = True
        watch.start()
        try:
            process.stdin.write(json.dumps(path) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            watch.cancel()
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.stop()
        how = f"crashed (exit code {process.returncode}) or took longer than {LONGEST / 60:.0f} minutes"
        return {"fault": f"measuring it {how}{self._last_words()}"}

    def _last_words(self) -> str:
        self._said.seek(max(0, self._said.seek(0, os.SEEK_END) - 2000))
        lines = self._said.read().decode(errors="replace").strip().splitlines()
        return f": {lines[-1]}" if lines else ""

    def stop(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what a dead process did not read cannot be flushed
                        pipe.close()
            self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            command = [sys.executable, "-m", f"{__package__}.worker"]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                text=True,
                encoding="utf-8",
                env=_environment(),
            )
        return self._process


def _environment() -> dict[str, str]:
    """This process's, with its import path: a worker finds the same segue."""
    return {
        **os.environ,
        **ONE_THREAD,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONIOENCODING": "utf-8",
    }
