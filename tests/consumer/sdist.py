"""Builds an sdist, installs it into a fresh virtual environment with the system's Boost hidden, and uses it."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77
OFFLINE = ("Failed to establish a new connection", "Temporary failure in name resolution", "Network is unreachable")

ORDER = """
import segue as sg
crate = sg.never_back_down()
mix = sg.order(crate, seed=7)
assert sorted(mix.order) == list(range(len(crate)))
print(f"ordered {len(crate)} tracks with {sg.__file__}")
"""


def run(*command: object, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        [str(c) for c in command],
        cwd=cwd,
        env={**os.environ, **env},
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        print(done.stdout[-6000:])
        if any(words in done.stdout for words in OFFLINE):
            print("skipped: pip cannot reach its package index")
            sys.exit(SKIPPED)
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return done.stdout


def main() -> None:
    scratch = Path(sys.argv[1]).resolve()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    build = f"from scikit_build_core.build import build_sdist; print(build_sdist({str(scratch)!r}))"
    name = run(sys.executable, "-c", build, cwd=ROOT).splitlines()[-1]
    with tarfile.open(scratch / name) as archive:
        archive.extractall(scratch)
    source = scratch / name.removesuffix(".tar.gz")

    venv.create(scratch / "venv", with_pip=True)
    python = scratch / "venv" / "bin" / "python"
    log = run(
        python,
        "-m",
        "pip",
        "install",
        "-v",
        source,
        "-Cbuild-dir=build/pip",
        "-Ccmake.define.SEGUE_BOOST=pypi",
        cwd=scratch,
        PYTHONPATH="",
    )
    if "from the Python package boost-headers" not in log:
        sys.exit("failed: the build did not take Boost from the package boost-headers")
    print(run(python, "-c", ORDER, cwd=scratch, PYTHONPATH=""))


if __name__ == "__main__":
    main()
