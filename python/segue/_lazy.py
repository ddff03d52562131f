"""What loads when it is first asked for: it imports libraries that not everyone needs."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any


def on_demand(package: str, modules: Sequence[str], names: Mapping[str, str] | None = None) -> Callable[[str], Any]:
    """A package's `__getattr__` that imports a submodule of `modules`, or a name of `names` from its submodule."""

    def find(name: str) -> Any:
        if name in modules:
            return importlib.import_module(f"{package}.{name}")
        if names and name in names:
            return getattr(importlib.import_module(f"{package}.{names[name]}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return find
