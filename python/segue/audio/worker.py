"""A process that measures files: paths in, features out, a line of JSON each. `python -m segue.audio.worker`.

A process of its own, so that a decoder that crashes on a broken file takes nothing else with it, and so that
scripts need
no `if __name__ == "__main__"`.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from .._core import DataError
from .measure import measure


def main() -> None:
    """Until standard input ends."""
    answers, sys.stdout = sys.stdout, sys.stderr  # whatever else prints does not get between the answers
    for line in sys.stdin:
        path = json.loads(line)
        answer: dict[str, Any]
        try:
            answer = {"features": measure(path)}
        except DataError as e:
            answer = {"fault": str(e).removeprefix(f"{path}: ")}
        except MemoryError:
            answer = {"fault": "there is not enough memory to measure it"}
        except OSError as e:
            answer = {"fault": f"it cannot be read: {e.strerror or e}"}
        except Exception as e:  # one file must not end the others; the kind of error says where to look
            answer = {"fault": f"measuring it failed: {type(e).__name__}: {e}"}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
