"""The dataset of one document to the page that `inspect` shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from foi_compare.export import rows_of, specs_for
from foi_compare.export.rows import candidates, page
from foi_compare.model import Dataset, Observation, ReadReply

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_EVIDENCE_SHOWN = 3
_STYLES = {"review": "yellow", "accepted": "", "decided": "green"}


def as_json_content(dataset: Dataset) -> Mapping[str, object]:
    """Return the tables of the outputs, each as a list of records."""
    content: dict[str, object] = {
        "unread": [
            {"file": one.file, "problem": one.problem, "next_step": one.next_step}
            for one in dataset.batch.unread
        ]
    }
    for spec in specs_for(dataset.batch.codebook):
        if spec.name == "forces":
            continue
        names = [column.name for column in spec.columns]
        content[spec.name] = [
            {name: _jsonable(value) for name, value in zip(names, row, strict=True)}
            for row in rows_of(dataset, spec.name)
        ]
    return content


def _jsonable(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def print_reading(dataset: Dataset, screen: Console) -> None:
    """Print everything that was read in the document of a dataset."""
    names = {force.force_id: force.name for force in dataset.batch.forces}
    titles = {code.code: code.short_title for code in dataset.batch.codebook.codes}
    for read in dataset.replies:
        ids = {o.observation_id for o in read.observations}
        own = [o for o in dataset.observations if o.observation_id in ids]
        _print_head(read, names, screen)
        _print_questions(read, screen)
        _print_tables(own, titles, screen)
        _print_set_aside(read, screen)
    _print_findings(dataset, screen)
    _print_account(dataset, screen)


def _print_head(read: ReadReply, names: Mapping[str, str], screen: Console) -> None:
    from rich.text import Text

    reply = read.reply
    screen.print(Text(names.get(reply.force_id, "Force unknown"), "bold"))
    for title, value in (
        ("reference", reply.reference or "none printed"),
        ("date", reply.dated or "none printed"),
        ("files", ", ".join(reply.files)),
        ("flags", ", ".join(reply.flags)),
    ):
        if value:
            screen.print(f"  {title:<10} {value}")
    for sign in reply.force_evidence[:_EVIDENCE_SHOWN]:
        screen.print(f"  {'sign':<10} {sign.force_id}: {sign.kind}, “{sign.text}”")


def _print_questions(read: ReadReply, screen: Console) -> None:
    if not read.reply.questions:
        return
    table = _table(("No", "Answer", "Sections", "Question and statement"), screen)
    for question in read.reply.questions:
        said = [question.text, f"→ {question.statement}" if question.statement else ""]
        said.append("flags: " + ", ".join(question.flags) if question.flags else "")
        table.add_row(
            question.number,
            question.disposition.replace("_", " "),
            ", ".join(question.exemptions),
            "\n".join(filter(None, said)),
        )
    screen.print(table)


def _print_tables(
    observations: Sequence[Observation], titles: Mapping[str, str], screen: Console
) -> None:
    """Print the numbers table by table, with the code that each label was given."""
    from rich.text import Text

    for heading, members in _by_table(observations).items():
        screen.print(Text(heading, "bold"))
        table = _table(("Printed", "Label", "Heading", "Code", "Why"), screen)
        for one in members:
            code = one.code or (one.role if one.role != "code" else "?")
            title = titles.get(one.code, "")
            why = one.reason if one.status == "review" else title
            if one.candidates and one.status == "review":
                why += f" {candidates(one.candidates)}"
            table.add_row(
                one.value.as_printed, one.label, _headings(one), code, why,
                style=_STYLES[one.status],
            )  # fmt: skip
        screen.print(table)


def _headings(one: Observation) -> str:
    pairs = [f"{name}: {value}" if name else value for name, value in one.breakdown]
    return ", ".join(filter(None, (one.series, one.offence, *pairs)))


def _by_table(observations: Iterable[Observation]) -> Mapping[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for one in observations:
        where = page(one.place)
        parts = [
            one.file,
            f"page {where}" if where and where.isdigit() else where or "",
            f"table {one.place.table}" if one.place.table else "in the text",
            f"question {one.question}" if one.question else "",
        ]
        found.setdefault(", ".join(filter(None, parts)), []).append(one)
    return found


def _print_set_aside(read: ReadReply, screen: Console) -> None:
    from rich.text import Text

    if not read.set_aside:
        return
    rules: dict[tuple[str, str], list[str]] = {}
    for one in read.set_aside:
        rules.setdefault((one.rule, one.reason), []).append(one.text)
    screen.print(Text("Set aside", "bold"))
    table = _table(("Rule", "Numbers", "Reason", "Text"), screen)
    for (rule, reason), texts in sorted(rules.items()):
        shown = ", ".join(dict.fromkeys(texts[:6])) + (" …" if len(texts) > 6 else "")
        table.add_row(rule, str(len(texts)), reason, shown)
    screen.print(table)


def _print_findings(dataset: Dataset, screen: Console) -> None:
    from rich.text import Text

    found = [one for one in dataset.findings if one.check != "every-number-read"]
    if not found:
        return
    screen.print(Text("Checks", "bold"))
    table = _table(("", "Check", "What was found"), screen)
    for one in found:
        table.add_row("ok" if one.passed else "no", one.check, one.message)
    screen.print(table)


def _print_account(dataset: Dataset, screen: Console) -> None:
    from rich.text import Text

    for one in dataset.findings:
        if one.check == "every-number-read":
            text = f"{', '.join(one.files)}: {one.message}"
            screen.print(Text(text, "bold" if one.passed else "bold red"))


def _table(headings: Sequence[str], screen: Console) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, width=screen.width, pad_edge=False)
    for heading in headings:
        wide = heading in {"Label", "Why", "Question and statement", "Reason", "What was found"}
        table.add_column(heading, ratio=2 if wide else None, overflow="fold")
    return table
