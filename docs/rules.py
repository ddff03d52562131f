"""Writes docs/rules.md: every rule in Python and on the command line, and the sentence that a broken one gives."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import segue as sg

HEAD = """# Rules

Written by `python docs/rules.py`. A rule is what an order must keep; give rules to `sg.order(crate, rules=[...])`, to
`segue order FILE --rule "..."`, or to `segue::order` in C++. Orders compare by the number of broken places first,
then by cost. Where rules cannot all hold, the best order comes back and `mix.violations` lists what is broken;
`strict=True` raises RuleError instead, with the rules that collide. In Python slots count from 0, on the command line
and in sentences from 1.

**A track** is named by id, title, (artist, title) or row. **Tracks** are one name, a list of them, a condition, or in
Python a function of a track, which is called once for each. A condition compares one field: `energy<0.4`, `bpm>=140`,
`genre=rock` (subgenres count), `artist=Kanye West`, `role=score`, `decade=1990s`; a track whose field is unknown does
not meet it. On the command line several tracks stand in brackets, `(A, B)`; quotes make a name of anything.

Each sentence below is what the soundtrack of the film says in the order in which it came.
"""


class Entry(NamedTuple):
    """A rule to show; `python` is an expression over `sg`."""

    what: str
    python: str
    text: str


ENTRIES = {
    "first, last, lock": [
        Entry("The track that opens the playlist.", 'sg.first("Stronger")', "first Stronger"),
        Entry("The track that closes it.", 'sg.last("Stronger")', "last Stronger"),
        Entry("A track in one slot.", 'sg.lock(3, "False Pretense")', "lock 4 False Pretense"),
    ],
    "keep_first": [
        Entry(
            "A set half played: the first k tracks of the order in `start=`, else of the crate, stay in their slots.",
            "sg.keep_first(2)",
            "keep_first 2",
        )
    ],
    "before": [
        Entry(
            "One track comes somewhere before another.",
            'sg.before("Stronger", "Teenagers")',
            "before Stronger -> Teenagers",
        )
    ],
    "together": [
        Entry(
            "Tracks that form one block, in any order.",
            'sg.together(["Stronger", "Teenagers"])',
            "together Stronger, Teenagers",
        ),
        Entry(
            "The same, in this order.",
            'sg.together(["Stronger", "Teenagers"], ordered=True)',
            "together ordered Stronger, Teenagers",
        ),
        Entry("All that share a field, as a block each.", 'sg.together("genre")', "together genre"),
    ],
    "apart": [
        Entry(
            "At least so many others between two that share a field; sharing any artist counts.",
            'sg.apart("genre", tracks=2)',
            "apart genre 2",
        ),
        Entry(
            "At least so long, from the end of one to the start of the next.",
            'sg.apart("genre", minutes=10)',
            "apart genre 10min",
        ),
        Entry("Between any two of some tracks.", 'sg.apart("energy>0.9", tracks=1)', "apart energy>0.9 1"),
    ],
    "at_most": [
        Entry("At most so many in a row that share a field.", 'sg.at_most("genre", in_a_row=1)', "at_most genre 1"),
        Entry(
            "At most so long in a row; one track alone may be longer.",
            'sg.at_most("genre", minutes=6)',
            "at_most genre 6min",
        ),
        Entry(
            "At most so many within so long, in a row or not: so long lies from the end of the first to the start of the "
            "one too many. One that may come once is the rule `apart`.",
            'sg.at_most("genre", 3, within="20min")',
            "at_most genre 3 within 20min",
        ),
        Entry("At most so many of so many tracks in a row.", 'sg.at_most("energy>0.8", 2, within=4)', "at_most energy>0.8 2 within 4"),
    ],
    "forbid, require": [
        Entry(
            "No track of the first kind is followed at once by one of the second.",
            'sg.forbid("energy>0.8", "energy>0.9")',
            "forbid energy>0.8 -> energy>0.9",
        ),
        Entry(
            "Every track of the first kind is followed at once by one of the second; the last of all is followed by none.",
            'sg.require("Stronger", "genre=punk")',
            "require Stronger -> genre=punk",
        ),
    ],
    "every": [
        Entry("A track of this role after every k others, until they run out.", 'sg.every(4, role="song")', "every 4 song"),
        Entry(
            "These tracks part the others into stretches of equal length, give or take one.",
            'sg.every("evenly", "energy<0.6")',
            "every evenly energy<0.6",
        ),
    ],
    "rest": [
        Entry(
            "A calm track at least every so many minutes. Calm, unless said otherwise, is an energy below 0.4 or an "
            "interlude; unknown is not calm. One violation for every shortest stretch that is too long.",
            "sg.rest(minutes=10)",
            "rest 10min",
        ),
        Entry("With your own idea of calm.", 'sg.rest("12min", "energy<0.6")', "rest 12min energy<0.6"),
    ],
    "ratio": [
        Entry(
            "Of every so many tracks in a row at least one is a discovery (popularity below 0.3), or of the tracks given.",
            "sg.ratio(4)",
            "ratio 1 in 4",
        ),
        Entry("Of your own choice.", 'sg.ratio(3, "genre=hip hop")', "ratio 1 in 3 genre=hip hop"),
    ],
    "no_repeat": [
        Entry(
            "A recording that is there twice is not heard again at once: one other between, or as "
            "many or as long as you "
            "say. The same recording: the same id or ISRC (the second one reads `id#2`), or the same title and first "
            "artist. Nothing is left out, for every track that came in plays.",
            "sg.no_repeat()",
            "no_repeat",
        ),
        Entry("An hour between.", "sg.no_repeat(minutes=60)", "no_repeat 60min"),
    ],
    "land": [
        Entry(
            "A moment inside a track lands on a moment of the playing time, give or take 5 s. `sg.cue` is the same with a "
            "price besides, by which the search finds its way there.",
            'sg.land("Stronger", at="0:48", hits="12:30")',
            "land 0:48 at 12:30 within 5s Stronger",
        )
    ],
}

COLLISIONS = """## Rules that collide

