"""The dataset of one document to the page that `inspect` shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from foi_compare.cli.told.screen_table import print_grid
from foi_compare.export import rows_of, specs_for
from foi_compare.export.published_rows import page
from foi_compare.model import Dataset, Observation, ReadReply
from foi_compare.text import on_one_line

if TYPE_CHECKING:
    from rich.console import Console

_EVIDENCE_SHOWN = 3
_TEXTS_SHOWN = 4
_TEXT_SHOWN = 70
_NAME_WIDTH = 26


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
    profiles = {(one.force_id, one.files): one.summary for one in dataset.profiles}
    for read in dataset.replies:
        ids = {o.observation_id for o in read.observations}
        own = [o for o in dataset.observations if o.observation_id in ids]
        _print_head(read, profiles.get((read.reply.force_id, read.reply.files), ""), names, screen)
        _print_questions(read, screen)
        _print_tables(own, screen)
        _print_set_aside(read, screen)
    _print_findings(dataset, screen)
    _print_account(dataset, screen)


def _print_head(read: ReadReply, profile: str, names: Mapping[str, str], screen: Console) -> None:
    reply = read.reply
    lines = (
        ("reference", reply.reference or "none printed"),
        ("date", reply.dated or "none printed"),
        ("files", ", ".join(reply.files)),
        ("flags", ", ".join(reply.flags)),
        ("profile", profile),
        ("force by", _signs(read)),
    )
    title = names.get(reply.force_id, "Force unknown")
    _print_pairs(title, [line for line in lines if line[1]], screen)


def _signs(read: ReadReply) -> str:
    """Return what says which force replied; the force itself only where it is not certain."""
    signs = read.reply.force_evidence[:_EVIDENCE_SHOWN]
    whose = {sign.force_id for sign in signs}
    return "; ".join(
        f"{sign.kind} “{sign.text}”"
        + (f" ({sign.force_id or 'no force'})" if len(whose) > 1 else "")
        for sign in signs
    )


def _print_questions(read: ReadReply, screen: Console) -> None:
    lines = []
    for question in read.reply.questions:
        answer = question.disposition.replace("_", " ")
        sections = f" under {', '.join(question.exemptions)}" if question.exemptions else ""
        if question.disposition_status == "review":
            answer = "in question: " + " or ".join(
                one.code.replace("_", " ") for one in question.readings
            )
        said = [question.text or "(the question is not printed)", f"→ {answer}{sections}"]
        if question.statement:
            said.append(f"  “{question.statement}”")
        if question.flags:
            said.append(f"  flags: {', '.join(question.flags)}")
        lines.append((question.number, "\n".join(said)))
    _print_pairs("Questions", lines, screen)


def _print_tables(observations: Sequence[Observation], screen: Console) -> None:
    found: dict[tuple[str, int, str, str], list[Observation]] = {}
    for one in observations:
        # The group is the table as a whole, over all the pages that it goes on.
        key = (one.file, one.group, one.question, one.measure)
        found.setdefault(key, []).append(one)
    for members in found.values():
        _print_title(_where(members), screen)
        print_grid(members, screen)


def _where(members: Sequence[Observation]) -> str:
    """Return where a table stands, and what it answers."""
    first = members[0]
    pages = list(dict.fromkeys(page(one.place) or "" for one in members))
    if first.place.page:
        where = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]} to {pages[-1]}"
    else:
        where = pages[0]
    parts = (
        first.file,
        where,
        f"table {first.place.table}" if first.place.table else "in the text",
        f"question {first.question}" if first.question else "",
        first.measure if first.measure != "count" else "",
        f"{sum(one.counted for one in members):,} records counted" if first.counted else "",
    )
    return ", ".join(filter(None, parts))


def _print_set_aside(read: ReadReply, screen: Console) -> None:
    rules: dict[tuple[str, str], list[str]] = {}
    for one in read.set_aside:
        rules.setdefault((one.rule.replace("_", " "), one.reason), []).append(one.text)
    lines = []
    for (rule, reason), texts in sorted(rules.items()):
        different = list(dict.fromkeys(texts))
        shown = "; ".join(text[:_TEXT_SHOWN] for text in different[:_TEXTS_SHOWN])
        more = " …" if len(different) > _TEXTS_SHOWN else ""
        lines.append((f"{rule} × {len(texts)}", f"{reason}\n{shown}{more}"))
    _print_pairs("Set aside by a rule", lines, screen)


def _print_findings(dataset: Dataset, screen: Console) -> None:
    lines = [
        ("holds" if one.passed else "FAILS", f"{one.check.replace('_', ' ')}: {one.message}")
        for one in dataset.findings
        if one.check != "every_number_read"
    ]
    _print_pairs("Checks", list(dict.fromkeys(lines)), screen)


def _print_account(dataset: Dataset, screen: Console) -> None:
    from rich.text import Text

    for one in dataset.findings:
        if one.check == "every_number_read":
            text = on_one_line(f"{', '.join(one.files)}: {one.message}")
            screen.print(Text(f"\n{text}", "bold" if one.passed else "bold red"))


def _print_title(title: str, screen: Console) -> None:
    from rich.text import Text

    screen.print()
    screen.print(Text(on_one_line(title), "bold"))


def _print_pairs(title: str, lines: Sequence[tuple[str, str]], screen: Console) -> None:
    """Print a list of names with what is said of each, hanging beside it."""
    from rich.table import Table

    if not lines:
        return
    _print_title(title, screen)
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=min(max(len(name) for name, _ in lines), _NAME_WIDTH) + 2)
    table.add_column(ratio=1, overflow="fold")
    for name, said in lines:
        table.add_row(f"  {name}", said)
    screen.print(table)
