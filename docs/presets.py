"""Writes docs/presets.md: every preset, its weights with their grounds, and what it makes of the soundtrack."""

from pathlib import Path

import segue as sg
from segue.presets import GROUNDS

HEAD = f"""# Presets

Written by `python docs/presets.py`. Ground of a weight: {"; ".join(f"**{k}** {v}" for k, v in GROUNDS.items())}.

Grounds come from comparing human orders (DJ sets, albums, editorial playlists) with shuffles of the same tracks. DJs
follow key and tempo; editors space artists over a few songs; nobody was seen to seek genre contrast: that is this
project's wish for a listener, not a habit of sequencers. Nothing here says what pleases a listener.

The data rule: an article calls '...To Be Loved' quiet, its measured energy is high, and the crate holds the measurement.
"""


def section(preset):
    rows = zip(preset.cost.terms, preset.grounds, strict=True)
    lines = [f"## {preset.name}", "", preset.sentence, "", "| weight | term | ground |", "| --- | --- | --- |"]
    lines += [f"| {weight:g} | {label} | {ground} |" for (weight, _, _, label), ground in rows]
    if preset.rules:
        lines += ["", "Rules: " + ", ".join(f"`{rule}`" for rule in preset.rules) + "."]
    mix = sg.order(sg.never_back_down(), preset=preset.name)
    return "\n".join([*lines, "", "On the soundtrack: " + ", ".join(t.title for t in mix.tracks) + ".", ""])


def page():
    return "\n".join([HEAD, *map(section, sg.presets().values())])


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8")
