"""Writes docs/presets.md: every preset, its weights with their grounds, and what it makes of the soundtrack."""

from pathlib import Path

import segue as sg
from segue.chosen import in_words
from segue.presets import GROUNDS, wants

HEAD = f"""# Presets

Written by `python docs/presets.py`. Ground of a weight: {"; ".join(f"**{k}** {v}" for k, v in GROUNDS.items())}.

Grounds come from comparing human orders (DJ sets, albums, editorial playlists) with shuffles of the same tracks. DJs
follow key and tempo; editors space artists over a few songs; nobody was seen to seek genre contrast: that is this
project's wish for a listener, not a habit of sequencers. Nothing here says what pleases a listener.

Scenes are terms like others: their times are shares of the music, so a preset fits a playlist of any length. Each preset is
shown on the soundtrack as it was released ("before") and in the best order ("after"), with what that did to its cost. Rules
that some tracks cannot keep are kept as far as can be; `sg.check(crate, sg.presets()["radio"].rules)` says what could hold.

The data rule: an article calls '...To Be Loved' quiet, its measured energy is high, and the crate holds the measurement.
"""


def section(preset):
    rows = zip(preset.cost.terms, preset.grounds, strict=True)
    lines = [f"## {preset.name}", "", preset.sentence, "", "| weight | term | ground |", "| --- | --- | --- |"]
    lines += [f"| {weight:g} | {label}{wants(name, knobs)} | {ground} |" for (weight, name, knobs, label), ground in rows]
    if preset.rules:
        lines += ["", "Rules: " + ", ".join(f"`{rule}`" for rule in preset.rules) + "."]
    return "\n".join([*lines, "", *shown(preset), ""])


def shown(preset):
    """The soundtrack before and after, and the change in words."""
    before = sg.order(sg.never_back_down(), preset=preset.name, method="given")
    mix = sg.order(sg.never_back_down(), preset=preset.name)
    table = [f"| {i + 1} | {a.title} | {b.title} |" for i, (a, b) in enumerate(zip(before.tracks, mix.tracks, strict=True))]
    broken = [f"Not kept: {v.sentence}." for v in mix.violations]
    return ["| slot | before | after |", "| --- | --- | --- |", *table, "", in_words(before, mix) + ".", *broken]


def page():
    return "\n".join([HEAD, *map(section, sg.presets().values())])


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
