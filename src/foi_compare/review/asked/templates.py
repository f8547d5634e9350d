"""The kinds of answer that fit a number, a question or a file, each as a line to complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foi_compare.answers.deciding import decision_line
from foi_compare.decisions.answers import KEYS, WORDS
from foi_compare.errors import InputError
from foi_compare.export.todo import todo_line
from foi_compare.model import Address, Finding, Reply, ReviewItem, read_anchor, write_anchor
from foi_compare.review.asked.seen import Line, Part, Template

Record = Mapping[str, str]
_TITLES = {
    "label": "The label, wherever this force prints it",
    "number": "This number alone",
    "row": "Its row",
    "column": "Its column",
    "table": "Its table",
    "question": "The question that its table answers",
}
_ON_NUMBERS = ("label", "number", "row", "column", "table", "question")
_OF_TABLES = frozenset({"row", "column", "table"})  # what stands in a sentence has none


def templates_of_cause(
    item: ReviewItem, codebook: str, number: Record | None, table: Sequence[Record]
) -> tuple[Template, ...]:
    """Return the answers that fit a question: its own first, then what else may be said there.

    Args:
        item: the question.
        codebook: the name of the codebook.
        number: the row of `observations.csv` of the first number that waits; None where none does.
        table: those of all numbers of its table.

    """
    line = {name: text for name, text in todo_line(item, codebook).items() if text}
    own = Template(
        name="asked",
        title=item.ask,
        line=line | {"detail": ""},
        words=tuple(dict.fromkeys((*item.choices, *WORDS.get(item.kind, ())))),
        details=_details(item.kind),
        parts=_parts(item.kind, line, table),
    )
    others = templates_of_number(number, table) if number is not None else ()
    return (own, *(one for one in others if one.name != item.kind))


def templates_of_number(number: Record, table: Sequence[Record]) -> tuple[Template, ...]:
    """Return the answers that fit any number, given the rows of all numbers of its table."""
    found = [
        _template(kind, _TITLES[kind], line, table)
        for kind in _ON_NUMBERS
        if (number["table"] or kind not in _OF_TABLES)
        and (line := _line_on(kind, number, table)) is not None
    ]
    label = _line_on("label", number, table)
    if label is not None:
        everywhere = {**label, "scope": "all", "force_id": ""}
        found.append(_template("label", "The label, wherever any force prints it", everywhere, ()))
    if number["table"]:
        found += _of_table(number, table)
    else:
        found += _of_lines(number, table)
    return tuple(found)


def _of_lines(number: Record, together: Sequence[Record]) -> Iterable[Template]:
    """Yield what puts a table in the place of lines that were read as text, the first to the last.

    What stands between their numbers, the days before the rows of a list say, gives way with them.
    """
    line = _line_on("table", number, together)
    if line is None:
        return
    part = read_anchor(number["anchor"])[0].part
    places = [place for one in together for place in read_anchor(one["anchor"])]
    at = [place.at for place in places if place.part == part and not place.across]
    if at:
        anchor = write_anchor(Address(part, n) for n in range(min(at), max(at) + 1))
        title = "A table stands here that was read as text: type or paste it"
        yield Template("typed", title, {**line, "anchor": anchor})


def _of_table(number: Record, table: Sequence[Record]) -> Iterable[Template]:
    """Yield what can be said of all columns or rows of a table at once, and of its marks."""
    whole = _line_on("table", number, table)
    if whole is None:
        return
    for kind, title in (("column", "What stands above each column"), ("row", "What each row is")):
        line = {**whole, "kind": kind, "subject": "", "codebook": number["codebook"]}
        yield _template(kind, title, line, table)._replace(name=f"{kind}s")
    mark = number["value_as_printed"]
    if not any(letter.isdigit() for letter in mark):
        line = {**whole, "kind": "blank", "subject": mark or "blank"}
        yield _template("blank", f"What {mark or 'an empty cell'} means in this table", line, ())


def _line_on(kind: str, number: Record, table: Sequence[Record]) -> dict[str, str] | None:
    try:
        return {name: text for name, text in decision_line(kind, number, table).items() if text}
    except InputError:
        return None


def _template(kind: str, title: str, line: Line, table: Sequence[Record]) -> Template:
    return Template(
        name=kind,
        title=title,
        line=line,
        words=WORDS.get(kind, ()),  # type: ignore[call-overload]
        details=_details(kind),
        parts=_parts(kind, line, table),
    )


def _details(kind: str) -> tuple[str, ...]:
    return KEYS[kind]  # type: ignore[index]


def _parts(kind: str, line: Line, table: Sequence[Record]) -> tuple[Part, ...]:
    """Return the columns or rows that a line speaks of, with what is printed at each."""
    if kind not in {"column", "row"}:
        return ()
    named = set(read_anchor(line.get("anchor", "")))
    own = [one for one in table if named & set(read_anchor(one["anchor"]))]
    printed: dict[tuple[str, str], list[str]] = {}
    for one in sorted(own, key=lambda one: (one["page"], _number(one[kind]))):
        head = one["series"] or one["breakdown"] if kind == "column" else one["label"]
        place = ("" if kind == "column" else one["page"], one[kind])
        printed.setdefault(place, []).append(head)
    return tuple(
        Part(number, ", ".join(filter(None, dict.fromkeys(heads))))
        for (_, number), heads in printed.items()
    )


def _number(text: str) -> tuple[int, str]:
    digits = text.partition("-")[0]
    return (int(digits) if digits.isdigit() else 0, text)


def templates_of_file(
    file: str, sha256: str, reply: Reply | None, findings: Iterable[Finding]
) -> tuple[Template, ...]:
    """Return the answers that fit a whole file, its questions, and the checks that it fails."""
    line = {"scope": "file", "file": file, "source_sha256": sha256}
    found = [
        _template("file", "Whether it is a reply, and which", {**line, "kind": "file"}, ()),
        _template("force", "The force that sent it", {**line, "kind": "force"}, ()),
        _template("reference", "The reference of the reply", {**line, "kind": "reference"}, ()),
        _template("date", "The day of the reply", {**line, "kind": "date"}, ()),
    ]
    for question in reply.questions if reply is not None else ():
        own = {**line, "subject": question.number}
        title = f"What it says to question {question.number}"
        found.append(_template("disposition", title, {**own, "kind": "disposition"}, ()))
        title = f"Which question, as sent, question {question.number} is"
        found.append(_template("question", title, {**own, "kind": "question"}, ()))
    failed = {f.check: f.message for f in findings if not f.passed and file in f.files}
    for check, message in failed.items():
        own = {**line, "kind": "finding", "subject": check}
        title = f"The failed check {check.replace('_', ' ')}: {message}"
        found.append(_template("finding", title, own, ()))
    return tuple(found)
