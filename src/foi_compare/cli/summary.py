"""The dataset to the closing words of a run: what was read, what is open, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from foi_compare.model import UNKNOWN_FORCE, Dataset, Finding, UnreadSource

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

_SHOWN = 10  # of one kind; the files hold the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of one run."""

    out: str
    files: int
    copies: int
    replies: int
    forces: tuple[str, ...]
    unknown_force: tuple[str, ...]
    accepted: int
    decided: int
    review: int
    review_reasons: tuple[tuple[str, int], ...]
    questions: tuple[tuple[str, int], ...]
    numerals: int
    set_aside: int
    tables_aside: int
    unread_numerals: int
    unread_parts: tuple[str, ...]
    failed_checks: int
    failures: tuple[str, ...]
    passed_checks: int
    unread_files: tuple[UnreadSource, ...]

    def as_json(self) -> dict[str, object]:
        """Return the figures for a script."""
        content = asdict(self)
        content["questions"] = dict(self.questions)
        content["review_reasons"] = dict(self.review_reasons)
        return content


def summarise(dataset: Dataset, out: str) -> Summary:
    """Return the figures of a dataset that was written to a folder."""
    statuses = Counter(one.status for one in dataset.observations)
    reasons = Counter(one.reason for one in dataset.observations if one.status == "review")
    questions = Counter(
        str(q.disposition) for read in dataset.replies for q in read.reply.questions
    )
    failed = [finding for finding in dataset.findings if not finding.passed]
    names = {force.force_id: force.name for force in dataset.batch.forces}
    heard = sorted({read.reply.force_id for read in dataset.replies} - {UNKNOWN_FORCE})
    nameless = [r.reply.files for r in dataset.replies if r.reply.force_id == UNKNOWN_FORCE]
    return Summary(
        out=out,
        files=len(dataset.batch.inputs),
        copies=sum(finding.check == "read_once" for finding in dataset.findings),
        replies=len(dataset.replies),
        forces=tuple(names.get(force_id, force_id) for force_id in heard),
        unknown_force=tuple(file for files in nameless for file in files),
        accepted=statuses["accepted"],
        decided=statuses["decided"],
        review=statuses["review"],
        review_reasons=_most_first(reasons),
        questions=_most_first(questions),
        numerals=sum(row.numerals for row in dataset.ledger),
        set_aside=sum(row.set_aside for row in dataset.ledger),
        tables_aside=sum(finding.check == "table_set_aside" for finding in dataset.findings),
        unread_numerals=sum(row.unread for row in dataset.ledger),
        unread_parts=tuple(
            f"{row.file}, {row.part}: {row.unread} of {row.numerals} numbers unread"
            for row in dataset.ledger
            if row.unread
        ),
        failed_checks=len(failed),
        # What fails alike under several questions is said once.
        failures=tuple(
            dict.fromkeys(
                ": ".join(filter(None, (names.get(f.force_id, f.force_id) or _files(f), f.message)))
                for f in failed
                if f.check != "every_number_read"
            )
        ),
        passed_checks=len(dataset.findings) - len(failed),
        unread_files=dataset.batch.unread,
    )


def _files(finding: Finding) -> str:
    """Return the files of a finding, unless its message names one of them."""
    named = any(file in finding.message for file in finding.files)
    return "" if named else ", ".join(finding.files)


def _most_first(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def print_summary(summary: Summary, screen: Console) -> None:
    """Print the closing words."""
    from rich.text import Text

    screen.print()
    screen.print(_figures(summary))
    for title, style, lines in (
        ("Could not be read", "bold red", _unread_lines(summary.unread_files)),
        ("No force is certain for", "bold yellow", summary.unknown_force),
        ("Numbers that nothing explains", "bold red", summary.unread_parts),
        ("In review", "bold yellow", _reason_lines(summary)),
        ("Checks that failed", "bold yellow", summary.failures),
    ):
        if not lines:
            continue
        screen.print()
        screen.print(Text(title, style))
        for line in lines[:_SHOWN]:
            screen.print(_hanging(line))
        if len(lines) > _SHOWN:
            screen.print(_hanging(f"and {len(lines) - _SHOWN} more"))
    screen.print()
    screen.print(Text("Next", "bold"))
    for line in _next_steps(summary):
        screen.print(_hanging(line))


def _figures(summary: Summary) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column()
    copies = f", {_many(summary.copies, 'copy', 'copies')} of another read once"
    table.add_row(
        f"{summary.files:,}",
        f"{_plural(summary.files, 'file', 'files')}, {_many(summary.replies, 'reply', 'replies')}"
        f" of {_many(len(summary.forces), 'force', 'forces')}" + (copies if summary.copies else ""),
    )
    read = summary.numerals - summary.unread_numerals
    table.add_row(f"{read:,}", f"of {summary.numerals:,} printed numbers read")
    table.add_row(f"{summary.accepted:,}", "numbers about outcomes accepted")
    if summary.decided:
        table.add_row(f"{summary.decided:,}", "decided by a person")
    table.add_row(f"{summary.review:,}", "in review")
    table.add_row(f"{summary.set_aside:,}", "set aside by a named rule: dates, references, costs …")
    if summary.tables_aside:
        whole = _plural(summary.tables_aside, "table", "tables")
        table.add_row(
            f"{summary.tables_aside:,}", f"{whole} set aside whole; findings.csv shows each"
        )
    questions = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in summary.questions)
    table.add_row(str(sum(n for _, n in summary.questions)), f"questions: {questions or 'none'}")
    checks = f"checks passed, {summary.failed_checks} failed"
    table.add_row(f"{summary.passed_checks:,}", checks)
    return table


def _unread_lines(problems: Iterable[UnreadSource]) -> Sequence[str]:
    return [f"{one.file}: {one.problem} {one.next_step}".strip() for one in problems]


def _reason_lines(summary: Summary) -> Sequence[str]:
    return [
        f"{_many(count, 'number', 'numbers')}: {reason}" for reason, count in summary.review_reasons
    ]


def _next_steps(summary: Summary) -> Iterable[str]:
    out = summary.out
    if summary.unknown_force:
        yield "Say which force a file is from in foi-compare.toml (`foi-compare init` writes one)."
    if summary.review:
        yield (
            f"Decide on what is in {out}/review.csv with a line in decisions.csv beside the inbox;"
            " one for a label settles every number under it."
        )
    if summary.unread_files:
        yield "Mend or replace the files that could not be read, and run this again."
    yield f"Open {out}/comparison.csv; every number in it stands in {out}/observations.csv."
    yield "`foi-compare explain OBSERVATION_ID` says where a number comes from."


def _hanging(line: str) -> Table:
    """Return a line of a list, its later lines indented as its first."""
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(width=3, justify="right")
    table.add_column(ratio=1, overflow="fold")
    table.add_row("-", line)
    return table


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {_plural(count, one, many)}"
