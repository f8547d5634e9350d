"""Build decisions files and questions from a few words."""

from __future__ import annotations

from foi_compare.answers.answering import terms_for
from foi_compare.decisions import read_decisions
from foi_compare.decisions.decision_lines import Cells
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.model import Decision, DecisionKind, DecisionProblem, Place, ReviewItem, Scope
from foi_compare.model.address import read_anchor

TERMS = terms_for("home-office-outcomes")
SHA256 = "a1" * 32


def no_typed(name: str, _sha256: str) -> Cells:
    """Refuse every typed table."""
    raise UnclearError(f"the table `{name}` cannot be read: there is none here.")


def decided(text: str) -> tuple[tuple[Decision, ...], tuple[DecisionProblem, ...]]:
    """Return what the text of a decisions file decides, and the lines that do not hold."""
    return read_decisions(text, TERMS, no_typed)


def label_decision(label: str, answer: str, force_id: str = "", **fields: str) -> Decision:
    """Return a decision on a label, for one force or for all."""
    scope: Scope = "force" if force_id else "all"
    return Decision(
        kind="label",
        scope=scope,
        subject=label,
        answer=answer,
        force_id=force_id,
        written=answer,
        **fields,
    )


def item(kind: DecisionKind, **fields: object) -> ReviewItem:
    """Return a question about a place of `kent.pdf`; `fields` are set on top of it."""
    content: dict[str, object] = {
        "review_id": f"{kind}-1",
        "kind": kind,
        "scope": "place",
        "force_id": "kent",
        "reference": "1/22",
        "question": "1",
        "ask": f"What is this {kind}?",
        "settles": 3,
        "subject": "columns 2 to 3",
        "anchor": read_anchor("page 1#4-9"),
        "sha256": SHA256,
        "label": "Charged",
        "value_as_printed": "3",
        "series": "",
        "reason": "",
        "candidates": (),
        "file": "kent.pdf",
        "place": Place(part="page 1", page=1, table=1, row=2, column=2),
    }
    return ReviewItem(**(content | fields))  # type: ignore[arg-type]
