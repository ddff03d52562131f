"""Which share of real tags the taxonomy places, and by which rule. Skips where ../shared/data is missing.

    python bench/python/genre_coverage.py [--unknown]

Occurrences: every playlist_genre and playlist_subgenre of spotify_songs (32,833 rows). Distinct tags: the two lists of
Spotify's own genres (every noise at once, 2021 and 2023), and the list of beets, which is from Wikipedia and holds many
dances and song forms that no player shows. A tag counts as placed by a name or alias (also with words before or after it), or by the
ending of a word.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import segue as sg

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def column(path, *names):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row[name] for name in names if row[name])


def report(title, tags):
    """tags: tag -> occurrences."""
    rules = Counter()
    for tag, times in tags.items():
        rules[sg.genres.rule(tag)] += times
    total = sum(tags.values())
    parts = "  ".join(f"{rule or 'not placed'} {100 * n / total:.1f}" for rule, n in rules.most_common())
    print(f"{title:<42} {100 * (total - rules['']) / total:6.2f} % of {total:>6}   {parts}")
    if "--unknown" in sys.argv:
        print("   ", "; ".join(tag for tag in tags if tag not in sg.genres))


def main():
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not there")
        return
    songs = Counter(column(SHARED / "spotify_songs" / "spotify_songs.csv", "playlist_genre", "playlist_subgenre"))
    report("spotify_songs, occurrences", songs)
    report("spotify_songs, distinct", dict.fromkeys(songs, 1))
    everynoise = SHARED / "genres" / "everynoise"
    report(
        "Spotify genres 2023, distinct", dict.fromkeys(column(everynoise / "enao_genres_2023-05-04.csv", "genre"), 1)
    )
    report("Spotify genres 2021, distinct", dict.fromkeys(column(everynoise / "genre_attrs_2021.csv", "genre"), 1))
    beets = (SHARED / "genres" / "beets" / "genres.txt").read_text(encoding="utf-8").splitlines()
    report("beets, distinct", dict.fromkeys(filter(None, map(str.strip, beets)), 1))
    plays = Counter(column(SHARED / "dj_sets_traktor" / "plays.csv", "genre"))
    report("a DJ's own tags (Traktor), occurrences", plays)


if __name__ == "__main__":
    main()
