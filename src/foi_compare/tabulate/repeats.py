"""Figures that two tables of a reply print: alike they count once, else neither is sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.model import Finding, Observation
from foi_compare.tabulate.tables_of_row import by_code, place_words, sum_of, table_of
from foi_compare.text import normalise


def differences(members: Sequence[Observation]) -> tuple[dict[str, str], list[Finding]]:
    """Return why numbers of a comparison row are in doubt that two tables print differently.

    A person's decision on one of them settles which holds; decisions on several settle nothing.
    """
    findings: list[Finding] = []
    doubted: dict[str, str] = {}
    for code, tables in by_code(members).items():
        compared = _decided(tables) or tables
        if len(compared) == 1 or _printed_alike(code, compared, members):
            continue
        left, right = (" + ".join(o.value.as_printed for o in table) for table in compared[:2])
        reason = (
            f"The reply prints {left} in one place and {right} in another for code {code} of the"
            " same question and series; it does not say how the two differ."
        )
        doubted |= {o.observation_id: reason for table in tables for o in table}
        doubted |= _totals_of(tables, members)
        findings.append(_printed_differently(tables, reason, left, right))
    return doubted, findings


def counted_once(tables: Sequence[list[Observation]]) -> list[Observation]:
    """Return the observations to add: a decided one outweighs what another table prints."""
    return (_decided(tables) or tables)[0]


def _decided(tables: Sequence[list[Observation]]) -> list[list[Observation]]:
    """Return the tables on whose numbers a person decided."""
    return [table for table in tables if any(o.status == "decided" for o in table)]


def _totals_of(
    tables: Sequence[Sequence[Observation]], members: Iterable[Observation]
) -> dict[str, str]:
    """Return why the totals of tables are in doubt whose codes differ, if they differ as well."""
    names = {table_of(table[0]) for table in tables}
    totals = [o for o in members if o.role == "total" and not o.across and table_of(o) in names]
    printed = tuple(dict.fromkeys(o.value.as_printed for o in totals))
    if len(printed) < 2:
        return {}
    reason = (
        f"The reply prints {printed[0]} in one place and {printed[1]} in another for the total of"
        " the same question and series; it does not say how the two differ."
    )
    return {o.observation_id: reason for o in totals}


def _printed_alike(
    code: str, tables: list[list[Observation]], members: Sequence[Observation]
) -> bool:
    """Say whether several tables print the same figure, and not parts of one.

    Equal numbers alone may be chance: `15: CPS` 3 and `15: Police` 3 are six crimes. The same
    label, a sentence that repeats a table, or a second code that is repeated too, prove it.
    """
    amounts = {sum_of(table) for table in tables}
    if len(amounts) > 1:
        return False
    labels = [{normalise(o.label) for o in table} for table in tables]
    if all(own == labels[0] for own in labels):
        return True
    if any(o.place.table == 0 for table in tables for o in table):
        return True
    names = {table_of(table[0]) for table in tables}
    others = [
        repeated
        for other, repeated in by_code(members).items()
        if other != code and {table_of(table[0]) for table in repeated} == names
    ]
    return any(len({sum_of(table) for table in repeated}) == 1 for repeated in others)


def _printed_differently(
    tables: list[list[Observation]], reason: str, left: str, right: str
) -> Finding:
    first = tables[0][0]
    return Finding(
        check="printed_twice_alike",
        severity="warning",
        passed=False,
        force_id=first.force_id,
        reference=first.reference,
        question=first.question,
        message=reason,
        left=left,
        right=right,
        files=tuple(sorted({o.file for table in tables for o in table})),
        places=tuple(place_words(o.place) for table in tables for o in table),
    )
