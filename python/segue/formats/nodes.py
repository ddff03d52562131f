"""Playlists inside a library: their names, and which of them a user means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from .. import _core
from .._core import DataError

T = TypeVar("T")


def named(found: Sequence[tuple[str, T]]) -> dict[str, T]:
    """By path ('Sets/Friday'), in the order of the file; a repeated path becomes 'Friday#2'."""
    out: dict[str, T] = {}
    tried: dict[str, int] = {}
    for path, keys in found:
        free = path
        while free in out:
            tried[path] = tried.get(path, 1) + 1
            free = f"{path}#{tried[path]}"
        out[free] = keys
    return out


def chosen(all_of_them: Mapping[str, T], wanted: str, file: str) -> T:
    """By path, else by name, else by name but for case. Raises DataError that lists what there is."""
    wanted = str(wanted)
    if wanted in all_of_them:
        return all_of_them[wanted]
    for same in (
        lambda path: path.rpartition("/")[2] == wanted,
        lambda path: path.rpartition("/")[2].casefold() == wanted.casefold(),
    ):
        matching = [path for path in all_of_them if same(path)]
        if len(matching) == 1:
            return all_of_them[matching[0]]
        if matching:
            raise DataError(
                f"{file}: {len(matching)} playlists are called '{wanted}': {', '.join(matching[:8])}; "
                f"give the whole path"
            )
    names = list(all_of_them)
    shown = ", ".join(f"'{n}'" for n in names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    hint = _core.did_you_mean(wanted, [*names, *(n.rpartition("/")[2] for n in names)])
    raise DataError(
        f"{file}: there is no playlist '{wanted}'{hint}; {f'there are {shown}' if names else 'it holds none'}"
    )


def rows_of(keys: Sequence[Any], row_of: Mapping[Any, int], notes: list[str], name: str) -> list[int]:
    """Rows of the collection that a playlist names; an entry that the collection lacks is said."""
    rows = [row_of[key] for key in keys if key in row_of]
    lost = [str(key) for key in keys if key not in row_of]
    if lost:
        notes.append(
            f"playlist '{name}': {len(lost)} of {len(keys)} entries are not in the collection, the first is {lost[0]}"
        )
    return rows


def column_table(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Columns of every name that occurs, in the order of first occurrence; None where a row lacks it."""
    names: dict[str, None] = {}
    for row in rows:
        names.update(dict.fromkeys(row))
    return {name: [row.get(name) for row in rows] for name in names}
