"""Ctrl-C while a search runs: the best order so far is kept, and the exit code still says that it was interrupted."""

from __future__ import annotations

import signal
from types import FrameType
from typing import Any


class Interruption:
    """Within it the first Ctrl-C is noted and raised, as Python does; `happened` tells afterwards."""

    def __init__(self) -> None:
        self.happened = False
        self._before: Any = None

    def __enter__(self) -> Interruption:
        self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _note(self, _signal: int, _frame: FrameType | None) -> None:
        self.happened = True
        raise KeyboardInterrupt
