"""The styles of an OpenDocument text → headings, bold text, hidden text and list numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from foi_compare.readers.text.list_markers import letters, roman

Element = Any  # lxml elements

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HEADING = re.compile(r"heading(?:_20_| )(\d)", re.IGNORECASE)
_SUPER = re.compile(r"(?:super|sub|-?\d+%)")


class OdtStyle(NamedTuple):
    """What a style and its parents say."""

    heading: int = 0
    bold: bool = False
    hidden: bool = False
    raised: bool = False
    caption: bool = False


class _Level(NamedTuple):
    format: str
    prefix: str
    suffix: str
    start: int
    shown: int


class Styles:
    """The styles of all parts of one file, by name."""

    def __init__(self, roots: Sequence[Element]) -> None:
        self._nodes: dict[str, Element] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for node in root.iter(f"{STYLE}style"):
                self._nodes[node.get(f"{STYLE}name", "")] = node
            for node in root.iter(f"{TEXT}list-style"):
                self._lists[node.get(f"{STYLE}name", "")] = dict(map(_level, node))
        self._known: dict[str, OdtStyle] = {}

    def style(self, name: str) -> OdtStyle:
        """Return what a style says; an unknown one says nothing."""
        if name not in self._known:
            self._resolve(name)
        return self._known.get(name, OdtStyle())

    def list_of(self, name: str) -> str:
        """Return the list style that a paragraph style names, empty where none."""
        node = self._nodes.get(name)
        return "" if node is None else str(node.get(f"{STYLE}list-style-name", ""))

    def marker(self, name: str, counts: Sequence[int]) -> str:
        """Return what is printed before a list item; `counts` are the numbers of each level."""
        levels = self._lists.get(name, {})
        level = levels.get(len(counts))
        if level is None or level.format == "bullet":
            return "•"
        shown = [
            _in_format(counts[at - 1], levels[at].format if at in levels else "1")
            for at in range(max(1, len(counts) - level.shown + 1), len(counts) + 1)
        ]
        number = ".".join(text for text in shown if text)
        return f"{level.prefix}{number}{level.suffix}".strip() if number else ""

    def start(self, name: str, level: int) -> int:
        """Return the number that a level of a list begins with."""
        found = self._lists.get(name, {}).get(level)
        return 1 if found is None else found.start

    def _resolve(self, name: str) -> None:
        """Make a style known, and those it goes back to."""
        chain: dict[str, Element] = {}
        while name in self._nodes and name not in chain and name not in self._known:
            chain[name] = self._nodes[name]
            name = self._nodes[name].get(f"{STYLE}parent-style-name", "")
        style = self._known.get(name, OdtStyle())
        for key, node in reversed(chain.items()):
            self._known[key] = style = _with(style, node)


def _with(style: OdtStyle, node: Element) -> OdtStyle:
    name = node.get(f"{STYLE}name", "")
    heading = _HEADING.fullmatch(name)
    level = int(heading[1]) if heading else {"Title": 1, "Subtitle": 2}.get(name, style.heading)
    found = node.find(f"{STYLE}text-properties")
    bold, hidden, raised = style.bold, style.hidden, style.raised
    if found is not None:
        weight = found.get(f"{_FO}font-weight")
        bold = bold if weight is None else weight in ("bold", "600", "700", "800", "900")
        hidden = hidden or found.get(f"{TEXT}display") == "none"
        raised = raised or _SUPER.match(found.get(f"{STYLE}text-position", "")) is not None
    return OdtStyle(level, bold, hidden, raised, style.caption or name in ("Caption", "Table"))


def _level(node: Element) -> tuple[int, _Level]:
    bullet = not node.tag.endswith("list-level-style-number")
    return _integer(node.get(f"{TEXT}level"), 0), _Level(
        format="bullet" if bullet else node.get(f"{STYLE}num-format", ""),
        prefix=node.get(f"{STYLE}num-prefix", ""),
        suffix=node.get(f"{STYLE}num-suffix", ""),
        start=_integer(node.get(f"{TEXT}start-value"), 1),
        shown=_integer(node.get(f"{TEXT}display-levels"), 1),
    )


def _in_format(number: int, style: str) -> str:
    match style:
        case "a":
            return letters(number, doubled=True)
        case "A":
            return letters(number, doubled=True).upper()
        case "i":
            return roman(number)
        case "I":
            return roman(number).upper()
        case "1":
            return str(number)
        case _:
            return ""


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
