"""Build a batch of replies from small tables, merged and assessed, to see what may be compared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from foi_compare.merge import merge
from foi_compare.model import (
    Dataset,
    Force,
    Observation,
    Period,
    Place,
    Question,
    ReadReply,
    Settings,
)
from foi_compare.profiles import assess
from observing import CODEBOOK, batch, observation, read_reply

ASKED = "How many crimes of theft were given each outcome?"
FORCES = tuple(
    Force(force_id=name, name=name.title()) for name in ("avon", "beds", "cheshire", "devon")
)


def period(heading: str) -> Period | None:
    """Return the period of `2018`, `2018/19`, `2018-01` or `2018-07-01 to 2019-06-30`."""
    if " to " in heading:
        first, last = (date.fromisoformat(day) for day in heading.split(" to "))
        return Period(start=first, end=last, kind="other", as_printed=heading)
    if not heading[:4].isdigit():
        return None
    year = int(heading[:4])
    if "/" in heading:
        first, last, kind = date(year, 4, 1), date(year + 1, 3, 31), "financial"
    elif heading[4:] == "-01":
        first, last, kind = date(year, 1, 1), date(year, 1, 31), "month"
    else:
        first, last, kind = date(year, 1, 1), date(year, 12, 31), "calendar"
    return Period(start=first, end=last, kind=kind, as_printed=heading)


def numbers(force: str, *lines: str, **fields: object) -> list[Observation]:
    """Return the observations of a table such as `"Outcome | 2018 | 2019"`, `"8 | 3 | 4"`.

    The first cell of a row is its code; `Total` and `group Name` are what they say; `8?` is in
    review. `fields` are set on each observation.
    """
    grid = [[cell.strip() for cell in line.split("|")] for line in lines]
    headings, found = grid[0][1:], []
    for at_row, (label, *cells) in enumerate(grid[1:], start=2):
        for at, (heading, cell) in enumerate(zip(headings, cells, strict=True), start=2):
            where = Place(part="page 1", page=1, table=1, row=at_row, column=at)
            content: dict[str, object] = {"force_id": force, "place": where, "series": heading}
            content |= {"period": period(heading), "file": f"{force}.pdf"}
            found.append(_one(label, cell, content | fields))
    return found


def _one(label: str, cell: str, content: dict[str, object]) -> Observation:
    if label == "Total":
        return observation(label, cell, **({"role": "total"} | content))
    if label.startswith("group "):
        return observation(label.removeprefix("group "), cell, **({"role": "group"} | content))
    if label.endswith("?"):
        return observation(label, cell, label[:-1], **({"status": "review"} | content))
    return observation(label, cell, label, **content)


def reply(force: str, *lines: str, text: str = ASKED, **fields: object) -> ReadReply:
    """Return a reply to one question with a table; `fields` are set on its observations."""
    asked = str(fields.get("asked", ""))
    question = Question(number="1", text=text, asked=asked, disposition="disclosed")
    return replies(force, question, numbers(force, *lines, **fields))


def replies(
    force: str, question: Question, found: Sequence[Observation] = (), **fields: object
) -> ReadReply:
    """Return a reply to one question; `fields` are set on the reply."""
    return read_reply(found, force_id=force, questions=(question,), **fields)


def assessed(*read: ReadReply, settings: Settings | None = None, counts: str = "crimes") -> Dataset:
    """Return the dataset of a batch, assessed."""
    header = type(CODEBOOK)(
        name=CODEBOOK.name,
        title=CODEBOOK.title,
        prefix=CODEBOOK.prefix,
        codes=CODEBOOK.codes,
        counts=counts,
    )
    about = batch(forces=FORCES, codebook=header, settings=settings or Settings())
    return assess(merge(read, about))


def shuffled(read: Sequence[ReadReply], seed: int) -> list[ReadReply]:
    """Return the replies in another order."""
    order = list(read)
    random.Random(seed).shuffle(order)  # noqa: S311 - any order will do
    return order


def grades(dataset: Dataset) -> dict[str, str]:
    """Return the grade of each force."""
    return {grade.force_id: grade.comparable for grade in dataset.grades}


def said(dataset: Dataset, force: str) -> str:
    """Return why a force may not be compared."""
    return "; ".join(
        sentence for one in dataset.grades if one.force_id == force for sentence in one.sentences
    )


def rows(dataset: Dataset, force: str) -> dict[str, str]:
    """Return what is said of each row of a force, by its series."""
    return {row.series: row.comparable for row in dataset.comparison if row.force_id == force}
