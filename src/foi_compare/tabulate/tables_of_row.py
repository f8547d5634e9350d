"""The observations of a comparison row by the table that prints them, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from foi_compare.model import Observation, Place
from foi_compare.sums import Amount, add
from foi_compare.text import repeats_row_above

Table = tuple[str, int]


def table_of(observation: Observation) -> Table:
    """Return the table, list or sentence that prints a number."""
    return (observation.file, observation.group)


def stands(observation: Observation) -> bool:
    """Return whether a number may enter the column of its code."""
    return observation.role == "code" and observation.code != "" and observation.status != "review"


def by_table(observations: Iterable[Observation]) -> dict[Table, list[Observation]]:
    """Return observations table by table."""
    found: dict[Table, list[Observation]] = {}
    for observation in observations:
        found.setdefault(table_of(observation), []).append(observation)
    return found


def sum_of(observations: Iterable[Observation], *, more: bool = False) -> Amount:
    """Return what observations add up to; `more` says that the sum may lack something."""
    return add((one.value for one in observations), more=more)


def by_code(observations: Iterable[Observation]) -> dict[str, list[list[Observation]]]:
    """Return for each code its observations that stand, table by table."""
    found: dict[str, list[Observation]] = {}
    for observation in filter(stands, observations):
        found.setdefault(observation.code, []).append(observation)
    return {
        code: [without_repeats(table) for table in by_table(own).values()]
        for code, own in found.items()
    }


def without_repeats(numbers: Sequence[Observation]) -> list[Observation]:
    """Return the numbers of a table without those that are part of one before them.

    `Charged | 10` and `of which by post | 3` are ten charges.
    """
    parts = [repeats_row_above(one.label) for one in numbers]
    first = next((at for at, part in enumerate(parts) if not part), len(parts))
    return [one for at, one in enumerate(numbers) if not parts[at] or at < first]


def place_words(place: Place) -> str:
    """Return a place as a finding names it."""
    return f"{place.part}, table {place.table}, row {place.row}, column {place.column}"
