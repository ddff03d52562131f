"""sg.analyze on a folder: nothing is lost, whatever one file does."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
import soundfile
import synthesis
from typer.testing import CliRunner

import segue as sg
from segue.audio import crew, store
from segue.cli import app

BPMS = (90, 100, 110, 120, 130, 140)


@pytest.fixture(scope="session")
def clips(tmp_path_factory):
    """Six clips of clicks, named by their tempo."""
    folder = tmp_path_factory.mktemp("clips")
    for bpm in BPMS:
        soundfile.write(folder / f"{bpm}.flac", synthesis.clicks(bpm, 6), synthesis.RATE)
    return folder


@pytest.fixture
def folder(clips, tmp_path):
    return shutil.copytree(clips, tmp_path / "music")


def test_a_folder_becomes_a_crate_and_a_second_run_measures_nothing(folder, tmp_path):
    first = sg.analyze(folder, jobs=2, cache=tmp_path / "c" / "cache.sqlite")
    assert [t.title for t in first.tracks] == [str(b) for b in sorted(BPMS, key=str)]
    assert [t.bpm for t in first.tracks] == pytest.approx(sorted(BPMS, key=str), rel=0.01)
    assert (first.analysis.measured, first.analysis.cached, first.analysis.skipped) == (6, 0, {})
    assert {"intro_key", "outro_energy", "beat_confidence", "percussive"} <= set(first._exported())

    os.rename(folder / "90.flac", folder / "renamed.flac")  # content counts, not the name
    again = sg.analyze(folder, jobs=2, cache=tmp_path / "c" / "cache.sqlite")
    assert (again.analysis.measured, again.analysis.cached) == (0, 6)
    assert sorted(t.bpm for t in again.tracks) == sorted(t.bpm for t in first.tracks)


def test_the_crate_orders(folder):
    mix = sg.order(sg.analyze(folder, jobs=2, cache=None), sg.tempo())
    assert [float(mix.tracks[i].bpm) for i in (0, -1)] in (
        [pytest.approx(90, rel=0.01), pytest.approx(140, rel=0.01)],
        # Fmt: skip
        [pytest.approx(140, rel=0.01), pytest.approx(90, rel=0.01)],
    )


def test_broken_files_are_named_and_everything_else_goes_on(folder):
    (folder / "broken.mp3").write_bytes(b"no sound" * 500)
    (folder / "empty.wav").write_bytes(b"")
    (folder / "cover.jpg").write_bytes(b"not asked for")
    (folder / "itunes.m4a").write_bytes(b"\0\0\0\x20ftypM4A " * 20)  # libsndfile has no AAC: said, not passed over
    crate = sg.analyze(folder, jobs=2, cache=False)
    assert len(crate) == 6
    assert {os.path.basename(p) for p in crate.analysis.skipped} == {"broken.mp3", "empty.wav", "itunes.m4a"}
    assert sum("is skipped: it holds no sound" in note for note in crate.notes) == 3
    with pytest.raises(sg.DataError, match="none of the files could be measured"):
        sg.analyze(folder / "empty.wav", cache=False)


@pytest.mark.skipif(os.name == "nt", reason="there is no such program on Windows")
def test_a_worker_that_dies_costs_its_file_only(clips, monkeypatch):
    worker = crew.Worker()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(crew.sys, "executable", shutil.which("false"))
            assert "crashed" in worker.measure(str(clips / "90.flac"))["fault"]
        assert worker.measure(str(clips / "90.flac"))["features"]["bpm"] == pytest.approx(90, rel=0.01)
        worker._process.kill()
        worker._process.wait()
        assert "features" in worker.measure(str(clips / "100.flac"))
    finally:
        worker.stop()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is not known on Windows")
def test_a_killed_run_is_resumed(folder, tmp_path):
    cache = tmp_path / "cache.sqlite"
    script = "import sys, segue as sg; sg.analyze(sys.argv[1], jobs=1, cache=sys.argv[2])"
    run = subprocess.Popen([sys.executable, "-c", script, str(folder), str(cache)])
    kept = store.Store(cache)
    known = [store.content_of(str(folder / f"{bpm}.flac")) for bpm in BPMS]
    while run.poll() is None and sum(kept.get(content) is not None for content in known) < 2:
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    left = sum(kept.get(content) is not None for content in known)
    kept.close()
    assert 2 <= left < 6
    crate = sg.analyze(folder, jobs=2, cache=cache)
    assert (crate.analysis.cached, crate.analysis.measured) == (left, 6 - left)
    assert len(crate) == 6


def test_tags_are_read_and_a_file_without_them_has_its_name(tmp_path):
    import mutagen

    path = tmp_path / "a song.flac"
    soundfile.write(path, synthesis.clicks(120, 1), synthesis.RATE)
    assert sg.analyze(path, cache=None)[0].title == "a song"
    tags = mutagen.File(path, easy=True)
    tags["title"], tags["artist"], tags["genre"], tags["date"] = "T", ["A", "B"], "punk", "1999-05-01"
    tags.save()
    track = sg.analyze([path], cache=None)[0]
    assert (track.title, track.artists, dict(track.genres), track.year) == ("T", ["A", "B"], {"punk": 1.0}, 1999)


def test_faults_of_the_call_are_said(tmp_path, clips):
    with pytest.raises(sg.DataError, match="there is no such file"):
        sg.analyze(tmp_path / "gone")
    with pytest.raises(sg.DataError, match="no audio file is there"):
        sg.analyze(tmp_path)
    with pytest.raises(sg.DataError, match="jobs is 0"):
        sg.analyze(clips, jobs=0)
    (tmp_path / "full").write_text("not a database, but long enough to be looked at " * 20)
    with pytest.raises(sg.DataError, match="cannot serve as the cache"):
        sg.analyze(clips, cache=tmp_path / "full")


def test_another_version_of_the_measures_is_not_taken_from_the_cache(tmp_path, monkeypatch):
    kept = store.Store(tmp_path / "c.sqlite")
    kept.put("x", {"bpm": 1.0})
    assert kept.get("x") == {"bpm": 1.0} and kept.get("y") is None
    monkeypatch.setattr(store, "VERSION", store.VERSION + 1)
    assert kept.get("x") is None
    kept.close()


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_command_writes_a_table_that_reads_back(folder, tmp_path, kind):
    (folder / "broken.mp3").write_bytes(b"no sound" * 500)
    table = tmp_path / f"features.{kind}"
    done = CliRunner().invoke(
        app, ["analyze", str(folder), "-o", str(table), "--cache", str(tmp_path / "c.sqlite"), "--jobs", "2"]
    )
    assert done.exit_code == 0, done.output
    assert "broken.mp3 is skipped" in done.stderr
    crate = sg.read(table)
    assert sorted(t.bpm for t in crate.tracks) == pytest.approx(sorted(BPMS), rel=0.01)
    assert len(crate[0].embedding) == 32
    done = CliRunner().invoke(app, ["analyze", str(folder), "--json", "--cache", str(tmp_path / "c.sqlite")])
    rows = json.loads(done.stdout)
    assert len(rows) == 6 and all(np.isfinite(row["bpm"]) for row in rows)
