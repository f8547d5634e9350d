"""The segments that answer nothing: of an earlier letter, of any request, notes of a table."""

from __future__ import annotations

from foi_compare.interpret.letter_text.addressed import addressed
from foi_compare.interpret.letter_text.passages import GENERAL
from foi_compare.interpret.letter_text.segments import REPORTED, TABLE_NOTE, Segment
from foi_compare.interpret.letter_walk.walk import Walk
from foi_compare.interpret.meanings.markers import cited_questions


def answers_nothing(walk: Walk, segment: Segment) -> bool:
    """Take a passage on an earlier letter or any request, or a note; False where it is none."""
    if segment.kind == GENERAL:
        walk.put(segment, "signature")
    elif segment.kind == TABLE_NOTE:
        walk.put(segment, "footnote", walk.asked.current)
    elif segment.kind == REPORTED and walk.section != "head":
        _report(walk, segment)
    else:
        return False
    return True


def _report(walk: Walk, segment: Segment) -> None:
    """Take what an earlier letter said: behind the questions it is the force that speaks.

    It is given to the questions that it names, or that its number opens.
    """
    if walk.section == "request" and walk.asked.slots:
        walk.begin_response()
        walk.section = "response"
    printed = segment.marker.numbers if segment.marker is not None else ()
    if printed and walk.asked.seen(printed):
        walk.asked.current = walk.asked.cite(printed)
    named = addressed(segment.body, walk.asked.numbers)
    told = cited_questions(segment.body) if not (named or printed) else ()
    if len(told) == 1 and len(told[0].numbers) == 1 and walk.asked.seen(told[0].numbers):
        # What was first said to one question leads to what is now said to it.
        walk.asked.current = walk.asked.cite(told[0].numbers)
    numbers = walk.asked.current if walk.section == "response" else ()
    if named and walk.asked.seen(named):
        numbers = walk.asked.cite(named)
    walk.put(segment, "quoted", numbers)
