"""Numbers in review to questions: one for each cause, in plain words, with what it settles."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from foi_compare.model import (
    UNKNOWN_FORCE,
    Address,
    Candidate,
    Code,
    Decision,
    DecisionKind,
    DoubtAbout,
    DoubtOf,
    Observation,
    Reply,
    ReviewItem,
    Scope,
    write_anchor,
)
from foi_compare.text import normalise, ranges

# The widest first: who answers whether a table counts at all need not look at its cells.
_ORDER: tuple[DoubtAbout, ...] = (
    "force",
    "question",
    "table",
    "column",
    "row",
    "label",
    "blank",
    "number",
)
_ID_LENGTH = 10
WHICH_FORCE = (
    "It is not certain which force sent this reply, so its numbers stand under no force. Say which"
    " one it is in decisions.csv or foi-compare.toml, or put the file into a subfolder with the"
    " name of the force."
)
_NAMED = 6  # of the texts in a question; the outputs hold all


class _Key(NamedTuple):
    """What makes two numbers wait for one answer."""

    kind: DecisionKind
    where: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Cause:
    """Numbers that wait for one answer, with the reason of the first."""

    key: _Key
    numbers: Sequence[Observation]
    reason: str


def ask(
    observations: Sequence[Observation],
    replies: Sequence[Reply],
    codes: Sequence[Code],
    stale: Iterable[Decision] = (),
) -> tuple[tuple[Observation, ...], tuple[ReviewItem, ...]]:
    """Return the observations, each in review with its first question, and all the questions.

    Args:
        observations: those of the dataset, in its order.
        replies: all that were read; each without a force is asked about.
        codes: those of the codebook.
        stale: decisions that are not obeyed any more; their answers are shown again.

    """
    causes = _causes(observations)
    questions = {
        file: [question.number for question in reply.questions]
        for reply in replies
        for file in reply.files
    }
    before = {_subject(one): _told(one) for one in stale}
    titles = {code.code: code.short_title for code in codes}
    items = [_item(cause, _Around(questions, titles)) for cause in causes]
    first = {cause.key: item.review_id for cause, item in zip(causes, items, strict=True)}
    lead = {file: reply.files[0] for reply in replies for file in reply.files}
    settled = Counter(o.file for o in observations if any(d.about == "force" for d in o.doubts))
    items += [_force(reply, settled) for reply in replies if reply.force_id == UNKNOWN_FORCE]
    items = [
        replace(
            item, answered_before=before.get((item.kind, item.file, normalise(item.subject)), "")
        )
        for item in items
    ]
    named = tuple(
        replace(one, review_id=_first_question(one, first, lead)) if _is_asked(one) else one
        for one in observations
    )
    return named, tuple(sorted(items, key=lambda item: (-item.settles, item.file, item.review_id)))


def _first_question(one: Observation, asked: Mapping[_Key, str], lead: Mapping[str, str]) -> str:
    """Return the question that a number waits for first; `lead` is the first file of its reply."""
    doubt = _doubts(one)[0]
    if doubt.about == "force":
        return _force_id(lead.get(one.file, one.file))
    return asked[_key(one, doubt)]


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
        ask=f"Which force sent this reply? {_sentence(reply.force_doubt)}".strip(),
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


def _force_id(file: str) -> str:
    return f"force-{hashlib.sha256(file.encode()).hexdigest()[:_ID_LENGTH]}"


def _forces_seen(reply: Reply) -> tuple[Candidate, ...]:
    signs: dict[str, tuple[float, list[str]]] = {}
    for sign in reply.force_evidence:
        weight, texts = signs.get(sign.force_id, (0.0, []))
        signs[sign.force_id] = (weight + sign.weight, [*texts, f"{sign.kind} {sign.text}"])
    total = sum(weight for weight, _ in signs.values()) or 1.0
    return tuple(
        Candidate(code=force_id, score=round(weight / total, 2), why=", ".join(texts))
        for force_id, (weight, texts) in sorted(signs.items(), key=lambda s: (-s[1][0], s[0]))
    )


def _doubts(one: Observation) -> list[DoubtOf]:
    """Return what a number waits for, the widest first; what is about itself is one question.

    So is what its blank label counts: no decision could name such a label.
    """
    if one.status != "review":
        return [DoubtOf("blank", "what the mark means is not said")]
    doubts = one.doubts or (DoubtOf("label" if one.candidates else "number", one.reason),)
    nameless = not normalise(one.asked_as or one.label)
    of_itself = {"number", "reading", "label"} if nameless else {"number", "reading"}
    wider = [doubt for doubt in doubts if doubt.about not in of_itself]
    own = dict.fromkeys(doubt.reason for doubt in doubts if doubt.about in of_itself)
    wider += [DoubtOf("number", " ".join(map(_sentence, own)))] if own else []
    return sorted(wider, key=lambda doubt: _ORDER.index(doubt.about))


def _is_asked(one: Observation) -> bool:
    """Return whether a number waits for an answer: in review, or a mark that nothing explains."""
    unread = one.value.status == "not_stated" and one.role in {"code", "group"}
    return one.status == "review" or unread


def _causes(observations: Iterable[Observation]) -> list[_Cause]:
    found: dict[_Key, dict[str, tuple[Observation, str]]] = {}
    for one in observations:
        if not _is_asked(one):
            continue
        for doubt in _doubts(one):
            if doubt.about == "force":
                continue  # asked once for each reply, with or without numbers
            own = found.setdefault(_key(one, doubt), {})
            own.setdefault(one.observation_id, (one, doubt.reason))
    return [
        _Cause(key, [one for one, _ in own.values()], next(iter(own.values()))[1])
        for key, own in found.items()
    ]


def _key(one: Observation, doubt: DoubtOf) -> _Key:
    table = (one.file, one.sha256, one.group)
    label = normalise(one.asked_as or one.label)
    match doubt.about:
        case "force":
            return _Key("force", (one.file,))
        case "question" | "table" | "column":
            return _Key(doubt.about, table)
        case "row":
            return _Key("row", (*table, label))
        case "label":
            return _Key("label", (one.force_id, label))
        case "blank":
            return _Key("blank", (*table, one.value.as_printed.strip()))
        case _:
            return _Key("number", (*table, doubt.reason))


def _item(cause: _Cause, around: _Around) -> ReviewItem:
    first = _first(cause)
    kind = cause.key.kind
    addresses = _anchor(cause)
    scope: Scope = "force" if kind == "label" else "place"
    told = _WORDS[kind](cause, around)
    where = () if kind == "label" else (write_anchor(addresses),)
    return ReviewItem(
        review_id=_identity(kind, cause.key.where, where),
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


def _first(cause: _Cause) -> Observation:
    """Return the number at which a question stands: that of the label on which it is decided."""
    return next((o for o in cause.numbers if o.asked_as == o.label), cause.numbers[0])


def _anchor(cause: _Cause) -> tuple[Address, ...]:
    return tuple(sorted({address for one in cause.numbers for address in one.addresses}))


def _rows(cause: _Cause) -> str:
    """Return the rows of a question that stands in more than one; they are of the first's table."""
    first = _first(cause)
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


