"""One question for one cause, in plain words, with the place on which its answer is laid."""

from __future__ import annotations

from dataclasses import replace

from foi_compare.causes import ask
from foi_compare.model import (
    UNKNOWN_FORCE,
    Address,
    Candidate,
    Decision,
    DoubtAbout,
    DoubtOf,
    ForceEvidence,
    Observation,
    Place,
    ReviewItem,
)
from observing import CODES, observation, read_reply


def waiting(
    printed: str, about: DoubtAbout, *, at: int = 1, label: str = "Charged", **fields: object
) -> Observation:
    """Return a number in review in column `at` of a table."""
    place = Place(part="page 1", page=1, table=1, row=2, column=at + 1)
    content: dict[str, object] = {
        "status": "review",
        "doubts": (DoubtOf(about, f"a doubt about the {about}"),),
        "place": place,
        "addresses": (Address("page 1", at),),
    }
    return observation(label, printed, **(content | fields))


def asked(*numbers: Observation, stale: tuple[Decision, ...] = ()) -> list[ReviewItem]:
    reply = read_reply(files=("kent.pdf",)).reply
    named, items = ask(numbers, [reply], CODES, stale)
    ids = {item.review_id for item in items}
    assert all(one.review_id in ids for one in named)
    return list(items)


def test_the_columns_of_a_table_are_one_question() -> None:
    (item,) = asked(*(waiting(str(at), "column", at=at) for at in (1, 2, 3)))
    assert (item.kind, item.scope, item.settles) == ("column", "place", 3)
    assert "columns 2 to 4" in item.ask
    assert item.anchor == tuple(Address("page 1", at) for at in (1, 2, 3))


def test_a_label_is_one_question_for_a_force_with_its_candidates() -> None:
    candidates = (Candidate(code="14", score=0.6), Candidate(code="16", score=0.4))
    numbers = [
        waiting("3", "label", at=1, candidates=candidates),
        waiting("4", "label", at=2, candidates=candidates, group=2),
    ]
    (item,) = asked(*numbers)
    assert (item.kind, item.scope, item.subject, item.settles) == ("label", "force", "Charged", 2)
    assert item.choices[:2] == ("14", "16")
    both = asked(*numbers, waiting("5", "label", at=3, force_id="essex", candidates=candidates))
    assert len(both) == 2


def test_what_a_mark_means_is_one_question_for_a_table_even_where_nothing_is_in_review() -> None:
    blank = waiting("", "blank", at=1)
    accepted = observation("Warned", "", "1", addresses=(Address("page 1", 9, 4),))
    (item,) = asked(blank, accepted)
    assert (item.kind, item.choices) == ("blank", ("zero", "suppressed", "not_held"))
    assert (item.subject, item.settles) == ("blank", 2)


def test_a_number_that_waits_for_two_answers_is_in_both_questions_the_widest_first() -> None:
    doubts = (DoubtOf("label", "which?"), DoubtOf("column", "which year?"))
    one = waiting("3", "label", doubts=doubts)
    reply = read_reply(files=("kent.pdf",)).reply
    (named,), items = ask([one], [reply], CODES)
    by_kind = {item.kind: item.review_id for item in items}
    assert set(by_kind) == {"column", "label"}
    assert named.review_id == by_kind["column"]


def test_a_question_of_a_reply_is_asked_with_the_questions_it_answers() -> None:
    (item,) = asked(waiting("3", "question"))
    assert (item.kind, item.choices) == ("question", ("1",))


def test_who_sent_a_reply_is_one_question_of_the_reply_with_the_forces_seen_in_it() -> None:
    signs = (
        ForceEvidence(force_id="kent", kind="letterhead", text="Kent Police", weight=3),
        ForceEvidence(force_id="essex", kind="domain", text="essex.police.uk", weight=1),
    )
    reply = read_reply(force_id=UNKNOWN_FORCE, files=("kent.pdf",), force_evidence=signs).reply
    numbers = [waiting(str(n), "force", at=n, force_id=UNKNOWN_FORCE) for n in (1, 2)]
    named, (item,) = ask(numbers, [reply], CODES)
    assert (item.kind, item.scope, item.settles) == ("force", "file", 2)
    assert [(one.code, one.score) for one in item.candidates] == [("kent", 0.75), ("essex", 0.25)]
    assert {one.review_id for one in named} == {item.review_id}


def test_a_question_keeps_its_identifier_while_its_place_holds_and_tells_the_old_answer() -> None:
    one = waiting("3", "column")
    (before,) = asked(one)
    (after,) = asked(replace(one, group=7, series="2019", label="Other words"))
    assert before.review_id == after.review_id
    stale = Decision(
        kind="column", answer="period", written="2019", file="kent.pdf", subject=before.subject
    )
    (again,) = asked(one, stale=(stale,))
    assert (before.answered_before, again.answered_before) == ("", "2019")
    (changed,) = asked(replace(one, sha256="9" * 64))
    assert changed.review_id != before.review_id


def test_what_stands_is_not_asked() -> None:
    reply = read_reply(files=("kent.pdf",)).reply
    one = observation("Charged", "3", "1")
    assert ask([one], [reply], CODES) == ((one,), ())
