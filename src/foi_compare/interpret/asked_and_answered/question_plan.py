"""Where the questions of a letter begin that prints no numbers, and which passage answers which.

The ways in which a letter may hold its questions are tried one after the other: headings each with
a question and its answer, dashes, the sentences of one paragraph, a list of things that headings
take up. A way is taken where the answers bear it out: as many dashes, `your second question`,
headings and paragraphs that are each about one question alone. The questions get the numbers by
which the letter would cite them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from foi_compare.interpret.asked_and_answered.passages_by_address import with_addresses_parted
from foi_compare.interpret.asked_and_answered.questions_begun import questions_at
from foi_compare.interpret.asked_and_answered.questions_in_dashes import (
    by_dashes,
    by_dashes_alike,
    by_turns,
)
from foi_compare.interpret.asked_and_answered.questions_in_sentences import (
    by_order_alone,
    by_sentences,
)
from foi_compare.interpret.asked_and_answered.questions_under_headings import (
    by_headings,
    by_named_things,
    by_print,
    by_titles_again,
    by_titles_alone,
)
from foi_compare.interpret.letter_text.addressed import addresses
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS, Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.numbered_lines.answer_ties import marked, ties
from foi_compare.interpret.numbered_lines.list_roles import NUMBERING
from foi_compare.interpret.numbered_lines.turns import with_turns_parted

_TWO = 2


def with_questions_begun(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with markers where questions begin and are answered without a number."""
    apart = with_addresses_parted(with_turns_parted(segments, words), words)
    asked = _numbered(apart, words)
    if asked:
        return _answered_by_topic(apart, asked, words)
    if any(one.side for one in apart):
        return apart  # the columns of a table say who asks and who answers
    plans = (
        _by_marks, by_headings, by_print, by_titles_again, by_turns, by_dashes, by_sentences,
        by_named_things, by_order_alone, by_dashes_alike, by_titles_alone,
    )  # fmt: skip
    found = (plan(apart, words) for plan in plans)
    return next(filter(None, found), apart)


class _Asked(NamedTuple):
    """A question that the letter prints: its number, its words, and where it stands."""

    number: str
    text: str
    place: int


def _numbered(segments: Sequence[Segment], words: Voice) -> list[_Asked]:
    """Return the questions that have numbers, in order, each where it stands first."""
    found: dict[str, _Asked] = {}
    for place, one in enumerate(segments):
        marker = one.marker
        if marker is None or marker.kind not in NUMBERING or len(marker.numbers) != 1:
            continue
        number = marker.numbers[0]
        if number not in found and not words.answers(one):
            found[number] = _Asked(number, one.body, place)
    asked = list(found.values())
    # The initial of whoever signs is the number of no question.
    alone = len(asked) == 1 and asked[0].number.casefold() not in FIRST_NUMBERS
    return [] if alone else asked


def _answered_by_topic(
    segments: list[Segment], asked: Sequence[_Asked], words: Voice
) -> list[Segment]:
    """Return the segments with the answers marked that name their questions by a word alone."""
    after = asked[-1].place + 1
    cited = any(
        (one.marker is not None and one.marker.numbers) or addresses(one.text)
        for one in segments[after:]
    )
    if cited or len(asked) < _TWO:
        return segments
    found = ties([one.text for one in asked], segments, after, words)
    return marked(segments, found, [one.number for one in asked])


def _by_marks(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read `Q: …` and `A: …`, which open questions and answers without a number."""
    asked = {
        place: one.marker.end
        for place, one in enumerate(segments)
        if one.marker is not None and one.marker.kind == "question" and words.asks(one)
    }
    return questions_at(segments, asked) if len(asked) >= _TWO else []
