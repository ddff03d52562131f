"""The command line: one command a module, each with its sentence in `segue --help`.

Exit codes: 0 done; 1 the data or the rules are at fault; 2 usage; 130 interrupted. Slots count from 1.
"""

from __future__ import annotations

import importlib
import sys
from typing import Annotated

try:
    import typer
except ImportError as e:
    raise SystemExit(f"the command line needs typer and rich ({e}): pip install segue[cli]") from None

import segue as sg

from .terminal import app, err

# The modules whose commands there are, in the order in which --help lists them.
COMMANDS = (
    "demo",
    "order",
    "check",
    "sample",
    "explain",
    "why_not",
    "show",
    "convert",
    "report",
    "bench",
    "analyze",
    "presets",
    "formats",
)



def _version(wanted: bool) -> None:
    if wanted:
        print(f"segue {sg.__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="The version.")] = False,
) -> None:
    """Orders music so that it keeps the ear awake."""


for command in COMMANDS:
    importlib.import_module(f"{__name__}.{command}")


def main() -> None:
    """Runs the command line; data and rule errors are one sentence on standard error."""
    try:
        code = app(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except (sg.DataError, sg.RuleError, sg.CostError) as e:
        err.print(f"segue: {e}", style="red", markup=False)
        sys.exit(1)
    except typer.Exit as e:
        sys.exit(e.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        err.print("segue: interrupted", markup=False)
        sys.exit(130)
    except BrokenPipeError:
        err.on_broken_pipe()
    except Exception as e:
        if not hasattr(e, "exit_code"):
            raise
        e.show() if hasattr(e, "show") else err.print(str(e), markup=False)
        sys.exit(e.exit_code)
