"""The texts above and below a table, and what the letter says of all its numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from foi_compare.interpret.account.bearing import Place
from foi_compare.interpret.account.caption_words import ADDRESS, COUNTED
from foi_compare.interpret.account.reach import Reach, reach_of
from foi_compare.interpret.account.short_forms import explains_short_forms
from foi_compare.interpret.account.spoken_of import NOTHING, OWN_TABLE, Spoken, spoken_of
from foi_compare.interpret.account.word_uses import Left, Uses
from foi_compare.interpret.account.year_begins import year_begins
from foi_compare.interpret.language.runs_of_text import Runs
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.segments import TABLE_NOTE
from foi_compare.interpret.meanings.cited_notes import notes_cited
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Document, Figure, Origin, Spot, Table, TextBlock
from foi_compare.text import fold_space

# The parts of a letter that may speak of its numbers.
_SPEAKING = frozenset(
    {"answer", "notes", "footnote", "definition", "heading", "legal", "refusal", "letterhead"}
    | {"signature"}
)
# What stands below the close of a letter speaks of its numbers where it says so.
_CLOSING = "signature"
_PASSED = frozenset({"page_header", "page_footer", "furniture"})
# What stands in these parts says how the numbers are to be understood.
_NOTES = frozenset({"notes", "footnote", "definition"})
_NEAR = 3
_NOTE = re.compile(
    r"\s*(?:(?:please\s)?(?:note|be aware)|it should be (?:noted|borne)|n\.?b\.?(?!\w)|caveat"
    r"|warning|source|basis|coverage"
    r"|(?P<sign>\*+|[†‡§^#¹²³⁴⁵⁶⁷⁸⁹]|\[[\da-z]{1,2}\]|\([a-z]\)))",
    re.IGNORECASE,
)
# `1 Includes …` is the note of a raised 1, which readers give as `[1]`.
_RAISED = re.compile(r"\s*(?P<digits>\d{1,2})[.)]?\s+(?=[A-Z])")
# What opens a sentence that speaks of all figures of a letter, wherever they stand.
_OF_ALL = re.compile(
    r"\W*(?:(?:please )?note (?:that )?)?"
    r"(?:(?:all|the|these|this|those|our|any|both|of)\s)*"
    r"(?:figures?|data|numbers?|counts?|tables?|statistics|totals?|values?)\b",
    re.IGNORECASE,
)
_OF_REQUEST = re.compile(
    r"\b(?:requests?|application|act|exempt\w*|applicant|e-?mail|letter|correspondence|enquiry"
    r"|sought)\b",
    re.IGNORECASE,
)


_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_DIGIT = re.compile(f"[{_DIGITS}]")
_OF_SHARES = re.compile(
    r"\W*(?:(?:the|all|these|small)\s)*(?:percentages?|proportions?|shares)\b", re.IGNORECASE
)
_RESTATES = re.compile(
    r"\W*(?:(?:q|question|request)[.:]\s"
    r"|(?:thank you for|further to|with reference to|i refer to"
    r"|in your (?:e-?mail|letter|request)|you (?:have )?(?:asked|requested|sought))\b)",
    re.IGNORECASE,
)
# `The number of people arrested was 1,412 in 2021` speaks of its own number.
_COUNTS_THEM = re.compile(
    r"\b(?:was|were|is|are|came to|of)\s(?:also\s|only\s)?£?(?!(?:19|20)\d\d\b)\d[\d,]*\b(?!\s?%)"
)
# `104 people`, `3 staff`, `6 hours`, `£208,350`: no number of a list, an age or an outcome.
_OWN_NUMBER = re.compile(
    r"£\s?\d|(?<![<>\w/.,-])(?!(?:19|20)\d\d\b)\d[\d,]*\s(?:[a-z-]+\s){0,2}?"
    r"(?:people|persons?|individuals?|arrests?|suspects?|offenders?|victims?|defendants?"
    r"|officers?|staff|employees|hours?|minutes)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"£\s?\d")
# Who says how something is counted speaks of the table: `one with 3 suspects is counted 3 times`.
_COUNTING = re.compile(r"\bcount(?:s|ed|ing)?\b|\bper\b", re.IGNORECASE)
# `These are 104 people`: of the numbers beside it.
_POINTS = re.compile(r"\W*(?:these|this|those|they|it|all|each|every)\b", re.IGNORECASE)
# What a sentence may say of the numbers that makes them others than those printed.
_OTHER_NUMBERS = frozenset(
    {"scale", "year", "people", "sum", "revision", "error", "standing", "measure"}
)
_OF_VERSIONS = frozenset({"year", "revision", "error", "basis", "noted"})
# Which version of the numbers a sentence speaks of.
_VERSION = re.compile(r"(\w+ )(?=(?:figures?|data|numbers?|counts?|tables?|versions?|totals?)\b)")
# What stands above a table and says so speaks of that one alone: `the table below`, or its name.
_OF_NEXT = re.compile(r"\b(?:below|following|follows|next|overleaf)\b", re.IGNORECASE)


class Saying(NamedTuple):
    """A sentence of a letter: where it stands, the questions it belongs to, what is left of it.

    `changes` are the phrases that may change a number; `bears` says that the sentence as a whole
    does by its weight, and is asked about. `sign` opens a note (`*`, `†`) and hangs on
    what it speaks of. `of_shares` says that it speaks of percentages, `restates` that it repeats
    what was asked for; `spoken` is what it says that it speaks of, `year_begins` the month in which
    it says that years begin, `reach` the part of the numbers that it names.
    """

    file: str
    block: int
    questions: tuple[str, ...]
    text: str
    changes: tuple[Left, ...]
    bears: bool
    of_numbers: bool
    is_note: bool
    of_crimes: bool
    of_all: bool
    in_head: bool
    of_request: bool
    of_shares: bool
    restates: bool
    sign: str
    spoken: Spoken
    year_begins: int
    reach: Reach


def sayings(letter: Letter, figures: Sequence[Figure], uses: Uses) -> tuple[Saying, ...]:
    """Return the sentences of a letter of which something is left over.

    The rows of a list are accounted for with its labels.
    """
    origins: dict[Spot, Origin] = {
        spot: figure.origin for figure in figures for spot in figure.spots
    }
    found: dict[tuple[str, int], dict[Origin, list[tuple[int, int]]]] = {}
    for spot, origin in origins.items():
        of_block = found.setdefault((spot.file, spot.block), {})
        of_block.setdefault(origin, []).append((spot.start, spot.end))
    spots = {
        block: {origin: Runs(runs) for origin, runs in own.items()} for block, own in found.items()
    }
    numbers = [question.number for question in letter.questions]
    return tuple(
        said
        for part in letter.parts
        if part.kind in _SPEAKING | {_CLOSING}
        and part.segment.table is None
        and part.segment.row < 0
        for said in _of_part(
            part, spots.get((part.segment.file, part.segment.block), {}), uses, numbers
        )
        if part.kind != _CLOSING or said.spoken != NOTHING or said.of_all
    )


def notes_in(printed: Printed, notes: Sequence[str], uses: Uses) -> Iterator[Saying]:
    """Yield the sentences in the rows of a table of which something is left over.

    They speak of it, unless they say that they speak of another one.
    """
    layout = printed.layout
    for note in notes:
        for sentence in split_sentences(note):
            text = fold_space(sentence.text)
            said = _of_others(_saying(text, uses, layout.file, layout.block, "note"), ())
            spoken = spoken_of(text, ())
            if (said.changes or said.bears) and not explains_short_forms(text):
                yield said._replace(spoken=OWN_TABLE if spoken == NOTHING else spoken)


def _of_part(
    part: Part, spots: Mapping[Origin, Runs], uses: Uses, numbers: Sequence[str]
) -> Iterator[Saying]:
    """Yield the sentences of a part of which something is left over.

    That there is an error is said of the figure that the sentence behind it puts right, and of no
    other: `In outcome 16 a digit was lost. The figure should read 187, not 87.`
    """
    segment = part.segment
    title = segment.kind in {"heading", "caption"}
    if title and uses.names_outcome(segment.text) and not uses.left_of_label(segment.text):
        return  # the name of one, whose marks part no sentences: `… not identified; victim …`
    sentences = split_sentences(segment.text)
    place: Place = "note" if part.kind in _NOTES else "sentence"
    of_note = _sign(segment.text) if segment.kind == TABLE_NOTE else ""
    for sentence, following in zip_longest(sentences, sentences[1:]):
        start, end = segment.start + sentence.start, segment.start + sentence.end
        text = fold_space(sentence.text)
        own = {origin for origin, runs in spots.items() if runs.overlap(start, end)}
        said = _saying(text, uses, segment.file, segment.block, place)
        if own:
            changes = tuple(_kept(left, text) for left in uses.changes_beside_period(text))
            said = said._replace(changes=changes, bears=said.bears and bool(changes))
        silent = not own and not said.year_begins and _says_nothing(text, uses)
        said = _of_others(said, numbers)
        if following is not None and not said.of_numbers and uses.puts_right(following.text):
            said = _without(said, [c for c in said.changes if c.kind == "error"])
        spoken = spoken_of(text, numbers)
        if not silent and not own - {"sentence"} and (said.changes or said.bears):
            yield said._replace(
                questions=part.numbers,
                in_head=part.kind == "letterhead",
                spoken=spoken,
                restates=said.restates and not spoken.table,
                sign=said.sign or of_note,
            )


def _without(said: Saying, gone: Collection[Left]) -> Saying:
    """Return a sentence without phrases that speak of other numbers.

    It bears on none where it has no others.
    """
    kept = tuple(left for left in said.changes if left not in gone)
    return said._replace(changes=kept, bears=said.bears and bool(kept or not gone))


def _of_others(said: Saying, numbers: Sequence[str]) -> Saying:
    """Return a sentence without what it says of numbers of its own, if it gives such."""
    if not _gives_its_own(said.text, said, numbers):
        return said
    kept = tuple(one for one in said.changes if one.kind in _OF_VERSIONS)
    return said._replace(changes=kept, bears=said.bears and bool(kept))


def _gives_its_own(text: str, said: Saying, numbers: Sequence[str]) -> bool:
    """Return whether a sentence gives numbers of its own, of people or money, and speaks of those.

    `In addition 104 people were arrested in 2022` says nothing of the numbers of a table.
    """
    kinds = {left.kind for left in said.changes}
    of_money = _OF_MONEY.search(text) is not None
    if not of_money and (said.of_all or kinds.isdisjoint({"people", "measure"})):
        return False
    if _POINTS.match(text) or _COUNTING.search(text) or spoken_of(text, numbers) != NOTHING:
        return False
    if said.of_numbers:
        return bool(of_money or _COUNTS_THEM.search(text) or _OWN_NUMBER.match(text))
    return _OWN_NUMBER.search(text) is not None


def _saying(text: str, uses: Uses, file: str, block: int, place: Place) -> Saying:
    """Return what a sentence says by its words alone."""
    begins = year_begins(text)
    of_numbers = begins > 0 or uses.speaks_of_numbers(text)
    changes = uses.sentence_changes(text) if of_numbers else uses.changes(text)
    note = _NOTE.match(text)
    of_all = _OF_ALL.match(text) is not None
    changes = tuple(_kept(left, text) for left in changes)
    if note is not None:
        place = "note"
    if not uses.may_bear(text, place):
        changes = tuple(left for left in changes if left.kind not in _OTHER_NUMBERS)
    return Saying(
        file=file,
        block=block,
        questions=(),
        text=text,
        changes=(Left(text, "year"),) if begins else changes,
        bears=begins > 0 or uses.bears(text, place),
        of_numbers=of_numbers,
        is_note=note is not None,
        of_crimes=bool(COUNTED.search(text)) or looks_like_offence(text),
        of_all=of_all,
        in_head=False,
        of_request=_OF_REQUEST.search(text) is not None,
        of_shares=_OF_SHARES.match(text) is not None,
        restates=restates(text),
        sign=_sign(text),
        spoken=NOTHING,
        year_begins=begins,
        reach=reach_of(text),
    )


def _sign(text: str) -> str:
    """Return the sign that opens a note, as the numbers bear it; '' where none does."""
    note, raised = _NOTE.match(text), _RAISED.match(text)
    if note is not None:
        return note["sign"] or ""
    return f"[{raised['digits']}]" if raised is not None else ""


def signs_borne(texts: Sequence[str], signs: Collection[str]) -> frozenset[str]:
    """Return which signs of notes some texts bear; a raised 1 may be `[1]`, or `see note 1`."""
    raised = "\n".join(map(_raised, texts))
    cited = {f"[{one}]" for text in texts for one in notes_cited(text)}
    return frozenset(sign for sign in signs if _raised(sign) in raised or _raised(sign) in cited)


def _raised(text: str) -> str:
    return _RAISED_DIGIT.sub(lambda found: f"[{_DIGITS.index(found.group())}]", text)


def _kept(left: Left, text: str) -> Left:
    """Return a change by what it does in its sentence: `previous` is of versions, or of dates."""
    if left.kind == "revision" and f"{left.words} " not in _VERSION.findall(text):
        return left._replace(kind="basis")
    return left


def restates(text: str) -> bool:
    """Return whether a sentence repeats what was asked for."""
    return _RESTATES.match(text) is not None


def _says_nothing(text: str, uses: Uses) -> bool:
    whole = text.endswith(".")  # `victim supports action)` is a part of a label
    label = uses.is_label(text) if whole else uses.may_be_label(text)
    label = label and not uses.speaks_of_numbers(text)
    known = label or uses.is_asked(text) or uses.puts_right(text) or text.endswith("?")
    return known or explains_short_forms(text) or ADDRESS.search(text) is not None


def steps_to(
    said: Saying, blocks: Collection[tuple[str, int]], documents: Mapping[str, Document]
) -> int:
    """Return how many texts a sentence stands above or below the blocks of a table.

    It is 1 for the text next to it, and 0 where it stands elsewhere: behind another table, in
    another file, too far off.
    """
    own = [block for file, block in blocks if file == said.file]
    found = documents.get(said.file)
    if not own or found is None or _sheet(found, own[0]) != _sheet(found, said.block):
        return 0
    if min(own) <= said.block <= max(own):
        return 1
    first, last = sorted((said.block, min(own) if said.block < min(own) else max(own)))
    if said.block > max(own) and introduces(found, said.block):
        return 0
    texts = 0
    for block in map(found.blocks.__getitem__, range(first + 1, last)):
        texts += isinstance(block, TextBlock) and block.kind not in _PASSED
        if isinstance(block, Table) or texts == _NEAR:
            return 0
    return texts + 1


def within_reach(
    blocks: Collection[tuple[str, int]], documents: Mapping[str, Document]
) -> Iterator[tuple[str, int]]:
    """Yield the blocks about those of a table whose sentences may stand near it, by `steps_to`."""
    for file in {file for file, _ in blocks}:
        own = [block for name, block in blocks if name == file]
        printed = documents[file].blocks
        for at, step in ((min(own), -1), (max(own), 1)):
            texts = 0
            while 0 <= at + step < len(printed) and texts < _NEAR:
                at += step  # noqa: PLW2901 - walked on from the edge of the table
                block = printed[at]
                texts += isinstance(block, TextBlock) and block.kind not in _PASSED
                yield file, at
                if isinstance(block, Table):
                    break
        yield from ((file, at) for at in range(min(own), max(own) + 1))


def _sheet(document: Document, block: int) -> str:
    part = document.blocks[block].place.part
    return part if part.startswith("sheet ") else ""


def introduces(document: Document, block: int) -> bool:
    """Return whether a text stands above the next table, or is the name of what follows."""
    following = document.blocks[block + 1 : block + 2]
    text = document.blocks[block]
    heads = isinstance(text, TextBlock) and text.text.rstrip().endswith(":")
    return heads or any(isinstance(one, Table) for one in following)


def of_one_table(said: Saying) -> bool:
    """Return whether a text above a table names that one, as against all figures of a letter.

    A name is no sentence; a sentence says that it is of the table below.
    """
    return not said.text.endswith(".") or _OF_NEXT.search(said.text) is not None
