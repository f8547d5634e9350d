from __future__ import annotations

import pytest

from foi_compare.model import Question
from lettering import letter, prose, reading

COUNT = "How many crimes of arson were recorded as Outcome 21 in 2022?"
DETAILS = "Please give the ages of those involved."
DOCUMENT = "Please send me your policy on arson."


def answered(answer: str, question: str = COUNT) -> Question:
    found = letter("Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer)
    (only,) = found.questions
    return only


@pytest.mark.parametrize(
    ("answer", "disposition"),
    [
        ("As the force does not collect data on this, we are unable to answer.", "not_held"),
        ("We do not record this. We are therefore unable to provide it.", "not_held"),
        ("We are unable to provide this.", "refused"),
        ("This is exempt under Section 40(2). We do not hold it centrally.", "refused"),
        ("It is not recorded in a searchable form and therefore is not held.", "not_held"),
    ],
)
def test_bare_words_of_refusal_give_way_to_what_is_not_held(answer: str, disposition: str) -> None:
    assert answered(answer, DETAILS).disposition == disposition


@pytest.mark.parametrize("question", [COUNT, DOCUMENT])
def test_nothing_found_is_zero_of_what_is_counted_and_no_document(question: str) -> None:
    found = answered("No records were found matching your criteria.", question)
    assert found.disposition in ({"nil"} if question == COUNT else {"not_held", "unclear"})


@pytest.mark.parametrize(
    "answer",
    [
        "Please clarify which outcomes you are interested in.",
        "Could you please clarify what you mean by arson?",
        "Do you mean crimes or suspects?",
        "We cannot identify what you are asking for. Please provide more detail.",
        "This question is on hold until you have told us which period you require.",
        "Section 1(3) allows us to ask for more. Please explain what you mean.",
        "Please be aware that we cannot start until you have clarified the time frame.",
        "I would be grateful for some further detail of what you are after.",
        "Your wording could be taken in two ways. Which do you intend?",
        "We require more details from you.",
        "May I ask you to narrow this down?",
        "Please make clear whether foreign convictions are to be counted.",
        "What area does this concern?",
    ],
)
@pytest.mark.parametrize("question", [COUNT, DETAILS])
def test_a_reply_that_asks_back_answers_nothing(answer: str, question: str) -> None:
    assert answered(answer, question).disposition == "clarification_sought"


def test_a_question_of_the_requester_is_not_asked_back() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. Please confirm how many crimes were recorded, and specify the outcome of each.",
        "Response",
        "1. There were 12 crimes.",
    )
    assert [(one.number, one.disposition) for one in found.questions] == [("1", "disclosed")]


@pytest.mark.parametrize(
    "answer",
    [
        "There were 59 crimes. The names are exempt under Section 40(2).",
        "59 crimes were recorded, but the details are withheld under section 31(1).",
        "We recorded 59 crimes. No data is held on their circumstances.",
        "There were 59 crimes. The remainder would exceed the limit and Section 12(1) applies.",
        "I can give the number, 59 crimes, but not the details of each: Section 12(1) is engaged.",
        "59 crimes. Section 12(1) has been applied to the details.",
        "There were 59 crimes. The details are refused on cost grounds, Section 12(1).",
        "There were 59 crimes. The circumstances are kept in no searchable form and are not held.",
    ],
)
def test_a_number_beside_a_refusal_is_a_part_of_the_answer(answer: str) -> None:
    assert reading(answered(answer)) == "partial"


def test_a_count_beside_a_refusal_for_cost_goes_to_a_person() -> None:
    asked = f"Kent Police\n\nRequest\n\n1. {COUNT}\n\nResponse\n\n"
    figures, _ = prose(
        asked + "There were 59 crimes. The remainder would exceed the cost limit (Section 12(1))."
    )
    assert [figure.value.amount for figure in figures] == [59]
    assert any("refused for its cost" in doubt for doubt in figures[0].doubts)


