"""What became of each figure of the real pages, rebuilt: right, asked, wrong, set aside, lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from accuracy.reading import Row

Verdict = Literal["right", "asked", "wrong", "set aside", "lost", "invented"]
VERDICTS: tuple[Verdict, ...] = ("right", "asked", "wrong", "set aside", "lost", "invented")

_WORDS = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"\d[\d,]*")
_TOTALS = frozenset({"total", "subtotal"})
_PLACE = ("label", "series", "breakdown", "offence", "evidence")


class Printed(NamedTuple):
    """A figure of the truth; `meaning` is a code, `A`, `A8`, `G`, `T`, `N` or `V:` and a code."""

    value: str
    meaning: str
    series: str = ""
    label: str = ""


class Judged(NamedTuple):
    """A figure, what became of it, and the row that says so: an observation or what is aside."""

    file: str
    figure: Printed
    verdict: Verdict
    row: Row


@dataclass(frozen=True, slots=True)
class Page:
    """A document: its figures as the truth tells them, and the rows that were written of it."""

    file: str
    figures: tuple[Printed, ...]
    observations: Sequence[Row] = ()
    set_aside: Sequence[Row] = field(default=())


def judge(page: Page) -> Iterator[Judged]:
    """Yield the verdict on each figure, then on each row with a code that no figure is behind."""
    taken = _taken(page)
    used = {id(row) for row in taken.values()}
    for place, figure in enumerate(page.figures):
        row = taken.get(place, {})
        yield Judged(page.file, figure, _verdict(figure, row), row)
    for row in page.observations:
        if id(row) not in used and _gives_code(row):
            nothing = Printed(row["value_as_printed"], "N", row["series"], row["label"])
            yield Judged(page.file, nothing, "invented", row)


def kind_of(meaning: str) -> str:
    """Return how a meaning is counted: `code` for every code, of crimes or of people."""
    return meaning if meaning in {"A", "A8", "G", "T", "N"} else "code"


def _taken(page: Page) -> dict[int, Row]:
    """Return the row behind each figure, by the place of the figure: the likest pairs first.

    A row is behind one figure alone. Observations come before what is set aside.
    """
    found: dict[int, Row] = {}
    used: set[int] = set()
    for rows in (page.observations, page.set_aside):
        pairs = [
            (_likeness(figure, row), place, row)
            for place, figure in enumerate(page.figures)
            for row in rows
            if place not in found and _plain(figure.value) in _printed(row)
        ]
        for _, place, row in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
            if place not in found and (id(row) not in used or "rule" in row):
                found[place] = row
                used.add(id(row))
    return found


def _likeness(figure: Printed, row: Row) -> float:
    """Return the share of the words of a figure's headings that stand around a row."""
    wanted = _words((figure.series, figure.label))
    place = _words(row.get(column, "") for column in _PLACE)
    own = _words((row.get("label", ""), row.get("series", "")))
    return (len(wanted & place) + len(wanted & own)) / (2 * len(wanted)) if wanted else 0.0


def _verdict(figure: Printed, row: Row) -> Verdict:
    counts_code = figure.meaning != "N"
    if "status" not in row:
        if not counts_code:
            return "right"
        return "set aside" if row else "lost"
    if row["status"] == "review":
        return "asked"
    if not counts_code:
        return "invented" if _gives_code(row) else "right"
    return "right" if _meets(figure.meaning, row) else "wrong"


def _meets(meaning: str, row: Row) -> bool:
    """Return whether an accepted row says what a figure means."""
    if meaning == "G":
        return row["role"] == "group"
    if meaning == "T":
        return row["role"] in _TOTALS
    if meaning.startswith("V:"):
        return row["code"] == meaning[2:] and row["unit"] not in {"", "crimes", "offences"}
    return _gives_code(row) and row["code"] == meaning.removeprefix("A")


def _gives_code(row: Row) -> bool:
    return row["status"] != "review" and row["role"] == "code" and bool(row["code"])


def _printed(row: Row) -> set[str]:
    if "rule" in row:
        return {_plain(text) for text in _NUMBERS.findall(row["text"])}
    return {_plain(row["value_as_printed"]), row["value"]}


def _plain(text: str) -> str:
    return text.replace(",", "").strip()


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORDS.findall(text.casefold())}
