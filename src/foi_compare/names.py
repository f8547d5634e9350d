"""Names as systems hold them to names as the outputs print them, no two of a folder alike."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from foi_compare.spreadsheets import neutralise
from foi_compare.text import fold_space

# Listed and not asked of `unicodedata`, which knows other characters with each Python: controls,
# what is not UTF-8, soft hyphens, what turns the direction of a text, and what has no width.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_VARIANT = re.compile("[\ufe00-\ufe0f]")  # one emoji in black or in colour
_STAND_IN = "\ufffd"


def printed_name(name: str) -> str:
    """Return the name of a file or folder as the outputs print it.

    It is the same on every system and always UTF-8; what cannot be seen, or would change the line
    it is printed in, stands as a question mark in a diamond.
    """
    shown = _UNSEEN.sub(_STAND_IN, unicodedata.normalize("NFC", name))
    return shown if shown.strip() else _STAND_IN


def printed_path(path: str) -> str:
    """Return a name with the folders before it as the outputs print them."""
    return "/".join(printed_name(part) if part else "" for part in path.split("/"))


def print_of(name: str) -> str:
    """Return what two printed names have in common that look the same in a table."""
    return neutralise(fold_space(_VARIANT.sub("", name)))


def told_apart(names: Iterable[str]) -> Mapping[str, str]:
    """Return the printed name of each entry of one folder; no two look the same.

    Of those that would, one that prints as it is written keeps its name, then the first by its
    characters; each other has a number before its ending. The order of the names decides nothing.
    """
    apart = Apart()
    ordered = sorted((printed_name(name) != name, name) for name in set(names))
    return {name: apart.name_for(printed_name(name)) for _, name in ordered}


class Apart:
    """Gives printed names away, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._times: Counter[str] = Counter()

    def name_for(self, name: str) -> str:
        """Return the name, with a number where one that looks the same was given away before."""
        free = next(one for one in self._numbered(name) if print_of(one) not in self._taken)
        self._taken.add(print_of(free))
        return free

    def _numbered(self, name: str) -> Iterator[str]:
        looks = print_of(name)
        if not self._times[looks]:
            self._times[looks] = 1
            yield name
        stem, ending = _split(name)
        while True:
            self._times[looks] += 1
            yield f"{stem} ({self._times[looks]}){ending}"


def _split(name: str) -> tuple[str, str]:
    """Return a name before its ending, and the ending with its dot."""
    stem, dot, ending = name.rpartition(".")
    whole = not stem or stem.endswith("/") or "/" in ending
    return (name, "") if whole else (stem, dot + ending)
