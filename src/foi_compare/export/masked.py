"""Rows of a published table to the same rows without what is personal in the texts of replies.

Masking happens here, on the way out, and nowhere before: what was read, the addresses of numerals
and the identifiers made of them are those of the reply as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from foi_compare.export.csv_text import CellValue
from foi_compare.export.published_columns import specs_for
from foi_compare.model import Dataset, Person, ReviewItem

Row = tuple[CellValue, ...]
People = tuple[Person, ...]

# The columns that quote a reply. A number as printed, a reference and a file's name stay.
_QUOTES: Mapping[str, frozenset[str]] = {
    "observations": frozenset({"offence", "series", "breakdown", "label", "reason", "evidence"}),
    "comparison": frozenset({"offence", "series", "breakdown", "comparable", "sums"}),
    "replies": frozenset({"question_text", "statement"}),
    "forces": frozenset({"profile", "note"}),
    "review": frozenset({"ask", "choices", "label", "series", "reason", "candidates"}),
    "set_aside": frozenset({"text", "reason"}),
    "findings": frozenset({"message", "left", "right"}),
}


class Named:
    """Whom the replies of a dataset name, by their files and by their force."""

    def __init__(self, dataset: Dataset) -> None:
        found: dict[str, set[Person]] = {}
        for read in dataset.replies:
            files = read.reply.files
            for key in {*files, "; ".join(files), read.reply.force_id}:
                found.setdefault(key, set()).update(read.people)
        self._people: Mapping[str, People] = {
            key: tuple(sorted(people)) for key, people in found.items()
        }

    def of(self, files: str, force_id: str) -> People:
        """Return whom the replies in some files name; in those of a force, where none is named."""
        if files in self._people:
            return self._people[files]
        parts = [one for one in files.split("; ") if one in self._people]
        if parts:
            return tuple(sorted({person for one in parts for person in self._people[one]}))
        return self._people.get(force_id, ())


def masked_rows(rows: Iterable[Row], dataset: Dataset, table: str) -> Iterator[Row]:
    """Yield the rows of a table, masked unless the run keeps names."""
    quotes = _QUOTES.get(table)
    if dataset.batch.keep_names or quotes is None:
        yield from rows
        return
    spec = next(one for one in specs_for(dataset.batch.codebook) if one.name == table)
    names = [column.name for column in spec.columns]
    at = [index for index, name in enumerate(names) if name in quotes]
    files = next((names.index(name) for name in ("file", "files") if name in names), None)
    force = names.index("force_id")
    named = Named(dataset)
    for row in rows:
        people = named.of("" if files is None else str(row[files] or ""), str(row[force]))
        yield _masked_at(row, at, people)


def _masked_at(row: Row, at: Sequence[int], people: People) -> Row:
    from foi_compare.masking import masked

    cells = list(row)
    for index in at:
        text = cells[index]
        if isinstance(text, str) and text:
            cells[index] = masked(text, people)
    return tuple(cells)


def masked_questions(dataset: Dataset) -> Iterator[ReviewItem]:
    """Yield the questions of a dataset, as the file in which they are answered prints them."""
    if dataset.batch.keep_names:
        yield from dataset.review
        return
    from foi_compare.masking import masked

    named = Named(dataset)
    for item in dataset.review:
        people = named.of(item.file, item.force_id)
        yield replace(
            item,
            ask=masked(item.ask, people),
            choices=tuple(masked(one, people) for one in item.choices),
            subject=masked(item.subject, people),
            answered_before=masked(item.answered_before, people),
        )
