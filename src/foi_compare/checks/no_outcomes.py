"""What a reply holds that is no outcome: tables set aside whole, and replies of nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from foi_compare.model import AsideTable, Code, Figure, Finding, Observation, Place, Reply

_SHOWN_ROWS = 3
_SHOWN_LENGTH = 200


def tables_set_aside(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Name each table that was set aside whole, with its first rows as printed.

    It passes where the table is plainly about something else: nothing near it asks for outcomes.
    """
    del codes
    for table in (*reply.aside_tables, *_without_codes(reply, observations)):
        rows = " / ".join(table.rows)
        shown = rows if len(rows) <= _SHOWN_LENGTH else f"{rows[:_SHOWN_LENGTH]} …"
        yield Finding(
            check="table_set_aside",
            severity="info",
            passed=table.plainly,
            force_id=reply.force_id,
            reference=reply.reference,
            question=table.question,
            message=f"a table was set aside whole ({table.about}); it begins: {shown}",
            files=(table.file,),
            places=(_place(table.place),),
        )


def holds_outcomes(
    reply: Reply, observations: Sequence[Observation], codes: Mapping[str, Code]
) -> Iterator[Finding]:
    """Say plainly where a reply gives no figure about an outcome, accepted or asked about."""
    del codes
    if not observations:
        yield Finding(
            check="no_outcomes",
            severity="info",
            passed=True,
            force_id=reply.force_id,
            reference=reply.reference,
            question="",
            message="this reply holds no outcomes",
            files=reply.files,
        )


def _without_codes(reply: Reply, observations: Sequence[Observation]) -> Iterator[AsideTable]:
    """Yield the tables whose labels the codebook knows none of, so that none was observed."""
    observed = {one.group for one in observations}
    groups: dict[int, list[Figure]] = {}
    for figure in reply.figures:
        if figure.origin != "sentence" and figure.group not in observed:
            groups.setdefault(figure.group, []).append(figure)
    outcomes = {question.number for question in reply.questions if question.about_outcomes}
    for figures in groups.values():
        first = figures[0]
        rows = tuple(dict.fromkeys(figure.evidence for figure in figures))[:_SHOWN_ROWS]
        yield AsideTable(
            file=first.file,
            place=first.place._replace(row=0, column=0, box=None),
            question=first.question,
            about="none of its labels is in the codebook",
            rows=rows,
            plainly=first.question not in outcomes,
        )


def _place(place: Place) -> str:
    table = f"table {place.table}" if place.table else ""
    part = place.part if place.part != "body" or not table else ""
    return " ".join(filter(None, (part, table)))
