"""The replies to the board of forces: who answered what, and of whom nothing was heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from foi_compare.export.standing import comparable, profile_words, reasons
from foi_compare.model import Dataset, Disposition, Force, ReadReply

_ANSWERED: frozenset[Disposition] = frozenset({"disclosed", "nil"})
_PARTLY: frozenset[Disposition] = frozenset({"partial"})
_REFUSED: frozenset[Disposition] = frozenset({"refused", "neither_confirm_nor_deny"})
_NOT_HELD: frozenset[Disposition] = frozenset({"not_held"})


def force_rows(
    dataset: Dataset,
) -> Iterable[tuple[str | int, ...]]:
    """Yield one row for every force of the register, in its order."""
    by_force: dict[str, list[ReadReply]] = {}
    for read in dataset.replies:
        by_force.setdefault(read.reply.force_id, []).append(read)
    asked = dataset.batch.settings.forces
    for force in dataset.batch.forces:
        replies = by_force.get(force.force_id, [])
        grades = [grade for grade in dataset.grades if grade.force_id == force.force_id]
        yield (
            force.force_id,
            force.name,
            force.ons_pfa_code,
            force.wdtk_url_name,
            _status(replies, force, asked),
            len(replies),
            sum(given in _ANSWERED | _PARTLY for given in _dispositions(replies)),
            profile_words([one for one in dataset.profiles if one.force_id == force.force_id]),
            comparable(grades, heard_from=bool(replies)),
            ". ".join(filter(None, (_note(replies), *reasons(grades)))),
        )


def _dispositions(replies: Iterable[ReadReply]) -> list[Disposition]:
    return [question.disposition for read in replies for question in read.reply.questions]


def _status(replies: Sequence[ReadReply], force: Force, asked: Sequence[str]) -> str:
    if not replies:
        return "not_asked" if asked and force.force_id not in asked else "nothing_yet"
    given = set(_dispositions(replies))
    for status, kinds in (
        ("answered", _ANSWERED),
        ("refused", _REFUSED),
        ("not_held", _NOT_HELD),
    ):
        if given and given <= kinds:
            return status
    return "partly_answered" if given & (_ANSWERED | _PARTLY) else "unclear"


def _note(replies: Iterable[ReadReply]) -> str:
    """Return what was said how often, and under which sections something was refused."""
    replies = tuple(replies)
    said = Counter(_dispositions(replies))
    sections = sorted(
        {
            section
            for read in replies
            for question in read.reply.questions
            for section in question.exemptions
        }
    )
    parts = [f"{count} {kind.replace('_', ' ')}" for kind, count in sorted(said.items())]
    if sections:
        word = "section " if len(sections) == 1 else "sections "
        parts.append(word + ", ".join(sections))
    return "; ".join(parts)
