"""The numbers of a sentence, paired with the outcome and the period that it names for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from foi_compare.interpret.language.phrases import plain
from foi_compare.interpret.language.sentences import Sentence
from foi_compare.interpret.meanings.named_outcomes import Named
from foi_compare.interpret.periods.periods import periods_from
from foi_compare.interpret.running_text.prose_clauses import (
    Clause,
    NameIn,
    clauses,
    phrase_of_whole,
    says_whose,
    taken_apart,
)
from foi_compare.interpret.running_text.prose_counts import Count
from foi_compare.interpret.running_text.prose_years import (
    Dated,
    period_of_number,
    periods_apart,
    years_in_turn,
)
from foi_compare.model import Period

_PART_OF = re.compile(
    r"\b(?:of\s+(?:which|these|those|whom|the(?!\s(?:others?|rest|remain\w*)\b))|including|includes?|out\s+of|includ\w+|among"
    r"\s+them|from\s+these)\b"
)
# `Of these, 5 were charged and 2 cautioned`: of the number of the sentence before.
_OF_BEFORE = re.compile(
    r"\W*(?:and\s)?(?:out\s)?(?:of|among|from)\s(?:these|those|them|the(?:se)?\s(?:crimes|offences))"
    r"(?:\s(?:crimes|offences|cases|records|reports))?(?=[\s,:]+\d)"
)
# `20 were charged, 4 of these with robbery (Outcome 1)`: they are among the 20.
_OF_THOSE_BEFORE = re.compile(r"\s(?:\w+\s)?(?:of|among)\s(?:which|whom|these|those|them)\b")
_OF_CODES = re.compile(r"\b(?:outcomes?|types?|codes?|following|key)\b")
_PART = "one number of the sentence is part of another"
_SHORT_KINDS = frozenset({"calendar", "financial", "month", "part"})
_UNREAD = "the number could not be read with certainty"
_OWN_CODE = "the number is the code of the outcome behind it: does it count anything?"
_BRACKETED = "the number stands in brackets behind a label: is it a count or a code?"
_WHOLE = "the sentence counts parts of this number"
_OF_WHOLE = "the sentence names the outcome of the number that it takes this one from"
_UNPAIRED = "the sentence holds several numbers and does not say clearly what each one counts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a sentence says of one of its numbers; `clause` is its part of it.

    `lead` is where the first number of the sentence begins.
    """

    label: str = ""
    series: str = ""
    period: Period | None = None
    doubts: tuple[str, ...] = ()
    rule: str = ""
    clause: Clause | None = None
    lead: int = 0


class Reader(NamedTuple):
    """Who reads a clause: its outcomes, and whether it says nothing but a number and its time."""

    name_in: NameIn
    is_bare: Callable[[str], bool]


def out_of_brackets(reading: Reading) -> Reading:
    """Return what is said of a number that stands in brackets behind a label: it may be a code."""
    label = reading.label.rstrip(" ([")
    if label == reading.label:
        return reading
    return replace(reading, label=label, doubts=(*reading.doubts, _BRACKETED))


def pair_counts(
    text: str,
    sentence: Sentence,
    counts: Sequence[Count],
    named: Sequence[Named],
    reader: Reader,
) -> tuple[Reading, ...]:
    """Return for each number of a sentence the outcome and the period it stands for.

    One number takes the one outcome and the one period of its sentence. Several are paired only
    where the sentence pairs them: as many outcomes or periods as numbers, in a row or one beside
    each, or an outcome in the clause of each. Anything else is doubted.
    """
    folded = plain(text)
    shares = _shares(text, counts)
    if shares:
        kept = [count for index, count in enumerate(counts) if index not in shares]
        of_kept = iter(pair_counts(text, sentence, kept, named, reader))
        readings: list[Reading] = []
        for index in range(len(counts)):
            readings.append(readings[-1] if index in shares else next(of_kept))
        return tuple(readings)
    wholes = taken_apart(folded, counts)
    if wholes:
        return _beside_wholes(text, sentence, counts, wholes, named, reader)
    inside = periods_apart(
        text,
        [
            (found.start, found.end, found.period)
            for found in periods_from(text, sentence.start, sentence.end)
            if not any(found.start < count.end and count.start < found.end for count in counts)
        ],
    )
    if len(counts) == 1:
        return (_single(folded, sentence, counts[0], named, inside),)
    return _several(text, sentence, counts, named, inside, reader)


