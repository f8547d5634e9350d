"""The rows of the comparison by question, and within it by what can stand in one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foi_compare.formats.comparison import rows_of, text
from foi_compare.formats.published_tables import Published
from foi_compare.model import ComparisonRow, Question, Span
from foi_compare.profiles.answer_topics import Topic, topics_of
from foi_compare.profiles.given_answers import Answer, Line, Split, offence_key, split_of
from foi_compare.profiles.period_kinds import kind_of, span_of, words_for

AnswerKey = tuple[str, str, str]


class Heading(NamedTuple):
    """What the rows of one slice share; empty where none of them says it."""

    measure: str
    unit: str
    offence: str
    split: Split
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the comparison with who sent it, and from which files.

    `position` is its place in the comparison.
    """

    force: str
    dated: str
    files: str
    row: ComparisonRow
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The rows of one question that count the same thing: one of each reply."""

    heading: Heading
    words: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A force without a number on a question, and what it said instead."""

    force: str
    force_id: str
    reference: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTable:
    """One question: its name (`2`, or the key as sent), its text, its numbers and who has none."""

    name: str
    text: str
    slices: tuple[Slice, ...]
    silent: tuple[Silent, ...]


def questions_of(published: Published) -> tuple[QuestionTable, ...]:
    """Return the questions to which some force gives a number, in the order they were asked.

    Answers belong to one question as they do for the grades (`docs/comparability.md`).
    """
    answers = _answers(published)
    topics = [topic for topic in topics_of(answers) if any(one.lines for one in topic.answers)]
    topics.sort(key=lambda topic: _order(topic, published))
    names = _names(topics)
    said = _Said(published)
    return tuple(
        _table(topic, name, said, published) for topic, name in zip(topics, names, strict=True)
    )


def _answers(published: Published) -> list[Answer]:
    lines: dict[AnswerKey, list[Line]] = {}
    for position, row in enumerate(rows_of(published)):
        key = (row.force_id, row.reference, row.question)
        lines.setdefault(key, []).append(_line(row, position))
    questions = {
        (text(one, "force_id"), text(one, "reference"), text(one, "question")): Question(
            number=text(one, "question"),
            text=text(one, "question_text"),
            asked=text(one, "asked"),
        )
        for one in reversed(published.tables["replies"].records())
    }
    for key, rows in lines.items():
        questions.setdefault(key, Question(number=key[2], asked=rows[0].row.asked))
    return [
        Answer(
            force_id=key[0],
            reference=key[1],
            question=question,
            lines=tuple(lines.get(key, ())),
        )
        for key, question in sorted(questions.items())
    ]


def _line(row: ComparisonRow, position: int) -> Line:
    span = span_of(row.period)
    return Line(
        row=row,
        position=position,
        members=(),
        detail="codes" if row.cells else "groups",
        split=split_of(row),
        offence=offence_key(row.offence, ""),
        span=span,
        kind=kind_of(span),
    )


def _order(topic: Topic, published: Published) -> tuple[int, str, str]:
    """Return the place of a question: as the settings list it, else by the least number."""
    keys = [one["key"] for one in published.account["settings"]["questions"]]
    if topic.keyed and topic.key in keys:
        return (keys.index(topic.key), "", "")
    numbers = sorted(answer.question.number for answer in topic.answers)
    return (len(keys), numbers[0].rjust(8), topic.key)


def _names(topics: Sequence[Topic]) -> list[str]:
    """Return a short name for each question, no two alike: its key, or its commonest number."""
    found: list[str] = []
    for topic in topics:
        numbers = [answer.question.number for answer in topic.answers if answer.lines]
        common = max(sorted(set(numbers)), key=numbers.count, default="")
        name = topic.key if topic.keyed else common or "answers"
        taken = sum(one == name or one.startswith(f"{name} (") for one in found)
        found.append(f"{name} ({taken + 1})" if taken else name)
    return found


class _Said:
    """What stands in the replies and the board beside the numbers."""

    def __init__(self, published: Published) -> None:
        self.replies = {
            (text(one, "force_id"), text(one, "reference"), text(one, "question")): one
            for one in reversed(published.tables["replies"].records())
        }
        self.forces = {text(one, "force_id"): one for one in published.tables["forces"].records()}

    def name(self, force_id: str) -> str:
        """Return the name of a force."""
        force = self.forces.get(force_id)
        return text(force, "force") if force else "Unknown"

    def of(self, key: AnswerKey, column: str) -> str:
        """Return a cell of the answer to a question; empty where no reply lists it."""
        reply = self.replies.get(key)
        return text(reply, column) if reply else ""

    def instead(self, key: AnswerKey) -> str:
        """Return what a force said in place of a number: `refused under 12(1)`."""
        disposition = self.of(key, "disposition").replace("_", " ")
        sections = self.of(key, "exemptions")
        words = f"{disposition} under {sections}" if sections else disposition
        return f"{words}, no number" if words in ("disclosed", "partial") else words or "no answer"


