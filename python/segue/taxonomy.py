"""Genres: what tags mean, how near they are, and how a user adds to them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from . import _core
from ._core import DataError

Tags = str | Iterable[str]
Additions = Mapping[str, Any] | str | os.PathLike[str]
KNOWN = ("parents", "aliases")


class Genres:
    """A taxonomy of genres: a value that a crate holds. `sg.genres` is the built-in one; `extend` gives a new one.

    mine = sg.genres.extend({"dreampunk": ["ambient", "vaporwave"],              # a genre and its parents
                             "techno": {"aliases": ["schranzig", "*tekkno"]}})   # other spellings; *x is an ending
    crate = sg.Crate(frame, genres=mine)
    """

    def __init__(self, core: _core.Taxonomy | None = None) -> None:
        self._core = core if core is not None else _core.Taxonomy.standard()

    def extend(self, additions: Additions) -> Genres:
        """With genres of a dict, or of a YAML file of the same shape.

        A value is a parent, a list of parents, or {'parents': ..., 'aliases': ...}. A name that is known keeps its place
        unless parents are given; a spelling that meant another genre now means this one. Raises DataError that names the
        genre, and for a file its line.
        """
        if isinstance(additions, (str, os.PathLike)):
            entries, lines = _of_yaml(Path(os.fspath(additions)))
        elif isinstance(additions, Mapping):
            entries, lines = [_entry(name, value) for name, value in additions.items()], {}
        else:
            raise DataError(
                f"genres are given as a dict or as the path of a YAML file, not as {type(additions).__name__}"
            )
        try:
            return Genres(self._core.extended(entries))
        except DataError as e:
            raise _at_line(e, lines) from None

    def find(self, tag: str) -> str | None:
        """The genre that a tag means; None where it is unknown."""
        found: str | None = self._core.place(str(tag))[0]
        return found

    def rule(self, tag: str) -> str:
        """By which rule a tag is placed: name, last words, ending, inner words, inner ending; '' where it is unknown."""
        return str(self._core.place(str(tag))[1])

    def parents(self, tag: str) -> list[str]:
        """The genres above the one that a tag means."""
        return list(self._core.parents(str(tag)))

    def shares(self, tag: str) -> dict[str, float]:
        """Family -> share of the genre that a tag means; they sum to 1."""
        return dict(self._core.shares(str(tag)))

    def family(self, tag: str) -> str | None:
        """The family of the first parent of the genre that a tag means; None where it is unknown."""
        found = self.find(tag)
        while found is not None and (parents := self.parents(found)):
            found = parents[0]
        return found

    def distance(self, a: Tags, b: Tags) -> float | None:
        """0 (the same) to 1 between the tags of two tracks, as the contrast term has it; None where one has no known tag."""
        found: float | None = self._core.distance(_listed(a), _listed(b))
        return found

    @property
    def names(self) -> list[str]:
        """All genres; the families come first."""
        return list(self._core.names)

    @property
    def families(self) -> list[str]:
        """The genres without parents."""
        return list(self._core.families)

    def __contains__(self, tag: object) -> bool:
        return isinstance(tag, str) and self.find(tag) is not None

    def __len__(self) -> int:
        return len(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Genres) and self._core == other._core

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Genres: {len(self)} in {len(self.families)} families"


genres = Genres()


def as_genres(given: Genres | Additions) -> Genres:
    """Genres as they are, else the built-in ones extended. Raises DataError."""
    return given if isinstance(given, Genres) else genres.extend(given)


def _listed(tags: Tags) -> list[str]:
    return [tags] if isinstance(tags, str) else [str(t) for t in tags]


def _entry(name: Any, value: Any) -> tuple[str, list[str], list[str]]:
    if not isinstance(name, str):
        raise DataError(f"genre {name!r}: a genre's name is a text; put it in quotes")
    if value is None or isinstance(value, str):
        return name, [] if value is None else [value], []
    if isinstance(value, Mapping):
        for key in value:
            if key not in KNOWN:
                near = _core.did_you_mean(str(key), list(KNOWN))
                raise DataError(f"genre '{name}': it has no '{key}'{near}; it can have parents and aliases")
        return name, _texts(name, "parents", value.get("parents")), _texts(name, "aliases", value.get("aliases"))
    return name, _texts(name, "parents", value), []


def _texts(name: str, what: str, value: Any) -> list[str]:
    values = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(values, (list, tuple)) or not all(isinstance(v, str) for v in values):
        raise DataError(f"genre '{name}': its {what} are {value!r}; give a text or a list of texts")
    return list(values)


def _of_yaml(path: Path) -> tuple[list[tuple[str, list[str], list[str]]], dict[str, str]]:
    """Entries, and where each stands: 'mine.yaml, line 3'."""
    try:
        import yaml
    except ImportError:
        raise DataError(f"{path}: YAML needs PyYAML (pip install segue[formats]); a dict needs nothing") from None
    try:
        text = path.read_text(encoding="utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is None:
            return [], {}
        if not isinstance(root, yaml.MappingNode):
            where = f"{path}, line {root.start_mark.line + 1}"
            raise DataError(f"{where}: genres are lines such as 'dreampunk: [ambient, vaporwave]'")
        lines: dict[str, str] = {}
        for key, _ in root.value:
            where = f"{path}, line {key.start_mark.line + 1}"
            if key.value in lines:
                raise DataError(f"{where}: genre '{key.value}' is there already ({lines[key.value]})")
            lines[key.value] = where
        loaded = yaml.safe_load(text)
    except OSError as e:
        raise DataError(f"{path}: it cannot be read: {e.strerror}") from None
    except UnicodeDecodeError:
        raise DataError(f"{path}: it is not UTF-8 text") from None
    except (yaml.YAMLError, RecursionError) as e:
        mark = getattr(e, "problem_mark", None)
        where = f"{path}, line {mark.line + 1}" if mark is not None else str(path)
        raise DataError(f"{where}: it is not YAML: {getattr(e, 'problem', None) or type(e).__name__}") from None
    try:
        return [_entry(name, value) for name, value in loaded.items()], lines
    except DataError as e:
        raise _at_line(e, lines) from None


def _at_line(error: DataError, lines: Mapping[str, str]) -> DataError:
    """The error with the line of the genre that it names."""
    named = re.match(r"genre '(.*?)': |genre (.*?): a genre's name", str(error))
    where = lines.get((named[1] or named[2]) if named else "")
    return DataError(f"{where}: {error}") if where else error
