"""Answers told from their questions by their print alone: one paragraph → question and answer.

A reply may be typed into the request itself, right behind each question and in another colour.
"""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from foi_compare.model import Block, TextBlock

_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_SHORT_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b.*\)")
_NAMED = {
    "red": "ff0000", "darkred": "8b0000", "green": "008000", "darkgreen": "006400",
    "blue": "0000ff", "darkblue": "00008b", "navy": "000080", "purple": "800080",
    "orange": "ffa500", "teal": "008080", "maroon": "800000", "grey": "808080", "gray": "808080",
}  # fmt: skip
_BLACK = "000000"
# Where on the colour circle, in degrees, each hue ends that letters name.
_HUES = ((15, "red"), (45, "orange"), (70, "yellow"), (165, "green"), (260, "blue"))
_ANNOUNCED = re.compile(
    r"\b(?:answer|repl(?:y|ies)|respon[sd]|comment)\w*\b[^.?!]{0,80}"
    r"\bin (?:\w+ )?(red|orange|yellow|green|blue|purple)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\W*(?:q(?:uestion)?\s*)?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?(?:\(\w{1,4}\)|[.):/])", re.IGNORECASE
)
_ENDS = (".", "?", ":", ";")
_FEW_WORDS = 4  # fewer are a label or a heading that runs into its text, and no question
_LEAST = 2  # paragraphs: what is printed in this way once only stresses a word


class Print(NamedTuple):
    """How letters are printed; `colour` in six hexadecimal digits, empty for the usual one."""

    colour: str = ""
    bold: bool = False
    italic: bool = False


class Turn(NamedTuple):
    """A paragraph that changes its print once: the text in the one and the text in the other."""

    first: str
    second: str
    before: Print
    after: Print


class Prints:
    """Notes in which print each piece of a paragraph stands."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Print]] = []

    def add(self, piece: int, printed: Print) -> None:
        """Note the print of the piece with this index and of those behind it."""
        if not self._found or self._found[-1][1] != printed:
            self._found.append((piece, printed))

    def clear(self) -> None:
        """Forget a paragraph that has ended."""
        self._found.clear()

    def turn(self, pieces: Sequence[str], settled: Callable[[str], str]) -> Turn | None:
        """Return where the pieces change their colour once, or else how heavy they are."""
        for kind in (_colour, _weight):
            turned = [
                (at, before, after)
                for (_, before), (at, after) in pairwise(self._found)
                if kind(before) != kind(after)
            ]
            if len(turned) == 1:
                at, before, after = turned[0]
                first, second = "".join(pieces[:at]), "".join(pieces[at:])
                within = first[-1:].isalnum() and second[:1].isalnum()
                return None if within else Turn(settled(first), settled(second), before, after)
            if turned:
                return None
        return None


def as_colour(written: str) -> str:
    """Return a colour as six hexadecimal digits; empty for black, or where it is not known."""
    written = written.strip().lower()
    short = _SHORT_HEX.fullmatch(written)
    if short is not None:
        written = "".join(sign * 2 for sign in short.groups())
    elif (mixed := _RGB.fullmatch(written)) is not None:
        written = "".join(f"{min(int(part), 255):02x}" for part in mixed.groups())
    whole = _HEX.fullmatch(_NAMED.get(written, written))
    return "" if whole is None or whole[1] == _BLACK else whole[1]


def parted(blocks: Sequence[Block], turns: Mapping[int, Turn]) -> Iterator[Block]:
    """Yield the blocks of a document, each answer parted from the question that it stands behind.

    `turns` holds, by its index, each block that changes its print. That is parted where two
    questions do so alike, or where the letter says in which colour it answers.
    """
    hues = frozenset(_announced(blocks)) if turns else frozenset()
    alike = Counter(
        _change(turn) for at, turn in turns.items() if _asks_and_answers(blocks[at], turn)
    )
    for at, block in enumerate(blocks):
        turn = turns.get(at)
        if turn is None or not isinstance(block, TextBlock):
            yield block
        elif _asks_and_answers(block, turn) and (
            alike[_change(turn)] >= _LEAST or _hue(turn.after.colour) in hues
        ):
            yield replace(block, text=turn.first, bold=turn.before.bold)
            yield TextBlock(text=turn.second, place=block.place, bold=turn.after.bold)
        else:
            yield block


def _colour(printed: Print) -> object:
    return printed.colour


def _weight(printed: Print) -> object:
    return printed.bold, printed.italic


def _change(turn: Turn) -> tuple[object, object]:
    """Return what changes: the colour, whatever else does, or else how heavy the letters are."""
    kind = _weight if _colour(turn.before) == _colour(turn.after) else _colour
    return kind(turn.before), kind(turn.after)


def _asks_and_answers(block: Block, turn: Turn) -> bool:
    """Return whether one half may be a question and the other a sentence of its own.

    `Offences in` and a coloured `2022` is one sentence; `Response:` is no question.
    """
    if not isinstance(block, TextBlock) or block.kind not in ("paragraph", "list_item"):
        return False
    opens = next((sign for sign in turn.second if sign.isalnum()), "a")
    if opens.islower() or _ANNOUNCED.search(block.text) is not None:
        return False
    if turn.first.endswith("?"):
        return True
    coloured = _colour(turn.before) != _colour(turn.after)
    numbered = _NUMBERED.match(f"{block.marker} {turn.first}") is not None
    whole = turn.first.endswith(_ENDS) and len(turn.first.split()) > _FEW_WORDS
    return numbered and whole and (coloured or opens.isdigit())


def _announced(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from (found[1].lower() for found in _ANNOUNCED.finditer(block.text))


def _hue(colour: str) -> str:
    """Return the name of a colour's hue; empty for the usual colour and for greys."""
    if not colour:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    turned, saturation, _ = colorsys.rgb_to_hsv(red, green, blue)
    degrees = turned * 360
    if saturation < 0.2:
        return ""
    return next(
        (name for end, name in _HUES if degrees < end), "purple" if degrees < 330 else "red"
    )