def _table(topic: Topic, name: str, said: _Said, published: Published) -> QuestionTable:
    settings = published.account["settings"]
    asked = {one["key"]: one["text"] for one in settings["questions"]}
    return QuestionTable(
        name=name,
        text=asked.get(topic.key, "") if topic.keyed else topic.key,
        slices=_slices(topic, said),
        silent=tuple(_silent(topic, said, all_known=bool(settings["forces"]))),
    )


def _slices(topic: Topic, said: _Said) -> tuple[Slice, ...]:
    """Return the rows by what they count: what most forces give comes first, the newest of it."""
    lines = [line for answer in topic.answers for line in answer.lines]
    units = {line.row.unit for line in lines} - {""}
    offences = {line.offence for line in lines} - {""}
    found: dict[Heading, list[Line]] = {}
    for line in lines:
        heading = Heading(
            line.row.measure,
            line.row.unit or _only(units),
            line.offence or _only(offences),
            line.split,
            line.span,
        )
        found.setdefault(heading, []).append(line)
    ordered = sorted(found.items(), key=lambda pair: (-_forces(pair[1]), _newest(pair[0])))
    common = _shared(found)
    return tuple(
        Slice(heading=heading, words=_words(heading, common, rows), entries=_entries(rows, said))
        for heading, rows in ordered
    )


def _only(values: set[str]) -> str:
    """Return the one value that all name who name any: silence then means it too."""
    return next(iter(values)) if len(values) == 1 else ""


def _forces(lines: Iterable[Line]) -> int:
    return len({line.row.force_id for line in lines})


def _newest(heading: Heading) -> tuple[object, ...]:
    last = heading.span.end.toordinal() if heading.span else 0
    return (-last, heading.offence, heading.split, heading.measure, heading.unit)


def _shared(headings: Iterable[Heading]) -> set[str]:
    """Return the fields of a heading in which all slices of a question are alike."""
    fields = {name: {getattr(one, name) for one in headings} for name in Heading._fields}
    return {name for name, values in fields.items() if len(values) == 1}


def _words(heading: Heading, shared: set[str], rows: Sequence[Line]) -> str:
    """Return what a slice counts in words; what is the same in all slices is left to the title."""
    row = rows[0].row
    offence = next((line.row.offence for line in rows if line.row.offence), "")
    split = "; ".join(f"{name}={value}" if name else value for name, value in _printed_split(row))
    parts = [
        offence if "offence" not in shared else "",
        words_for(heading.span) if heading.span else "",
        split if heading.split else "",
        heading.unit if "unit" not in shared else "",
        heading.measure if heading.measure != "count" else "",
    ]
    return "; ".join(filter(None, parts))


def _printed_split(row: ComparisonRow) -> tuple[tuple[str, str], ...]:
    """Return what divides a row beside period and offence, as it is printed."""
    own = dict.fromkeys(value for _, value in split_of(row))
    series = [row.series] if row.series and row.series.casefold() in own else []
    return (*(("", one) for one in series), *row.breakdown)


def _entries(rows: Sequence[Line], said: _Said) -> tuple[Entry, ...]:
    entries = [_entry(line, said) for line in rows]
    return tuple(sorted(entries, key=lambda one: (one.force, one.position)))


def _entry(line: Line, said: _Said) -> Entry:
    row = line.row
    key = (row.force_id, row.reference, row.question)
    return Entry(
        force=said.name(row.force_id),
        dated=said.of(key, "date"),
        files=said.of(key, "files"),
        row=row,
        position=line.position,
    )


def _silent(topic: Topic, said: _Said, *, all_known: bool) -> Iterable[Silent]:
    """Yield the forces without a number: those that answered otherwise, and those not heard.

    Of a force that says nothing to a question it is only known that it was asked where the settings
    hold the question; of one that is not heard, where they name the forces.
    """
    passed_over = {"not_asked"} if all_known else {"not_asked", "nothing_yet"}
    with_numbers = {answer.force_id for answer in topic.answers if answer.lines}
    answered: Mapping[str, Answer] = {
        answer.force_id: answer for answer in topic.answers if answer.force_id not in with_numbers
    }
    for force_id, force in said.forces.items():
        answer = answered.get(force_id)
        if answer is not None:
            words = said.instead((force_id, answer.reference, answer.question.number))
        elif force_id in with_numbers or text(force, "status") in passed_over or not topic.keyed:
            continue
        else:
            heard = text(force, "status") != "nothing_yet"
            words = "this question not answered" if heard else "nothing yet"
        yield Silent(
            force=said.name(force_id),
            force_id=force_id,
            reference=answer.reference if answer else "",
            said=words,
        )
