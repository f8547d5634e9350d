"""The segments of a response: answers, questions printed again above them, further questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foi_compare.interpret.dispositions.whole_letters import refuses_whole
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.question_likeness import same_question, words_of
from foi_compare.interpret.language.welsh import is_welsh
from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.letter_text.bare_answers import is_numbered_answer
from foi_compare.interpret.letter_text.letter_parts import Part, Slot, answer_kind
from foi_compare.interpret.letter_text.numbering import above, before, trunk
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.exemptions import applied_sections
from foi_compare.interpret.meanings.markers import Marker, cited_questions, read_marker
from foi_compare.text import fold_space

_ALIKE = 0.6
_SECTION = re.compile(r"\W*(?:sections?|s\.|articles?|regulations?)\s?\d", re.IGNORECASE)
_ENDS = (".", "?", "!", ";", ",", ":")
# `The first two are answered by this table`: what stands below is said to them too.
_POINTS_DOWN = re.compile(
    r"\b(?:this|the following|next) (?:table|list)\b|\b(?:below|as follows)\W*$"
)
_NAMING_WORDS = 10
_CUT_SHORT = 0.5
_MOSTLY = 0.8
_FEW_WORDS = 3
# `Number of robberies in 2023 - 318`: the value behind its question, on one line.
_VALUE_BEHIND = re.compile(
    r"\s*[-\u2013\u2014=:]\s*(?=(?:<\s?)?\d[\d,]*\W*$|(?:nil|none|zero)\W*$)", re.IGNORECASE
)
_CITED = re.compile(r"(?<!\w)\d{1,2}[a-h](?!\w)")  # `As 1a for 2017`
_POINTS_TO = re.compile(r"\W*(?:as|see|per)\b(?! (?:to|for|regards)\b)")  # `As Q5, page 12`
_OPENS_WITH = 3  # characters before a citation that opens an answer
_FOOTNOTE_MARK = re.compile(
    r"\s*(?P<mark>\*+|[\u2020\u2021\u00a7\u00b9\u00b2\u00b3^#~])\s*(?=[^\W\d_]|\d)"
)


def read_response(walk: Walk, segment: Segment, folded: str) -> None:
    """Take a segment of the response: a question printed again, a further one, or an answer."""
    marker = segment.marker
    if marker is not None and marker.kind == "regarding" and _points_back(walk, marker.numbers):
        put_answer(walk, segment._replace(marker=None), folded)
        return
    unnumbered = marker is None or not marker.numbers
    if unnumbered and not segment.listed and walk.words.announces_request(segment, folded):
        if not walk.explicit and not walk.answered:
            walk.section, walk.explicit = "request", True
        walk.put(segment, "heading")
        return
    if segment.listed:
        put_answer(walk, segment, folded)
        return
    named = (
        marker is not None and marker.kind != "bullet" and walk.asked.seen(marker.numbers or ("",))
    )
    named = named or walk.is_new_number(segment)
    if _headed_again(walk, segment):
        walk.put(segment, "request", walk.asked.current)
        return
    known = "" if named or walk.open_number() else walk.repeats(segment.body)
    if known:
        walk.asked.current = (walk.asked.slots[known].number,)
        walk.asked.repeated.add(walk.asked.slots[known].number)
        walk.asked.slots[known].cited = True
        walk.answered = False
        walk.put(segment, "request", walk.asked.current)
        return
    if marker is not None and marker.kind in {"question", "answer", "regarding", "bare"}:
        _marked(walk, segment, marker, folded)
        return
    if _next_question(walk, segment, folded):
        return
    put_answer(walk, segment, folded)


def _marked(walk: Walk, segment: Segment, marker: Marker, folded: str) -> None:
    """Take a segment of the response that opens with a number or with `Answer:`."""
    if _is_footnote(walk, segment, marker):
        walk.put(segment, "footnote", walk.asked.current)
        return
    if _part_of_headed(walk, segment, marker):
        put_answer(walk, segment._replace(marker=None), folded)
        return
    answers = marker.kind == "answer" or (marker.kind == "regarding" and walk.answers_first)
    asked = not answers and bool(marker.numbers)
    asked = asked and _sounds_asked(walk, segment, marker, folded)
    if not marker.numbers or _numbers_no_question(walk, segment, marker, asked=asked):
        if _is_paragraph(walk, marker):
            walk.put(segment, "legal")
        else:
            put_answer(walk, segment, folded)
    elif asked and walk.section == "response" and not walk.asked.seen(marker.numbers):
        ask_anew(walk, segment)
    else:
        _cited(walk, segment, marker, asked=asked)


def _part_of_headed(walk: Walk, segment: Segment, marker: Marker) -> bool:
    """Return whether `Part one: 24 crimes` stands below a heading of other questions."""
    headed = walk.parts[-1] if walk.parts and walk.parts[-1].kind == "heading" else None
    if headed is None or not headed.numbers or marker.kind != "question":
        return False
    named, above = (plain(one.text).lstrip() for one in (segment, headed.segment))
    part = named.startswith("part ") and not above.startswith("part")
    return part and not set(marker.numbers) & set(headed.numbers)


def _cited(walk: Walk, segment: Segment, marker: Marker, *, asked: bool) -> None:
    """Take a segment under the number of a question: the question once more, or its answer."""
    walk.asked.current = walk.asked.cite(_nested(walk, segment, marker))
    slot = walk.asked.lookup(walk.asked.current[0]) if len(walk.asked.current) == 1 else None
    known = slot is not None and slot.known
    line = (
        _line_again(segment, slot) if slot is not None and known and marker.kind != "answer" else 0
    )
    if line:
        _ask_again(walk, segment, line)
    elif slot is None or not asked or (known and not _says_again(walk, segment, slot)):
        put_answer(walk, segment, plain(fold_space(segment.text)))
    else:
        slot.text = slot.text or fold_space(segment.body)
        walk.put(segment, "request", walk.asked.current)


def _numbers_no_question(walk: Walk, segment: Segment, marker: Marker, *, asked: bool) -> bool:
    """Return whether a number is that of no question, known or asked here for the first time."""
    number = marker.numbers[0]
    in_turn = walk.answers_first and walk.asked.follows(number)
    if _SECTION.match(segment.body) and not walk.asked.seen(marker.numbers) and not in_turn:
        return True  # the sections of a notice, numbered through
    follows = asked and walk.asked.follows(number)
    fits = follows or walk.asked.fits(number) or _answers_point(walk, segment)
    return marker.kind == "bare" and not fits


def ask_anew(walk: Walk, segment: Segment) -> None:
    """Take a numbered segment as a question that stands right above its answer."""
    if segment.marker is None:
        return
    number = walk.asked.number_of(segment.marker)
    slot = walk.asked.slots.get(number.casefold()) or walk.asked.new(number)
    slot.text = slot.text or fold_space(segment.body)
    walk.asked.current = (slot.number,)
    walk.answered = False
    walk.put(segment, "request", walk.asked.current)


def _is_paragraph(walk: Walk, marker: Marker) -> bool:
    """Return whether `3.1` numbers a paragraph of an annex: no question has a number like it."""
    number = marker.numbers[0] if marker.numbers else ""
    return marker.kind == "bare" and "." in number and not walk.asked.seen(marker.numbers)


def _answers_point(walk: Walk, segment: Segment) -> bool:
    """Return whether `(2) 44` answers a point that the request does not number."""
    first = next(iter(walk.asked.slots.values()), None)
    if first is None or first.numbered or not first.known or segment.marker is None:
        return False
    if not is_numbered_answer(segment.text):
        return False
    number = segment.marker.numbers[0]
    return number.isdigit() and walk.asked.follows(number)


def _is_footnote(walk: Walk, segment: Segment, marker: Marker) -> bool:
    """Return whether a lettered line stands below a table: `(a) includes …`."""
    lettered = marker.kind == "bare" and marker.numbers[0].isalpha()
    asked = walk.asked.filled(marker.numbers) or walk.words.asks(segment)
    if not lettered or asked or _comes_next(walk, marker):
        return False
    if any(walk.asked.filled((one,)) for one in before(marker.numbers[0])):
        return False  # notes begin with (a): the one before it is a question
    return _below_table(walk) is not None


def _comes_next(walk: Walk, marker: Marker) -> bool:
    """Return whether the question with the letter before has just been answered."""
    earlier = before(marker.numbers[0])
    return bool(walk.asked.current) and walk.asked.current[0].casefold() in earlier


def _below_table(walk: Walk) -> Part | None:
    """Return the table or list that stands right above, footnotes passed over."""
    above = walk.above
    if above is None or not (above.segment.table is not None or above.segment.listed):
        return None
    return above


def _explains_mark(walk: Walk, segment: Segment) -> bool:
    """Return whether a line below a table opens with a mark that a cell bears: `* 1 to 4`."""
    mark = _FOOTNOTE_MARK.match(segment.text)
    above = _below_table(walk) if mark is not None else None
    if mark is None or above is None:
        return False
    if applied_sections((segment.text,), walk.book):
        return False  # what a mark stands for is withheld: that is part of the answer
    table = above.segment.table
    texts = [above.segment.text] if table is None else [cell.text for cell in table.cells]
    return any(text.rstrip().endswith(mark["mark"]) for text in texts)


def _nested(walk: Walk, segment: Segment, marker: Marker) -> tuple[str, ...]:
    """Return the number of `3. a) 60` as `3a`, where that is a question."""
    inner = read_marker(segment.body)
    if inner is None or inner.kind != "bare" or len(marker.numbers) != 1:
        return marker.numbers
    letter = inner.numbers[0]
    number = marker.numbers[0] + letter
    return (number,) if letter.isalpha() and walk.asked.seen((number,)) else marker.numbers


def _sounds_asked(walk: Walk, segment: Segment, marker: Marker, folded: str) -> bool:
    """Return whether a numbered segment of the response is a question, not its answer."""
    if walk.words.asks(segment) or _opens_group(walk, segment, marker):
        return True
    if walk.answers_first and walk.answered_unasked(marker.numbers):
        return not walk.words.speaks_of_it(segment)
    if walk.asked.seen(marker.numbers) or walk.asked.vanished():
        return False
    if marker.kind == "question" and walk.asked.follows(marker.numbers[0]):
        return not walk.words.answers(segment)
    if "." in marker.numbers[0]:  # else a paragraph of an annex
        return _comes_in_turn(walk, segment, marker.numbers[0])
    wordy = len(folded.split()) > 5 or _comes_in_turn(walk, segment, marker.numbers[0])
    return wordy and not walk.speaks(segment, folded)


def _comes_in_turn(walk: Walk, segment: Segment, number: str) -> bool:
    """Return whether the question right before a number has just been asked and answered."""
    last = walk.asked.current[0].casefold() if walk.asked.current else ""
    said = _CITED.sub(lambda one: "" if walk.asked.seen((one[0],)) else one[0], segment.body)
    gives = unexplained(said) or segment.text.rstrip().endswith(".")
    if gives or not last:
        return False
    full = walk.asked.full(number).casefold()
    turns = not {last, trunk(last)}.isdisjoint(before(full))
    begins = last in above(full) and not before(full)
    return (walk.answered and turns) or (begins and not walk.answered)


def _opens_group(walk: Walk, segment: Segment, marker: Marker) -> bool:
    """Return whether a numbered line introduces lettered questions, as the number before did."""
    number = marker.numbers[0]
    before = str(int(number) - 1) if number.isdecimal() else ""
    return (
        segment.body.rstrip().endswith(":")
        and any(slot.parent == before for slot in walk.asked.slots.values())
        and walk.asked.follows(number)
    )


def _headed_again(walk: Walk, segment: Segment) -> bool:
    """Return whether the words of the question stand below a heading with its number.

    Below `Question 1a` the reply may print question 1 whole, or with its letter added.
    """
    headed = bool(walk.parts) and walk.parts[-1].kind == "heading" and walk.parts[-1].numbers
    if not headed or segment.marker is not None or len(walk.asked.current) != 1:
        return False
    slot = walk.asked.lookup(walk.asked.current[0])
    above = walk.asked.lookup(slot.parent) if slot is not None and slot.parent else None
    return above is not None and same_question(segment.body, above.text) > 1


def _line_again(segment: Segment, slot: Slot) -> int:
    """Return where the question ends that opens a segment once more, word for word, else 0.

    Behind it, on a line of its own, its answer may stand; then the question may be cut short.
    """
    said = words_of(segment.body)
    if said == slot.words or (len(said) > _FEW_WORDS and said == slot.words[: len(said)]):
        return len(segment.text)
    body = len(segment.text) - len(segment.body)
    dashed = _VALUE_BEHIND.search(segment.text)
    if dashed is not None and words_of(segment.text[body : dashed.start()]) == slot.words:
        return dashed.start()
    line = segment.body.lstrip("\n").split("\n", 1)[0]
    end = segment.text.find(line, body) + len(line)
    words = set(words_of(line))
    again = len(words) > 1 and len(words & set(slot.words)) >= _MOSTLY * len(words)
    return end if again and segment.text[end:].strip() else 0


def _ask_again(walk: Walk, segment: Segment, end: int) -> None:
    """Take the first lines of a segment as a question printed again, the rest as its answer."""
    asked = segment._replace(text=segment.text[:end], end=segment.start + end)
    walk.answered = False
    walk.put(asked, "request", walk.asked.current)
    rest = segment.text[end:].lstrip(" \t\n-\u2013\u2014=:")
    if rest:
        start = segment.end - len(rest)
        answer = segment._replace(text=rest, start=start, marker=None)
        put_answer(walk, answer, plain(fold_space(rest)))


def _says_again(walk: Walk, segment: Segment, slot: Slot) -> bool:
    """Return whether a numbered segment is its question once more, not the answer to it."""
    folded = plain(fold_space(segment.body))
    if same_question(segment.body, slot.text) >= _ALIKE:
        return True
    if is_welsh(slot.text) != is_welsh(segment.body):
        return True  # the question in the other language
    if not folded.rstrip("\"' ").endswith("?") or walk.words.asks_back(folded):
        return False
    # A question cut short is made of its words; what has others is asked of the requester.
    words = set(words_of(segment.body))
    return len(words & set(slot.words)) >= _CUT_SHORT * len(words)


def _next_question(walk: Walk, segment: Segment, folded: str) -> bool:
    """Take an unnumbered question that follows an answer; False where it is none."""
    if _fills(walk, segment):
        return True
    if walk.words.asks_back(folded):
        return False
    if not walk.words.asks(segment) or not walk.words.about_numbers(folded):
        return False
    if not walk.answered and walk.asked.slots:
        return False
    if any(slot.numbered and slot.known for slot in walk.asked.slots.values()):
        return False
    ask_next(walk, segment)
    return True


def ask_next(walk: Walk, segment: Segment) -> None:
    """Take a segment without a number as the next question, behind the answer to another."""
    slot = walk.asked.new(walk.asked.next_number(), numbered=False)
    slot.text = fold_space(segment.body)
    slot.paragraphs.append(slot.text)
    walk.asked.current = (slot.number,)
    walk.answered = False
    walk.put(segment, "request", walk.asked.current)


def _fills(walk: Walk, segment: Segment) -> bool:
    """Take the words of a question whose number stood alone above it, as `Request 2`."""
    if len(walk.asked.current) != 1 or walk.answered or not walk.words.asks(segment):
        return False
    folded = plain(fold_space(segment.body))
    if walk.words.asks_back(folded) or walk.words.answers_plainly(folded):
        return False
    slot = walk.asked.slots[walk.asked.current[0].casefold()]
    if slot.known:
        return False
    slot.text = fold_space(segment.body)
    walk.put(segment, "request", walk.asked.current)
    return True


def put_answer(walk: Walk, segment: Segment, folded: str) -> None:
    """Put a segment to the question that is open, or to the one it cites at its beginning."""
    book = walk.book
    numbers, heads = walk.asked.current, False
    first = cited_questions(segment.text)[:1]
    opens = next((one.numbers for one in first if one.start <= _OPENS_WITH), ())
    opens = () if _POINTS_TO.match(folded) else opens
    unprinted = bool(walk.asked.slots) and walk.asked.vanished()
    known = unprinted or walk.asked.seen(opens) or (walk.answers_alone and len(opens) == 1)
    if opens and segment.marker is None and refuses_whole((segment,), walk.words):
        # `Question 1 by itself …; I refuse the request as a whole`
        numbers = walk.asked.current = ()
    elif not segment.listed and opens and known:
        numbers = walk.asked.current = walk.asked.cite(opens)
    elif not segment.listed:
        numbers = _addressed(walk, segment)
        heads = numbers != walk.asked.current and _only_names(walk, segment, folded)
        # What follows goes on with the named question, unless so far it spoke to all.
        leads = segment.text.rstrip().endswith(":") or heads or _POINTS_DOWN.search(folded)
        walk.asked.current = numbers if walk.asked.current or leads else ()
    footnote = "footnote" if _explains_mark(walk, segment) else ""
    # `As to the third limb`, on a line of its own
    heading = "heading" if heads or walk.words.titles(segment) else ""
    kind = footnote or heading or _inherited(walk, segment) or answer_kind(segment, folded, book)
    walk.answered = walk.answered or kind in {"answer", "refusal", "estimate"}
    walk.put(segment, kind, numbers)


def _only_names(walk: Walk, segment: Segment, folded: str) -> bool:
    """Return whether a line says what is spoken of and nothing of it: `As to the third limb`."""
    ended = segment.text.rstrip().endswith(_ENDS)
    return not ended and len(folded.split()) <= _NAMING_WORDS and not walk.words.settles(folded)


def _addressed(walk: Walk, segment: Segment) -> tuple[str, ...]:
    """Return the questions that an answer names as its own, else those that are open."""
    if segment.marker is not None and segment.marker.numbers:
        return walk.asked.current
    named = addressed(segment.body, walk.asked.numbers, walk.answered_so_far)
    own = named and walk.asked.seen(named) and not _points_back(walk, named)
    return walk.asked.cite(named) if own else walk.asked.current


def _points_back(walk: Walk, named: Sequence[str]) -> bool:
    """Return whether words right below a question name others alone, which have their answers."""
    above = walk.parts[-1] if walk.parts else None
    waits = above is not None and above.kind == "request" and above.numbers == walk.asked.current
    said = walk.answered_so_far()
    return waits and bool(named) and said.issuperset(named) and said.isdisjoint(walk.asked.current)


def _inherited(walk: Walk, segment: Segment) -> str:
    """Return the part of the small print that a list item belongs to, else ."""
    last = walk.parts[-1] if walk.parts else None
    if last is None or segment.marker is None or last.kind not in {"legal", "notes"}:
        return ""
    fitting = segment.marker.kind == "bullet" or (
        segment.marker.kind == "bare" and not walk.asked.seen(segment.marker.numbers)
    )
    ends = last.segment.text.rstrip()
    opened = ends.endswith((":", ";", ",", "; and", "; or")) or last.segment.marker is not None
    return last.kind if fitting and opened else ""
