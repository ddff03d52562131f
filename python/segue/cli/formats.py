"""segue formats"""

from __future__ import annotations

from segue.formats import registry

from .terminal import app, out


@app.command()
def formats() -> None:
    """File formats, and which of them can be written."""
    for form in registry.FORMATS:
        out.print(
            f"{form.name:<8} {' '.join(form.extensions):<16} {'read, write' if form.writes else 'read'}: {form.sentence}",
            markup=False,
        )
