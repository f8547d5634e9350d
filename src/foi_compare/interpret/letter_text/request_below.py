"""The words of the requester that a letter quotes: in the mail below it, or in quotation marks.

A letter that repeats no question speaks to those of the mail below it, which is read first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.language.question_likeness import same_question
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.passages import puts_right
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.text import fold_space

ASKED_BELOW = "asked below"  # the kind of a segment of the mail that asks
ASKED_HERE = "asked here"  # of one in quotation marks
QUOTED_LINE = re.compile(r"\s*>")
_QUOTES = re.compile(r"(?m)^[ \t]*>[ \t>]*")
# Lines to the next that is empty but for marks of quotation.
_PARAGRAPH = re.compile(r"(?:[ \t>]*[^\s>][^\n]*(?:\n|$))+")
_ALIKE = 0.5  # from which on two texts are one question
_LONGEST = 20  # segments of a quotation
_OPENS = re.compile(r"\s*[\"\u201c]")
_CLOSES = re.compile(r"[\"\u201d][.\s]*$")
# The head of a mail below the reply; that of the force itself opens a reply.
_MAIL_HEAD = re.compile(
    r"\W*(?:from|oddi wrth)\s?:.{0,200}?\b(?:sent|date|to|subject|at|dyddiad)\s?:"
)
_FORCE_MAIL = re.compile(
    r"\W*(?:from|oddi wrth)\s?:[^:]{0,120}(?:police|constabulary|heddlu|foi|freedom)"
)


def heads_mail(folded: str) -> bool:
    """Return whether a text is the head of a mail of the requester."""
    return _MAIL_HEAD.match(folded) is not None and _FORCE_MAIL.match(folded) is None


def with_quotation_asked(segments: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return the segments with those told that quote the request, from mark to mark."""
    told = list(segments)
    for place in range(1, len(told)):
        leads = told[place - 1].text.rstrip().endswith(":") or words.tells_request(told[place - 1])
        if not leads or _OPENS.match(told[place].text) is None:
            continue
        quoted = range(place, _end_of_quotation(told, place))
        if any(words.asks(told[at]) for at in quoted):
            for at in quoted:
                told[at] = told[at]._replace(kind=ASKED_HERE)
    return told


def _end_of_quotation(segments: Sequence[Segment], place: int) -> int:
    """Return where a quotation ends that opens at a place; that place where it is not known."""
    for at, one in enumerate(segments[place : place + _LONGEST], start=place):
        if one.table is not None or (at > place and _OPENS.match(one.text)):
            return place
        if _CLOSES.search(one.text):
            return at + 1 if at > place else place
    return place


def with_request_first(
    segments: Sequence[Segment], parts: Iterable[Part], words: Voice
) -> list[Segment]:
    """Return the segments with the quoted mail that asks before all others.

    `parts` are those of a first reading, which found the words of no question.
    """
    mail = _asking_mail(_quoted(parts), words)
    moved = {(one.block, one.start) for one in mail}
    rest = [one for one in segments if (one.block, one.start) not in moved]
    asked = [unquoted(one)._replace(kind=ASKED_BELOW) for one in mail]
    return [*asked, *rest] if mail else list(segments)


def speaks_of_list_below(asked: Mapping[str, str], parts: Iterable[Part], words: Voice) -> bool:
    """Return whether what a letter numbers speaks to the numbered list of the mail below it.

    `asked` are what a first reading took for questions, by number: where the mail numbers each of
    them or what it is a part of (`1` for `1a`), and none has the words of its like, they are what
    the letter says to them.
    """
    mail = _asking_mail(_quoted(parts), words)
    numbered = {
        one.marker.numbers[0]: one.body
        for one in mail
        if one.marker is not None
        and one.marker.kind in ("bare", "question")
        and len(one.marker.numbers) == 1
    }
    whole = {number: number.rstrip(ascii_lowercase) for number in asked}
    within = len(asked) > 1 and numbered.keys() >= set(whole.values())
    return within and not any(
        same_question(text, numbered[whole[number]]) >= _ALIKE for number, text in asked.items()
    )


def _quoted(parts: Iterable[Part]) -> list[Segment]:
    return [
        part.segment
        for part in parts
        if part.kind == "quoted" and part.segment.kind != REPORTED and part.segment.table is None
    ]


def with_earlier_letter_quoted(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments with a mail quoted that the letter above it puts right, and answers anew.

    `The answer sent to you on 23 May was wrong`, with answers of its own: what is forwarded below
    them is that answer, and stands no more.
    """
    told = list(segments)
    heads = (at for at, one in enumerate(told) if one.kind == "quoted" and _is_mail_head(one))
    begun = next(heads, len(told))
    own = told[:begun]
    anew = any(one.listed or one.table is not None or one.marker is not None for one in own)
    if not (anew and any(map(puts_right, own))):
        return told
    return [*own, *(one._replace(kind="quoted") for one in told[begun:])]


def quotes_force(segments: Iterable[Segment]) -> bool:
    """Return whether a mail of the force is quoted, which asks the requester."""
    heads = (one for one in segments if one.kind == "quoted" and _is_mail_head(one))
    return any(not heads_mail(plain(fold_space(one.text))) for one in heads)


def _is_mail_head(segment: Segment) -> bool:
    return _MAIL_HEAD.match(plain(fold_space(segment.text))) is not None


def _asking_mail(quoted: Sequence[Segment], words: Voice) -> list[Segment]:
    """Return what stands below the first head of a mail of the requester that asks something.

    What the force wrote in between, within itself or to the requester, asks nothing of it.
    """
    mails: list[list[Segment]] = []
    theirs = False
    for one in quoted:
        if _is_mail_head(one):
            theirs = heads_mail(plain(fold_space(one.text)))
            mails.append([])
        elif theirs:
            mails[-1].append(one)
    return next((mail for mail in mails if any(map(words.asks, mail))), [])


def with_quotation_opened(segments: Iterable[Segment], book: Phrasebook) -> list[Segment]:
    """Return the segments with what they quote as words of the letter, but for heads of mails."""
    return [piece for one in segments for piece in _opened(one, book)]


def _opened(segment: Segment, book: Phrasebook) -> Iterator[Segment]:
    """Yield the paragraphs of a segment without the marks of quotation before their lines."""
    folded = plain(fold_space(_QUOTES.sub("", segment.text)))
    if _MAIL_HEAD.match(folded) is not None or book.whole("quote_opener", folded):
        yield segment._replace(kind="furniture", marker=None)
    elif segment.kind != "quoted" and QUOTED_LINE.match(segment.text) is None:
        yield segment
    else:
        for found in _PARAGRAPH.finditer(segment.text):
            start, end = (segment.start + place for place in found.span())
            text = _QUOTES.sub("", found.group()).strip()
            piece = segment._replace(start=start, end=end, text=text, kind="paragraph")
            if text:
                yield piece._replace(marker=None if segment.listed else read_marker(text))


def unquoted(segment: Segment) -> Segment:
    """Return a segment quoted line by line as words of the requester."""
    text = re.sub(r"(?m)^[ \t]*>[ \t>]*", "", segment.text)
    marker = segment.marker if text == segment.text else read_marker(text)
    return segment._replace(text=text, marker=marker, kind=ASKED_HERE)
