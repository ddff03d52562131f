"""Names that were decoded wrongly somewhere on their way ('BeyoncÃ©'), repaired by ftfy and said."""

from __future__ import annotations

import importlib.util
import re
from typing import Any

from .packed import Packed
from .values import Reading

# What UTF-8 looks like when it was read as Latin 1 or Windows-1252: a lead byte, then continuation bytes.
SUSPECT = re.compile(
    "[\u00c2-\u00f4\u0100-\u01ff\u0102\u0103][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def repaired(texts: Any, reading: Reading, name: str) -> Any:
    """The texts, with those repaired that ftfy is sure of.

    One note says how many, with the first. Packed where they came packed.
    """
    if isinstance(texts, Packed):
        if texts.is_ascii():
            return texts
        listed = [text or "" for text in texts]
        mended = repaired(listed, reading, name)
        return texts if mended is listed else mended
    suspects = [i for i, text in enumerate(texts) if not text.isascii() and SUSPECT.search(text)]
    if not suspects:
        return texts
    if importlib.util.find_spec("ftfy") is None:
        reading.notes.append(
            f"{name}: {texts[suspects[0]]!r} looks wrongly decoded; pip install segue[formats] repairs such names"
        )
        return texts
    import ftfy

    out = list(texts)
    changed = []
    for i in suspects:
        fixed = ftfy.fix_encoding(texts[i])
        if fixed != texts[i]:
            out[i] = fixed
            changed.append(i)
    if changed:
        first = changed[0]
        many = "1 value was" if len(changed) == 1 else f"{len(changed)} values were"
        reading.notes.append(f"{name}: {many} wrongly decoded and repaired: '{texts[first]}' -> '{out[first]}'")
    return out


def repaired_names(rows: list[list[str]], reading: Reading, name: str) -> list[list[str]]:
    """The same for a column of lists."""
    if all(text.isascii() for row in rows for text in row):
        return rows
    flat = [text for row in rows for text in row]
    mended = iter(repaired(flat, reading, name))
    return [[next(mended) for _ in row] for row in rows]
