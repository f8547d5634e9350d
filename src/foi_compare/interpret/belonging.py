"""What is said to several questions at once: where it may be the answer to one, a person is asked.

`There were 318 robberies. Nothing is held on burglaries.` below two questions gives neither of them
part of an answer; `The request is refused under section 12(1)` answers both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.interpret.answer_acts import Said
from foi_compare.interpret.disposition import Verdict, judge
from foi_compare.interpret.phrases import Phrasebook
from foi_compare.interpret.weighing import Scale
from foi_compare.model import Candidate, Question

_SAME = {"see_attachment": "disclosed"}


def said_apart(
    passages: Iterable[Sequence[Said]], question: Question, book: Phrasebook, weigh: Scale
) -> tuple[Verdict, ...]:
    """Return what the passages of a shared answer come to where they say different things, else ().

    One verdict stands for each disposition, in the order of the reply.
    """
    found: dict[str, Verdict] = {}
    for said in passages:
        verdict = judge(said, question, book, weigh)
        if verdict.disposition != "unclear":
            found.setdefault(_SAME.get(verdict.disposition, verdict.disposition), verdict)
    return tuple(found.values()) if len(found) > 1 else ()


def whose(verdict: Verdict, others: Sequence[Verdict], doubt: str) -> Verdict:
    """Return a verdict as one to be asked: its own reading, or those of other passages.

    `doubt` says why what is read here may answer another question.
    """
    if verdict.readings:
        return verdict
    ways = {one.disposition: one for one in (*others, verdict) if one.disposition != "unclear"}
    ways.setdefault("unclear", verdict)
    share = round(1 / len(ways), 2)
    readings = tuple(
        Candidate(code=code, score=share, why=f"“{one.statement}”" if code != "unclear" else doubt)
        for code, one in ways.items()
    )
    return verdict._replace(disposition="unclear", readings=readings)
