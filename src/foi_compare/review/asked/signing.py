"""`signed.csv`, beside the decisions: which answers a second person signed off or questioned.

It is a file of its own because it decides nothing. A line in `decisions.csv` that repeats another
would take its place, its note would be printed beside each number, and a run would differ by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from foi_compare.errors import InputError
from foi_compare.system.added_rows import add_rows, added_rows
from foi_compare.text import normalise

FILE_NAME = "signed.csv"
COLUMNS = ("decision_id", "verdict", "because", "signed_by", "signed_on")
Verdict = Literal["signed_off", "questioned", "withdrawn"]


class Signature(NamedTuple):
    """What a second person says of an answer, and why."""

    decision_id: str
    verdict: Verdict
    because: str
    by: str
    on: str


class Signing:
    """The signatures of a batch.

    Each person has one for each answer, their last; `withdrawn` is none.
    """

    def __init__(self, path: Path) -> None:
        """Take the file; it is made with the first signature."""
        self.path = path

    def by_answer(self) -> Mapping[str, Sequence[Signature]]:
        """Return the signatures of each answer by its identifier, as the file has them now.

        Raises:
            InputError: the file cannot be read.

        """
        last: dict[tuple[str, str], Signature] = {}
        for row in added_rows(self.path, COLUMNS):
            one = _signature(self.path, row)
            key = (one.decision_id, normalise(one.by))
            last.pop(key, None)
            last[key] = one
        found: dict[str, list[Signature]] = {}
        for one in last.values():
            if one.verdict != "withdrawn":
                found.setdefault(one.decision_id, []).append(one)
        return found

    def add(self, signature: Signature, *, answered_by: str) -> None:
        """Add what a person says of an answer.

        Args:
            signature: what is said; `because` is needed to question.
            answered_by: who gave the answer, which nobody signs off for themselves.

        Raises:
            InputError: something is missing or not fit, or the file cannot be added to.

        """
        problem = _problem(signature, answered_by)
        if problem:
            raise InputError(problem)
        add_rows(self.path, COLUMNS, [dict(zip(COLUMNS, signature, strict=True))])


def _signature(path: Path, row: Mapping[str, str]) -> Signature:
    verdicts: dict[str, Verdict] = {one: one for one in get_args(Verdict)}
    if row["verdict"] not in verdicts or not row["decision_id"]:
        raise InputError(
            f"{path.as_posix()}: a line of it says `{row['verdict']}` of `{row['decision_id']}`;"
            f" it is to say {', '.join(verdicts)} of an answer."
        )
    return Signature(
        decision_id=row["decision_id"],
        verdict=verdicts[row["verdict"]],
        because=row["because"],
        by=row["signed_by"],
        on=row["signed_on"],
    )


def _problem(signature: Signature, answered_by: str) -> str:
    if not signature.by:
        return "Say who you are first: a signature has a name."
    if signature.verdict == "questioned" and not signature.because:
        return "Say what is to be asked: a question has a reason."
    is_own = normalise(signature.by) == normalise(answered_by)
    if signature.verdict == "signed_off" and is_own:
        return f"{signature.by} gave this answer; somebody else signs it off."
    return ""


def is_questioned(signatures: Iterable[Signature]) -> bool:
    """Return whether anybody questions an answer."""
    return any(one.verdict == "questioned" for one in signatures)
