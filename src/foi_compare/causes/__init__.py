"""What is in review to questions: one for each cause, in plain words, with what it settles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from foi_compare.causes.cause_questions import WORDS, Around
from foi_compare.causes.gathered_causes import Cause, Key, Waiting, is_asked, key_of, sentence
from foi_compare.model import (
    UNKNOWN_FORCE,
    Candidate,
    Code,
    Decision,
    Observation,
    Question,
    Reply,
    ReviewItem,
    Scope,
    write_anchor,
)
from foi_compare.text import normalise, ranges

_ID_LENGTH = 10
_QUOTED = 120  # letters of a question
_TWO_READINGS = "the answer may be read in more than one way"
WHICH_FORCE = (
    "It is not certain which force sent this reply, so its numbers stand under no force. Say which"
    " one it is in decisions.csv or foi-compare.toml, or put the file into a subfolder with the"
    " name of the force."
)


def ask(
    observations: Sequence[Observation],
    replies: Sequence[Reply],
    codes: Sequence[Code],
    stale: Iterable[Decision] = (),
) -> tuple[tuple[Observation, ...], tuple[ReviewItem, ...]]:
    """Return the observations, each in review with its first question, and all the questions.

    Args:
        observations: those of the dataset, in its order.
        replies: all that were read; each without a force is asked about, and so is each question
            whose answer may be read in two ways.
        codes: those of the codebook.
        stale: decisions that are not obeyed any more; their answers are shown again.

    """
    waiting = Waiting(observations)
    causes = waiting.causes()
    questions = {
        file: [question.number for question in reply.questions]
        for reply in replies
        for file in reply.files
    }
    before = {_subject(one): _told(one) for one in stale}
    titles = {code.code: code.short_title for code in codes}
    items = [_item(cause, Around(questions, titles)) for cause in causes]
    first = {cause.key: item.review_id for cause, item in zip(causes, items, strict=True)}
    lead = {file: reply.files[0] for reply in replies for file in reply.files}
    settled = Counter(o.file for o in observations if any(d.about == "force" for d in o.doubts))
    items += [_force(reply, settled) for reply in replies if reply.force_id == UNKNOWN_FORCE]
    items += _dispositions(replies)
    items = [
        replace(
            item, answered_before=before.get((item.kind, item.file, normalise(item.subject)), "")
        )
        for item in items
    ]
    named = tuple(
        replace(one, review_id=_first_question(one, waiting, first, lead)) if is_asked(one) else one
        for one in observations
    )
    return named, tuple(sorted(items, key=lambda item: (-item.settles, item.file, item.review_id)))


def numbers_behind(item: ReviewItem, observations: Iterable[Observation]) -> list[Observation]:
    """Return the numbers that wait for the answer to a question, also those that wait for more.

    Args:
        item: the question.
        observations: at least all of the files, and of the force, that it is about.

    """
    if item.kind == "force":
        return [one for one in observations if any(d.about == "force" for d in one.doubts)]
    for cause in Waiting(observations).causes():
        if cause.key.kind == item.kind and _id_of(cause) == item.review_id:
            return list(cause.numbers)
    return []


def _id_of(cause: Cause) -> str:
    kind = cause.key.kind
    where = () if kind == "label" else (write_anchor(cause.anchor()),)
    return _identity(kind, cause.key.where, where)


def _first_question(
    one: Observation, waiting: Waiting, asked: Mapping[Key, str], lead: Mapping[str, str]
) -> str:
    """Return the question that a number waits for first; `lead` is the first file of its reply."""
    doubt = waiting.doubts(one)[0]
    if doubt.about == "force":
        return _force_id(lead.get(one.file, one.file))
    return asked[key_of(one, doubt)]


def _force(reply: Reply, settled: Mapping[str, int]) -> ReviewItem:
    """Return the question which force sent a reply; its candidates are forces."""
    candidates = _forces_seen(reply)
    return ReviewItem(
        review_id=_force_id(reply.files[0]),
        kind="force",
        scope="file",
        force_id=UNKNOWN_FORCE,
        reference=reply.reference,
        question="",
        ask=f"Which force sent this reply? {sentence(reply.force_doubt)}".strip(),
        choices=tuple(one.code for one in candidates),
        settles=sum(settled.get(file, 0) for file in reply.files),
        sha256=reply.sha256[0] if reply.sha256 else "",
        label="",
        value_as_printed="",
        series="",
        reason=WHICH_FORCE,
        candidates=candidates,
        file=reply.files[0],
        place=None,
    )


def _dispositions(replies: Iterable[Reply]) -> list[ReviewItem]:
    """Return the questions what an answer comes to; one for each of its readings is a choice.

    The forces of a joint letter gave their answers together: they are asked about once.
    """
    found = [
        _disposition(reply, question)
        for reply in replies
        for question in reply.questions
        if question.disposition_status == "review"
    ]
    return list({item.review_id: item for item in reversed(found)}.values())


def _disposition(reply: Reply, question: Question) -> ReviewItem:
    readings = question.readings
    ways = "; or ".join(f"{one.code.replace('_', ' ')}, for {one.why}" for one in readings)
    asked = f" (“{_cut(question.text)}”)" if question.text else ""
    sha256 = reply.sha256[0] if reply.sha256 else ""
    return ReviewItem(
        review_id=_identity("disposition", ("", sha256 or reply.files[0]), (question.number,)),
        kind="disposition",
        scope="file",
        force_id=reply.force_id,
        reference=reply.reference,
        question=question.number,
        ask=f"What does the reply say to question {question.number}{asked}? {sentence(ways)}",
        choices=tuple(one.code for one in readings),
        settles=0,
        subject=question.number,
        sha256=sha256,
        label="",
        value_as_printed="",
        series="",
        reason=_TWO_READINGS,
        candidates=readings,
        file=reply.files[0],
        place=None,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + " …"


def _force_id(file: str) -> str:
    return f"force-{hashlib.sha256(file.encode()).hexdigest()[:_ID_LENGTH]}"


def _forces_seen(reply: Reply) -> tuple[Candidate, ...]:
    signs: dict[str, tuple[float, list[str]]] = {}
    for sign in reply.force_evidence:
        if not sign.force_id:
            continue  # a national body, which is no force to choose
        weight, texts = signs.get(sign.force_id, (0.0, []))
        signs[sign.force_id] = (weight + sign.weight, [*texts, f"{sign.kind} {sign.text}"])
    total = sum(weight for weight, _ in signs.values()) or 1.0
    return tuple(
        Candidate(code=force_id, score=round(weight / total, 2), why=", ".join(texts))
        for force_id, (weight, texts) in sorted(signs.items(), key=lambda s: (-s[1][0], s[0]))
    )


def _item(cause: Cause, around: Around) -> ReviewItem:
    first = cause.first()
    kind = cause.key.kind
    addresses = cause.anchor()
    scope: Scope = "force" if kind == "label" else "place"
    told = WORDS[kind](cause, around)
    return ReviewItem(
        review_id=_id_of(cause),
        kind=kind,
        scope=scope,
        force_id=first.force_id,
        reference=first.reference,
        question=first.question,
        ask=told.ask,
        choices=told.choices,
        settles=len(cause.numbers),
        subject=told.subject,
        anchor=addresses if scope == "place" else (),
        sha256=first.sha256 if scope != "force" else "",
        label=(first.asked_as or first.label) if kind == "label" else first.label,
        value_as_printed=first.value.as_printed,
        series=first.series,
        reason=cause.reason,
        candidates=first.candidates if kind == "label" else (),
        file=first.file,
        place=first.place,
        rows=_rows(cause),
    )


def _rows(cause: Cause) -> str:
    """Return the rows of a question that stands in more than one; they are of the first's table."""
    first = cause.first()
    table = (first.file, first.group)
    rows = {o.place.row for o in cause.numbers if (o.file, o.group) == table and o.place.row}
    return first.rows or (ranges(sorted(rows)) if len(rows) > 1 else "")


def _identity(kind: str, where: tuple[object, ...], anchor: tuple[str, ...]) -> str:
    """Return an id that stays as long as the place, or the label, that is asked about."""
    parts = where if kind == "label" else (where[1], *anchor)
    text = "\x1f".join(map(str, (kind, *parts)))
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:_ID_LENGTH]}"


def _told(decision: Decision) -> str:
    """Return an answer in the person's words, or as one could write it again."""
    detail = "; ".join(f"{name}={text}" for name, text in decision.detail)
    said = f"{decision.answer}; {detail}" if detail else decision.answer
    return decision.written or said


def _subject(one: Decision | ReviewItem) -> tuple[str, str, str]:
    return (one.kind, one.file, normalise(one.subject))
