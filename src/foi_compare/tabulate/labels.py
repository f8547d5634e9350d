"""Numbers under one label: never added together, whatever was decided on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from foi_compare.model import DoubtOf, Finding, Observation
from foi_compare.tabulate.tables_of_row import by_code, by_table, place_words
from foi_compare.text import normalise


def clashes(members: Iterable[Observation]) -> dict[str, tuple[DoubtOf, Finding]]:
    """Return the numbers of a comparison row that would be added and have no label of their own.

    Each has the doubt for which it goes to review, and the finding that names it with the others:
    the years of a row whose headings were lost are no parts of one figure, and nor are two rows
    that carry one label.
    """
    found: dict[str, tuple[DoubtOf, Finding]] = {}
    for code, tables in by_code(members).items():
        for table in tables:
            clashing = not_told_apart(table)
            if clashing:
                doubt = _doubt(code, clashing)
                finding = _finding(clashing, doubt.reason)
                found |= {one.observation_id: (doubt, finding) for one in clashing}
    return found


def not_told_apart(numbers: Sequence[Observation]) -> list[Observation]:
    """Return the numbers of one table and code that share a label with another, or have none."""
    places = Counter(one.label_at for one in numbers)
    names = Counter(map(_name, numbers))
    alone = len(numbers) == 1
    return [
        one
        for one in numbers
        if places[one.label_at] > 1 or names[_name(one)] > 1 or (not alone and "" in names)
    ]


def all_not_told_apart(members: Iterable[Observation]) -> set[str]:
    """Return the identifiers of numbers of a comparison row that share a label, table by table.

    Here the code does not part them: one label counted twice is one too many, under any code. Two
    labels of the same words are told apart by their codes.
    """
    found: set[str] = set()
    for table in by_table(members).values():
        places = Counter(one.label_at for one in table)
        names = Counter((one.code, _name(one)) for one in table)
        found |= {
            one.observation_id
            for one in table
            if places[one.label_at] > 1 or names[one.code, _name(one)] > 1
        }
    return found


def _name(observation: Observation) -> str:
    """Return by what a label is told from others; a count of records has its exact words."""
    return observation.label.strip() if observation.counted else normalise(observation.label)


def _doubt(code: str, clashing: Sequence[Observation]) -> DoubtOf:
    """Return what a person has to say: of the columns, where the numbers stand in one row."""
    rows = {(one.place.part, one.place.row) for one in clashing}
    return DoubtOf("column" if len(rows) == 1 else "row", _reason(code, clashing))


def _reason(code: str, clashing: Sequence[Observation]) -> str:
    *printed, last = [one.value.as_printed or "a blank" for one in clashing]
    labels = dict.fromkeys(f"“{one.label}”" if one.label.strip() else "none" for one in clashing)
    words = ("label", "has") if len(labels) == 1 else ("labels", "have")
    return (
        f"{', '.join(printed)} and {last} stand under one heading for code {code}, and their"
        f" {words[0]} ({', '.join(labels)}) {words[1]} nothing that tells them apart: numbers of"
        " one label are not added together."
    )


def _finding(clashing: Sequence[Observation], reason: str) -> Finding:
    first, *others = clashing
    return Finding(
        check="one_number_a_label",
        severity="warning",
        passed=False,
        force_id=first.force_id,
        reference=first.reference,
        question=first.question,
        message=reason,
        left=first.value.as_printed,
        right=" + ".join(one.value.as_printed for one in others),
        files=tuple(sorted({one.file for one in clashing})),
        places=tuple(place_words(one.place) for one in clashing),
    )
