"""A person who has the documents before them: answers to questions from the truths alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from finishing.scoring import Row, Scorer, has_value
from finishing.truths import Cell, Known, Set

PART_MARK = " | "
_IN_ONE_ANSWER = 10  # numbers answered one by one that cost as much as one answer
# Where the lines of a table stand on its page, as a person sees them: what was read is more.
DRAWN = {
    "two_column_page.pdf": "x=50 196 231 281; y=147 161.5 180 197.7 216 244 284 315",
}
_YEAR = re.compile(r"\d{4}(?:[/-]\d{2,4})?|Q[1-4].*|[A-Z][a-z]{2,8}[ -]\d{2,4}")


class Told(NamedTuple):
    """An answer, and how many it counts for."""

    answer: str
    detail: str = ""
    cost: int = 1


class Person:
    """Answers the questions of one run from what is known of its documents."""

    def __init__(self, known: Set, scorer: Scorer, observations: Iterable[Row]) -> None:
        """Take the truths, the rules of what is right, and the numbers of the run."""
        self._known = known
        self._scorer = scorer
        self._numbers = [row for row in observations if row["measure"] != "percentage"]

    def answer(self, line: Row) -> Told | None:
        """Return the answer to one line of the todo file; None where the truths say nothing."""
        known = self._known.of(line["file"])
        if known is None:
            return None
        if line["kind"] == "force":
            return Told(known.force) if known.force else None
        if line["kind"] == "disposition":
            if not known.dispositions:
                return None
            return Told(known.dispositions.get(line["subject"], "no_question"))
        if known.file in DRAWN:
            return Told("grid", DRAWN[known.file]) if line["kind"] == "table" else None
        numbers = self.numbers_of(line)
        if not numbers or any(one["value_as_printed"] in known.asked for one in numbers):
            return None
        answers = {
            "column": self._lines,
            "row": self._lines,
            "number": self._each,
            "label": self._label,
            "table": self._table,
            "question": self._question,
            "blank": self._blank,
        }
        return answers[line["kind"]](line, numbers, known) if line["kind"] in answers else None

    def numbers_of(self, line: Row) -> list[Row]:
        """Return the numbers that a line of the todo file speaks of, in the order of the page."""
        if line["kind"] == "label":
            return [
                one
                for one in self._numbers
                if one["status"] == "review"
                and one["force_id"] == line["force_id"]
                and one["label"].strip("'") == line["subject"].strip("'")
            ]
        places = places_of(line["anchor"])
        found = [
            one
            for one in self._numbers
            if one["sha256"] == line["source_sha256"] and places & places_of(one["anchor"])
        ]
        return sorted(found, key=lambda one: min(places_of(one["anchor"])))

    def _lines(self, line: Row, numbers: Sequence[Row], known: Known) -> Told | None:
        lines: dict[tuple[int, ...], list[Row]] = defaultdict(list)
        for one in numbers:
            at = (int(one["column"]),)
            lines[(int(one["page"] or 0), _row(one)) if line["kind"] == "row" else at].append(one)
        answers = [self._line(lines[at], known) for at in sorted(lines)]
        if any(answer is None for answer in answers):
            return None
        return Told(PART_MARK.join(filter(None, answers)))

    def _line(self, numbers: Sequence[Row], known: Known) -> str | None:
        """Return what a column, or a row, is."""
        if not any(_cells(known, one) for one in numbers):
            return "none"
        right = [c for one in numbers for c in _cells(known, one) if self._is_read(c, one)]
        if len(right) >= len(numbers) - sum(not _cells(known, one) for one in numbers) > 0:
            return "count"  # the line is what it is read as
        if not any(one["label"] for one in numbers):
            code = self._code_of_all(numbers, known)
            return f"code {code}" if code else None
        heads: dict[tuple[str, str], int] = defaultdict(int)
        for one in numbers:
            cells = [cell for cell in _cells(known, one) if one["code"] in {"", cell["code"]}]
            for head in {(cell["series"], cell["breakdown"]) for cell in cells}:
                heads[head] += 1
        if not heads:
            return "none"
        printed = words_of(" ".join((numbers[0]["series"], numbers[0]["breakdown"])))
        best = max(heads, key=lambda h: (heads[h], len(words_of(" ".join(h)) & printed)))
        return _said(best, numbers[0])

    def _is_read(self, cell: Cell, one: Row) -> bool:
        return one["code"] == cell["code"] and self._scorer.is_placed(cell, one)

    def _code_of_all(self, numbers: Sequence[Row], known: Known) -> str:
        """Return the code that all numbers have, so that most of them stand where they are read."""
        codes: dict[str, tuple[int, int]] = {}
        for code in dict.fromkeys(cell["code"] for cell in known.cells):
            fitting = [[c for c in _cells(known, one) if c["code"] == code] for one in numbers]
            placed = [
                any(self._scorer.is_placed(cell, one) for cell in own)
                for own, one in zip(fitting, numbers, strict=True)
            ]
            codes[code] = (sum(map(bool, fitting)), sum(placed))
        best = max(codes, key=lambda code: codes[code], default="")
        return best if best and codes[best][0] == len(numbers) else ""

    def _each(self, _line: Row, numbers: Sequence[Row], known: Known) -> Told:
        cells = _in_order(numbers, known)
        answers = [
            "none" if cell is None else self._number(one, cell)
            for one, cell in zip(numbers, cells, strict=True)
        ]
        if len(set(answers)) == 1:
            return Told(answers[0])
        return Told(PART_MARK.join(answers), cost=-(-len(answers) // _IN_ONE_ANSWER))

    def _number(self, one: Row, cell: Cell) -> str:
        if not has_value(cell, one):
            return f"value {cell['value']}"
        same = one["code"] == cell["code"]
        return "as_read" if same else f"code {cell['code']}"

    def _label(self, line: Row, numbers: Sequence[Row], known: Known) -> Told | None:
        named = known.named.get(line["subject"].casefold(), "")
        if named:
            return Told(named) if not named.startswith("A") else None
        codes: set[str] | None = None
        for one in numbers:
            own = self._known.of(one["file"]) or known
            placed = [c for c in _cells(own, one) if self._scorer.is_placed(c, one)]
            found = {cell["code"] for cell in placed or _cells(own, one)}
            codes = found if codes is None else codes & found
        if not codes:
            return Told("none") if not any(_cells(known, one) for one in numbers) else None
        offered = [code for code in line["choices"].split(PART_MARK) if code in codes]
        return Told(offered[0] if offered else min(codes))

    def _table(self, _line: Row, numbers: Sequence[Row], known: Known) -> Told:
        found = [
            [c for c in _cells(known, one) if one["code"] in {"", c["code"]}] for one in numbers
        ]
        if sum(map(bool, found)) * 2 < len(numbers):
            return Told("not_outcomes")
        for key, name in (("series", "period"), ("breakdown", "offence")):
            texts = set.intersection(*({cell[key] for cell in own} for own in found if own))
            text = next(iter(texts)) if len(texts) == 1 else ""
            if text and not words_of(text) <= place_of(numbers[0]):
                return Told("facts", f"{name}={text}")
        return Told("outcomes")

    def _question(self, _line: Row, numbers: Sequence[Row], known: Known) -> Told | None:
        found = [{str(cell["question"]) for cell in _cells(known, one)} for one in numbers]
        common = set.intersection(*(own for own in found if own)) if any(found) else set()
        return Told(min(common)) if common else None

    def _blank(self, _line: Row, numbers: Sequence[Row], known: Known) -> Told:
        for one in numbers:
            for cell in known.cells:
                if cell["code"] == one["code"] and self._scorer.is_placed(cell, one):
                    return Told("zero" if cell["kind"] == "exact" else "suppressed")
        return Told("not_held")


def places_of(anchor: str) -> frozenset[tuple[str, int, int]]:
    """Return the places that an anchor names: part, numeral, and the column of a blank."""
    places: set[tuple[str, int, int]] = set()
    for written in filter(None, anchor.split("|")):
        part, _, pieces = written.rpartition("#")
        for piece in pieces.split(","):
            at, cross, across = piece.partition("x")
            first, _, last = at.partition("-")
            if cross:
                places.add((part, int(at), int(across)))
            else:
                places |= {(part, n, 0) for n in range(int(first), int(last or first) + 1)}
    return frozenset(places)


def _cells(known: Known, one: Row) -> list[Cell]:
    return [cell for cell in known.cells if has_value(cell, one)]


def _in_order(numbers: Sequence[Row], known: Known) -> list[Cell | None]:
    """Return the cell of each number; the numbers stand in the order in which the page has them."""
    values = [float(one["value"]) if one["value"] else -1.0 for one in numbers]
    cells: list[Cell | None] = [None] * len(numbers)
    printed = [float(value) for value, _ in known.printed]
    left = set(range(len(numbers)))
    for block in SequenceMatcher(None, values, printed, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            cells[block.a + step] = known.printed[block.b + step][1]
            left.discard(block.a + step)
    for at in left:
        found = _cells(known, numbers[at])
        cells[at] = found[0] if found else None
    return cells


def _said(head: tuple[str, str], one: Row) -> str:
    """Return what a heading lacks: its period, or else its breakdown."""
    series, breakdown = head
    place = place_of(one)
    if series and not words_of(series) <= place:
        return series if _YEAR.fullmatch(series) else f"breakdown: {series}"
    if breakdown and not words_of(breakdown) <= place:
        return f"breakdown: {breakdown}"
    text = series or breakdown or one["series"]
    return text if _YEAR.fullmatch(text) else f"breakdown: {text}"


def place_of(one: Row) -> set[str]:
    """Return the words that say where a number stands."""
    names = ("series", "breakdown", "offence", "label")
    return words_of(" ".join(one[name] for name in names))


def words_of(text: str) -> set[str]:
    """Return the words of a text, without case and marks."""
    return set(re.sub(r"[^a-z0-9/]+", " ", text.lower()).split())


def _row(one: Row) -> int:
    return int(re.match(r"\d+", one["row"] or "0")[0])  # type: ignore[index]
