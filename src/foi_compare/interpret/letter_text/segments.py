"""The blocks of a document to segments: the runs of text that play one part in a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, NamedTuple

from foi_compare.interpret.language.phrases import (
    LONGEST_SENTENCE,
    Phrasebook,
    plain,
    requester_speaks,
)
from foi_compare.interpret.language.sentences import cuts_section, split_sentences
from foi_compare.interpret.letter_text.bare_answers import (
    is_amount,
    is_bare_answer,
    is_numbered_answer,
    names_outcome,
)
from foi_compare.interpret.letter_text.dialogue_tables import (
    Columns,
    dialogue_columns,
    question_number,
)
from foi_compare.interpret.letter_text.numbered_runs import lettered_lines, numbered_lines
from foi_compare.interpret.letter_text.repeated_lines import lines_printed_twice, unmarked
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.model import Cell, Document, Table, TextBlock
from foi_compare.text import fold_space

Side = Literal["", "left", "right"]
REPORTED = "reported"  # the kind of a segment that tells what an earlier letter said

_LINE = re.compile(r"[^\n]+")
_LIST_LINE = re.compile(
    r"\s*\S.*[^\W\d_].*[\s:\-–=|](?:\d[\d,.]*\s?%?|-|nil|zero|<\s?\d+|\*)\s*$", re.IGNORECASE
)
# `see the spreadsheet, tab 2` gives no number.
_POINTS = re.compile(
    r"\b(?:tab|sheet|worksheet|annex|appendix|attachment|table|page|note)\s\d{1,2}\W*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:was|were|is|are|have|has|had|be|been|do|does|hold|holds|please|would|could|will|can|"
    r"cannot|recorded on|received)\b",
    re.IGNORECASE,
)
_ANSWER_INSIDE = re.compile(
    r"(?<=[?.:])[ \t]+(?=(?:answer|response|ateb|ymateb)\s*\d{0,2}\s*[:=.\-–]|a\s?\d{0,2}\s*[:=]"
    r"\s|a\d{1,2}[.)]?\s)",
    re.IGNORECASE,
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
# A line that ends in a date, the year of a sentence or a reference is no row of a list.
_DATED = re.compile(
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|(?:{_MONTHS}),?\s\d{{4}}"
    r"|\b(?:in|for|during|since|from|until|and|to)\s(?:19|20)\d\d)\W*$"
    r"|\bref(?:erence)?\b[^a-z]*[\w/.-]*$|\btel(?:ephone)?\b",
    re.IGNORECASE,
)
# A line that ends so goes on in the next, also where that opens with a number.
_DANGLING = re.compile(
    r"(?:\b(?:outcomes?|oc|codes?|types?|sections?|class|and|or|to|of|the|than|least|under|over|aged"
    r"|between|number|in|on|for|with|by|from|at|an?|is|are|was|were)|,|&)\s*$"
)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s*$")
_MONTH = re.compile(rf"\s*(?:{_MONTHS})\b")
_SMALL_WORD = re.compile(r"\s*(?:[a-z]{5,}|[a-z]+(?=\s))")
# A line that names the table below it: `Table 1 (question 2)`, `Appendix A: robbery`.
_TABLE_TITLE = re.compile(
    r"\W*(?:table|tabl|chart|appendix|annex|schedule)\s(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})\s*"
    r"(?:[:.)-]|$|\s?\((?:question|q|request|point|part)\b)"
)
_TITLE_WORDS = 10
_MARKS = (".", "?", "!", ":", ";")
_BARE_NUMBER = re.compile(r"\s*\(?\d{1,2}[a-z]?[\s.)/]")
_CODED = re.compile(r"\s*(\d{1,2})[A-Ca-c]?\s?[.):\-–—]\s")
_NUMBERED = re.compile(r"\s*(?:q\w{0,8}\s?)?\(?(?:\d{1,2}|[a-z])[a-z]?[.):]\s")
_ANSWERING = (
    "not_held",
    "nil",
    "refused",
    "neither_confirm_nor_deny",
    "see_attachment",
    "promise",
    "states_count",
)
_NUMBER_INSIDE = re.compile(
    r"(?:(?<=[.?!;:]\s)|^\s*)(?:(?P<word>Q|Question\s)\s?)?(?P<number>\d{1,2})(?(word)[.):]?|[.)])"
    r"\s(?=[A-Za-z(\"\u2018\u201c])"
)
# `Part A - for 2023, …; Part B - the places …`: parts of a request that stand in one paragraph.
_PART_INSIDE = re.compile(
    r"(?:(?<=[.?!;:,]\s)|^\s*|(?<=\band\s))(?:Part|Rhan)\s(?P<letter>[A-H])\s?[-:)\u2013](?=\s)"
)
_LONGEST_ROW = 400
_WRAPPED = 120
# What is longer than a sentence is no heading, and its two ends say how it goes on: were all of it
# read again for each line that joins it, time would grow with the square of a run.
_OPENING = LONGEST_SENTENCE + 1
_ENDING = 400
_MIN_LIST = 2
_HEADER_WORDS = 6
_FAREWELL = 3  # words of `Yours sincerely` and the like


class Segment(NamedTuple):
    """A run of text of one block (or, of a dialogue table, of one cell) with its offsets.

    `row` and `column` are -1 for a text block; `table` is set where the segment is a whole table.
    `side` tells the columns of a table that sets request and response beside each other.
    `listed` says that it is a row of labels and numbers, not a sentence.
    """

    file: str
    block: int
    start: int
    end: int
    text: str
    marker: Marker | None
    kind: str
    bold: bool = False
    row: int = -1
    column: int = -1
    table: Table | None = None
    side: Side = ""
    listed: bool = False

    @property
    def body(self) -> str:
        """Return the text behind the marker."""
        return self.text if self.marker is None else self.text[self.marker.end :]


def segments_of(document: Document, book: Phrasebook) -> Iterator[Segment]:
    """Yield the segments of a document in reading order."""
    print_ = _Print(
        book,
        lines_printed_twice(document),
        _numbered_lines(document),
        _lettered_lines(document),
        _has_flat_columns(document, book),
    )
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from _table_segments(document.name, index, block, book)
        else:
            yield from _text_segments(document.name, index, block, print_)


class _Print(NamedTuple):
    """How a document is printed: the lines it repeats, and whether two columns lost their marks.

    `numbered` are the lines that it numbers in a style of its own, as the block has them, and
    `lettered` those that it numbers by part (`B1`).
    """

    book: Phrasebook
    twice: frozenset[str] = frozenset()
    numbered: Mapping[str, Marker] = MappingProxyType({})
    lettered: Mapping[str, Marker] = MappingProxyType({})
    columns: bool = False

    def marker(self, text: str) -> Marker | None:
        """Return the marker that opens a text."""
        lettered = self.lettered.get(text.partition("\n")[0])
        if lettered is not None:
            return lettered
        found = read_marker(text)
        if found is None or found.kind == "bullet":
            found = self.numbered.get(text.partition("\n")[0], found)
        return found


def _numbered_lines(document: Document) -> dict[str, Marker]:
    lines = list(_lines_of(document))
    return {lines[index]: marker for index, marker in numbered_lines(lines).items()}


def _lettered_lines(document: Document) -> dict[str, Marker]:
    lines = list(_lines_of(document))
    return {lines[index]: marker for index, marker in lettered_lines(lines).items()}


def _lines_of(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, TextBlock):
            yield from block.text.split("\n")


def _has_flat_columns(document: Document, book: Phrasebook) -> bool:
    """Return whether a line `Request Response` heads what once were two columns."""
    return any(
        _heads_columns(line, book)
        for block in document.blocks
        if isinstance(block, TextBlock)
        for line in block.text.split("\n")
    )


def _heads_columns(line: str, book: Phrasebook) -> bool:
    words = plain(line).split()
    return 1 < len(words) <= _HEADER_WORDS and any(
        book.whole("dialogue_left", " ".join(words[:cut]))
        and book.whole("dialogue_right", " ".join(words[cut:]))
        for cut in range(1, len(words))
    )


def _text_segments(file: str, index: int, block: TextBlock, print_: _Print) -> Iterator[Segment]:
    first = True
    for start, end, listed in _runs(block.text, print_):
        text = block.text[start:end]
        marker = None if listed else print_.marker(text)
        side = _flat_side(block.text, start, end) if print_.columns else ""
        if first and block.marker and (marker is None or marker.kind == "bullet"):
            marker = _file_marker(block.marker)
        first = False
        segment = Segment(file, index, start, end, text, marker, block.kind, listed=listed)
        yield segment._replace(bold=block.bold, side=side)


def _flat_side(text: str, start: int, end: int) -> Side:
    """Return the column of a run where a line holds a question and its answer, else ''."""
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return "right"
    line_end = text.find("\n", end)
    return "left" if text[end : line_end if line_end >= 0 else None].strip() else ""


def _file_marker(printed: str) -> Marker | None:
    """Return the marker that the file computes; it takes no room in the text."""
    marker = read_marker(f"{printed} X")
    return None if marker is None else Marker(marker.kind, marker.numbers, 0)


def _runs(text: str, print_: _Print) -> list[tuple[int, int, bool]]:
    """Return (start, end, is a list) of the runs of a block: lines that belong together.

    A line that the document prints again is a run of its own, with the rest of its sentence below.
    """
    twice = print_.twice
    spans = [found.span() for found in _LINE.finditer(text) if found.group().strip()]
    pieces = [piece for start, end in spans for piece in _pieces(text, start, end, print_)]
    listed = _listed(text, pieces)
    runs: list[tuple[int, int, bool]] = []
    ended = False
    for number, (start, end) in enumerate(pieces):
        previous = runs[-1] if runs else None
        run = (start, end, listed[number])
        alone = bool(twice) and unmarked(text[start:end]) in twice
        line = text[start:end].lstrip()
        before = text[max(0, start - _ENDING) : start].rstrip() if ended else ""
        unended = ended and not before.endswith(_MARKS)
        within = unended and print_.marker(line) is None
        within = within and (not line[:1].isupper() or _goes_on(before, line))
        apart = (alone or ended) and not within
        if previous is None or apart or (not within and _opens(text, run, previous, print_)):
            runs.append(run)
        else:
            runs[-1] = (previous[0], end, previous[2])
        ended = alone
    return runs


def _pieces(text: str, start: int, end: int, print_: _Print) -> list[tuple[int, int]]:
    """Return a line cut where a heading with a colon, or an answer, stands within it."""
    line = text[start:end]
    book = print_.book
    cuts = {found.start() for found in _ANSWER_INSIDE.finditer(line)}
    folded = plain(line)
    for group in ("request_heading", "response_heading"):
        stop = book.leads(group, folded)
        rest = re.match(r"\s?[:–\-]+\s*", line[stop:]) if stop else None
        if rest and line[stop + rest.end() :].strip():
            cuts.add(stop + rest.end())
    cuts |= _numbered_inside(line) | _parts_inside(line)
    if _NUMBERED.match(folded):
        cuts |= _answer_behind(line, print_)
    points = [0, *sorted(cut for cut in cuts if 0 < cut < len(line)), len(line)]
    return [(start + a, start + b) for a, b in pairwise(points) if line[a:b].strip()]


def _numbered_inside(line: str) -> set[int]:
    """Return where numbers in order stand behind sentences: `1. Yes. 2. No.`, `Q1 …. Q2 …`."""
    cuts: set[int] = set()
    last: tuple[str, int] | None = None
    for found in _NUMBER_INSIDE.finditer(line):
        word = "q" if found["word"] else ""
        number = int(found["number"])
        if last == (word, number - 1):
            cuts.add(found.start())
        elif last is not None or (number != 1 and found.start() > 0):
            continue
        last = (word, number)
    return cuts


def _parts_inside(line: str) -> set[int]:
    """Return where parts of a request stand behind each other, from the first on."""
    found = list(_PART_INSIDE.finditer(line))
    letters = "".join(one["letter"] for one in found)
    return {one.start() for one in found} if "ABCDEFGH".startswith(letters) else set()


def _answer_behind(line: str, print_: _Print) -> set[int]:
    """Return where the answer begins that stands on the line of its question, if one does.

    So it is where two columns were flattened: `1. How many …? This is not held.`
    """
    book = print_.book
    last = -1  # the sentence in which the requester is last heard to ask
    answers: list[int] = []
    sentences = split_sentences(line)
    for index, sentence in enumerate(sentences):
        folded = plain(sentence.text)
        back = book.has("asks_back", folded)
        asks = sentence.text.rstrip().endswith("?") or book.has("asks", folded)
        ends = last >= 0 and index + 1 == len(sentences)
        bare = ends and is_bare_answer(folded.strip()) and is_amount(sentence.text)
        said = back or bare or any(book.has(group, folded) for group in _ANSWERING)
        if said and (back or not asks):
            answers.append(index)
        elif asks or (print_.columns and last < 0 and not said):
            last = index
    known = any(index > last for index in answers)
    if last < 0 or last + 1 == len(sentences) or not (known or print_.columns):
        return set()
    behind = (
        index
        for index in range(last + 1, len(sentences))
        if index in answers or not requester_speaks(book, plain(sentences[index].text))
    )
    first = next(behind, None)
    return set() if first is None else {sentences[first].start}


def _listed(text: str, pieces: list[tuple[int, int]]) -> list[bool]:
    """Return for each line whether it is one of several rows of a label and a number."""
    rows = [_is_row(text[start:end]) for start, end in pieces]
    answers = [is_numbered_answer(text[start:end]) for start, end in pieces]
    listed = [False] * len(rows)
    start = 0
    while start < len(rows):
        stop = start
        while stop < len(rows) and rows[stop]:
            stop += 1
        verbs = sum(1 for a, b in pieces[start:stop] if _VERB.search(text[a:b]))
        coded = _coded(text, pieces[start:stop])
        # `1a) 101` answers a question, unless numbers with gaps tell that they are codes.
        fits = coded or (2 * verbs < stop - start and not any(answers[start:stop]))
        if stop - start >= _MIN_LIST and fits:
            listed[start:stop] = [True] * (stop - start)
        start = max(stop, start + 1)
    return listed


def _coded(text: str, rows: list[tuple[int, int]]) -> bool:
    """Return whether rows open with numbers that leave gaps: codes, where answers have none."""
    printed = [_CODED.match(text[start:end]) for start, end in rows]
    numbers = [int(found[1]) for found in printed if found is not None]
    ascending = all(earlier < later for earlier, later in pairwise(numbers))
    gaps = any(later - earlier > 1 for earlier, later in pairwise(numbers))
    return len(numbers) == len(rows) and ascending and gaps


def _is_row(line: str) -> bool:
    if len(line) > _LONGEST_ROW or _DATED.search(line) or _only_marker(line):
        return False
    if names_outcome(line) or _POINTS.search(line) is not None:
        return False
    return _LIST_LINE.match(line) is not None and "?" not in line


def _opens(
    text: str, run: tuple[int, int, bool], previous: tuple[int, int, bool], print_: _Print
) -> bool:
    """Return whether a line opens a new segment; `run` and `previous` as `_runs` gives them."""
    book = print_.book
    start, end, listed = run
    if listed or previous[2]:
        return listed != previous[2]
    opened = text[previous[0] : min(previous[1], previous[0] + _OPENING)]
    before = text[max(previous[0], previous[1] - _ENDING) : previous[1]]
    one_break = text[previous[1] : start].count("\n") == 1
    line = text[start:end]
    named = _names_table(line) or _names_table(opened)
    if not one_break or named or is_heading(opened, book) or _only_marker(opened):
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
    return any(book.has(group, folded) for group in _ANSWERING)


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


def _only_marker(line: str) -> bool:
    """Return whether a line is a number with its word and nothing behind it: `Request 2`."""
    marker = read_marker(line)
    return marker is not None and marker.kind != "bullet" and not line[marker.end :].strip()


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


def _table_segments(file: str, index: int, table: Table, book: Phrasebook) -> Iterator[Segment]:
    columns = dialogue_columns(table, book)
    if columns is None:
        yield Segment(file, index, 0, 0, "", None, "table", table=table)
        return
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        for start, end, listed in _runs(cell.text, _Print(book)):
            piece = _cell_segment((file, index), cell, (start, end, listed), _side(cell, columns))
            passed = piece.side and cell.column in columns.passed
            yield piece._replace(kind=REPORTED, marker=None) if passed else piece


def _side(cell: Cell, columns: Columns) -> Side:
    if cell.row < columns.header_rows:
        return ""
    if cell.column in columns.passed | columns.dated:
        return "right"
    return "right" if cell.column >= columns.right else "left"


def _cell_segment(
    address: tuple[str, int], cell: Cell, run: tuple[int, int, bool], side: Side
) -> Segment:
    start, end, listed = run
    text = cell.text[start:end]
    return Segment(
        *address,
        start,
        end,
        text,
        None if listed else question_number(text) if side == "left" else read_marker(text),
        "cell",
        row=cell.row,
        column=cell.column,
        side=side,
        listed=listed,
    )
