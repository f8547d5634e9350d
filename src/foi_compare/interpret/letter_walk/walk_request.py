"""The segments before any answer: letterhead, the words of the requester, and where they end."""

from __future__ import annotations

import re

from foi_compare.interpret.language.phrases import plain, requester_speaks
from foi_compare.interpret.language.question_likeness import words_of
from foi_compare.interpret.language.welsh import is_welsh
from foi_compare.interpret.letter_text.bare_answers import is_amount, is_bare_answer
from foi_compare.interpret.letter_text.letter_parts import Slot, answer_kind
from foi_compare.interpret.letter_text.letter_voice import FIRST_NUMBERS
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.letter_walk.walk_response import put_answer, read_response
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.text import fold_space

_FEW_WORDS = 3
# `(1) the number of robberies; and` leads to the next point.
_AND_THE_NEXT = re.compile(r";\s*(?:and|or)\s*$")
# What a number before it counts: `12 - Outcome 1`, `12. Crimes`.
_COUNTED = re.compile(r"\W*(?:outcomes?\s?\d|oc\s?\d|crimes?\b|offences?\b)")
# `2019/20 = 6`, `2019 - 6 crimes`, `Charged ...... 6`, `6 crimes: Charged`: a short line that gives
# a value.
_COUNTS = r"(?:crimes?|offences?|records?)"
_VALUE = r"(?:<\s?)?(?:\d[\d,]*|nil|none|zero)"
_VALUE_LINE = re.compile(
    rf"[^?]{{1,70}}?\s*(?:[=:-]\s*|\.{{4,}}\s*|(?:\.\s){{4,}}){_VALUE}"
    rf"(?:\s{_COUNTS})?\W*"
    rf"|\W*{_VALUE}\s{_COUNTS}\s*[=:-]\s*[^?]{{1,150}}"
)


_VALUE_AT_END = re.compile(rf"\s*(?:[=:\u2013-]|\.{{4,}})\s*{_VALUE}(?:\s{_COUNTS})?\W*$")


def read_request(walk: Walk, segment: Segment, folded: str) -> None:
    """Take a segment of the request, which may be the first of the answers."""
    clarifies = walk.words.clarifies(folded) and not walk.is_new_number(segment)
    if walk.heading_ahead and walk.asked.slots and clarifies:
        walk.section = "clarified"
        walk.put(segment, "request", walk.asked.current)
        return
    if _answers_here(walk, segment, folded):
        if segment.listed:
            introduce(walk)
        walk.begin_response()
        walk.section = "response"
        walk.explicit = False
        if _is_lone_amount(walk, segment):
            segment = segment._replace(marker=None)
        read_response(walk, segment, folded)
        return
    if walk.heading_ahead and _begins_again(walk, segment):
        ask(walk, segment, folded)
        return
    fresh = walk.is_new_number(segment) or _renumbers(walk, segment) or walk.open_number()
    known = "" if fresh else walk.repeats(segment.body)
    if known and walk.asked.slots[known].known:
        # The question stands a second time: the answers begin.
        walk.section = "response"
        read_response(walk, segment, folded)
        return
    ask(walk, segment, folded)


def _renumbers(walk: Walk, segment: Segment) -> bool:
    """Return whether a list begins with a number that so far an introduction had."""
    marker = segment.marker
    if marker is None or marker.kind not in {"question", "bare"} or not marker.numbers:
        return False
    slot = walk.asked.lookup(marker.numbers[0])
    return slot is not None and not slot.numbered


def _answers_here(walk: Walk, segment: Segment, folded: str) -> bool:
    """Return whether a segment among the questions is the first of the answers."""
    marker = segment.marker
    begun = bool(walk.asked.slots)
    if segment.listed or _is_lone_amount(walk, segment):
        return begun or (segment.listed and not walk.heading_ahead)
    if marker is not None and marker.kind != "bullet":
        return _answers_by_number(walk, segment, marker)
    if walk.words.asks(segment) and not walk.words.asks_back(folded):
        return False
    bare = is_bare_answer(plain(segment.body).strip()) and is_amount(segment.body)
    valued = _VALUE_LINE.fullmatch(folded) is not None
    unasked = valued and not walk.heading_ahead and _counts_outcome(walk, segment.body)
    if unasked or (begun and (bare or valued)):
        return True
    if walk.explicit and walk.heading_ahead:
        return False  # the answers will be announced
    if (begun or not walk.explicit) and walk.speaks(segment, folded):
        return True
    if _has_asked(walk) and unexplained(segment.body):
        return not requester_speaks(walk.book, folded)
    # Nothing announces the answers: they begin with the first words that are no demand.
    wordy = marker is None and len(folded.split()) > _FEW_WORDS
    return begun and wordy and not walk.heading_ahead and not requester_speaks(walk.book, folded)


