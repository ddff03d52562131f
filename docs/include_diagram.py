"""The layers of segue, read from its include lines.

Prints them as a Mermaid diagram; --write puts it into docs/architecture.md. tests/python/test_layers.py uses the rest.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "include" / "segue"
PAGE = ROOT / "docs" / "architecture.md"

# From the ground up. A header includes headers of its own layer and of those above it in this list, never below.
# "term/" stands for every header in that folder; a header in detail/ stands where the highest that it includes stands.
LAYERS: dict[str, list[str]] = {
    "ground": ["error", "fwd", "version", "random", "math", "attribute"],
    "values": ["key", "genre"],
    "music": ["track", "crate", "never_back_down"],
    "numbers": ["move", "constraint", "problem"],
    "lowering": ["lowering", "knob"],
    "taste": ["term/", "rule/", "rule", "cost", "check"],
    "prices": ["segment", "priced_order"],
    "search": ["bound/", "orderer/", "orderer", "sample", "choose", "bridge"],
    "front door": ["playlist", "presets", "order"],
    "opt-in": ["views", "bgl"],
    "umbrella": ["segue"],
}
RANK = {node: rank for rank, nodes in enumerate(LAYERS.values()) for node in nodes}

INCLUDE_LINE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def includes(path: Path) -> list[str]:
    """What a file includes, as written."""
    return INCLUDE_LINE.findall(path.read_text(encoding="utf-8"))


def headers() -> list[str]:
    """Every public and detail header, as 'term/tempo' or 'detail/memory'."""
    return sorted(p.relative_to(INCLUDE).with_suffix("").as_posix() for p in INCLUDE.rglob("*.hpp"))


def own_includes(header: str) -> list[str]:
    """The headers of segue that a header includes; the generated list of sources does not count."""
    found = [name for name in includes(INCLUDE / f"{header}.hpp") if name.startswith("segue/")]
    names = [name.removeprefix("segue/").removesuffix(".hpp") for name in found]
    return [name for name in names if name != "detail/segue-inl"]


def node_of(header: str) -> str:
    """The entry of LAYERS that a header belongs to: itself, or its folder."""
    return header.rsplit("/", 1)[0] + "/" if "/" in header else header


@cache
def rank(header: str) -> int:
    """The layer of a header; KeyError where LAYERS does not name it."""
    if header.startswith("detail/"):
        return max((rank(other) for other in own_includes(header)), default=0)
    return RANK[node_of(header)]


def upward_arrows() -> Iterator[tuple[str, str]]:
    for header in headers():
        for other in own_includes(header):
            if rank(other) > rank(header):
                yield header, other


def reach(header: str) -> Iterator[str]:
    """What a header includes, looking through detail headers."""
    for other in own_includes(header):
        if other.startswith("detail/"):
            yield from reach(other)
        else:
            yield other


def arrows() -> set[tuple[str, str]]:
    """Arrows between entries of LAYERS, less those that follow from others."""
    direct: dict[str, set[str]] = {}
    for header in headers():
        if not header.startswith("detail/"):
            targets = direct.setdefault(node_of(header), set())
            targets |= {node_of(other) for other in reach(header)} - {node_of(header)}

    def beyond(node: str, seen: set[str]) -> set[str]:
        for other in direct.get(node, ()):
            if other not in seen:
                seen.add(other)
                beyond(other, seen)
        return seen

    return {
        (node, other)
        for node, others in direct.items()
        for other in others
        if not any(other in beyond(third, set()) for third in others - {other})
    }


def diagram() -> str:
    def label(node: str) -> str:
        return node.replace("/", "_dir")

    present = {node_of(header) for header in headers()}
    lines = ["```mermaid", "flowchart BT"]
    for name, nodes in LAYERS.items():
        shown = [node for node in nodes if node in present]
        if shown:
            lines.append(f'    subgraph {name.replace(" ", "_").replace("-", "_")} ["{name}"]')
            lines += [f'        {label(node)}["{node}{"*" if node.endswith("/") else ""}"]' for node in shown]
            lines.append("    end")
    lines += [f"    {label(a)} --> {label(b)}" for a, b in sorted(arrows())]
    return "\n".join([*lines, "```"])


BLOCK = re.compile(r"(<!-- include diagram: .*? -->\n).*?(\n<!-- end -->)", re.DOTALL)


def page_with_diagram() -> str:
    return BLOCK.sub(lambda m: m[1] + diagram() + m[2], PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        PAGE.write_text(page_with_diagram(), encoding="utf-8")
    else:
        print(diagram())