class _Around(NamedTuple):
    """What an answer may name: the questions that each file answers, the titles of the codes."""

    questions: Mapping[str, Sequence[str]]
    titles: Mapping[str, str]


class _Words(NamedTuple):
    """A question in plain words, its valid answers, and what is decided on."""

    ask: str
    choices: tuple[str, ...]
    subject: str


def _of_question(cause: _Cause, around: _Around) -> _Words:
    questions = tuple(around.questions.get(cause.numbers[0].file, ()))
    return _Words("Which question does this table answer?", questions, _texts(cause))


def _of_table(cause: _Cause, _around: _Around) -> _Words:
    ask = f"Do the numbers of this table count outcomes? {_sentence(cause.reason)}"
    return _Words(ask, ("outcomes", "not_outcomes"), _texts(cause))


def _of_column(cause: _Cause, _around: _Around) -> _Words:
    columns = sorted({o.place.column for o in cause.numbers})
    which = ranges(columns).replace("-", " to ")
    heads = dict.fromkeys(o.series for o in cause.numbers if o.series)
    printed = f" ({', '.join(f'“{text}”' for text in list(heads)[:_NAMED])})" if heads else ""
    if len(columns) == 1:
        ask = f"What is column {which}{printed}: which year, or what else does it count?"
    else:
        ask = (
            f"Which year, or what else, is each of the columns {which}{printed}?"
            " Write one answer for each, with | between them."
        )
    return _Words(f"{ask} {_sentence(cause.reason)}", (), f"columns {which}{printed}")


def _of_row(cause: _Cause, _around: _Around) -> _Words:
    first = cause.numbers[0]
    rows = sorted({(o.place.page, o.place.row) for o in cause.numbers})
    which = ranges(sorted({row for _, row in rows})).replace("-", " to ")
    many = " Write one answer for each row, with | between them." if len(rows) > 1 else ""
    ask = f"What tells row {which}, “{first.label}”, from the others?{many}"
    return _Words(f"{ask} {_sentence(cause.reason)}", (), f"row {which}: {first.label}")


def _of_label(cause: _Cause, around: _Around) -> _Words:
    first = _first(cause)
    label = first.asked_as or first.label
    codes = [one.code for one in first.candidates]
    named = [f"{code} ({around.titles[code]})" for code in codes[:_NAMED] if code in around.titles]
    either = f" It may be {_either(named)}." if named else ""
    return _Words(f"Which outcome is “{label}”?{either}", (*codes, "total", "none"), label)


def _of_blank(cause: _Cause, _around: _Around) -> _Words:
    mark = cause.numbers[0].value.as_printed.strip()
    what = f"“{mark}”" if mark else "an empty cell"
    choices = ("zero", "suppressed", "not_held")
    return _Words(f"What does {what} mean in this table?", choices, mark or "blank")


def _of_number(cause: _Cause, _around: _Around) -> _Words:
    printed = [o.value.as_printed or "an empty cell" for o in cause.numbers]
    reason = _sentence(cause.reason)
    if not cause.numbers[0].label:
        return _Words(f"Which outcome is counted here? {reason}", (), _texts(cause))
    if len(printed) == 1:
        first = cause.numbers[0]
        ask = f"Does {printed[0]} count “{first.label}”" + (
            f", {first.series}" * bool(first.series)
        )
        return _Words(f"{ask}? {reason}", ("as_read", "none"), printed[0])
    ask = f"Are these {len(printed)} numbers read right ({_texts(cause)})? {reason}"
    return _Words(ask, ("as_read", "none"), _texts(cause))


_WORDS = {
    "question": _of_question,
    "table": _of_table,
    "column": _of_column,
    "row": _of_row,
    "label": _of_label,
    "blank": _of_blank,
    "number": _of_number,
}


def _texts(cause: _Cause) -> str:
    """Return the first numbers of a cause as printed, as a person would recognise them."""
    printed = [o.value.as_printed or "blank" for o in cause.numbers]
    return ", ".join(printed[:_NAMED]) + (" …" if len(printed) > _NAMED else "")


def _sentence(reason: str) -> str:
    """Return a reason as a sentence of its own."""
    if not reason:
        return ""
    ending = "" if reason.endswith((".", "?", "!")) else "."
    return reason[0].upper() + reason[1:] + ending


def _either(texts: Sequence[str]) -> str:
    return " or ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]
