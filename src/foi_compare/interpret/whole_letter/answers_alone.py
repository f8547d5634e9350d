"""The answers of a letter that prints no question, each passage with a verdict as one of its own.

`We have eleven at present. … Keeping them came to £63,480. … The arrests are refused under section
12(1).`: what was asked is told by the answers alone, and a person says whether each answers one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from foi_compare.interpret.dispositions.answer_acts import read_answer
from foi_compare.interpret.dispositions.disposition import judge
from foi_compare.interpret.dispositions.evidence import texts_of
from foi_compare.interpret.dispositions.sentence_acts import SILENT, hear
from foi_compare.interpret.dispositions.weighing import Scales
from foi_compare.interpret.dispositions.whole_letters import speaks_of_all
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part, Slot
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.whole_letter.belonging import WHOLLY
from foi_compare.model import Question

# What sentences do that answer something.
_ANSWERS = frozenset(
    ["gives", "counts none", "holds nothing", "refuses", "neither confirms nor denies", "attaches"]
)


def answers_alone(
    parts: tuple[Part, ...],
    slots: tuple[Slot, ...],
    reference: str,
    book: Phrasebook,
    weigh: Scales,
) -> tuple[tuple[Part, ...], tuple[Slot, ...]]:
    """Return the parts of a letter that prints no question, with a question for each answer.

    A passage that only keeps back goes on with one that does. All is left as it is where nothing is
    given, nothing is kept back, or one passage refuses all.
    """
    words = Voice(book)
    greeting = (at for at, part in enumerate(parts) if words.greets(part.segment))
    start = next(greeting, len(parts)) + 1
    told = list(parts[:start])
    codes: list[str] = []
    for passage in _passages(_without_head(parts[start:], slots[0].number, words)):
        code = _comes_to(passage, reference, book, weigh) if passage[0].numbers else ""
        if code in WHOLLY and any(speaks_of_all(plain(one.segment.text)) for one in passage):
            return parts, slots
        if code and not (code in WHOLLY and codes[-1:] == [code]):
            codes.append(code)
        numbers = (str(len(codes)),) if codes else ()
        told += [one._replace(numbers=numbers) if one.numbers else one for one in passage]
    if WHOLLY.isdisjoint(codes) or WHOLLY.issuperset(codes):
        return parts, slots
    count = len(codes) + 1
    return tuple(told), tuple(Slot(str(order), [], numbered=False) for order in range(1, count))


def _without_head(parts: Iterable[Part], number: str, words: Voice) -> Iterator[Part]:
    """Yield the parts below a salutation, what was read as the head of the letter as answers."""
    for part in parts:
        told = part.kind == "letterhead" and not words.tells_request(part.segment)
        yield part._replace(kind="answer", numbers=(number,)) if told else part


def _passages(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """Yield the parts of each block together; a table goes with the answer above it."""
    held: list[Part] = []
    for _, group in groupby(parts, lambda part: (part.segment.file, part.segment.block)):
        own = list(group)
        joins = own[0].segment.table is not None and held and held[-1].kind in ANSWERING
        if held and not joins:
            yield held
            held = []
        held += own
    if held:
        yield held


def _comes_to(passage: Sequence[Part], reference: str, book: Phrasebook, weigh: Scales) -> str:
    """Return what a passage alone most likely comes to, "" where it answers nothing."""
    said = read_answer([part for part in passage if part.kind in ANSWERING], book, reference)
    verdict = judge(said, Question(number="1"), book, weigh)
    heard = hear(texts_of(said), "", weigh.acts)
    acts = {one.act for one in heard}
    gives = any(one.data for one in said) and not (acts and acts <= SILENT)
    if not (gives or acts & _ANSWERS):
        return ""
    code = next((one.code for one in verdict.readings), verdict.disposition)
    return "" if code == "unclear" else str(code)
