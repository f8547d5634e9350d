"""Where the questions of a letter begin that prints no numbers, and which passage answers which.

The ways in which a letter may hold its questions are tried one after the other: headings each with
a question and its answer, dashes, the sentences of one paragraph, a list of things that headings
take up. A way is taken where the answers bear it out: as many dashes, `your second question`,
headings and paragraphs that are each about one question alone. The questions get the numbers by
which the letter would cite them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from foi_compare.interpret.dispositions.whole_letters import refuses_whole, waits_for
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.addressed import addressed, addresses
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS, Voice
from foi_compare.interpret.letter_text.request_below import (
    ASKED_BELOW,
    ASKED_HERE,
    QUOTED_LINE,
    unquoted,
)
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.exemptions import cited_sections
from foi_compare.interpret.meanings.markers import Marker, read_marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, Tie, is_title, marked, ties
from foi_compare.interpret.numbered_lines.list_roles import NUMBERING, PART, answers_list
from foi_compare.interpret.numbered_lines.titles_apart import title_of, with_titles_apart
from foi_compare.interpret.numbered_lines.turns import answered_dashes, with_turns_parted
from foi_compare.text import fold_space

_TWO = 2
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_ORDINAL_OPENS = re.compile(rf"\W*(?:{'|'.join(_PLACES)})(?:ly)?,", re.IGNORECASE)
_LABEL = re.compile(rf"\W*({'|'.join(_PLACES)})\s?:")
_INTRODUCES = re.compile(r"\W*I(?:'m|\sam)\s(?:an?|the|currently|writing)\s[^?]*$", re.IGNORECASE)
_ORDINALS = 6
# What a dash asks that finishes `You asked …`: `whether it was used`, `copies of the forms`.
_WONDERS = re.compile(
    r"\W*(?:how|what|whether|which|when|where|who|why|a copy|copies"
    r"|(?:the )?(?:names?|dates?) of)\b",
    re.IGNORECASE,
)
_NOT_SAID = FURNITURE | {"quoted", ASKED_BELOW, ASKED_HERE}
_COUNTED = tuple(map(str, range(1, 100)))


def with_questions_begun(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with markers where questions begin and are answered without a number."""
    apart = with_addresses_parted(with_turns_parted(segments, words), words)
    asked = _numbered(apart, words)
    if asked:
        return _answered_by_topic(apart, asked, words)
    if any(one.side for one in apart):
        return apart  # the columns of a table say who asks and who answers
    plans = (
        _by_marks, _by_headings, _by_print, _by_titles_again, _by_turns, _by_dashes, _by_sentences,
        _by_named_things, _by_order_alone, _by_dashes_alike, _by_titles_alone,
    )  # fmt: skip
    found = (plan(apart, words) for plan in plans)
    return next(filter(None, found), apart)


def with_addresses_parted(segments: Iterable[Segment], words: Voice) -> list[Segment]:
    """Return the segments, a passage in pieces where its sentences speak to different questions."""
    return [piece for one in segments for piece in _by_address(one, words)]


def _by_address(segment: Segment, words: Voice) -> Iterator[Segment]:
    """Yield a passage in pieces where its sentences say that they speak to another question."""
    if segment.table is not None or segment.listed or words.asks(segment):
        yield segment
        return
    cuts = [one.start for one in addresses(segment.text) if one.start > 0]
    yield from _cut(segment, cuts)


def _cut(segment: Segment, cuts: Iterable[int]) -> Iterator[Segment]:
    """Yield the pieces of a segment; each but the first has the marker that its text opens with."""
    points = [0, *cuts, len(segment.text)]
    for start, end in pairwise(points):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        yield piece if start == 0 else piece._replace(marker=read_marker(text))


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


def _question_at(segments: Sequence[Segment], starts: Mapping[int, int]) -> list[Segment]:
    """Return the segments with the questions that begin at these places numbered in order.

    `starts` says where the words of each begin.
    """
    numbers = {place: str(number) for number, place in enumerate(sorted(starts), start=1)}
    return [
        one._replace(marker=Marker("question", (numbers[place],), starts[place]))
        if place in numbers
        else one
        for place, one in enumerate(segments)
    ]


