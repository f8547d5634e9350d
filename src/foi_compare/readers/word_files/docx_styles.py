"""styles.xml → what a paragraph style says of its paragraphs: heading, list, caption, bold."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from foi_compare.readers.text.prints import Print, as_colour

Element = Any  # lxml elements, as python-docx makes them

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")


class Style(NamedTuple):
    """What a style and the styles it is based on say; `heading` is 0 for none."""

    name: str = ""
    heading: int = 0
    num_id: str = ""
    level: int = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    hidden: bool = False


def read_styles(root: Element | None) -> tuple[dict[str, Style], Style]:
    """Return every style by its id, and the default style of paragraphs."""
    if root is None:
        return {}, Style()
    nodes = {node.get(f"{_W}styleId", ""): node for node in root.iter(f"{_W}style")}
    styles: dict[str, Style] = {}
    for key in nodes:
        _resolve(key, nodes, styles)
    default = next(
        (
            styles[key]
            for key, node in nodes.items()
            if node.get(f"{_W}type") == "paragraph" and node.get(f"{_W}default") in ("1", "true")
        ),
        Style(),
    )
    return styles, default


def is_on(parent: Element | None, tag: str) -> bool | None:
    """Return whether a switch such as `w:b` is on; None where it is not set."""
    found = None if parent is None else parent.find(f"{_W}{tag}")
    return None if found is None else found.get(f"{_W}val", "1").lower() not in _OFF


def printed_in(properties: Element | None, style: Style) -> Print:
    """Return the print of a run from its properties, or from its style where they are silent."""
    bold, italic = is_on(properties, "b"), is_on(properties, "i")
    return Print(
        _colour(properties, style.colour),
        style.bold if bold is None else bold,
        style.italic if italic is None else italic,
    )


def _colour(properties: Element | None, otherwise: str) -> str:
    found = None if properties is None else properties.find(f"{_W}color")
    return otherwise if found is None else as_colour(found.get(f"{_W}val", ""))


def list_of(properties: Element | None) -> tuple[str, int | None]:
    """Return the list (`numId`) and level that paragraph properties name; empty where none."""
    found = None if properties is None else properties.find(f"{_W}numPr")
    if found is None:
        return "", None
    number, level = found.find(f"{_W}numId"), found.find(f"{_W}ilvl")
    depth = None if level is None else level.get(f"{_W}val", "")
    return (
        "" if number is None else number.get(f"{_W}val", ""),
        int(depth) if depth and depth.isdecimal() else None,
    )


def _resolve(key: str, nodes: dict[str, Element], known: dict[str, Style]) -> None:
    """Add a style, and those it is based on, to the known ones."""
    chain: dict[str, Element] = {}
    while key in nodes and key not in chain and key not in known:
        chain[key] = nodes[key]
        based = nodes[key].find(f"{_W}basedOn")
        key = "" if based is None else based.get(f"{_W}val", "")
    style = known.get(key, Style())
    for name, node in reversed(chain.items()):
        known[name] = style = _with(style, node)


def _with(style: Style, node: Element) -> Style:
    named = node.find(f"{_W}name")
    name = "" if named is None else named.get(f"{_W}val", "")
    paragraph, run = node.find(f"{_W}pPr"), node.find(f"{_W}rPr")
    num_id, level = list_of(paragraph)
    printed, hidden = printed_in(run, style), is_on(run, "vanish")
    return Style(
        name=name.lower(),
        heading=_heading(name, paragraph) or style.heading,
        num_id=num_id or style.num_id,
        level=style.level if level is None else level,
        bold=printed.bold,
        italic=printed.italic,
        colour=printed.colour,
        hidden=style.hidden if hidden is None else hidden,
    )


def _heading(name: str, properties: Element | None) -> int:
    if found := _HEADING.fullmatch(name.strip()):
        return int(found.group(1))
    if name.lower() in ("title", "subtitle"):
        return 1 if name.lower() == "title" else 2
    outline = None if properties is None else properties.find(f"{_W}outlineLvl")
    depth = "" if outline is None else outline.get(f"{_W}val", "")
    return int(depth) + 1 if depth.isdecimal() and int(depth) < 9 else 0
