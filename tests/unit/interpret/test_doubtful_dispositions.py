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


@pytest.mark.parametrize("answer", ["Note: Q1 is April to June.", "Nobody here can say."])
def test_why_a_reading_may_hold_is_told_in_words(answer: str) -> None:
    found = answered(answer, question="Please give the ages of those involved.")
    assert found.readings
    assert not any("says:" in one.why or "<" in one.why for one in found.readings)


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


def certain(found: Question) -> tuple[str, str]:
    return (found.disposition, found.disposition_status)


def test_numbers_beside_no_word_that_keeps_back_are_all_that_was_asked_for() -> None:
    found = answered(
        "2023: 88 returned, 224 destroyed. 2024: 93 returned, 297 destroyed. Eleven were still in "
        "the pound when we looked.",
        question="Of the bikes seized, how many were given back and how many crushed?",
    )
    assert certain(found) == ("disclosed", "accepted")


def test_a_word_that_keeps_back_leaves_part_to_be_asked() -> None:
    found = answered(
        "2023: 88 returned. The number destroyed is not released under Section 31(1).",
        question="Of the bikes seized, how many were given back and how many crushed?",
    )
    assert found.disposition != "disclosed"


def test_a_number_among_reasons_gives_no_part() -> None:
    found = answered(
        "Withheld. Section 31(1)(a) applies to the whole document. An applicant who knew the "
        "prompts could prepare for them. We recognise the interest in openness after the inquiry, "
        "which heard that 5 people lost their lives, but public safety outweighs it here.",
        question="Please supply the guidance your enquiry officers use for home visits.",
    )
    assert certain(found) == ("refused", "accepted")


def test_one_zero_among_numbers_is_no_nil() -> None:
    found = answered(
        "North ward 214; South ward 259; Hill ward 198; police station 0; elsewhere 17.",
        question="For 2024, to which place of safety were they first taken?",
    )
    assert certain(found) == ("disclosed", "accepted")


def test_what_is_not_held_discloses_nothing_though_no_other_information_is_confirmed() -> None:
    found = answered(
        "The force does not hold this information. Noise is a matter for the council, whose noise "
        "team may be able to help you. In addition, the force neither confirms nor denies that it "
        "holds any other information by virtue of section 23(5) of the Act.",
        question="Number of noise complaints made by residents over the two days",
    )
    assert "disclosed" not in {found.disposition, *(one.code for one in found.readings)}


def test_a_complaint_that_is_answered_is_no_closing() -> None:
    found = answered(
        "There were 11 complaints. How the other four ended is withheld under Section 40(2), as "
        "each result was reached by fewer than three people.",
        question="How many complaints were made about those uses and how each ended",
    )
    assert certain(found) == ("partial", "accepted")


def test_an_answer_that_points_above_with_more_words_points() -> None:
    found = letter(
        "Kent Police", "Dear Requester", "Request",
        "1. How many officers were trained in 2023?", "2. And the syllabus they are taught from?",
        "Response",
        "1. This is exempt under section 21(1) as it is on our website.",
        "2. As 1 above - it is on the same page.",
    )  # fmt: skip
    first, second = found.questions
    assert (second.disposition, second.exemptions) == ("refused", ("21(1)",))
    assert first.disposition == "refused"


def test_what_is_counted_before_the_rest_is_refused_is_given() -> None:
    found = answered(
        "In total 350 crimes were identified. A further breakdown by station is not provided: "
        "s40(2) Personal Information.",
        question="How many offences were finalised in 2022, and what were the circumstances?",
    )
    assert found.disposition != "refused"
