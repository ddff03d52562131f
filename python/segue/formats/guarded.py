"""XML read as a stream of events by expat under defusedxml's guard.

No entities, nothing external, errors with their line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .._core import DataError
from .source import Source

DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
DEEPEST = 200  # of nested elements; playlists in folders need a dozen

Handlers = tuple[Callable[..., Any], Callable[..., Any] | None, Callable[..., Any] | None]


def content(source: Source) -> bytes:
    """The file as UTF-8 bytes, whatever it was in. Raises DataError."""
    data = source.content
    declared = DECLARED.match(data)
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]
    utf8 = not declared or declared[1].lower() in (b"utf-8", b"us-ascii", b"ascii")
    if not wide and utf8 and _is_utf8(data):
        return data.removeprefix(b"\xef\xbb\xbf")
    if not wide and declared and not utf8:
        try:
            text = data.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError):
            raise DataError(
                f"{source.name}: line 1: its encoding is said to be {declared[1].decode()}, which it is not"
            ) from None
    else:
        text = source.text
    return re.sub(r"""(\A\s*<\?xml[^>]*?encoding\s*=\s*["'])[\w.-]+""", r"\1UTF-8", text).encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def walk(data: bytes, name: str, handlers: Callable[[Any], Handlers], doctype: bool = False) -> None:
    """Feeds the events of a document to the (start, end, text) that `handlers` makes of the expat parser.

    Raises DataError, with the line, where the document is damaged, cut short, nested too deeply or declares entities.
    """
    try:
        from defusedxml import DefusedXmlException, DTDForbidden, EntitiesForbidden
        from defusedxml.ElementTree import DefusedXMLParser
    except ImportError:
        raise DataError(f"{name}: XML needs defusedxml: pip install segue[formats]") from None
    from xml.etree.ElementTree import ParseError
    from xml.parsers.expat import ExpatError, errors

    guarded = DefusedXMLParser(forbid_dtd=not doctype)
    expat = guarded.parser
    start, end, text = handlers(expat)
    depth = 0

    def deeper(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise DataError(
                f"{name}: line {expat.CurrentLineNumber}: elements nest more than {DEEPEST} deep; the file is refused"
            )
        start(tag, attributes)

    def higher(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(tag)

    expat.ordered_attributes = False
    expat.StartElementHandler, expat.EndElementHandler, expat.CharacterDataHandler = deeper, higher, text
    expat.DefaultHandlerExpand = None
    try:
        expat.Parse(data, True)
    except (ExpatError, ParseError) as e:
        code = getattr(e, "code", 0)
        cut = errors.messages.get(code) in (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN)
        reason = "the file ends too early" if cut else str(e).partition(":")[0]
        raise DataError(f"{name}: line {expat.ErrorLineNumber}: {reason}; the XML is damaged or cut short") from None
    except DTDForbidden:
        raise DataError(
            f"{name}: line {expat.CurrentLineNumber}: it has a document type; playlists need none, and it is refused"
        ) from None
    except EntitiesForbidden as e:
        raise DataError(
            f"{name}: line {expat.CurrentLineNumber}: it declares the entity '{e.name}'; such files are refused"
        ) from None
    except DefusedXmlException as e:
        raise DataError(f"{name}: line {expat.CurrentLineNumber}: {type(e).__name__}; the file is refused") from None


def tag_end(data: bytes, at: int) -> int:
    """Where the tag that starts at `at` ends."""
    found = TAG.match(data, at)
    return found.end() if found else at


def is_empty(data: bytes, start: int, at: int) -> bool:
    """Whether the element that starts at `start` is '<A/>', of which expat says that it ends at `at`, behind its tag."""
    return data[at - 2 : at] == b"/>" and tag_end(data, start) == at


def element_end(data: bytes, start: int, at: int) -> int:
    """Where the element ends that starts at `start` and whose end expat reports at `at`."""
    return at if is_empty(data, start, at) else tag_end(data, at)


def legible(text: str) -> str:
    """The text with what XML 1.0 cannot hold (control characters) as U+FFFD."""
    return ILLEGAL.sub("\ufffd", text)


def attribute(text: Any) -> str:
    """A value in double quotes, as an attribute holds it; tabs and line ends survive."""
    plain = legible(str(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return '"' + plain.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;") + '"'


def body(text: Any) -> str:
    """A value as the text of an element; a carriage return survives."""
    return legible(str(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def element(tag: str, attributes: dict[str, Any], inner: str | None = None) -> str:
    """'<tag a="1"/>', without attributes whose value is None; with `inner` XML between tags."""
    given = "".join(f" {name}={attribute(value)}" for name, value in attributes.items() if value is not None)
    return f"<{tag}{given}/>" if inner is None else f"<{tag}{given}>{inner}</{tag}>"