def _counts_outcome(walk: Walk, line: str) -> bool:
    """Return whether a line gives the number of one outcome: `OC1 - 11` is asked by nobody."""
    label = _VALUE_AT_END.sub("", fold_space(line))
    return walk.matcher is not None and walk.matcher.match(label).status == "matched"


def _has_asked(walk: Walk) -> bool:
    """Return whether the words of the question that was asked last are at their end."""
    number = walk.asked.current[0].casefold() if walk.asked.current else ""
    slot = walk.asked.slots.get(number)
    return slot is not None and slot.ends_with("?")


def _is_lone_amount(walk: Walk, segment: Segment) -> bool:
    """Return whether a number below a question is its answer, not the number of the next one.

    `37.` below the first of two questions is the number of neither, nor is `37 - Outcome 1`.
    """
    marker = segment.marker
    if marker is None or marker.kind != "bare" or not _has_asked(walk):
        return False
    if segment.body.strip() and _COUNTED.match(plain(segment.body)) is None:
        return False
    number = marker.numbers[0] if len(marker.numbers) == 1 else ""
    strange = walk.asked.lookup(number) is None and not walk.asked.follows(number)
    return number.isdecimal() and strange


def _answers_by_number(walk: Walk, segment: Segment, marker: Marker) -> bool:
    """Return whether a number among the questions is that of an answer."""
    if marker.kind == "answer":
        return True
    again = bool(marker.numbers) and walk.asked.filled(marker.numbers)
    return again and not _renumbers(walk, segment) and not walk.words.asks(segment)


def ask(walk: Walk, segment: Segment, folded: str) -> None:
    """Take a segment as the words of the requester."""
    if _goes_on_with_number(walk, segment):
        segment = segment._replace(marker=None)
    marker = segment.marker
    if marker is None or marker.kind not in {"bare", "question"} or not marker.numbers:
        if marker is not None and marker.kind == "bullet":
            walk.asked.bullets.append(fold_space(segment.body))
        _continue_question(walk, segment, folded)
        return
    number = walk.asked.number_of(marker)
    slot = walk.asked.slots.get(number.casefold())
    opened = walk.asked.current
    if slot is None:
        slot = walk.asked.new(number)
        if "?" not in segment.body and not walk.book.has("counts", plain(segment.body)):
            slot.text = walk.asked.stem
    elif not slot.numbered:
        slot.numbered, slot.text = True, ""  # what stood before was an introduction
    elif _is_another(walk, slot, segment):
        slot.doubt = f"two questions have the number {slot.number}: which of them is answered here?"
    if opened != (slot.parent,):  # what stands right above only introduces it
        walk.run += 1
    slot.go_on(_AND_THE_NEXT.sub(";", segment.body))
    walk.asked.current = (slot.number,)
    walk.put(segment, "request", walk.asked.current)


def _begins_again(walk: Walk, segment: Segment) -> bool:
    """Return whether a list of questions begins again with a number that it had before."""
    marker = segment.marker
    numbered = (
        marker is not None and marker.kind in {"question", "bare"} and len(marker.numbers) == 1
    )
    slot = walk.asked.lookup(marker.numbers[0]) if numbered and marker is not None else None
    return slot is not None and slot.numbered and _is_another(walk, slot, segment)


def _is_another(walk: Walk, slot: Slot, segment: Segment) -> bool:
    """Return whether a number stands before a second question: the list began again."""
    if not slot.known or not walk.words.asks(segment):
        return False
    ours, theirs = set(words_of(segment.body)), set(slot.words)
    return bool(ours - theirs and theirs - ours) and is_welsh(slot.text) == is_welsh(segment.body)


def _goes_on_with_number(walk: Walk, segment: Segment) -> bool:
    """Return whether a number is a word of the question: `… fill in before Outcome` / `21 is`."""
    marker = segment.marker
    if marker is None or not marker.numbers or not walk.asked.slots:
        return False
    number = marker.numbers[0]
    unmarked = segment.text[: marker.end].strip() == number
    return unmarked and not walk.asked.follows(number) and walk.asked.lookup(number) is None


