"""What of a crate is known, field by field, and all that was detected or mended.

For people, for notebooks, for programs.
"""

from __future__ import annotations

import html
from typing import Any

from .plural import counted

FIELDS = (
    *("title", "artists", "album", "genres", "bpm", "key", "energy", "valence", "danceability", "loudness"),
    *("popularity", "year", "duration", "location"),
)


class Report(dict[str, Any]):
    """rows, known (field -> rows that have it), coverage (field -> share), unknown_tags, notes, columns, ...

    A dict; printed, it is a text, and in a notebook a table.
    """

    def __str__(self) -> str:
        rows = self["rows"]
        lines = [counted(rows, "track") + (f" from {self['source']}" if self["source"] else "")]
        for name, share in self["coverage"].items():
            bar = "█" * round(share * 20)
            lines.append(f"  {name:<16} {self['known'].get(name, 0):>7}  {share:>4.0%}  {bar}")
        lines += [f"  columns: {self['columns']}"] if self["columns"] else []
        lines += [f"  {note}" for note in self["notes"]]
        lines += [f"  {self['tempo_octave']}"] if self["known"].get("bpm") else []
        if self["unknown_tags"]:
            shown = ", ".join(
                f"'{tag}' ({n})" for tag, n in sorted(self["unknown_tags"].items(), key=lambda x: (-x[1], x[0]))[:8]
            )
            lines.append(f"  {len(self['unknown_tags'])} genre tags are not in the taxonomy: {shown}")
        if self["renamed_ids"]:
            lines.append(
                f"  {len(self['renamed_ids'])} ids occur again and were made unique: "
                f"{', '.join(self['renamed_ids'][:3])}"
            )
        if self["duplicates"]:
            first = self["duplicates"][0]
            rows_ = ", ".join(str(row + 1) for row in first.rows[:6])
            lines.append(f"  {len(self['duplicates'])} recordings may be there twice: rows {rows_} ({first.reason})")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(name)}</td><td style='text-align:right'>{self['known'].get(name, 0)}</td>"
            f"<td><progress max='1' value='{share:.3f}'></progress> {share:.0%}</td></tr>"
            for name, share in self["coverage"].items()
        )
        first, *_ = str(self).split("\n")
        notes = [line.strip() for line in str(self).split("\n")[1 + len(self["coverage"]) :]]
        said = "".join(f"<li>{html.escape(note)}</li>" for note in notes)
        head = "<tr><th>field</th><th>known</th><th>share</th></tr>"
        return f"<p>{html.escape(first)}</p><table>{head}{rows}</table><ul>{said}</ul>"


def of(crate: Any) -> Report:
    """The report of a crate."""
    core = crate._core.report
    rows = core["rows"]
    known = core["known"]
    names = [*FIELDS, *(name for name in known if name not in (*FIELDS, "id"))]
    return Report(
        core,
        source=crate.name,
        coverage={name: known.get(name, 0) / rows if rows else 0.0 for name in names},
        notes=list(crate.notes),
        columns=crate.columns_report,
        duplicates=crate.duplicates,
        tempo_octave=crate.tempo_octave,
    )
