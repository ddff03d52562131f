"""Every reader against mutated files: an answer or a DataError, nothing else, and no hang.

    python tests/fuzz/fuzz_formats.py --cases 1000000 [--seed 0] [--format csv]

Continuous integration runs some thousand cases of it (tests/python/formats/test_fuzz.py). A failing case is written beside the
current folder as fuzz-NAME-CASE.bin, and its seed is printed.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

import segue as sg
from segue.formats import registry

BITS = [b"<", b">", b'"', b"&", b"\0", b"\xff\xfe", b"\n", b"\r", b",", b"{", b"[", b"]", b"=", b"#EXTINF:", b"-1", b"1e999", b"NaN", b"&#0;", b"\xc3", b"<![CDATA[",
        b"9" * 40, b'<!ENTITY a "b">', b"\xe2\x80\xa8", b"../", b"%00", b"\xed\xa0\x80"]  # fmt: skip
TRACKS = [
    {"title": "Café & <1>", "artist": "A; B", "genre": "house", "bpm": 120.5, "key": "8A", "energy": 0.5, "duration": 200.5, "location": "/m/é a.mp3", "note": "n"},
    {"title": "Two", "artist": "C", "bpm": 174, "key": "1B", "year": 2001},
]  # fmt: skip
READ_ONLY = {
    "cue": b'PERFORMER "P"\nTITLE "M"\nFILE "m.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "A"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 01 05:00:37\n',
    "acousticbrainz": b'{"metadata": {"tags": {"title": ["T"]}}, "rhythm": {"bpm": 120.1}, "tonal": {"key_key": "A", "key_scale": "minor"}}',
}


def seeds() -> dict[str, bytes]:
    """A valid file of every format that is read from bytes."""
    out = dict(READ_ONLY)
    crate = sg.Crate._of_core(sg.Crate.from_dicts(TRACKS)._core)
    with tempfile.TemporaryDirectory() as folder:
        for form in registry.FORMATS:
            if form.writes:
                out[form.name] = crate.save(Path(folder) / form.name, format=form.name, title="Friday").read_bytes()
    return out


def mutated(data: bytes, random: np.random.Generator) -> bytes:
    """The file with a few bytes changed, cut, doubled, or with a piece that parsers trip over put in."""
    out = bytearray(data)
    for _ in range(int(random.integers(1, 6))):
        at = int(random.integers(0, len(out) + 1))
        to = min(len(out), at + int(random.integers(1, 20)))
        act = random.integers(5)
        if act == 0 and out:
            out[min(at, len(out) - 1)] = int(random.integers(256))
        elif act == 1:
            del out[at:to]
        elif act == 2:
            out[at:at] = out[at:to] * int(random.integers(1, 5))
        elif act == 3:
            out[at:at] = BITS[int(random.integers(len(BITS)))]
        else:
            del out[at:]
    return bytes(out)


def run(cases: int, seed: int = 0, only: str = "", slowest: float = 10.0) -> dict[str, int]:
    """Reads so many mutated files; the count of those that were read, by format. Raises what a reader should not raise."""
    starts = {name: data for name, data in seeds().items() if only in ("", name)}
    read = dict.fromkeys(starts, 0)
    names = list(starts)
    for case in range(cases):
        name = names[case % len(names)]
        data = mutated(starts[name], np.random.default_rng([seed, case]))
        begun = time.process_time()
        try:
            sg.read(io.BytesIO(data), format=None if case % 3 else name)
            read[name] += 1
        except sg.DataError:
            pass
        except BaseException:
            Path(f"fuzz-{name}-{case}.bin").write_bytes(data)
            print(f"case {case} of {name}, seed {seed}", file=sys.stderr)
            raise
        if time.process_time() - begun > slowest:
            raise AssertionError(f"case {case} of {name}, seed {seed}, took more than {slowest} s of processor time")
    return read


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", default="")
    given = parser.parse_args()
    print(run(given.cases, given.seed, given.format))
