"""A line to its pieces, cut where a heading, a number or an answer stands within it."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise

from foi_compare.interpret.language.phrases import plain, requester_speaks
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.bare_answers import is_amount, is_bare_answer
from foi_compare.interpret.letter_text.numbered_runs import lettered_pieces
from foi_compare.interpret.letter_text.printed_lines import Print

_ANSWER_INSIDE = re.compile(
    r"(?<=[?.:])[ \t]+(?=(?:answer|response|ateb|ymateb)\s*\d{0,2}\s*[:=.\-–]|a\s?\d{0,2}\s*[:=]"
    r"\s|a\d{1,2}[.)]?\s)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:q\w{0,8}\s?)?\(?(?:\d{1,2}|[a-z])[a-z]?[.):]\s")
ANSWERS = (
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
# `Request: FOI 154/23` numbers the request, and quotes none of it.
_REFERENCE = re.compile(r"(?:[A-Z]{2,5}\s)?(?=\S*[A-Za-z/_.-])[\w/.-]*\d[\w/.-]*\s*")
# `Part A - for 2023, …; Part B - the places …`: parts of a request that stand in one paragraph.
_PART_INSIDE = re.compile(
    r"(?:(?<=[.?!;:,]\s)|^\s*|(?<=\band\s))(?:Part|Rhan)\s(?P<letter>[A-H])\s?[-:)\u2013](?=\s)"
)


def pieces_of_line(text: str, start: int, end: int, print_: Print) -> list[tuple[int, int]]:
    """Return a line cut where a heading with a colon, or an answer, stands within it."""
    line = text[start:end]
    book = print_.book
    cuts = {found.start() for found in _ANSWER_INSIDE.finditer(line)}
    folded = plain(line)
    for group in ("request_heading", "response_heading"):
        stop = book.leads(group, folded)
        rest = re.match(r"\s?[:–\-]+\s*", line[stop:]) if stop else None
        behind = line[stop + rest.end() :] if rest else ""
        numbers = group == "request_heading" and _REFERENCE.fullmatch(behind) is not None
        if rest and behind.strip() and not numbers:
            cuts.add(stop + rest.end())
    cuts |= _numbered_inside(line) | _parts_inside(line) | _lettered_inside(line, print_)
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


def _lettered_inside(line: str, print_: Print) -> set[int]:
    """Return where questions of parts stand in a line, as the document numbers them: `A1`, `B1`."""
    pieces = lettered_pieces(line) if print_.lettered else []
    return set(accumulate(map(len, pieces))) if print_.lettered.keys() & set(pieces) else set()


def _answer_behind(line: str, print_: Print) -> set[int]:
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
        said = back or bare or any(book.has(group, folded) for group in ANSWERS)
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
