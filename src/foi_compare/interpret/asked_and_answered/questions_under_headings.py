"""Headings of a letter without numbers to questions, each with the answer below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from foi_compare.interpret.asked_and_answered.questions_begun import (
    questions_at,
    with_answers_below,
)
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import is_title
from foi_compare.interpret.numbered_lines.list_roles import PART
from foi_compare.interpret.numbered_lines.titles_apart import title_of, with_titles_apart
from foi_compare.text import fold_space

_TWO = 2


def by_print(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read lines in bold print as questions that each have their answer below, in plain print."""
    bold = [place for place, one in enumerate(segments) if _stands_out(one, words)]
    sections = list(pairwise([*bold, len(segments)]))
    first = next((at for at, (p, _) in enumerate(sections) if words.asks(segments[p])), len(bold))
    while first and first < len(bold) and _answered(*sections[first - 1], segments, words):
        first -= 1
    answered = [_answered(start, end, segments, words) for start, end in sections]
    last = next((at for at in range(len(bold) - 1, -1, -1) if answered[at]), -1)
    asked = [start for start, _ in sections[first : last + 1]]
    if _TWO * sum(answered[first : last + 1]) <= len(asked):
        return []
    asking = sum(words.asks(segments[place]) for place in asked)
    if len(asked) < _TWO or asking < _TWO:
        return []
    return with_answers_below(questions_at(segments, dict.fromkeys(asked, 0)), asked)


def _answered(start: int, end: int, segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether what stands right below a heading, or in a table there, answers it."""
    below = segments[start + 1 : end]
    if not below or words.tells_request(below[0]):
        return False
    tabled = any(one.table is not None for one in below[:_TWO])
    return tabled or words.speaks_of_it(below[0])


def _stands_out(segment: Segment, words: Voice) -> bool:
    """Return whether a line is printed as a heading, and is none that letters have."""
    if segment.table is not None or segment.listed or segment.marker is not None:
        return False
    printed = segment.bold or segment.kind == "heading"
    if not printed or words.is_heading(segment.text) or words.greets(segment):
        return False
    return words.asks(segment) or not cited_sections(plain(fold_space(segment.text)))


def by_titles_again(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read headings over questions that stand a second time over the answers."""
    segments = with_titles_apart(segments, words)
    titles: dict[str, list[int]] = {}
    for place, one in enumerate(segments[:-1]):
        if is_title(one, words):
            titles.setdefault(title_of(one.text), []).append(place)
    pairs = [
        (first, again)
        for first, again in (places for places in titles.values() if len(places) == _TWO)
        if not words.asks(segments[again + 1])
    ]
    sure = [(first, again) for first, again in pairs if words.asks(segments[first + 1])]
    if len(sure) < _TWO:
        return []
    answers = min(again for _, again in sure)
    twice = [(first, again) for first, again in pairs if first < answers <= again]
    told = questions_at(segments, {first + 1: 0 for first, _ in twice})
    for first, again in twice:
        number = told[first + 1].marker.numbers  # type: ignore[union-attr]
        told[first] = told[first]._replace(marker=Marker(PART, (), len(told[first].text)))
        told[again] = told[again]._replace(marker=Marker("answer", number, len(told[again].text)))
    return told


def by_headings(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read headings that each have a question below them, and its answer below that."""
    titles = [place for place, one in enumerate(segments) if is_title(one, words)]
    sections = list(pairwise([*titles, len(segments)]))
    below = {start: segments[start + 1 : end] for start, end in sections if end - start > _TWO}
    sure = [start for start, own in below.items() if _asks_and_answers(own, words)]
    if len(sure) < _TWO or not any(words.asks(segments[start + 1]) for start in sure):
        return []
    asking = [
        start
        for start, own in below.items()
        if start in sure or (sure[0] < start < sure[-1] and _may_ask(own[0], words))
    ]
    texts = {(segments[start].text, segments[start + 1].text) for start in asking}
    if len(texts) < len(asking):
        return []  # sheets or pages that each print the same question
    starts = {start + 1: 0 for start in asking}
    told = questions_at(segments, starts)
    for place in titles:
        told[place] = told[place]._replace(marker=Marker(PART, (), len(told[place].text)))
    return with_answers_below(told, starts)


def _asks_and_answers(below: Sequence[Segment], words: Voice) -> bool:
    """Return whether what stands below a heading is a question with its answer.

    A question may ask in few words (`The same for 2024.`): then the force speaks in the next.
    """
    first, second = below[:_TWO]
    if not _may_ask(first, words):
        return False
    if second.table is not None:
        return "?" in first.text  # else it may be what the table is called
    return words.asks(first) or words.speaks_of_it(second)


def _may_ask(segment: Segment, words: Voice) -> bool:
    """Return whether a passage asks, or says nothing in the voice of the force."""
    if segment.table is not None or segment.listed or segment.marker is not None:
        return False
    return words.asks(segment) or not words.speaks_of_it(segment)


def by_named_things(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read headings that the request names one by one, as its questions."""
    titles = [place for place, one in enumerate(segments) if is_title(one, words)]
    asked = next((p for p, one in enumerate(segments) if words.tells_request(one)), None)
    if asked is None:
        return []
    named = [
        place
        for place, end in pairwise([*titles, len(segments)])
        if place > asked
        and end - place > 1
        and Topics([segments[asked].text, ""]).named_by(segments[place].text) == 0
        and any(
            one.table is not None or words.speaks_of_it(one) for one in segments[place + 1 : end]
        )
    ]
    if len(named) < _TWO:
        return []
    return with_answers_below(questions_at(segments, dict.fromkeys(named, 0)), named)


def by_titles_alone(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read the headings of a letter as questions where it prints none, and each has its answer.

    `You did not number your points, so I have given each a heading`: below most of three or more
    the force says something of the information.
    """
    start = next((place for place, one in enumerate(segments) if words.tells_request(one)), None)
    if start is None or any("?" in one.text for one in segments):
        return []
    closing = (at for at in range(start + 1, len(segments)) if _closes(segments[at], words))
    end = next(closing, len(segments))
    titles = [
        at
        for at in range(start + 1, end)
        if _stands_out(segments[at], words) and is_title(segments[at], words)
    ]
    sections = [segments[a + 1 : b] for a, b in pairwise([*titles, end])]
    speaking = sum(any(map(words.speaks_of_it, own)) for own in sections)
    if len(titles) <= _TWO or titles[0] != start + 1 or _TWO * speaking <= len(titles):
        return []
    return with_answers_below(questions_at(segments, dict.fromkeys(titles, 0)), titles)


def _closes(segment: Segment, words: Voice) -> bool:
    return segment.table is None and words.closes(plain(fold_space(segment.text)))
