"""A number of the outputs to the line of `decisions.csv` that decides on it, or on its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foi_compare.errors import InputError
from foi_compare.model import read_anchor, write_anchor

Row = Mapping[str, str]

# Which columns the numbers share that a decision speaks of.
_SHARED: Mapping[str, Sequence[str]] = {
    "number": ("observation_id",),
    "column": ("file", "page", "table", "column"),
    "row": ("file", "page", "table", "row"),
    "table": ("file", "page", "table"),
    "question": ("file", "page", "table"),
}
KINDS = (*_SHARED, "label")


def decision_line(kind: str, number: Row, numbers: Iterable[Row]) -> dict[str, str]:
    """Return the cells of a line with everything filled in but the answer.

    Args:
        kind: what is to be decided: one of `KINDS`.
        number: the row of the outputs at which a person looks.
        numbers: all of them.

    Raises:
        InputError: no decision of that kind can be made on the number.

    """
    if kind == "label":
        return _on_label(number)
    if kind in _SHARED:
        return _on_place(kind, number, numbers)
    raise InputError(f"`{kind}` is no decision on a number; it may be {', '.join(KINDS)}.")


def _on_label(number: Row) -> dict[str, str]:
    if not number["label"]:
        raise InputError("Nothing is printed for its label; decide on the number, or on its line.")
    return {
        "kind": "label",
        "scope": "force",
        "force_id": number["force_id"],
        "subject": number["label"],
        "codebook": number["codebook"],
    }


def _on_place(kind: str, number: Row, numbers: Iterable[Row]) -> dict[str, str]:
    shared = _SHARED[kind]
    if kind != "number" and not number["table"]:
        shared = ("observation_id",)  # what stands in a sentence has no lines beside it
    own = read_anchor(number["anchor"])
    if not own:
        raise InputError("The raw text has no trace of this number that a decision could name.")
    together = (one for one in numbers if all(one[name] == number[name] for name in shared))
    places = [place for one in together for place in read_anchor(one["anchor"])]
    # A table that a person typed has a part of its own, and the number of the one it stands for.
    anchor = write_anchor(place for place in places if place.part == own[0].part)
    return {
        "kind": kind,
        "scope": "place",
        "file": number["file"],
        "source_sha256": number["sha256"],
        "page": number["page"],
        "anchor": anchor,
        "subject": number["value_as_printed"] if kind == "number" else number["label"],
        "codebook": "" if kind in {"table", "question"} else number["codebook"],
    }