def _beside_wholes(
    text: str,
    sentence: Sentence,
    counts: Sequence[Count],
    wholes: frozenset[int],
    named: Sequence[Named],
    reader: Reader,
) -> tuple[Reading, ...]:
    """Read the parts that a sentence takes from a number without the words that say of which."""
    folded = plain(text)
    taken: list[tuple[int, int]] = []
    for index in wholes:
        following = counts[index + 1].start if index + 1 < len(counts) else sentence.end
        taken.append(phrase_of_whole(folded, counts[index], following))
    rest = text
    for start, end in taken:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    parts = [count for index, count in enumerate(counts) if index not in wholes]
    left = [one for one in named if not any(start <= one.start < end for start, end in taken)]
    if not parts:
        return tuple(Reading(doubts=(_WHOLE,)) for _ in counts)
    read = pair_counts(rest, sentence, parts, left, reader)
    if named and not left:
        read = tuple(replace(one, doubts=(*one.doubts, _OF_WHOLE)) for one in read)
    of_parts = iter(read)
    return tuple(
        Reading(doubts=(_WHOLE,)) if index in wholes else next(of_parts)
        for index in range(len(counts))
    )


def _names_none(_text: str) -> tuple[Named, ...]:
    return ()


def _several(
    text: str,
    sentence: Sentence,
    counts: Sequence[Count],
    named: Sequence[Named],
    inside: Sequence[Dated],
    reader: Reader,
) -> tuple[Reading, ...]:
    folded = plain(text)
    labels = _along(counts, [(one.start, one.end) for one in named])
    own = clauses(text, folded, counts, reader.name_in if labels is None else _names_none)
    parted = any(one.named for one in own)
    shared = _shared(own)
    lead = counts[0].start
    periods = _along(counts, [(start, end) for start, end, _ in inside])
    years = years_in_turn(folded, sentence, counts, inside)
    paired = any(found is not None for found in (labels, periods, years))
    opening = _OF_BEFORE.match(folded, sentence.start)
    within = folded[opening.end() if opening else sentence.start : sentence.end]
    part_of = not parted and _PART_OF.search(within)
    readings = []
    for index, (count, clause) in enumerate(zip(counts, own, strict=True)):
        if parted:
            label, doubt = _of_clause(text, own, index, shared, reader)
        else:
            label, doubt = _label(named, labels, index)
        period, series, problem = period_of_number(inside, periods, years, index)
        alone = paired or (parted and clause.named)
        doubts = [
            doubt or problem or ("" if alone else _UNPAIRED),
            problem if doubt else "",
            _PART if part_of or (index and _OF_THOSE_BEFORE.match(folded, count.end)) else "",
            *_count_doubts(count),
        ]
        readings.append(
            Reading(
                label=label,
                series=series,
                period=period,
                doubts=tuple(filter(None, doubts)),
                clause=clause,
                lead=lead,
            )
        )
    return tuple(readings)


def _shared(own: Sequence[Clause]) -> str:
    """Return the one outcome that the clauses of a sentence name, '' for several."""
    found = [one for clause in own for one in clause.named]
    return found[0].label if len({one.code for one in found}) == 1 else ""


