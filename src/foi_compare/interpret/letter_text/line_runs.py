"""The lines of a block to runs: the lines that belong together, up to one that opens another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from foi_compare.interpret.language.phrases import LONGEST_SENTENCE, Phrasebook, plain
from foi_compare.interpret.language.sentences import cuts_section
from foi_compare.interpret.letter_text.bare_answers import is_amount, is_bare_answer
from foi_compare.interpret.letter_text.label_rows import MONTHS, listed_lines
from foi_compare.interpret.letter_text.line_cuts import ANSWERS, pieces_of_line
from foi_compare.interpret.letter_text.numbering import before
from foi_compare.interpret.letter_text.printed_lines import Print, only_marker
from foi_compare.interpret.letter_text.repeated_lines import unmarked
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.table_layout.flat_lines import Line
from foi_compare.interpret.table_layout.grouped_lines import lines_in_groups
from foi_compare.model import Place
from foi_compare.text import fold_space

_LINE = re.compile(r"[^\n]+")
# A line that ends so goes on in the next, also where that opens with a number.
_DANGLING = re.compile(
    r"(?:\b(?:outcomes?|oc|codes?|types?|sections?|class|and|or|to|of|the|than|least|under|over|aged"
    r"|between|number|in|on|for|with|by|from|at|an?|is|are|was|were)|,|&)\s*$"
)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s*$")
_MONTH = re.compile(rf"\s*(?:{MONTHS})\b")
_SMALL_WORD = re.compile(r"\s*(?:[a-z]{5,}|[a-z]+(?=\s))")
# A line that names the table below it: `Table 1 (question 2)`, `Appendix A: robbery`.
_TABLE_TITLE = re.compile(
    r"\W*(?:table|tabl|chart|appendix|annex|schedule)\s(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})\s*"
    r"(?:[:.)-]|$|\s?\((?:question|q|request|point|part)\b)"
)
_TITLE_WORDS = 10
_MARKS = (".", "?", "!", ":", ";")
_BARE_NUMBER = re.compile(r"\s*\(?\d{1,2}[a-z]?[\s.)/]")
_WRAPPED = 120
# What is longer than a sentence is no heading, and its two ends say how it goes on: were all of it
# read again for each line that joins it, time would grow with the square of a run.
_OPENING = LONGEST_SENTENCE + 1
_ENDING = 400
_FAREWELL = 3  # words of `Yours sincerely` and the like


def runs_of(text: str, print_: Print) -> list[tuple[int, int, bool]]:
    """Return (start, end, is a list) of the runs of a block: lines that belong together.

    A line that the document prints again is a run of its own, with the rest of its sentence below.
    """
    twice = print_.twice
    spans = [found.span() for found in _LINE.finditer(text) if found.group().strip()]
    grouped = {spans[at] for at in _grouped(text, spans)}
    pieces = [
        piece
        for start, end in spans
        for piece in (
            [(start, end)] if (start, end) in grouped else pieces_of_line(text, start, end, print_)
        )
    ]
    listed = [
        row or piece in grouped
        for piece, row in zip(pieces, listed_lines(text, pieces), strict=True)
    ]
    heads = _heads_of_rows([text[start:end] for start, end in pieces], listed)
    for head in heads:  # one that no row stands below is a sentence
        listed[head] = head + 1 not in heads and any(listed[head + 1 : head + 2])
    runs: list[tuple[int, int, bool]] = []
    ended = False
    for number, (start, end) in enumerate(pieces):
        previous = runs[-1] if runs else None
        run = (start, end, listed[number])
        alone = bool(twice) and unmarked(text[start:end]) in twice
        line = text[start:end].lstrip()
        above = text[max(0, start - _ENDING) : start].rstrip() if ended else ""
        unended = ended and not above.endswith(_MARKS)
        within = unended and print_.marker(line) is None
        within = within and (not line[:1].isupper() or _goes_on(above, line))
        apart = ((alone or ended) and not within) or number in heads
        if previous is None or apart or (not within and _opens(text, run, previous, print_)):
            runs.append(run)
        else:
            runs[-1] = (previous[0], end, previous[2])
        ended = alone
    return runs


def _grouped(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the places of lines that stand over the same words and numbers, and of those."""
    return lines_in_groups([Line(text[a:b], 0, a, Place("")) for a, b in spans])


