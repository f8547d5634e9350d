"""Where an answer may be read in more than one way a person is asked."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.model import Question, Table
from lettering import letter


def answered(
    *answer: str | Table, question: str = "How many crimes of arson were recorded in 2022?"
) -> Question:
    found = letter(
        "Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", *answer
    )
    (only,) = found.questions
    return only


def test_words_that_no_family_knows_give_no_number() -> None:
    found = answered("The moon stood bright over the harbour.")
    assert (found.disposition, found.disposition_status) == ("unclear", "review")
    assert len(found.readings) >= 2
    assert "“The moon stood bright over the harbour.”" in found.readings[0].why


def test_where_words_were_asked_for_words_are_an_answer() -> None:
    found = answered(
        "The officer in the case chooses it, and a sergeant looks at it.",
        question="How is the outcome of a crime chosen?",
    )
    assert (found.disposition, found.disposition_status) == ("disclosed", "accepted")


def test_records_that_lack_the_detail_hold_nothing() -> None:
    found = answered(
        "Our records do not go into that level of detail.",
        question="What was the occupation of each suspect?",
    )
    readings = {one.code for one in found.readings} or {found.disposition}
    assert "not_held" in readings


def test_a_refusal_that_points_to_an_annex_refuses() -> None:
    found = answered("I refuse your request under Section 12(1). See page 2 of an annex.")
    assert found.disposition in {"refused", "unclear"}


def test_a_denial_that_nobody_foresaw_is_asked() -> None:
    found = answered("Nobody here can say.", question="Please give the ages of those involved.")
    assert (found.disposition, found.disposition_status) == ("unclear", "review")


def test_a_promise_of_details_that_do_not_follow_discloses_nothing() -> None:
    found = answered("Please find the details below.", question="What was given to each victim?")
    assert (found.disposition, found.disposition_status, found.flags) == (
        "unclear",
        "accepted",
        ("promised_details_missing",),
    )


@pytest.mark.parametrize(
    ("answer", "flag"),
    [
        ("We cannot reply yet: the public interest test is still being considered.", "more_time"),
        ("We need more time. The exemption we are considering is Section 31(1).", "more_time"),
        (
            "The force is extending the time limit to reply while Section 30(1) is weighed.",
            "more_time",
        ),
        ("This is a fees notice: a fee of £45 is payable before we go on.", "fee_notice"),
        (
            "Your request has been received. You will have our answer within 20 days.",
            "acknowledgement",
        ),
    ],
)
def test_a_letter_that_decides_nothing_is_unclear_and_says_why(answer: str, flag: str) -> None:
    found = answered(answer)
    assert (found.disposition, found.disposition_status, found.flags) == (
        "unclear",
        "accepted",
        (flag,),
    )


def test_a_letter_that_took_more_time_and_refuses_now_is_a_refusal() -> None:
    found = answered(
        "We extended the time limit for our reply. Having considered the public interest, the"
        " information is withheld under Section 31(1)(a)."
    )
    assert (found.disposition, found.exemptions) == ("refused", ("31(1)",))


def test_a_vexatious_request_is_refused_whatever_its_reasons_count() -> None:
    found = answered(
        "Your 14 letters take up the time of a team of 3. The request is vexatious, and Section"
        " 14(1) of the Act applies to it."
    )
    assert (found.disposition, found.exemptions) == ("refused", ("14(1)",))


def test_part_attached_and_the_rest_refused_is_partial() -> None:
    found = answered(
        "Part of the information is attached. The remainder is exempt under Section 40(2)."
    )
    assert (found.disposition, found.exemptions) == ("partial", ("40(2)",))


def test_figures_that_are_given_leave_only_disclosed_and_partial() -> None:
    rows = table("Outcome | 2022", "Charged | 14", "Cautioned | 9")
    assert answered(rows).disposition == "disclosed"
    withheld = answered(rows, "The names of victims are exempt under Section 40(2).")
    assert (withheld.disposition, withheld.exemptions) == ("partial", ("40(2)",))


def test_single_cells_that_are_withheld_make_a_table_partial() -> None:
    found = answered(
        table("Outcome | 2021 | 2022", "Charged | 14 | Withheld", "Cautioned | 9 | 8"),
        "Small numbers have been withheld under Section 40(2) of the Act.",
    )
    assert (found.disposition, found.exemptions) == ("partial", ("40(2)",))


def test_what_would_have_to_be_searched_for_one_thing_is_no_part_of_it() -> None:
    found = answered(
        "412 crimes were identified in the period. Each would have to be read, which would exceed "
        "the cost limit; this point is refused.",
        question="Please give the age of the suspect.",
    )
    assert found.disposition in {"refused", "unclear"}
    assert "partial" not in {one.code for one in found.readings}