def _by_marks(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read `Q: …` and `A: …`, which open questions and answers without a number."""
    asked = {
        place: one.marker.end
        for place, one in enumerate(segments)
        if one.marker is not None and one.marker.kind == "question" and words.asks(one)
    }
    return _question_at(segments, asked) if len(asked) >= _TWO else []


def _by_print(segments: list[Segment], words: Voice) -> list[Segment]:
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
    return _answered_below(_question_at(segments, dict.fromkeys(asked, 0)), asked)


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


def _answered_below(segments: list[Segment], asked: Iterable[int]) -> list[Segment]:
    """Return the segments with each passage right below a question as its answer."""
    told = list(segments)
    for place in asked:
        marker, answer = told[place].marker, told[place + 1]
        bare = answer.table is None and answer.marker is None and not answer.listed
        if marker is not None and bare:
            told[place + 1] = answer._replace(marker=Marker("answer", marker.numbers, 0))
    return told


def _by_titles_again(segments: list[Segment], words: Voice) -> list[Segment]:
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
    told = _question_at(segments, {first + 1: 0 for first, _ in twice})
    for first, again in twice:
        number = told[first + 1].marker.numbers  # type: ignore[union-attr]
        told[first] = told[first]._replace(marker=Marker(PART, (), len(told[first].text)))
        told[again] = told[again]._replace(marker=Marker("answer", number, len(told[again].text)))
    return told


def _by_headings(segments: list[Segment], words: Voice) -> list[Segment]:
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
    told = _question_at(segments, starts)
    for place in titles:
        told[place] = told[place]._replace(marker=Marker(PART, (), len(told[place].text)))
    return _answered_below(told, starts)


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


def _by_turns(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read dashes that each have their answer below as questions, quoted line by line or not."""
    told = [unquoted(one) if QUOTED_LINE.match(one.text) else one for one in segments]
    asked = answered_dashes(told, words)
    if not asked:
        return []
    kept = [told[p] if p in asked else one for p, one in enumerate(segments)]
    ends = {place: kept[place].marker.end for place in asked}  # type: ignore[union-attr]
    return _answered_below(_question_at(kept, ends), asked)


def _by_dashes(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read the dashes of a request as questions, where the answers take them up."""
    runs = list(_dashes(segments))
    if not runs or any(words.answers(segments[place]) for place in runs[0]):
        return []
    asked, after = runs[0], runs[0][-1] + 1
    told = [segments[place].body for place in asked]
    starts = {place: segments[place].marker.end for place in asked}  # type: ignore[union-attr]
    if len(runs) == _TWO and len(runs[1]) == len(asked):
        between = segments[after : runs[1][0]]
        alike = _ask_and_answer(runs, between, segments, words)
        announced = any(map(words.opens_response, between))
        if alike or (announced and answers_list(runs[1], segments, words)):
            numbered = _question_at(segments, starts)
            for number, place in enumerate(runs[1], start=1):
                end = segments[place].marker.end  # type: ignore[union-attr]
                marker = Marker("answer", (str(number),), end)
                numbered[place] = numbered[place]._replace(marker=marker)
            return numbered
    if _cites_by_order(segments[after:]):
        return _question_at(segments, starts)
    found = ties(told, segments, after, words)
    return marked(_question_at(segments, starts), found, _COUNTED) if found else []


def _ask_and_answer(
    runs: Sequence[Sequence[int]],
    between: Sequence[Segment],
    segments: Sequence[Segment],
    words: Voice,
) -> bool:
    """Return whether every dash of one list asks and none of the next does, with a line between."""
    asked, said = ([segments[place] for place in run] for run in runs)
    return (
        bool(between)
        and all(words.demands(one.body) for one in asked)
        and not any(map(words.asks, said))
        and _TWO * sum(map(words.speaks_of_it, said)) > len(said)
    )


def _dashes(segments: Sequence[Segment]) -> Iterator[tuple[int, ...]]:
    """Yield the places of two dashes or more that stand right below each other."""
    run: list[int] = []
    for place, segment in enumerate(segments):
        if segment.marker is not None and segment.marker.kind == "bullet":
            run.append(place)
        elif run and segment.kind not in FURNITURE:
            if len(run) > 1:
                yield tuple(run)
            run = []
    if len(run) > 1:
        yield tuple(run)


def _cites_by_order(segments: Iterable[Segment]) -> bool:
    """Return whether a passage says that it speaks to the first question, or the second."""
    return any(addresses(one.text) for one in segments if one.table is None and not one.listed)


def _by_sentences(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read the sentences of one paragraph of the request as questions."""
    for place, one in enumerate(segments):
        asked = _asking_sentences(one, words)
        if len(asked) < _TWO:
            continue
        after = place + 1
        texts = [one.text[start:end] for start, end in asked]
        found = ties(texts, segments, after, words) or _labelled(segments, after)
        if not found and not _cites_by_order(segments[after:]):
            return []
        cuts = [start for start, _ in asked if start > 0]
        pieces = list(_cut(one, cuts))
        more = len(pieces) - 1
        first = place + (asked[0][0] > 0)
        parted = [*segments[:place], *pieces, *segments[after:]]
        told = _question_at(parted, dict.fromkeys(range(first, place + more + 1), 0))
        return marked(told, {at + more: tie for at, tie in found.items()}, _COUNTED)
    return []


def _labelled(segments: Sequence[Segment], after: int) -> dict[int, Tie]:
    """Return the passages that open with the places of their questions: `First: 14`."""
    opened = {
        place: _LABEL.match(plain(one.text))
        for place, one in enumerate(segments)
        if place >= after and one.table is None
    }
    return {
        place: Tie((_PLACES.index(found[1]),))
        for place, found in opened.items()
        if found is not None
    }


def _asking_sentences(segment: Segment, words: Voice) -> list[tuple[int, int]]:
    """Return where each sentence of a paragraph asks, () unless those in a row do."""
    if segment.table is not None or segment.listed or segment.marker is not None:
        return []
    sentences = split_sentences(segment.text)
    counted = [one for one in sentences if _ORDINAL_OPENS.match(one.text)]
    if len(counted) > 1 and any(words.demands(one.text) for one in counted):
        return [(one.start, one.end) for one in counted]
    return [
        (one.start, one.end)
        for one in sentences
        if words.demands(one.text) and _INTRODUCES.match(one.text) is None
    ]


def _by_named_things(segments: list[Segment], words: Voice) -> list[Segment]:
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
    return _answered_below(_question_at(segments, dict.fromkeys(named, 0)), named)


def _by_titles_alone(segments: list[Segment], words: Voice) -> list[Segment]:
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
    return _answered_below(_question_at(segments, dict.fromkeys(titles, 0)), titles)


def _closes(segment: Segment, words: Voice) -> bool:
    return segment.table is None and words.closes(plain(fold_space(segment.text)))


def _by_order_alone(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read answers that cite the questions by their order where no question is printed apart."""
    cited = {
        place: addressed(one.text, lambda: _COUNTED[:_ORDINALS])
        for place, one in enumerate(segments)
        if one.table is None and not one.listed and not words.asks(one)
    }
    found = {
        place: Tie((int(n[0]) - 1,))
        for place, n in cited.items()
        if len(n) == 1 and n[0] in _COUNTED
    }
    told = [tie.questions for tie in found.values()]
    in_order = told == [(at,) for at in range(len(told))] and len(told) >= _TWO
    return marked(segments, found, _COUNTED) if in_order else []


def _by_dashes_alike(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read dashes of which most ask as questions, where the letter says the same to all."""
    asked = next((run for run in _dashes(segments) if _mostly_ask(run, segments, words)), ())
    blocks = {segments[place].block for place in asked}
    said = [one for one in segments if one.block not in blocks and one.kind not in _NOT_SAID]
    if not asked or not (waits_for(said, words) or refuses_whole(said, words)):
        return []
    ends = {place: segments[place].marker.end for place in asked}  # type: ignore[union-attr]
    return _question_at(segments, ends)


def _mostly_ask(run: Sequence[int], segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether more dashes of a run ask or name what is counted than do not."""
    texts = [segments[at].body for at in run]
    asking = sum(
        words.demands(one) or words.about_numbers(plain(one)) or _WONDERS.match(one) is not None
        for one in texts
    )
    return _TWO * asking > len(run)
