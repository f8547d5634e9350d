"""numbering.xml → the list numbers that Word computes and does not store."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from foi_compare.readers.text.list_markers import letters, ordinal, roman

Element = Any  # lxml elements, as python-docx makes them

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_STYLES: dict[str, Callable[[int], str]] = {
    "lowerLetter": lambda number: letters(number, doubled=True),
    "upperLetter": lambda number: letters(number, doubled=True).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": ordinal,
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _: "",
}


class _Level(NamedTuple):
    start: int = 1
    style: str = "decimal"
    text: str = "%1."
    legal: bool = False
    restart: int = -1


class Numbering:
    """Counts the lists of one document; ask for each numbered paragraph once, in order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._of_num: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._overrides: dict[tuple[str, int], _Level] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._seen: set[str] = set()
        if root is not None:
            self._load(root)

    def marker(self, num_id: str, level: int) -> str:
        """Return what Word prints before the next paragraph of a list, empty where nothing."""
        abstract = self._of_num.get(num_id)
        if abstract is None or not 0 <= level < _LEVELS:
            return ""
        if num_id not in self._seen:
            self._seen.add(num_id)
            for at in range(_LEVELS):
                if (num_id, at) in self._starts:  # this list starts afresh
                    self._counts.pop((abstract, at), None)
        spec = self._level(num_id, abstract, level)
        start = self._starts.get((num_id, level), spec.start)
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            restart = self._level(num_id, abstract, deeper).restart
            if restart != 0 and (restart < 0 or level < restart):
                self._counts.pop((abstract, deeper), None)
        return self._printed(num_id, abstract, level, spec)

    def _printed(self, num_id: str, abstract: str, level: int, spec: _Level) -> str:
        if spec.style == "none":
            return ""
        if spec.style == "bullet":
            return "•"

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            other = self._level(num_id, abstract, at)
            count = self._counts.get((abstract, at), self._starts.get((num_id, at), other.start))
            style = "decimal" if spec.legal and at < level else other.style
            return _in_style(count, style)

        return _PLACEHOLDER.sub(number, spec.text).strip()

    def _level(self, num_id: str, abstract: str, level: int) -> _Level:
        override = self._overrides.get((num_id, level))
        if override is not None:
            return override
        return self._abstract.get(abstract, {}).get(level, _Level())

    def _load(self, root: Element) -> None:
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for node in root.iter(f"{_W}abstractNum"):
            key = node.get(f"{_W}abstractNumId", "")
            self._abstract[key] = {
                _integer(level.get(f"{_W}ilvl")): _level_of(level)
                for level in node.iter(f"{_W}lvl")
            }
            if style := _value(node, "styleLink"):
                by_style[style] = key
            if style := _value(node, "numStyleLink"):
                linked[key] = style
        for node in root.iter(f"{_W}num"):
            num_id = node.get(f"{_W}numId", "")
            abstract = _value(node, "abstractNumId")
            self._of_num[num_id] = by_style.get(linked.get(abstract, ""), abstract)
            for override in node.iter(f"{_W}lvlOverride"):
                at = _integer(override.get(f"{_W}ilvl"))
                if start := _value(override, "startOverride"):
                    self._starts[num_id, at] = _integer(start, 1)
                level = override.find(f"{_W}lvl")
                if level is not None:
                    self._overrides[num_id, at] = _level_of(level)


def _level_of(node: Element) -> _Level:
    legal = node.find(f"{_W}isLgl")
    return _Level(
        start=_integer(_value(node, "start"), 1),
        style=_value(node, "numFmt") or "decimal",
        text=_value(node, "lvlText"),
        legal=legal is not None and legal.get(f"{_W}val", "1") not in ("0", "false"),
        restart=_integer(_value(node, "lvlRestart"), -1),
    )


def _in_style(number: int, style: str) -> str:
    write = _STYLES.get(style)
    return str(number) if write is None else write(number)


def _value(node: Element, tag: str) -> str:
    found = node.find(f"{_W}{tag}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _integer(text: str | None, otherwise: int = 0) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
