"""The numbers of a report with their evidence, kept small: what repeats is said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

# What the page shows of a number, in this order.
SHOWN = (
    "observation_id",
    "force",
    "reference",
    "question",
    "label",
    "value_as_printed",
    "lower",
    "upper",
    "value_status",
    "code",
    "role",
    "series",
    "offence",
    "breakdown",
    "unit",
    "file",
    "page",
    "table",
    "row",
    "column",
    "bbox",
    "match_rule",
    "status",
    "reason",
    "evidence",
)
# What tells one row of the comparison from another.
PLACE = (
    "force_id",
    "reference",
    "question",
    "asked",
    "measure",
    "unit",
    "offence",
    "series",
    "period_start",
    "period_end",
    "breakdown",
)
_STANDS = frozenset({"accepted", "decided"})


class Numbers:
    """The published numbers as a table whose texts are numbered: a force and a file repeat."""

    def __init__(self, observations: Iterable[Row]) -> None:
        """Take the rows of `observations.csv`."""
        texts: dict[str, int] = {}
        values: dict[tuple[type, Any], list[Any]] = {}
        self.rows: list[list[Any]] = []
        for one in observations:
            self.rows.append(
                [
                    texts.setdefault(value, len(texts))
                    if isinstance(value, str)
                    else values.setdefault((type(value), value), [value])
                    for value in (one[name] for name in SHOWN)
                ]
            )
        self.texts: Sequence[str] = list(texts)

    def as_json(self) -> dict[str, Any]:
        """Return columns, texts and rows; a cell is the place of its text, or a value in a list."""
        return {"columns": SHOWN, "texts": self.texts, "rows": self.rows}


def identity(observations: Iterable[Row]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the identifiers of the numbers that stand in each cell of the comparison.

    A cell is named by what tells its row from others and by its code.
    """
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in observations:
        if one["status"] in _STANDS and one["role"] == "code":
            key = (*(str(one[name] or "") for name in PLACE), one["code"])
            found[key].append(one["observation_id"])
    return {key: tuple(ids) for key, ids in found.items()}