def _heads_of_rows(lines: Sequence[str], listed: Sequence[bool]) -> frozenset[int]:
    """Return the places of rows that are numbered as questions are, the rows of each below it.

    `1. Thefts: 294`, `charged: 61`, `2. Shops: 52`, `3. Not held.`: the count goes on in words, as
    that of the rows of a list of outcomes does not.
    """
    markers = [(at, read_marker(line)) for at, line in enumerate(lines)]
    numbered = {at: one.numbers[0] for at, one in markers if one is not None and one.kind == "bare"}
    rows = frozenset(at for at in numbered if listed[at])
    in_words = 1 < len(rows) < len(numbered)
    return rows if in_words and _count_up([*numbered.values()]) else frozenset()


def _count_up(numbers: Sequence[str]) -> bool:
    """Return whether numbers count up from a first one: `1`, `2`, `3`; `a`, `b`."""
    first = numbers[0].casefold() in {"1", "a", "i"}
    return first and all(a.casefold() in before(b) for a, b in pairwise(numbers))


def _opens(
    text: str, run: tuple[int, int, bool], previous: tuple[int, int, bool], print_: Print
) -> bool:
    """Return whether a line opens a new segment; `run` and `previous` as `runs_of` gives them."""
    book = print_.book
    start, end, listed = run
    if listed or previous[2]:
        return listed != previous[2]
    opened = text[previous[0] : min(previous[1], previous[0] + _OPENING)]
    before = text[max(previous[0], previous[1] - _ENDING) : previous[1]]
    one_break = text[previous[1] : start].count("\n") == 1
    line = text[start:end]
    named = _names_table(line) or _names_table(opened)
    if not one_break or named or is_heading(opened, book) or only_marker(opened):
        return True
    # The run of which a line is one says that it begins here.
    numbered = print_.marker(line) != read_marker(line)
    if not numbered and _goes_on(before, line):
        return False
    if numbered or read_marker(line) is not None or is_heading(line, book):
        return True
    if _is_furniture(line, book) or _is_furniture(opened, book):
        return True
    # Lines this long are not wrapped: each is a paragraph.
    ended = before[-3:].rstrip().endswith((".", "?", ":", "!"))
    last = before[before.rfind("\n") + 1 :]
    if (
        max(len(line), len(last)) > _WRAPPED
        and line[:1].isupper()
        and (ended or len(last) > _WRAPPED)
    ):
        return True
    folded = plain(line)
    alone = is_bare_answer(folded.strip()) and is_amount(line)
    if before.rstrip().endswith("?") and (line.lstrip()[:1].isupper() or alone):
        return True
    # The force begins to speak or ends, or the small print begins, on a line of its own.
    farewell = book.leads("closing_sentence", folded) > 0
    small = book.has("disclaimer_sentence", folded) or book.has("note_opener", folded)
    opening = farewell or small or book.leads("response_opening", folded) > 0
    answers = _answers_below(opened, folded, book)
    return (ended and (opening or answers)) or (farewell and len(line.split()) <= _FAREWELL)


def _answers_below(before: str, folded: str, book: Phrasebook) -> bool:
    """Return whether a line answers the numbered question that stands on the one above it."""
    marker = read_marker(before)
    if marker is None or not marker.numbers or book.has("asks", folded):
        return False
    return any(book.has(group, folded) for group in ANSWERS)


def _goes_on(before: str, line: str) -> bool:
    """Return whether a line cannot open anything, because the one before has not ended.

    `… Outcome 21 and Outcome` / `22 are used.`; `… in relation to this` / `question.`; `… between
    1st` / `April 2020`.
    """
    if _DANGLING.search(plain(before)) and (_BARE_NUMBER.match(line) or read_marker(line) is None):
        return True
    if _DAY.search(plain(before)) and _MONTH.match(plain(line)):
        return True
    if cuts_section(before, line):
        return True
    ended = before.rstrip().endswith(_MARKS)
    return not ended and _SMALL_WORD.match(line) is not None


def _names_table(line: str) -> bool:
    """Return whether a line is nothing but the name of a table."""
    short = len(line.split()) <= _TITLE_WORDS and not line.rstrip().endswith((".", "?"))
    return short and _TABLE_TITLE.match(plain(line)) is not None


def _is_furniture(line: str, book: Phrasebook) -> bool:
    folded = plain(fold_space(line))
    return book.whole("furniture", folded) or book.has("furniture_sentence", folded)


def is_heading(text: str, book: Phrasebook) -> bool:
    """Return whether a text is nothing but a heading that the wording files know."""
    if len(text) > LONGEST_SENTENCE:
        return False
    folded = plain(fold_space(text))
    return any(
        book.whole(group, folded)
        for group in (
            "request_heading",
            "response_heading",
            "closing_heading",
            "clarification_heading",
            "legal_heading",
            "quote_opener",
        )
    )
