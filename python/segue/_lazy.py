"""What loads when it is first asked for: it imports libraries that not everyone needs, or serves what not everyone does."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def on_demand(package: str, modules: Sequence[str], names: Mapping[str, Sequence[str]] | None = None) -> Callable[[str], Any]:
    """A package's `__getattr__` that imports a submodule of `modules`, or one that `names` says to hold the name.

    A name must not be that of a submodule, which would take its place once it is imported.
    """
    place = {name: module for module, held in (names or {}).items() for name in held}

    def find(name: str) -> Any:
        if name in modules:
            return importlib.import_module(f"{package}.{name}")
        if name in place:
            return getattr(importlib.import_module(f"{package}.{place[name]}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return find
