from __future__ import annotations

from dataclasses import replace

from foi_compare.merge import merge, natural
from foi_compare.model import (
    Candidate,
    Decision,
    DoubtOf,
    ForceEvidence,
    InputFile,
    LedgerRow,
    Observation,
    Place,
)
from observing import batch, observation, read_reply


def test_nothing_of_a_reply_without_a_force_is_accepted() -> None:
    read = read_reply(
        [observation("1", "3", "1", force_id="", file="unknown.pdf")],
        force_id="",
        force_evidence=(
            ForceEvidence(force_id="kent", kind="letterhead", text="Kent", weight=1.0),
            ForceEvidence(force_id="essex", kind="footer", text="Essex", weight=3.0),
        ),
    )
    dataset = merge([read], batch())
    (one,) = dataset.observations
    assert (one.force_id, one.status) == ("unknown", "review")
    assert dataset.comparison == ()
    assert dataset.replies[0].reply.force_id == "unknown"
    (question,) = dataset.review
    assert [(c.code, c.score) for c in question.candidates] == [("essex", 0.75), ("kent", 0.25)]
    assert (question.kind, question.settles) == ("force", 1)
    assert one.review_id == question.review_id


def test_each_cause_is_one_question_and_the_numbers_name_theirs() -> None:
    unclear = observation(
        "Not recorded", "7", status="review", candidates=(Candidate(code="other", score=0.5),)
    )
    doubtful = observation("1", "8", "1", status="review", reason="two readings differ")
    dataset = merge([read_reply([observation("8", "1", "8"), unclear, doubtful])], batch())
    assert {item.kind for item in dataset.review} == {"label", "number"}
    asked = {item.review_id: item.kind for item in dataset.review}
    assert [asked.get(one.review_id, "") for one in dataset.observations] == [
        *("label", "", "number"),
    ]


def test_a_question_on_a_whole_table_stands_once_where_the_decision_is_to_be_made() -> None:
    def asked(label: str, row: int, *more: DoubtOf, **fields: object) -> Observation:
        return observation(
            label,
            "4",
            status="review",
            place=Place(part="page 1", page=1, table=1, row=row, column=2),
            **({"asked_as": "61 - A", "doubts": (DoubtOf("label", "plus 50?"), *more)} | fields),
        )

    own = asked("66 - C", 5, DoubtOf("reading", "the cell is hard to read"))
    found = [asked("50 - B", 2), asked("61 - A", 3), asked("62 - D", 6), own]
    dataset = merge([read_reply(found)], batch())
    assert [(one.kind, one.label, one.rows, one.settles) for one in dataset.review] == [
        ("label", "61 - A", "2-3, 5-6", 4),
        ("number", "66 - C", "", 1),
    ]


def test_the_account_of_each_file_is_a_finding() -> None:
    rows = (
        LedgerRow(file="kent.pdf", part="page 1", numerals=50, observed=40, set_aside=10, unread=0),
        LedgerRow(
            file="kent.pdf",
            part="page 2",
            numerals=7,
            observed=5,
            set_aside=0,
            unread=2,
            unread_texts=("17", "3"),
        ),
    )
    dataset = merge([replace(read_reply(), ledger=rows)], batch())
    (finding,) = dataset.findings
    assert (finding.check, finding.passed, finding.severity) == (
        "every_number_read",
        False,
        "error",
    )
    assert finding.message == "55 of 57 numbers read; page 2: 2 of 7 unread (17, 3)."


DECISION = Decision(
    kind="number",
    scope="place",
    answer="value",
    detail=(("value", "3"),),
    decision_id="d1",
    force_id="kent",
    source_sha256="old",
    line=4,
)


def not_applied(decision: Decision) -> list[str]:
    read = read_reply([observation("1", "3", "1", observation_id="abc")])
    inputs = (InputFile("kent.pdf", "new"),)
    findings = merge([read], batch(decisions=(decision,), inputs=inputs)).findings
    return [one.message for one in findings]


def test_a_decision_on_a_file_that_changed_is_named() -> None:
    (message,) = not_applied(DECISION)
    assert "Line 4 of decisions.csv" in message
    assert "has changed since" in message


def test_a_decision_on_a_number_that_is_not_there_is_named() -> None:
    (message,) = not_applied(replace(DECISION, source_sha256="new"))
    assert "no longer stand together" in message
    (message,) = not_applied(replace(DECISION, source_sha256="new", observation_id="other"))
    assert "by an identifier that no number has any more" in message


def test_a_decision_that_was_obeyed_is_not_named() -> None:
    read = replace(read_reply([observation("1", "3", "1")]), obeyed=("d1",))
    inputs = (InputFile("kent.pdf", "new"),)
    decided = replace(DECISION, source_sha256="new")
    findings = merge([read], batch(decisions=(decided,), inputs=inputs)).findings
    assert not [one for one in findings if one.check == "decision_has_its_source"]


def test_questions_sort_as_a_person_counts() -> None:
    assert sorted(["10", "2", "1b", "1", "1a", ""], key=natural) == ["", "1", "1a", "1b", "2", "10"]