def test_what_would_have_to_be_read_is_set_aside() -> None:
    asked = f"Kent Police\n\nRequest\n\n1. {COUNT}\n\nResponse\n\n"
    figures, aside = prose(
        asked + "There are 4,210 records; at 10 minutes each this takes 701 hours. Section 12(1) "
        "applies and the request is refused."
    )
    assert not figures
    assert "estimate" in {item.rule for item in aside}


def test_a_zero_of_a_part_is_not_the_zero_of_the_question() -> None:
    asked = f"Kent Police\n\nRequest\n\n1. {COUNT}\n\nResponse\n\n"
    figures, _ = prose(asked + "No crimes of this sort involved a firearm.")
    assert figures
    assert all(figure.doubts for figure in figures)


@pytest.mark.parametrize(
    ("answer", "exemptions"),
    [
        ("We are unable to confirm whether this is held. Section 12(2) states what a limit is.",
         ("12(2)",)),
        ("This is refused. Section 40(2) provides an exemption. Section 31(1) states more.", ()),
        ("To confirm it would be contrary to Sections 23(5) and 24(2); it is refused.",
         ("23(5)", "24(2)")),
    ],
)  # fmt: skip
def test_a_section_that_alone_explains_a_refusal_is_applied(
    answer: str, exemptions: tuple[str, ...]
) -> None:
    assert answered(answer, DETAILS).exemptions == exemptions


def test_a_denial_nobody_foresaw_is_no_disclosure() -> None:
    assert answered("Nobody here can say.", DETAILS).disposition == "unclear"


@pytest.mark.parametrize(
    "lead", ["There were 3 crimes.", "Please see the table.\n\n2021 - 3\n2022 - 4"]
)
def test_other_information_neither_confirmed_nor_denied_leaves_what_is_given(lead: str) -> None:
    found = answered(
        f"{lead}\n\nWe neither confirm nor deny that any other relevant information is held. "
        "Section 31(3) applies."
    )
    assert (found.disposition, found.exemptions) == ("disclosed", ("31(3)",))


REMARKS = (
    "Forces use different systems, and no comparison should be drawn from this response.",
    "These figures are a snapshot and may change over time.",
    "Yours sincerely,\nDisclosure Officer\nLegal Annex\nSection 12 and Section 14 are limits.",
)


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize(
    ("answer", "disposition"),
    [
        ("This is withheld under Section 40(2).", "refused"),
        ("Please see attached.", "see_attachment"),
        ("We do not hold this.", "not_held"),
    ],
)
def test_a_remark_behind_an_answer_changes_nothing(
    answer: str, disposition: str, remark: str
) -> None:
    assert answered(f"{answer}\n{remark}", DOCUMENT).disposition == disposition


@pytest.mark.parametrize(
    "answer",
    [
        "This would mean opening 7,117 custody records; we consider that Section 12(1) is met.",
        "An officer would have to go into all 7,117 crimes. Section 12(1) says that we need not.",
        "Section 12(1) is engaged: to find out means reading 8,295 paper files.",
    ],
)
def test_what_would_have_to_be_read_gives_no_part_of_the_answer(answer: str) -> None:
    found = answered(answer, DETAILS)
    assert (found.disposition, found.exemptions) == ("refused", ("12(1)",))


@pytest.mark.parametrize(
    ("answer", "disposition"),
    [
        ("No residential burglary offences have been given this outcome.", "nil"),
        ("There has not been a single crime with this outcome.", "nil"),
        ("Outcome 21 was not given to any crime.", "nil"),
        ("We have not recorded any common assault crimes.", "nil"),
        ("We do not hold details of any such crimes.", "not_held"),
        ("No details of these crimes are kept.", "not_held"),
        ("There isn't a field for this on our system.", "not_held"),
        ("Nothing is held that meets your description.", "not_held"),
        ("Nothing was found that meets your description.", "nil"),
        ("We do not record where they took place.", "not_held"),
    ],
)
def test_none_of_what_is_counted_is_told_from_nothing_about_it(
    answer: str, disposition: str
) -> None:
    assert reading(answered(answer)) == disposition