def _of_clause(
    text: str, own: Sequence[Clause], index: int, shared: str, reader: Reader
) -> tuple[str, str]:
    """Return label and doubt of a number whose clause names an outcome, or leans on another's.

    A clause that says nothing else takes the one that all have: `14 in 2021, 19 in 2022`.
    """
    clause = own[index]
    codes = {one.code for one in clause.named}
    if len(codes) == 1:
        whose = index + 1 == len(own) or says_whose(plain(text), own[index + 1])
        whose = whose or reader.is_bare(text[own[index + 1].start : own[index + 1].end])
        return clause.named[0].label, "" if whose else _UNPAIRED
    if codes:
        return "", "this part of the sentence names several outcomes"
    if shared and reader.is_bare(text[clause.start : clause.end]):
        return shared, ""
    return "", "another part of the sentence names the outcome"


def _shares(text: str, counts: Sequence[Count]) -> frozenset[int]:
    """Return which numbers are the share of the one before them: `59 (4.5%)`, `59 crimes (4%)`."""
    return frozenset(
        index
        for index in range(1, len(counts))
        if counts[index].value.measure == "percentage"
        and counts[index - 1].value.measure == "count"
        and re.fullmatch(
            r"\s*(?:crimes?|offences?|cases?|records?)?\s*(?:[(\[,]|or|equating to)\s*",
            text[counts[index - 1].end : counts[index].start],
        )
    )


def _single(
    folded: str,
    sentence: Sentence,
    count: Count,
    named: Sequence[Named],
    inside: Sequence[Dated],
) -> Reading:
    doubts = list(_count_doubts(count))
    codes = {one.code for one in named}
    if len(codes) > 1:
        doubts.append("the sentence names several outcomes for one number")
    label = named[0].label if len(codes) == 1 else ""
    if label and _is_own_code(folded[sentence.start : named[0].start], named[0].code):
        doubts.append(_OWN_CODE)
    period, series = None, ""
    if len(inside) == 1:
        period = inside[0][2]
        series = period.as_printed if period.kind in _SHORT_KINDS else ""
    elif len(inside) > 1:
        doubts.append("the sentence names several periods for one number")
    opening = _OF_BEFORE.match(folded, sentence.start)
    if re.search(
        r"\bout\s+of\b|(?<!\bnone\s)\bof\s+(?:which|these|those)\b(?!\W*$)",
        folded[opening.end() if opening else sentence.start : sentence.end],
    ):
        doubts.append("the number may be part of another one")
    return Reading(label=label, series=series, period=period, doubts=tuple(doubts))


def _is_own_code(before: str, code: str) -> bool:
    """Return whether what stands before an outcome is its code: `18 Investigation complete`.

    A list of the codes prints all of them so, and counts nothing, also behind words that open it:
    `The following outcomes are used: 1 charge; 8 community resolution`.
    """
    opening, _, last = before.rpartition(":")
    if not _OF_CODES.search(opening):
        last = before
    return code != "" and last.strip(" :.-(") == code.casefold()


def _count_doubts(count: Count) -> tuple[str, ...]:
    return (_UNREAD,) if count.rough else ()


def _along(counts: Sequence[Count], spans: Sequence[tuple[int, int]]) -> list[int] | None:
    """Return which span belongs to each number, where there is one for each in clear order.

    Clear is: all spans before all numbers or behind them (a list and its `respectively`), or
    spans and numbers taking turns.
    """
    if len(spans) != len(counts):
        return None
    order = sorted(
        [(span[0], "span") for span in spans] + [(count.start, "count") for count in counts]
    )
    kinds = "".join(kind[0] for _, kind in order)
    size = len(counts)
    listed = kinds in {"s" * size + "c" * size, "c" * size + "s" * size}
    turns = kinds in {"sc" * size, "cs" * size}
    return list(range(size)) if listed or turns else None


def _label(named: Sequence[Named], labels: list[int] | None, index: int) -> tuple[str, str]:
    """Return label and doubt of one of several numbers."""
    if labels is not None:
        return named[labels[index]].label, ""
    if len({one.code for one in named}) > 1:
        return "", "the sentence names several outcomes and does not say which number is whose"
    return (named[0].label if named else ""), ""
