"""An answer on one place to the line that answers for all labels like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.model import Observation, read_anchor
from foi_compare.text import normalise

if TYPE_CHECKING:
    from foi_compare.review.asked.looking import Looking
    from foi_compare.review.asked.seen import Line

_SCOPES = ("force", "all")


def wider_line(line: Line, scope: str, looking: Looking) -> Line:
    """Return the line on a label, of one force or all, that says what an answered line says.

    Raises:
        UnclearError: the line is about no label.

    """
    if scope not in _SCOPES:
        raise UnclearError(f"`{scope}` is no reach of a label; it may be {' or '.join(_SCOPES)}.")
    label, force_id = line.get("subject", ""), line.get("force_id", "")
    if line.get("kind") != "label":
        number = _number_at(line, looking)
        label, force_id = number.label, number.force_id
    if not label:
        raise UnclearError("nothing is printed for its label, so no other can be like it.")
    return {
        "kind": "label",
        "scope": scope,
        "force_id": force_id if scope == "force" else "",
        "subject": label,
        "answer": line.get("answer", ""),
        "codebook": line.get("codebook", ""),
        "note": line.get("note", ""),
    }


def waiting_on(label: str, observations: Iterable[Observation]) -> Mapping[str, int]:
    """Return how many numbers of a label wait in each file."""
    wanted = normalise(label)
    return Counter(
        one.file
        for one in observations
        if one.status == "review" and normalise(one.asked_as or one.label) == wanted
    )


def _number_at(line: Line, looking: Looking) -> Observation:
    """Return the first number that a line on a place speaks of."""
    try:
        places = set(read_anchor(line.get("anchor", "")))
    except ValueError as error:
        raise UnclearError(f"{error}.") from error
    for one in looking.numbers.values():
        if one.sha256 == line.get("source_sha256") and places & set(one.addresses):
            return one
    raise UnclearError("it speaks of no number with a label.")
