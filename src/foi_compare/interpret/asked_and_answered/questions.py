"""The segments of a reply to its questions and to the part that each segment plays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, takewhile

from foi_compare.interpret.asked_and_answered.background_rows import with_background_apart
from foi_compare.interpret.asked_and_answered.passages_by_address import with_addresses_parted
from foi_compare.interpret.asked_and_answered.question_plan import with_questions_begun
from foi_compare.interpret.asked_and_answered.second_reading import (
    MOST_PASSAGES,
    borne_out,
    explained,
    second_reading,
)
from foi_compare.interpret.dispositions.whole_letters import waits_for
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.language.topics import Topics
from foi_compare.interpret.letter_text.bare_answers import is_bare_answer
from foi_compare.interpret.letter_text.letter_parts import ANSWERING
from foi_compare.interpret.letter_text.passages import (
    GENERAL,
    leaves_alone,
    puts_right,
    with_passages_told,
)
from foi_compare.interpret.letter_text.request_below import (
    ASKED_BELOW,
    ASKED_HERE,
    QUOTED_LINE,
    heads_mail,
    speaks_of_list_below,
    with_earlier_letter_quoted,
    with_quotation_asked,
    with_quotation_opened,
    with_request_first,
)
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.letter_walk.walk_ahead import Ahead
from foi_compare.interpret.letter_walk.walk_dialogue import ends_question, put_label, read_dialogue
from foi_compare.interpret.letter_walk.walk_headings import read_heading
from foi_compare.interpret.letter_walk.walk_reported import answers_nothing
from foi_compare.interpret.letter_walk.walk_request import ask, read_head, read_request
from foi_compare.interpret.letter_walk.walk_response import ask_anew, ask_next, read_response
from foi_compare.interpret.letter_walk.walk_tables import Dialogue, has_counts, owners, title_of
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, Tie, marked
from foi_compare.interpret.numbered_lines.label_lists import is_label, with_labels_told
from foi_compare.interpret.numbered_lines.list_roles import answering_lists, with_lists_told
from foi_compare.interpret.numbered_lines.table_notes import with_table_notes
from foi_compare.interpret.passage_roles.learnt_reading import learnt_reading
from foi_compare.interpret.text_tables.form_lines import lines_of_empty_forms, rows_below_periods
from foi_compare.interpret.text_tables.grouped_lists import with_groups_told, with_lists_whole
from foi_compare.model import Table
from foi_compare.text import fold_space

_YOU_WROTE = re.compile(r"\W*(?:on|in)\s[^:]{0,60}\byou (?:wrote|asked)\b[^:]{0,40}:")
_OPENS_QUOTATION = re.compile(r"\s*[\"\u201c\u2018']")
_CLOSES_QUOTATION = re.compile(r"[\"\u201d\u2019'][.\s]*$")
_MARKS = (".", "?", "!", ":", ";")
_LAST_SENTENCES = 2  # above a table may lead to it
_HEAD = 12  # segments above the salutation of a letter
_NAMES = 12  # words of a signature
_KNOWN = ("furniture", "page_header", "page_footer")


def read_segments(walk: Walk, segments: Iterable[Segment]) -> None:
    """Take the segments of one document; sections do not run on into the next."""
    begun = len(walk.parts)
    _read_letter(walk, with_groups_told(list(segments), walk.matcher))
    walk.parts[begun:] = with_lists_whole(walk.parts[begun:])


def _read_letter(walk: Walk, segments: list[Segment]) -> None:
    """Take the segments of a letter in the way that explains most of them."""
    printed = with_table_notes(with_earlier_letter_quoted(segments), walk.words)
    printed = with_background_apart(printed, walk.words)
    if not walk.asked.slots and any(map(_may_quote, printed)):
        printed = _with_request(printed, walk)
    if not walk.asked.slots and len(printed) <= MOST_PASSAGES:
        first = Walk(walk.book, walk.matcher)
        _read(first, printed)
        first.finish()
        told = with_passages_told(printed, walk.words)
        second = Walk(walk.book, walk.matcher)
        found = second if second_reading(told, second, first) else first
        found.finish()
        if learnt_reading(printed, walk, explained(told, found)):
            walk.borne_out = borne_out(told, walk)
            return
        if found is second:
            second_reading(told, walk, first)
            return
        walk.borne_out = borne_out(with_passages_told(printed, walk.words), first)
    _read(walk, printed)


def _may_quote(segment: Segment) -> bool:
    """Return whether a mail may be quoted in a segment, or begin below it."""
    quoted = segment.kind == "quoted" or QUOTED_LINE.match(segment.text) is not None
    return quoted or heads_mail(plain(fold_space(segment.text)))


def _with_request(segments: list[Segment], walk: Walk) -> list[Segment]:
    """Return the segments with the request first that only a mail below the letter prints."""
    first = Walk(walk.book, walk.matcher)
    _read(first, segments)
    asked = {slot.number: slot.text for slot in first.asked.slots.values() if slot.known}
    told = segments
    if not asked or speaks_of_list_below(asked, first.parts, walk.words):
        told = with_request_first(segments, first.parts, walk.words)
    return _with_answers(told, segments, walk)


def _with_answers(told: list[Segment], printed: list[Segment], walk: Walk) -> list[Segment]:
    """Return the segments as told, or those quoted opened where nothing but they answers."""
    if _answers(told, walk) or waits_for([one for one in told if _is_own(one)], walk.words):
        return told
    opened = with_quotation_opened(printed, walk.book)
    return opened if _answers(opened, walk) else told


def _answers(segments: list[Segment], walk: Walk) -> bool:
    """Return whether a letter is read to answer anything."""
    trial = Walk(walk.book, walk.matcher)
    _read(trial, segments)
    return any(part.kind in ANSWERING for part in trial.parts)


def _is_own(segment: Segment) -> bool:
    return segment.kind not in {"quoted", ASKED_BELOW} and not QUOTED_LINE.match(segment.text)


def _read(walk: Walk, segments: list[Segment]) -> None:
    section = "response" if walk.asked.slots else "head"
    printed = with_lists_told(segments, walk.words)
    printed = with_passages_told(printed, walk.words)
    printed = with_quotation_asked(printed, walk.words)
    if not walk.asked.slots:
        printed = with_questions_begun(printed, walk.words)
    else:
        printed = _of_later_letter(with_addresses_parted(printed, walk.words), walk)
    forms, rows = lines_of_empty_forms(printed), rows_below_periods(printed)
    listed = with_labels_told(printed, walk.matcher, walk.words)
    answering = answering_lists(listed, walk.words)
    ahead = Ahead(listed, walk)
    dialogue: Dialogue | None = None
    first = _ask_below(walk, listed)
    walk.section, walk.asked.current = section, ()
    begun = _put_head(walk, listed) if section == "response" else first
    for index, segment in enumerate(listed[begun:], start=begun):
        ahead.tell(index)
        walk.list_answers = index in answering
        if dialogue is not None and ends_question(walk, segment, dialogue):
            continue
        if dialogue is not None and not segment.side and segment.kind not in _KNOWN:
            walk.asked.current = dialogue.heirs()
            dialogue = None
        if walk.section == "quoted":
            walk.put(segment, "quoted")
        elif first and _signs_off(listed, index):
            walk.put(segment, "signature")
        elif index in forms and walk.section in {"request", "response"}:
            walk.put(segment, "request", walk.asked.current)
        elif index in rows and walk.section == "response":
            walk.put(segment._replace(listed=True), "answer", walk.asked.current)
            walk.answered = True
        elif segment.side and segment.table is None:
            dialogue = dialogue or Dialogue()
            read_dialogue(walk, segment, dialogue)
        else:
            _piece(walk, segment)


def _put_head(walk: Walk, segments: Sequence[Segment]) -> int:
    """Put the head of a later letter, to its salutation; return how many segments it has."""
    head = list(takewhile(_may_head, segments[:_HEAD]))
    greets = (at for at, one in enumerate(head, start=1) if walk.words.greets(one))
    begun = next(greets, 0)
    for one in head[:begun]:
        walk.put(one, "furniture" if one.kind in FURNITURE else "letterhead")
    return begun


def _may_head(segment: Segment) -> bool:
    return segment.table is None and segment.marker is None and segment.kind != "quoted"


def _of_later_letter(segments: list[Segment], walk: Walk) -> list[Segment]:
    """Return the segments of a letter that puts another right, tied to the questions of that one.

    Where it names none of them by number, each passage is of the one question that it is about.
    """
    numbers = [slot.number for slot in walk.ordered_slots()]
    known = {number.casefold() for number in numbers}
    printed = (one.marker.numbers for one in segments if one.marker is not None)
    cited = known.intersection(map(str.casefold, chain.from_iterable(printed)))
    columns = any(one.side for one in segments)
    if cited or columns or not any(map(puts_right, segments)):
        return segments
    topics = Topics([slot.text for slot in walk.ordered_slots()])
    greetings = (at for at, one in enumerate(segments[:_HEAD]) if walk.words.greets(one))
    greeting = next(greetings, -1)
    about = {
        at: topics.opened_with(one.text)
        for at, one in enumerate(segments)
        if at > greeting and one.table is None and one.marker is None and not leaves_alone(one)
        if walk.words.speaks_of_it(one)
    }
    found = {at: Tie((place,)) for at, place in about.items() if place is not None}
    ended = next((at for at, one in enumerate(segments) if leaves_alone(one)), len(segments))
    return [
        one._replace(kind=GENERAL) if at >= ended and at not in found else one
        for at, one in enumerate(marked(segments, found, numbers))
    ]


def _piece(walk: Walk, segment: Segment) -> None:
    if segment.table is not None:
        _table(walk, segment, segment.table)
    elif segment.kind == ASKED_HERE:
        walk.section = "request"
        ask(walk, segment, plain(fold_space(segment.text)))
    else:
        _text(walk, segment)


def _ask_below(walk: Walk, segments: Sequence[Segment]) -> int:
    """Take the words of a mail below the letter, which stand first; return how many they are."""
    asked = [one for one in segments if one.kind == ASKED_BELOW]
    numbered = next((at for at, one in enumerate(asked) if one.marker is not None), 0)
    for at, one in enumerate(asked):
        walk.section = "request"
        if at < numbered:
            walk.put(one, "request")
        else:
            ask(walk, one, plain(fold_space(one.text)))
    walk.run = 0
    return len(asked)


def _signs_off(segments: Sequence[Segment], index: int) -> bool:
    """Return whether a few words, no sentence, sign a letter right above the mail that asks."""
    text = segments[index].text.rstrip()
    above = index + 1 < len(segments) and segments[index + 1].kind == "quoted"
    return above and len(text.split()) <= _NAMES and not text.endswith(_MARKS)


def _text(walk: Walk, segment: Segment) -> None:
    folded = plain(fold_space(segment.text))
    if not folded:
        return
    if _is_furniture(walk, segment, folded):
        walk.put(segment, "furniture")
    elif segment.kind == "cell" and not segment.side:
        walk.put(segment, "heading")  # over the questions or the answers of a table
    elif _quoted_question(walk, segment):
        _ask_quoted(walk, _unquoted(segment))
    elif answers_nothing(walk, segment):
        return
    elif segment.kind == "quoted" or QUOTED_LINE.match(segment.text):
        walk.put(segment, "quoted")
    elif _opens_quote(walk, folded):
        walk.section = "quoted"
        walk.put(segment, "quoted")
    elif not read_heading(walk, segment, folded):
        if walk.quoting and walk.section == "request":
            walk.begin_response()
            walk.section = "response"
        walk.quoting = False
        _sectioned(walk, segment, folded)


def _quoted_question(walk: Walk, segment: Segment) -> bool:
    """Return whether a quoted line is a question with its answer below, unquoted."""
    if not walk.own_words_ahead or not QUOTED_LINE.match(segment.text):
        return False
    asked = _unquoted(segment)
    goes_on = bool(walk.asked.slots) and walk.is_new_number(asked)
    return walk.section != "closed" and (goes_on or walk.words.asks(asked))


def _ask_quoted(walk: Walk, segment: Segment) -> None:
    """Take a question that is quoted line by line: what follows in own words is its answer."""
    if walk.section == "response" and walk.is_new_number(segment):
        ask_anew(walk, segment)
    elif walk.answered and segment.marker is None and not walk.repeats(segment.text):
        ask_next(walk, segment)
    else:
        walk.section = "request" if walk.section == "head" else walk.section
        _sectioned(walk, segment, plain(fold_space(segment.text)))
    walk.quoting = walk.section in {"request", "response"}


def _is_furniture(walk: Walk, segment: Segment, folded: str) -> bool:
    if segment.kind in _KNOWN:
        return True
    if walk.book.whole("furniture", folded):
        # `No` and `Yes` are buttons at the edges of a page and answers within the letter.
        return not (walk.section in {"request", "response"} and is_bare_answer(folded))
    return walk.book.has("furniture_sentence", folded)


def _opens_quote(walk: Walk, folded: str) -> bool:
    if walk.section == "head" and not walk.parts:
        return False
    if heads_mail(folded):
        return walk.section != "head"
    if _YOU_WROTE.match(folded) and not walk.asked.slots:
        return False  # the request itself, which no other place repeats
    return walk.book.whole("quote_opener", folded) or walk.book.has("quote_sentence", folded)


def _sectioned(walk: Walk, segment: Segment, folded: str) -> None:
    if is_label(segment):
        put_label(walk, segment, folded)
        return
    if _question_goes_on(walk, segment):
        walk.put(segment, "request", walk.asked.current)
        return
    if walk.section == "response" and _is_quotation(walk, segment):
        walk.put(segment, "quoted")
        return
    asked_last = walk.answers_first and walk.section == "request"
    if (asked_last or walk.section in {"response", "closed"}) and _closes(walk, segment, folded):
        return
    if walk.section == "head":
        read_head(walk, segment, folded)
    elif walk.section == "request":
        read_request(walk, segment, folded)
    elif walk.section == "response":
        read_response(walk, segment, folded)
    elif walk.section == "clarified":
        _clarified(walk, segment, folded)
    else:
        _closed(walk, segment, folded)


def _question_goes_on(walk: Walk, segment: Segment) -> bool:
    """Take words in small letters that end the question right above, cut at a line's end."""
    last = walk.parts[-1] if walk.parts else None
    slot = walk.asked.lookup(walk.asked.current[0]) if len(walk.asked.current) == 1 else None
    if last is None or slot is None or last.kind != "request" or last.numbers != (slot.number,):
        return False
    unended = slot.known and not slot.ends_with(_MARKS)
    small = segment.text.lstrip()[:1].islower() and segment.marker is None
    if not (unended and small) or segment.listed or walk.section not in {"request", "response"}:
        return False
    slot.go_on(segment.text)
    return True