`sg.check(crate, rules)` and `segue check FILE --rule ...` (exit code 1 where they collide) answer without ordering.
Tried in turn: counting, circles of precedence, slots that no track may take, forbidden transitions that leave no way
through; then an order is searched for, and up to 20 tracks all of them. Rules that collide are thinned out until none
of them is to spare, and the smallest looser number that frees them all is named. `report.ok`, `.conflicts`,
`.relaxation`, `.sentences` say it to programs; `report.proven` is False where only the search for an order failed,
which proves nothing.
"""

COLLIDING = [
    '[sg.before("Stronger", "Teenagers"), sg.before("Teenagers", "Stronger")]',
    '[sg.apart("role=song", tracks=3)]',
    '[sg.first("Stronger"), sg.keep_first(2)]',
    '[sg.together(["Stronger", "Teenagers"]), sg.lock(0, "Stronger"), sg.last("Teenagers")]',
]


def violation(rule) -> str:
    mix = sg.order(sg.never_back_down(), sg.tempo(), rules=[rule], method="given")
    return f"> {mix.violations[0].sentence}" if mix.violations else "Kept by the soundtrack as it came."


def shown(entry: Entry) -> str:
    rule = eval(entry.python, {"sg": sg})
    code = f"```python\n{entry.python}\n```\n\n```sh\n--rule '{entry.text}'\n```"
    return f"{entry.what}\n\n{code}\n\n{violation(rule)}\n"


def collision(rules: str) -> str:
    report = sg.check(sg.never_back_down(), eval(rules, {"sg": sg}))
    lines = "\n".join(f"> {line}  " for line in str(report).splitlines())
    return f"```python\nsg.check(sg.never_back_down(), {rules})\n```\n\n{lines}\n"


def page() -> str:
    sections = [f"## {name}\n\n" + "\n".join(map(shown, entries)) for name, entries in ENTRIES.items()]
    return "\n".join([HEAD, *sections, COLLISIONS, *map(collision, COLLIDING)])


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
