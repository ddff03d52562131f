import runpy
from pathlib import Path

fuzz = runpy.run_path(str(Path(__file__).resolve().parents[2] / "fuzz" / "fuzz_formats.py"))


def test_some_thousand_mutated_files_are_read_or_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    read = fuzz["run"](3000, seed=1)
    assert {"csv", "m3u8", "rekordbox", "traktor", "itunes", "xspf", "cue", "acousticbrainz"} <= set(read)
    assert all(count > 0 for name, count in read.items() if name not in ("parquet",)), read
