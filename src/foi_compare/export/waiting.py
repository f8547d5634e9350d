"""What a force has sent, and the day it was asked, to when it is due and whether it is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from foi_compare.deadlines import Law, due_on, law_of
from foi_compare.model import Question, ReadReply, Settings

# Letters that answer nothing: a receipt, and one that takes more time to weigh the public interest.
_HOLDING = ("acknowledgement", "more_time")
_FEE = "fee_notice"


class Waiting(NamedTuple):
    """When a force is due and whether it is overdue; None where that is not known.

    `why` says what keeps the time from running, or what only holds the answer up.
    """

    due_on: date | None
    overdue: bool | None
    why: str


def waiting(force_id: str, replies: Sequence[ReadReply], settings: Settings) -> Waiting:
    """Return when a force has to answer by law, and whether it is late on the day of the settings.

    Args:
        force_id: the force.
        replies: all that it sent.
        settings: whom was asked when, and the day on which it is looked.

    """
    law = law_of(force_id)
    sent_on = settings.sent_to(force_id)
    due = due_on(sent_on, law) if sent_on else None
    late = settings.as_of > due if settings.as_of and due else None
    return Waiting(due, late and _still_to_come(replies, law), _why(replies, law))


def only_acknowledged(replies: Iterable[ReadReply]) -> bool:
    """Say whether a force has sent letters, and each of them certainly holds its answer back."""
    asked = _questions(replies)
    return bool(asked) and all(
        flags & set(_HOLDING) and one.disposition_status != "review" for one, flags in asked
    )


def _still_to_come(replies: Sequence[ReadReply], law: Law) -> bool | None:
    """Say whether the answer is still to come; None where that, or the day, is open."""
    asked = _questions(replies)
    if not replies or only_acknowledged(replies):
        more_time = any("more_time" in flags for _, flags in asked)
        return None if more_time and law.may_extend else True
    certain = [one for one, _ in asked if one.disposition_status != "review"]
    open_ones = {"unclear", "clarification_sought"}
    return False if any(one.disposition not in open_ones for one in certain) else None


def _why(replies: Sequence[ReadReply], law: Law) -> str:
    asked = _questions(replies)
    if not asked:
        return ""
    if all(_FEE in flags for _, flags in asked):
        return "Asks for a fee first: the days until it is paid do not count"
    if all(one.disposition == "clarification_sought" for one, _ in asked):
        return "Asks what is meant: the days count from when it is told"
    if not only_acknowledged(replies):
        return ""
    if not any("more_time" in flags for _, flags in asked):
        return "Only acknowledged"
    if law.may_extend:
        return "Takes more time to weigh the public interest (section 10(3)): no day is fixed"
    return f"Takes more time, which the {law.act} does not give"


def _questions(replies: Iterable[ReadReply]) -> list[tuple[Question, set[str]]]:
    """Return each question with what is flagged of it and of its letter."""
    return [
        (question, {*question.flags, *read.reply.flags})
        for read in replies
        for question in read.reply.questions
    ]
