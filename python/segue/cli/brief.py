"""Scenes and cues as they are written on the command line."""

from __future__ import annotations

import re
import shlex

import segue as sg
from segue import times

SCENE = "'training 4min energy=.8 genre=electronic'"
CUE = "'0:48 at 12:30 within 5s Stronger'"
CUE_WORDS = re.compile(r"\s*(?P<at>\S+)\s+at\s+(?P<hits>\S+)(?:\s+within\s+(?P<within>\S+))?\s+(?P<track>\S.*)")


def scene(text: str) -> sg.Scene:
    """A scene in words: its title, how long it lasts, what it asks for. Raises CostError."""
    try:
        words = shlex.split(text)
    except ValueError as e:
        raise sg.CostError(f"scene {text!r}: {e}; write it as {SCENE}") from None
    at = next((i for i, word in enumerate(words) if i > 0 and _is_length(word)), None)
    if at is None:
        raise sg.CostError(f"scene {text!r} lacks a title or a length such as 4min; write it as {SCENE}")
    targets: dict[str, str | float] = {}
    for word in words[at + 1 :]:
        knob, equals, value = word.partition("=")
        if not equals:
            raise sg.CostError(f"scene {text!r}: '{word}' is no target; write it as {SCENE}")
        targets[knob] = value if knob == "genre" else _value(knob, value, text)
    return sg.scene(" ".join(words[:at]), words[at], **targets)  # type: ignore[arg-type]


def cue(text: str) -> sg.Cue:
    """A cue in words, as the rule `land` is written. Raises CostError."""
    found = CUE_WORDS.fullmatch(text)
    if found is None:
        raise sg.CostError(f"cue {text!r}: write it as {CUE}: a moment of the track, a moment of the music, the track")
    return sg.cue(found["track"].strip().strip('"'), at=found["at"], hits=found["hits"], within=found["within"] or "5s")


def _is_length(word: str) -> bool:
    try:
        return times.minutes(word, "a scene's length") > 0
    except sg.DataError:
        return False


def _value(knob: str, value: str, text: str) -> float | str:
    """`soft` is a time, every other target a number."""
    if knob == "soft":
        return value
    try:
        return float(value)
    except ValueError:
        raise sg.CostError(f"scene {text!r}: {knob} is '{value}', which is no number") from None
