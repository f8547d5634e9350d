"""Letters that say the same to all that was asked, wherever the request is printed."""

from __future__ import annotations

import pytest

from builders import paragraph
from foi_compare.interpret.whole_letter.letter import Letter
from lettering import dispositions, letter, reading

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
ASKED = ("You asked:", "1. How many vans were stolen?", "2. How many thieves were charged?")
RECEIPT = (
    "This is to tell you that your request has reached us and was logged under the number above. "
    "You will hear from us within 20 working days. If the cost is too high, we may refuse it."
)
FEES = (
    "FEES NOTICE",
    "Under section 9 of the Act we ask for £48.50, which is what the prints cost.",
    "Please send a cheque. The clock stops until it is cleared, and then some of it may be exempt.",
)
MAIL = ("From: A Requester\nSent: 3 May 2024 09:12\nTo: FOI\nSubject: vans", "Hello,")


def flags(found: Letter) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.disposition, one.flags) for one in found.questions]


def test_a_receipt_speaks_to_every_question_above_it() -> None:
    assert flags(letter(*HEAD, *ASKED, RECEIPT)) == [("unclear", ("acknowledgement",))] * 2


def test_a_fees_notice_speaks_to_every_question_above_it() -> None:
    assert flags(letter(*HEAD, FEES[0], *ASKED, *FEES[1:])) == [("unclear", ("fee_notice",))] * 2


def test_a_fee_asked_for_one_question_leaves_the_other_answered() -> None:
    part = ("2. Fees notice. Under section 9(1) we ask for £31.40. Please send a cheque. If it has "
            "not come in three months we take it that you do not want the copies.")  # fmt: skip
    found = letter(*HEAD, *ASKED, "Response", "1. There were 14 vans stolen.", part)
    assert flags(found) == [("disclosed", ()), ("unclear", ("fee_notice",))]


def test_a_fee_that_was_paid_holds_nothing_off() -> None:
    paid = ("2. After our fees notice under section 9 your cheque was paid in. There were 3 "
            "thieves charged.")  # fmt: skip
    found = letter(*HEAD, *ASKED, "Response", "1. There were 14 vans stolen.", paid)
    assert [reading(one) for one in found.questions] == ["disclosed", "disclosed"]


def test_several_things_said_under_no_printed_question_are_asked() -> None:
    said = ("Vans - 14 vans were stolen.", "Names - These are exempt under section 40(2).")
    found = letter(*HEAD, "Our response", *said)
    assert [one.disposition for one in found.questions] == ["unclear", "unclear"]
    assert [one.readings[0].code for one in found.questions] == ["disclosed", "refused"]


def test_a_letter_that_was_a_receipt_but_for_a_refusal_refuses() -> None:
    refusal = "Your request is refused under section 14(1), since it is vexatious."
    found = letter(*HEAD, *ASKED, "Response", RECEIPT, refusal)
    assert [reading(one) for one in found.questions] == ["refused", "refused"]


@pytest.mark.parametrize(
    "asked",
    [
        ("A/ how many vans were stolen", "B/ how many thieves were charged"),
        ("* how many vans were stolen", "* how many thieves were charged"),
    ],
    ids=["letters", "dashes"],
)
def test_a_receipt_speaks_to_every_question_of_the_mail_below_it(asked: tuple[str, ...]) -> None:
    found = letter("Dear Applicant", RECEIPT, "Pat Lee\nKent Police", *MAIL, *asked)
    assert flags(found) == [("unclear", ("acknowledgement",))] * 2


def test_a_mail_of_the_force_below_its_letter_asks_nothing() -> None:
    head = "From: Kent Police FOI\nSent: 3 May 2024 09:12\nTo: A Requester\nSubject: vans"
    theirs = (paragraph(text, "quoted") for text in (head, "1. Which vans do you mean?"))
    found = letter("Dear Applicant", RECEIPT, "Pat Lee", *theirs)
    assert [one.text for one in found.questions] == [""]


def test_a_request_in_quotation_marks_goes_on_to_the_closing_mark() -> None:
    found = letter(
        *HEAD,
        "Thank you for your e-mail. It reads:",
        '"Please tell me:',
        paragraph("- how many vans were stolen", "list_item"),
        paragraph("- how many thieves were charged", "list_item"),
        'Sussex gave 1,204 for the first, so section 12 cannot apply."',
        RECEIPT,
    )
    assert flags(found) == [("unclear", ("acknowledgement",))] * 2


def test_dashes_answered_in_one_sentence_are_one_question_or_asked_about() -> None:
    found = letter(
        *HEAD,
        "You asked how many vans were stolen, with",
        paragraph("- how many in Dover", "list_item"),
        paragraph("- how many in Deal", "list_item"),
        "Response",
        "There were 47 vans stolen in Dover and Deal.",
    )
    asked = {one.disposition_status for one in found.questions} == {"review"}
    assert asked or dispositions(found) == [("1", "disclosed")]


def test_a_question_that_the_answers_pass_over_is_unclear_and_flagged() -> None:
    found = letter(*HEAD, *ASKED, "Response", "1. 47 vans were stolen.")
    assert [one.disposition_status for one in found.questions] == ["accepted", "accepted"]
    assert found.questions[1].disposition == "unclear"
    assert found.questions[1].flags == ("unanswered",)


def test_a_question_is_asked_about_whose_subject_the_answer_to_another_has() -> None:
    said = "1. 47 vans were stolen. Of the thieves nine were charged."
    found = letter(*HEAD, *ASKED, "Response", said)
    assert [one.disposition_status for one in found.questions] == ["accepted", "review"]


def test_what_denies_below_several_questions_may_be_of_one() -> None:
    last = "No information held."
    all_of_it = "No information is held on any of these questions."
    doubtful = letter(*HEAD, *ASKED, "Response", last)
    sure = letter(*HEAD, *ASKED, "Response", all_of_it)
    assert {one.disposition_status for one in doubtful.questions} == {"review"}
    assert {one.disposition_status for one in sure.questions} == {"accepted"}


def test_a_passage_on_a_part_speaks_to_the_questions_below_it() -> None:
    found = letter(
        *HEAD,
        "You asked:",
        "1.1 How many vans were stolen?",
        "1.2 How many thieves were charged?",
        "2.1 Which streets are watched?",
        "2.2 By whom are they watched?",
        "Response",
        "1.1 47 vans",
        "1.2 12 thieves",
        "For part 2 we need more time. Section 31 may be engaged, and no decision has been made.",
    )
    assert flags(found)[2:] == [("unclear", ("more_time",))] * 2
