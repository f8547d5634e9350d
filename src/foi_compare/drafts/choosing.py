"""Which letter each force may be sent: what is overdue first, then what is open, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from foi_compare.drafts.asking_letter import ask_about_proofs
from foi_compare.drafts.chasing import chase_up
from foi_compare.drafts.drafted_letter import Addressed, Draft, addressed
from foi_compare.drafts.outputs import Outputs
from foi_compare.drafts.publishing_letter import right_of_reply

Kind = Literal["chase-up", "question", "right-of-reply"]

# In the order in which they are tried: figures that are in question are not shown as the last word.
_LETTERS: Mapping[Kind, Callable[[Addressed, Outputs], Draft | None]] = {
    "chase-up": chase_up,
    "question": ask_about_proofs,
    "right-of-reply": right_of_reply,
}
KINDS: tuple[Kind, ...] = tuple(_LETTERS)


def drafts_for(
    outputs: Outputs, forces: Iterable[str] = (), only: Iterable[str] = ()
) -> tuple[Draft, ...]:
    """Return the letter for each force that has one, in the order of the register.

    Args:
        outputs: what a run published.
        forces: the identifiers of the forces to write to; none for all.
        only: the kinds that are wanted; none for all.

    """
    wanted, kinds = frozenset(forces), tuple(only) or KINDS
    found = (
        _first(addressed(outputs, force), outputs, kinds)
        for force in outputs.forces
        if not wanted or force["force_id"] in wanted
    )
    return tuple(draft for draft in found if draft is not None)


def _first(to: Addressed, outputs: Outputs, kinds: Iterable[str]) -> Draft | None:
    letters = (_LETTERS[kind](to, outputs) for kind in KINDS if kind in kinds)
    return next((draft for draft in letters if draft is not None), None)
