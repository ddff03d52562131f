"""How fast crates are read, beside the obvious peer in the same run: polars.read_csv and read_parquet, xml.etree,
pyrekordbox where it is installed.

    python bench/python/formats_bench.py [--tracks 100000] [--xml 20000]

Seconds are of the processor (user and system), the best of three; a peer only parses, it neither maps nor checks.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import polars

import segue as sg

GENRES = ["hip hop", "punk", "techno", "dance pop, pop", "jazz", "metal", "permanent wave, rock", ""]


def exportify(rows: int) -> polars.DataFrame:
    """A table as Exportify writes it, of that many tracks."""
    r = np.random.default_rng(0)

    def share():
        return np.round(r.random(rows), 3)

    return polars.DataFrame(
        {
            "Track URI": [f"spotify:track:{i:022d}" for i in range(rows)],
            "Track Name": [f"Title number {i}" for i in range(rows)],
            "Album Name": [f"Album {i // 12}" for i in range(rows)],
            "Artist Name(s)": [f"Artist {r_}" for r_ in r.integers(0, rows // 8 + 1, rows)],
            "Release Date": [f"{y}-03-04" for y in r.integers(1960, 2024, rows)],
            "Duration (ms)": r.integers(90_000, 400_000, rows),
            "Popularity": r.integers(0, 100, rows),
            "Explicit": ["false"] * rows,
            "Genres": [GENRES[i] for i in r.integers(0, len(GENRES), rows)],
            "Danceability": share(),
            "Energy": share(),
            "Key": r.integers(-1, 12, rows),
            "Loudness": np.round(-r.random(rows) * 20, 3),
            "Mode": r.integers(0, 2, rows),
            "Acousticness": share(),
            "Instrumentalness": share(),
            "Valence": share(),
            "Tempo": np.round(60 + r.random(rows) * 140, 3),
        }
    )


def rekordbox(rows: int) -> str:
    """A collection with beat grids and cue points, as a library of that many tracks has."""
    track = (
        '<TRACK TrackID="{0}" Name="Title {0}" Artist="Artist {1}" Composer="" Album="Album" Grouping="" Genre="House" Kind="MP3 File" '
        'Size="1" TotalTime="279" DiscNumber="0" TrackNumber="8" Year="2001" AverageBpm="126.00" DateAdded="2019-09-03" BitRate="320" '
        'SampleRate="44100" Comments="" PlayCount="1" Rating="51" Location="file://localhost/D:/Music/Title%20{0}.mp3" Remixer="" '
        'Tonality="Cm" Label="" Mix="">\n<TEMPO Inizio="0.1" Bpm="126.00" Metro="4/4" Battito="1"/>\n'
        + '<POSITION_MARK Name="" Type="0" Start="0.198" Num="0" Red="40" Green="226" Blue="20"/>\n' * 8
        + "</TRACK>\n"
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<DJ_PLAYLISTS Version="1.0.0"><PRODUCT Name="rekordbox" Version="6.0" Company="A"/>\n'
    tracks = "".join(track.format(i, i // 8) for i in range(rows))
    tail = '<PLAYLISTS><NODE Type="0" Name="ROOT" Count="0"/></PLAYLISTS></DJ_PLAYLISTS>\n'
    return f'{head}<COLLECTION Entries="{rows}">\n{tracks}</COLLECTION>{tail}'


def seconds(act: Callable[[], object]) -> float:
    """Processor seconds, the best of three."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        act()
        best = min(best, time.process_time() - begun)
    return best


def peak(code: str) -> float:
    """MB that a fresh process needs at most to run `code`."""
    program = f"import segue as sg; {code}; print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
    return (
        int(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout) / 1024
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--xml", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        csv, parquet, xml = (Path(folder) / name for name in ("t.csv", "t.parquet", "t.xml"))
        frame = exportify(given.tracks)
        frame.write_csv(csv)
        frame.write_parquet(parquet)
        xml.write_text(rekordbox(given.xml), encoding="utf-8")
        rows = [
            (f"CSV, {given.tracks}", lambda: sg.read(csv), "polars.read_csv", lambda: polars.read_csv(csv)),
            (
                f"Parquet, {given.tracks}",
                lambda: sg.read(parquet),
                "polars.read_parquet",
                lambda: polars.read_parquet(parquet),
            ),
            (f"polars frame, {given.tracks}", lambda: sg.Crate(frame), "frame.to_dicts()", frame.to_dicts),
            (f"rekordbox XML, {given.xml}", lambda: sg.read(xml), "xml.etree", lambda: ElementTree.parse(xml)),
        ]
        if importlib.util.find_spec("pyrekordbox") is not None:
            from pyrekordbox.rbxml import RekordboxXml

            rows.append((f"rekordbox XML, {given.xml}", lambda: sg.read(xml), "pyrekordbox", lambda: RekordboxXml(str(xml)).get_tracks()))
        print(f"{'':<28}{'segue':>9}   peer")
        for name, ours, peer, theirs in rows:
            print(f"{name:<28}{seconds(ours):>7.2f} s   {seconds(theirs):.2f} s {peer}")
        print(
            f"memory at most, XML         {peak(f'sg.read({str(xml)!r})'):>7.0f} MB, of which {peak('pass'):.0f} MB before reading"
        )
        print(f"memory at most, CSV         {peak(f'sg.read({str(csv)!r})'):>7.0f} MB")


if __name__ == "__main__":
    main()