def _closes(walk: Walk, segment: Segment, folded: str) -> bool:
    if not walk.words.closes(folded) or walk.repeats(segment.body):
        return False
    marker = segment.marker
    if marker is not None and marker.kind != "bare" and walk.asked.seen(marker.numbers or ("",)):
        return False  # `Limb (iv), on complaints, …`
    walk.section = "closed"
    walk.put(segment, "signature")
    return True


def _closed(walk: Walk, segment: Segment, folded: str) -> None:
    marker = segment.marker
    cited = marker is not None and marker.kind in {"question", "answer"} and marker.numbers
    if (cited and walk.asked.seen(cited)) or walk.repeats(segment.body):
        walk.section = "response"
        read_response(walk, segment, folded)
        return
    walk.put(segment, "signature")


def _clarified(walk: Walk, segment: Segment, folded: str) -> None:
    """Keep a clarification with the request until something else is announced."""
    announced = walk.heading_ahead or walk.request_ahead
    if not announced and walk.speaks(segment, folded):
        walk.section = "response"
        read_response(walk, segment, folded)
        return
    walk.put(segment, "request", walk.asked.current)


def _table(walk: Walk, segment: Segment, table: Table) -> None:
    if walk.section == "head" and (walk.request_ahead or not has_counts(table)):
        walk.put(segment, "letterhead")
        return
    # Where a heading opened the request and another will open the answers, a table between them
    # is the requester's, numbers and all.
    theirs = not has_counts(table) or (walk.heading_ahead and not walk.answered)
    if walk.section == "request" and walk.explicit and theirs:
        walk.put(segment, "request", walk.asked.current)
        return
    if walk.section in {"head", "request"}:
        walk.section = "response"
    if _quotes_earlier(walk):
        walk.put(segment, "quoted")
        return
    walk.answered = True
    named = owners(title_of(table), walk.asked, walk.promises)
    if named:
        walk.asked.current = named
    # Behind the end of the letter a table belongs to no question in particular.
    numbers = walk.asked.current if named or walk.section != "closed" else ()
    walk.put(segment, "answer", numbers)


def _quotes_earlier(walk: Walk) -> bool:
    """Return whether the words right above a table quote an earlier reply."""
    last = walk.parts[-1] if walk.parts else None
    if last is None or last.segment.table is not None or last.kind == "request":
        return False
    if last.kind == "quoted" and last.segment.kind != REPORTED:
        return False
    ends = split_sentences(last.segment.text)[-_LAST_SENTENCES:]
    return any(walk.book.has("quotes_earlier", plain(fold_space(one.text))) for one in ends)


def _is_quotation(walk: Walk, segment: Segment) -> bool:
    """Return whether a paragraph in quotation marks is what an earlier reply said."""
    if _OPENS_QUOTATION.match(segment.text) is not None and _quotes_earlier(walk):
        return True
    last = walk.parts[-1] if walk.parts else None
    within = (
        last is not None and last.kind == "quoted" and _OPENS_QUOTATION.match(last.segment.text)
    )
    return bool(within) and _CLOSES_QUOTATION.search(last.segment.text if last else "") is None


def _unquoted(segment: Segment) -> Segment:
    """Return a segment without the marks of quotation before its lines."""
    text = re.sub(r"(?m)^[\s>]+", "", segment.text)
    return segment._replace(text=text, marker=read_marker(text))
