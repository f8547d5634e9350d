"""Dashes of a letter without numbers to questions, where the answers take them up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from foi_compare.interpret.asked_and_answered.passages_by_address import cites_by_order
from foi_compare.interpret.asked_and_answered.questions_begun import (
    COUNTED,
    questions_at,
    with_answers_below,
)
from foi_compare.interpret.dispositions.whole_letters import refuses_whole, waits_for
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.request_below import (
    ASKED_BELOW,
    ASKED_HERE,
    QUOTED_LINE,
    unquoted,
)
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, marked, ties
from foi_compare.interpret.numbered_lines.list_roles import answers_list
from foi_compare.interpret.numbered_lines.turns import answered_dashes

_TWO = 2
# What a dash asks that finishes `You asked …`: `whether it was used`, `copies of the forms`.
_WONDERS = re.compile(
    r"\W*(?:how|what|whether|which|when|where|who|why|a copy|copies"
    r"|(?:the )?(?:names?|dates?) of)\b",
    re.IGNORECASE,
)
_NOT_SAID = FURNITURE | {"quoted", ASKED_BELOW, ASKED_HERE}


def by_turns(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read dashes that each have their answer below as questions, quoted line by line or not."""
    told = [unquoted(one) if QUOTED_LINE.match(one.text) else one for one in segments]
    asked = answered_dashes(told, words)
    if not asked:
        return []
    kept = [told[p] if p in asked else one for p, one in enumerate(segments)]
    ends = {place: kept[place].marker.end for place in asked}  # type: ignore[union-attr]
    return with_answers_below(questions_at(kept, ends), asked)


def by_dashes(segments: list[Segment], words: Voice) -> list[Segment]:
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
            numbered = questions_at(segments, starts)
            for number, place in enumerate(runs[1], start=1):
                end = segments[place].marker.end  # type: ignore[union-attr]
                marker = Marker("answer", (str(number),), end)
                numbered[place] = numbered[place]._replace(marker=marker)
            return numbered
    if cites_by_order(segments[after:]):
        return questions_at(segments, starts)
    found = ties(told, segments, after, words)
    return marked(questions_at(segments, starts), found, COUNTED) if found else []


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


def by_dashes_alike(segments: list[Segment], words: Voice) -> list[Segment]:
    """Read dashes of which most ask as questions, where the letter says the same to all."""
    asked = next((run for run in _dashes(segments) if _mostly_ask(run, segments, words)), ())
    blocks = {segments[place].block for place in asked}
    said = [one for one in segments if one.block not in blocks and one.kind not in _NOT_SAID]
    if not asked or not (waits_for(said, words) or refuses_whole(said, words)):
        return []
    ends = {place: segments[place].marker.end for place in asked}  # type: ignore[union-attr]
    return questions_at(segments, ends)


def _mostly_ask(run: Sequence[int], segments: Sequence[Segment], words: Voice) -> bool:
    """Return whether more dashes of a run ask or name what is counted than do not."""
    texts = [segments[at].body for at in run]
    asking = sum(
        words.demands(one) or words.about_numbers(plain(one)) or _WONDERS.match(one) is not None
        for one in texts
    )
    return _TWO * asking > len(run)
