"""The replies to the board of forces: who answered what, and of whom nothing was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from foi_compare.export.board_words import comparable, profile_words, reasons
from foi_compare.export.waiting import only_acknowledged, waiting
from foi_compare.model import Dataset, Disposition, Force, Question, ReadReply

_ANSWERED: frozenset[Disposition] = frozenset({"disclosed", "nil"})
_PARTLY: frozenset[Disposition] = frozenset({"partial"})
_REFUSED: frozenset[Disposition] = frozenset({"refused", "neither_confirm_nor_deny"})
_NOT_HELD: frozenset[Disposition] = frozenset({"not_held"})


def force_rows(
    dataset: Dataset,
) -> Iterable[tuple[str | int | bool | date | None, ...]]:
    """Yield one row for every force of the register, in its order."""
    by_force: dict[str, list[ReadReply]] = {}
    for read in dataset.replies:
        by_force.setdefault(read.reply.force_id, []).append(read)
    settings = dataset.batch.settings
    for force in dataset.batch.forces:
        replies = by_force.get(force.force_id, [])
        grades = [grade for grade in dataset.grades if grade.force_id == force.force_id]
        awaited = waiting(force.force_id, replies, settings)
        yield (
            force.force_id,
            force.name,
            force.ons_pfa_code,
            force.wdtk_url_name,
            _status(replies, force, settings.forces),
            len(replies),
            sum(one.disposition in _ANSWERED | _PARTLY for one in _certain(replies)),
            profile_words([one for one in dataset.profiles if one.force_id == force.force_id]),
            comparable(grades, heard_from=bool(replies)),
            ". ".join(filter(None, (_note(replies), awaited.why, *reasons(grades)))),
            awaited.due_on,
            awaited.overdue,
        )


def _questions(replies: Iterable[ReadReply]) -> list[Question]:
    return [question for read in replies for question in read.reply.questions]


def _certain(replies: Iterable[ReadReply]) -> list[Question]:
    return [one for one in _questions(replies) if one.disposition_status != "review"]


def _status(replies: Sequence[ReadReply], force: Force, asked: Sequence[str]) -> str:
    if not replies:
        return "not_asked" if asked and force.force_id not in asked else "nothing_yet"
    if only_acknowledged(replies):
        return "acknowledged"
    given = {one.disposition for one in _questions(replies)}
    for status, kinds in (
        ("answered", _ANSWERED),
        ("refused", _REFUSED),
        ("not_held", _NOT_HELD),
    ):
        if given and given <= kinds:
            return status
    return "partly_answered" if given & (_ANSWERED | _PARTLY) else "unclear"


def _note(replies: Iterable[ReadReply]) -> str:
    """Return what was said how often, under which sections it was refused, and what is in doubt."""
    certain = _certain(replies := tuple(replies))
    said = Counter(one.disposition for one in certain)
    sections = sorted({section for one in certain for section in one.exemptions})
    parts = [f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(said.items())]
    if sections:
        word = "section " if len(sections) == 1 else "sections "
        parts.append(word + ", ".join(sections))
    parts += _in_question(replies)
    return "; ".join(parts)


def _in_question(replies: Iterable[ReadReply]) -> list[str]:
    """Return how many answers may be what, where a person has to say: `1 in question: …`."""
    doubtful = [one for one in _questions(replies) if one.disposition_status == "review"]
    if not doubtful:
        return []
    either = dict.fromkeys(
        reading.code.replace("_", " ") for one in doubtful for reading in one.readings
    )
    return [f"{len(doubtful)} in question: {' or '.join(either)}"]
