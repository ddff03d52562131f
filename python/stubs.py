"""Type stubs of segue._core, generated from the compiled module. --write puts them into python/segue/_core.pyi."""

import subprocess
import sys
import tempfile
from pathlib import Path

STUB = Path(__file__).resolve().parent / "segue" / "_core.pyi"


def generated() -> str:
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            [sys.executable, "-m", "pybind11_stubgen", "segue._core", "--output-dir", scratch],
            check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        lines = (Path(scratch) / "segue" / "_core.pyi").read_text(encoding="utf-8").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        STUB.write_text(generated(), encoding="utf-8")
    else:
        print(generated(), end="")
