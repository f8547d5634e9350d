"""What is said to several questions at once: where it may be the answer to one, a person is asked.

`There were 318 robberies. Nothing is held on burglaries.` below two questions gives neither of them
part of an answer; `The request is refused under section 12(1)` answers both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from foi_compare.interpret.dispositions.answer_acts import Said
from foi_compare.interpret.dispositions.disposition import Verdict, judge
from foi_compare.interpret.dispositions.weighing import Scales
from foi_compare.interpret.dispositions.whole_letters import speaks_of_all
from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.interpret.letter_text.letter_parts import ANSWERING, Part
from foi_compare.interpret.letter_text.passages import leaves_alone, puts_right
from foi_compare.model import Candidate, Question

_SAME = {"see_attachment": "disclosed"}
_DECIDING = frozenset(
    {"refused", "not_held", "neither_confirm_nor_deny", "section_applied", "nil", "see_attachment"}
)
_OF_EACH = re.compile(
    r"\b(?:both|all|any|none|neither|either|each|these|them|questions|requests|points|parts)\b"
    r"|\b(?:requested|you (?:have )?(?:asked|requested|seek|want|sought)|th(?:e|is) information)\b"
)
_OF_REQUESTS = frozenset({"12", "14"})
WHOLLY = frozenset({"refused", "not_held", "neither_confirm_nor_deny"})


def as_it_stands(parts: Sequence[Part], days: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts that answer, without those that a later letter puts right.

    A letter that corrects an earlier one answers anew the questions that it names; `days` are those
    of the files.
    """
    # At its end every letter tells how to ask for a review.
    later = {
        one.segment.file for one in parts if one.kind != "signature" and puts_right(one.segment)
    }
    parts = _without_mentions(parts, later)
    newest: dict[str, str] = {}
    for part in parts:
        day = days.get(part.segment.file, "")
        if part.segment.file in later and part.kind in ANSWERING:
            for number in part.numbers:
                newest[number] = max(day, newest.get(number, ""))

    def stands(part: Part) -> bool:
        day = days.get(part.segment.file, "")
        return not day or not any(day < newest.get(number, "") for number in part.numbers)

    return tuple(part for part in parts if part.kind in ANSWERING and stands(part))


def _without_mentions(parts: Sequence[Part], later: Collection[str]) -> tuple[Part, ...]:
    """Return the parts without those of later letters that leave what another says as it is."""
    said = {
        number
        for part in parts
        if part.segment.file not in later and part.kind in ANSWERING
        for number in part.numbers
    }
    return tuple(
        part
        for part in parts
        if not (part.numbers and leaves_alone(part.segment) and said.issuperset(part.numbers))
        or part.segment.file not in later
    )


def said_apart(
    passages: Iterable[Sequence[Said]], question: Question, book: Phrasebook, weigh: Scales
) -> tuple[Verdict, ...]:
    """Return what the passages of a shared answer come to where they say different things, else ().

    One verdict stands for each disposition, in the order of the reply.
    """
    found: dict[str, Verdict] = {}
    for said in passages:
        verdict = judge(said, question, book, weigh)
        if any(speaks_of_all(plain(one.text)) for one in said):
            if verdict.disposition in WHOLLY:
                return ()
        elif verdict.disposition != "unclear":
            found.setdefault(_SAME.get(verdict.disposition, verdict.disposition), verdict)
    return tuple(found.values()) if len(found) > 1 else ()


def may_be_of_one(verdict: Verdict, said: Sequence[Said]) -> bool:
    """Return whether what is said to several questions by none of their names may answer one.

    What gives a part and refuses a part, be it in the cells of a table, may give all of one
    question and refuse another; what keeps back or counts none answers all only where it names the
    request as a whole, or all of its questions, or where the law lets it refuse only the whole.
    """
    if verdict.disposition == "partial" or (verdict.ground is not None and verdict.ground.cells):
        return True
    if verdict.disposition not in {"nil", *WHOLLY} or _refuses_requests(verdict):
        return False
    return not any(map(_is_of_all, said))


def _refuses_requests(verdict: Verdict) -> bool:
    """Return whether a verdict refuses by the sections that are of requests, not of information."""
    sections = {name.partition("(")[0] for name in verdict.exemptions}
    return bool(sections) and sections <= _OF_REQUESTS


def may_be_of_another(verdict: Verdict, general: Sequence[Said]) -> bool:
    """Return whether a verdict that only general words decide may be that of other questions."""
    deciding = [one for one in general if one.acts & _DECIDING]
    return verdict.disposition == "partial" or not any(map(_is_of_all, deciding))


def _is_of_all(one: Said) -> bool:
    folded = plain(one.text)
    return _OF_EACH.search(folded) is not None or speaks_of_all(folded)


def whose(verdict: Verdict, others: Sequence[Verdict], doubt: str) -> Verdict:
    """Return a verdict as one to be asked: its own reading, or those of other passages.

    `doubt` says why what is read here may answer another question.
    """
    if verdict.readings:
        return verdict
    ways = {str(one.disposition): one.statement for one in (*others, verdict)}
    share = round(1 / len(ways.keys() | {"unclear"}), 2)
    readings = [
        Candidate(code=code, score=share, why=f"“{statement}”")
        for code, statement in ways.items()
        if code != "unclear"
    ]
    readings.append(Candidate(code="unclear", score=share, why=doubt))
    return verdict._replace(disposition="unclear", readings=tuple(readings))
