"""A letter in passages that each open with at most one number, and what is heard in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from foi_compare.interpret.asked_and_answered.alignment import Passage
from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import split_sentences
from foi_compare.interpret.letter_text.addressed import addresses
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.printed_labels import (
    label_of,
    naming_nouns,
    opens_line,
)
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.numbered_lines.answer_ties import FURNITURE, is_title
from foi_compare.text import find_numerals, fold_space

_QUOTED = re.compile(r"[\s>]*")
# What opens with an amount answers a question; `between 2020 and 2023` goes on with it.
_COUNTS = re.compile(r"\W*\d")
_FEW_WORDS = 12
_OUR_ANSWER = re.compile(
    r"\b(?:our|my|the) (?:responses?|repl(?:y|ies)|answers?|decisions?|findings)\b"
)
_BELOW = re.compile(r"\b(?:below|beneath|as follows|follows?|set out|hereunder)\b")
_TELLS = re.compile(r"(?:asked|asks|wanted|wants|sought|seeks|was)\b")


def passages_of(segments: Sequence[Segment], words: Voice) -> Iterator[Passage]:
    """Yield what a letter says in pieces that each open with at most one label."""
    nouns = naming_nouns(one.text for one in segments)
    own = [one for one in segments if one.kind != "quoted" and one.table is None]
    quoted = any(words.asks(one) or label_of(one, nouns) is not None for one in own)
    for segment in segments:
        if segment.kind in FURNITURE or (quoted and segment.kind == "quoted"):
            continue
        for piece in _pieces(segment, nouns, words):
            label = label_of(piece, nouns)
            end = label.end if label is not None else 0
            bare = piece._replace(text=piece.text[end:], marker=None)
            folded = plain(fold_space(bare.text))
            speaks = piece.table is None and words.speaks_of_it(bare)
            marked = piece.marker is not None and piece.marker.kind == "question"
            yield Passage(
                piece,
                label.numbers if label is not None else (),
                end,
                piece.table is None and (words.asks(bare) or (marked and label is None)),
                speaks,
                words.closes(folded),
                words.greets(bare),
                titles=not speaks and is_title(bare, words),
                face=_face(segment),
                opens=words.opens_response(piece) or _only_answers(piece) or _announces(folded),
                named=label is not None and label.named,
            )


def _announces(folded: str) -> bool:
    """Return whether a few words say that answers follow, as `Our response is below` does."""
    few = len(folded.split()) <= _FEW_WORDS and not find_numerals(folded)
    return few and _OUR_ANSWER.search(folded) is not None and _BELOW.search(folded) is not None


def _only_answers(segment: Segment) -> bool:
    """Return whether a segment says that an answer follows, and to no question by number."""
    marker = segment.marker
    return marker is not None and marker.kind == "answer" and not marker.numbers


def _face(segment: Segment) -> str:
    """Return how a segment is printed: in bold, or quoted so many times."""
    quoted = _QUOTED.match(segment.text)
    return f"{'bold' * segment.bold} {re.sub(r'[^>]', '', quoted.group()) if quoted else ''}"


def _pieces(segment: Segment, nouns: frozenset[str], words: Voice) -> Iterator[Segment]:
    if segment.table is not None or segment.listed:
        yield segment
        return
    cuts = [*opens_line(segment, nouns)] or _answer_within(segment, words)
    if not (cuts or words.asks(segment)):
        cuts = [one.start for one in addresses(segment.text) if one.start > 0]
    for start, end in pairwise([0, *cuts, len(segment.text)]):
        text = segment.text[start:end]
        piece = segment._replace(text=text, start=segment.start + start, end=segment.start + end)
        yield piece if start == 0 else piece._replace(marker=read_marker(text))


def _answer_within(segment: Segment, words: Voice) -> list[int]:
    """Return where an answer begins that stands right behind its question, on the next line.

    `Question one asked how many …. 1,918 …` tells its question in the first sentence.
    """
    end = segment.marker.end if segment.marker is not None else 0
    if end and _TELLS.match(segment.text, end) is not None:
        told = split_sentences(segment.text)
        return [told[1].start] if len(told) > 1 else []
    first, _, rest = segment.text.partition("\n")
    if not rest or not first.rstrip().endswith((".", "?")) or rest.lstrip()[:1].islower():
        return []
    if "?" in first.rstrip()[:-1]:
        return []  # `How many were there? 14.`, with the next question on the next line
    asked, said = (segment._replace(text=text, marker=None) for text in (first, rest))
    counts = first.rstrip().endswith("?") and _COUNTS.match(rest) is not None
    speaks = counts or words.speaks_of_it(said)
    turns = words.asks(asked) and not words.asks(said) and speaks
    return [len(first) + 1] if turns else []