def _continue_question(walk: Walk, segment: Segment, folded: str) -> None:
    last = walk.asked.slots.get(walk.asked.current[0].casefold()) if walk.asked.current else None
    if last is not None and last.numbered:
        outside = walk.book.has("closing_sentence", folded)
        if not outside:
            last.go_on(segment.body)
    else:
        if last is None:
            if walk.book.has("salutation", folded) or not _may_ask(segment):
                counts = walk.book.has("counts", folded)
                walk.asked.stem = fold_space(segment.body) if counts else ""
                walk.put(segment, "request")
                return
            last = walk.asked.new(walk.asked.next_number(), numbered=False)
        last.go_on(segment.body)
        last.paragraphs.append(fold_space(segment.body))
        walk.asked.current = (last.number,)
    walk.put(segment, "request", walk.asked.current)


def introduce(walk: Walk) -> None:
    """Open a question with the words right above, which end where its labels begin: `By:`."""
    last = walk.parts[-1] if walk.parts else None
    if walk.asked.slots or last is None or last.segment.table is not None:
        return
    if last.kind == "heading" and walk.words.tells_request(last.segment):
        last = walk.parts[-1] = last._replace(kind="request")
    if last.kind != "request":
        return
    slot = walk.asked.new(walk.asked.next_number(), numbered=False)
    slot.text = fold_space(last.segment.text)
    slot.paragraphs.append(slot.text)
    walk.asked.current = (slot.number,)
    walk.put_again(walk.asked.current)


def _may_ask(segment: Segment) -> bool:
    """Return whether words before any number may be the question itself."""
    return bool(fold_space(segment.body)) and not segment.text.rstrip().endswith(":")


def _demands(walk: Walk, segment: Segment, folded: str) -> bool:
    """Return whether a segment before any heading is a question of the requester."""
    marker = segment.marker
    if walk.list_answers or walk.answers_alone:
        return False
    if marker is not None and marker.kind in {"question", "bare"} and marker.numbers:
        if marker.kind == "question":
            return not walk.words.answers(segment)
        return walk.words.asks_first(segment, marker, folded)
    inline = walk.book.has("request_sentence", folded) and walk.book.has("counts", folded)
    return inline or (not segment.listed and walk.book.has("asks_plainly", folded))


def _asks_back_alone(walk: Walk, folded: str) -> bool:
    """Return whether a letter in which no request and no answer is announced asks back."""
    return not walk.request_ahead and not walk.heading_ahead and walk.words.asks_back(folded)


def _answers_first(walk: Walk, segment: Segment) -> bool:
    """Return whether a numbered answer opens the letter, whose questions stand behind: `1. 45`."""
    marker = segment.marker
    if marker is None or not marker.numbers:
        return False
    if (walk.list_answers or walk.answers_alone) and not walk.heading_ahead:
        return True
    said = walk.request_ahead and marker.kind == "bare" and walk.words.answers(segment)
    said = said or (walk.request_later and marker.kind == "regarding")
    alone = walk.request_later or walk.words.speaks_of_it(segment)
    if not said and not (alone and marker.kind == "answer"):
        return False
    return marker.kind == "answer" or marker.numbers[0].casefold() in FIRST_NUMBERS


def read_head(walk: Walk, segment: Segment, folded: str) -> None:
    """Take a segment before the request: letterhead, or the first words of either side."""
    book = walk.book
    if book.has("salutation", folded) and len(folded) < 60:
        walk.put(segment, "letterhead")
    elif walk.words.announces_request(segment, folded):
        walk.section = "request"
        walk.explicit = True
        walk.put(segment, "heading")
    elif _asks_back_alone(walk, folded):
        walk.section = "response"
        put_answer(walk, segment, folded)
    elif _demands(walk, segment, folded):
        walk.section = "request"
        walk.explicit = False
        read_request(walk, segment, folded)
    elif _answers_first(walk, segment):
        walk.answers_first = True
        walk.section = "response"
        read_response(walk, segment, folded)
    elif walk.speaks(segment, folded) and not walk.request_ahead:
        walk.section = "response"
        read_response(walk, segment, folded)
    elif not walk.request_ahead and walk.words.asks_requester(folded):
        walk.section = "response"
        put_answer(walk, segment, folded)
    elif walk.words.decides(folded):
        walk.put(segment, answer_kind(segment, folded, book))
    else:
        walk.put(segment, "letterhead")
