from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Question
from lettering import letter, reading


def answered(
    answer: str, question: str = "How many crimes of arson were recorded in 2022?"
) -> Question:
    found: Letter = letter(
        "Kent Police", "Dear Requester", "Request", f"1. {question}", "Response", answer
    )
    (only,) = found.questions
    return only


NOT_HELD = (
    "No information held.",
    "We do not hold this information.",
    "The force does not hold any recorded information in relation to this question.",
    "Kent Police holds no information relevant to your request.",
    "This information is not held.",
    "The requested information is not held by Kent Police.",
    "I can confirm that the information you seek is not recorded and therefore not held.",
    "We do not record this.",
    "This data is not captured on our system.",
    "No recorded information is held.",
    "The information requested isn't held by the force.",
    "We don't hold this data.",
    "There is no information held by the Constabulary that answers this question.",
    "The Constabulary does not have a written policy on this.",
    "We have no policy in relation to this matter.",
    "We do not keep statistics of this kind.",
    "No such records exist.",
    "Nothing is held in relation to this part of your request.",
    "I am informed that the department does not collate this data.",
    "We were unable to locate any information that falls within the scope of your request.",
    "Information not held - please contact the Crown Prosecution Service.",
    "The records have been destroyed in line with our retention schedule.",
    "We hold no data on this.",
    "Searches have failed to locate any recorded information.",
    "The force has never kept such a record and holds nothing.",
    "Nid yw'r wybodaeth hon yn cael ei dal. Nid yw'r heddlu yn dal y wybodaeth hon.",
)
NIL = (
    "Nil.",
    "Nil return.",
    "None.",
    "Zero",
    "0",
    "None recorded.",
    "No crimes were recorded.",
    "There were no crimes recorded between these dates.",
    "There have been no such offences.",
    "There were none.",
    "There were zero offences.",
    "No offences have been identified that meet your criteria.",
    "No results were found.",
    "Our search returned no results.",
    "The search produced zero records.",
    "We have not recorded any crimes of this type.",
    "The force did not record any such offences in 2022.",
    "The answer is zero.",
    "The total is nil.",
    "The figure for this period is 0.",
    "No crimes were finalised with this outcome.",
    "None of the crimes had this outcome.",
    "I can confirm that there are no recorded crimes which match your request.",
    "No one was charged.",
    "A search of our crime system has identified no crimes.",
    "Kent Police has had no crimes of this kind.",
)
REFUSED = (
    "This information is exempt under Section 40(2).",
    "I have decided not to disclose this information.",
    "We are unable to provide this information as it is exempt under section 31(1)(a).",
    "Your request is refused under Section 12(1) of the Act.",
    "This part of the request is being withheld by virtue of Section 30(1).",
    "The force will not be disclosing this, as Section 40(2) is engaged.",
    "The cost of answering this question would exceed the appropriate limit.",
    "To retrieve this would take more than 18 hours and we are therefore not obliged to comply.",
    "We are not obliged to provide this information.",
    "I am not able to supply the figures you have asked for because of the time this would take.",
    "The request has been declined as vexatious under Section 14(1).",
    "The information has been withheld in accordance with s38(1).",
    "Section 22 is engaged as the information is intended for future publication.",
    "This letter should be considered a refusal notice under Section 17.",
    "Kent Police cannot comply with this question: it exceeds the fees limit.",
    "We decline to release it.",
    "Unfortunately we cannot release this to you because it is personal data.",
    "It is not possible to answer this within the time limit allowed by the Act.",
    "The force is relying on the exemption at S.30(1)(a).",
    "The exemption in Section 31 applies.",
    "Section 21 applies, since the information can be found on our website.",
    "Disclosure is refused.",
    "The Constabulary has determined not to release what you ask for.",
    "This would need a manual review of 4,000 crimes, which goes beyond the cost limit set by law.",
    "The answer is withheld. Exemption: Section 40(2) - Personal Information.",
    "Mae'r wybodaeth hon wedi'i heithrio o dan Adran 40(2).",
)
DISCLOSED = (
    "59",
    "59 crimes.",
    "There were 59 crimes.",
    "A total of 59 crimes were recorded.",
    "Kent Police recorded 59 such crimes in 2022.",
    "The answer to your question is 59.",
    "Fifty-nine.",
    "Twelve crimes were recorded.",
    "In 2022 there were 59 and in 2023 there were 61.",
    "Yes.",
    "The policy can be summarised as follows: officers consider the wishes of the victim first.",
    "Between 1 January and 31 December 2022 the force recorded 59 offences.",
    "I can confirm that 59 offences were recorded.",
    "Our crime system shows 59.",
    "1,204 offences of arson, of which 59 were recorded as Outcome 21.",
    "The number is 59.",
    "During the period 59 were recorded.",
    "59 (fifty-nine) offences.",
    "We identified 59 crimes which match.",
    "The following was recorded in 2022: 59 crimes.",
    "Fewer than 5.",
    "There were less than five crimes.",
    "As at 1 March 2024, 59 crimes had been recorded.",
    "Total: 59",
    "59 crimes of arson were recorded, and no further information is held beyond this number.",
    "Cofnodwyd 59 o droseddau.",
)
NEITHER = (
    "Kent Police can neither confirm nor deny that it holds this information.",
    "The force neither confirms nor denies holding the information, by virtue of Section 40(5).",
    "We will not confirm or deny whether this is held under Section 23(5).",
    "The duty to confirm or deny does not apply, by virtue of Section 31(3).",
    "Section 24(2) exempts the force from its duty to confirm or deny whether information is held.",
    "The Constabulary is not obliged to confirm or deny whether it holds this, Section 30(3).",
)
CLARIFICATION = (
    "Please could you clarify which offences you mean.",
    "We need further clarification of the period before we can go on.",
    "It is unclear what you mean by outcome. Please specify.",
    "Your request is on hold until you tell us which period you mean.",
    "Before we can process this, could you please confirm which years you would like?",
)
ATTACHED = (
    "Please see attached.",
    "Please see the attached spreadsheet.",
    "The data is contained in the attached document.",
    "Please refer to Appendix 1 attached.",
    "The figures are in the accompanying Excel workbook.",
    "See attached PDF.",
)
UNCLEAR = (
    "Thank you for your request, which will be dealt with within 20 working days.",
    "Your request is being considered and you will receive a response soon.",
)
CASES = [
    *((text, "not_held") for text in NOT_HELD),
    *((text, "nil") for text in NIL),
    *((text, "refused") for text in REFUSED),
    *((text, "disclosed") for text in DISCLOSED),
    *((text, "neither_confirm_nor_deny") for text in NEITHER),
    *((text, "clarification_sought") for text in CLARIFICATION),
    *((text, "see_attachment") for text in ATTACHED),
    *((text, "unclear") for text in UNCLEAR),
]


@pytest.mark.parametrize(("text", "disposition"), CASES)
def test_each_wording_has_its_disposition(text: str, disposition: str) -> None:
    assert answered(text).disposition in {disposition, "unclear"}


def test_hardly_a_wording_is_asked() -> None:
    asked = [text for text, right in CASES if answered(text).disposition != right]
    assert 40 * len(asked) <= len(CASES), asked


LOOKALIKES = """
# A cost refusal in front of given data.
To answer in full exceeds the appropriate limit, Section 12(1). However, there were 59. => partial
There were 59 crimes. The names of the officers are withheld under Section 40(2). => partial
There were 59 crimes. We do not hold the ages. => partial
# Only other information is neither confirmed nor denied.
There were 59 crimes. We neither confirm nor deny holding any other information. => disclosed
# Not able to say whether it is held because of the cost: that is a cost refusal.
To confirm or deny would exceed the cost limit: Section 12(2). We do neither. => refused
We neither confirm nor deny: to find out would cost too much under Section 12(2). => refused
# How it is kept is the reason of a refusal, not a statement that it is not held.
It is not held in a retrievable format and would exceed the cost limit. => refused
# An offer to refine and a right of review refuse nothing.
There were 59 crimes. If you refine your request we may be able to tell you more. => disclosed
There were 59 crimes. Please note that an arrest is not always necessary. => disclosed
# A clarification that was given is no request for one.
Thank you for clarifying your request. There were 59 crimes. => disclosed
Following your clarification of 3 May, no crimes were found. => nil
Please see attached our complaint procedure. There were 59 crimes. => disclosed
# The duty to confirm or deny, explained, is no refusal to do so.
The first duty is to confirm or deny whether it is held. There were 59 crimes. => disclosed
# A note on suppressed numbers withholds no answer.
There were 59 crimes. An asterisk denotes a number below 5, withheld. => disclosed
"""


def rows(table: str) -> list[tuple[str, str]]:
    """Return (text, expected) of each line of a table; lines with a hash are remarks."""
    lines = (line for line in table.strip().splitlines() if not line.startswith("#"))
    return [
        (text.replace(" // ", "\n\n").replace(" | ", "\n"), want)
        for text, want in (ln.split(" => ") for ln in lines)
    ]


@pytest.mark.parametrize(("text", "disposition"), rows(LOOKALIKES))
def test_what_only_looks_like_another_disposition_is_none(text: str, disposition: str) -> None:
    assert reading(answered(text)) == disposition


def test_a_promise_of_details_that_do_not_follow_is_flagged() -> None:
    assert "promised_details_missing" in answered("We have no policy. Details below.").flags
    assert (
        "promised_details_missing" not in answered("Details below.\n\nThere were 59 crimes.").flags
    )


def test_a_year_that_is_not_over_is_flagged() -> None:
    assert "part_year" in answered("There were 59 crimes in 2023/24 to date.").flags
    assert "part_year" not in answered("There were 59 crimes in 2023/24.").flags


@pytest.mark.parametrize(
    ("note", "rounded"),
    [
        ("Figures have been rounded to the nearest 5.", True),
        ("All numbers are given to the nearest ten.", True),
        ("The figures have not been rounded.", False),
        ("Percentages are rounded to the nearest whole number.", False),
    ],
)
def test_numbers_that_are_not_exact_are_flagged(note: str, *, rounded: bool) -> None:
    assert ("rounded" in answered(f"There were 60 crimes.\n\n{note}").flags) == rounded
    assert "rounded" not in answered(f"This is not held.\n\n{note}").flags


def test_a_note_on_the_whole_reply_flags_every_answer() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. How many arsons were there in 2022?\n\n2. How many arsons were there in 2023?",
        "Response",
        "All figures are rounded to the nearest 5.",
        "Question 1",
        "There were 60 crimes.",
        "Question 2",
        "There were 75 crimes.",
    )
    assert [question.flags for question in found.questions] == [("rounded",), ("rounded",)]


def test_an_answer_about_another_unit_is_flagged() -> None:
    asked = "How many crimes of arson were recorded as Outcome 22?"
    assert "answers_another_unit" in answered("No arrests have been recorded.", asked).flags
    assert "answers_another_unit" not in answered("No crimes have been recorded.", asked).flags
    assert "answers_another_unit" not in answered("None.", asked).flags


EXEMPTIONS = """
This is exempt under Section 40(2) and Section 31(1)(a). => 31(1) 40(2)
This is refused under s.12 (1) of the Act. => 12(1)
It is exempt under Section 40(2) by virtue of 40(3A). => 40(2)
We rely on S40(2) and s30(1)(a)(i). => 30(1) 40(2)
Sections 23(5) and 24(2) apply: we neither confirm nor deny. => 23(5) 24(2)
It is exempt. // Section 40 (2) Personal Information // Section 38(1) Health => 38(1) 40(2)
These exemptions apply: // Section 31(1)(a)(b) Law Enforcement // Section 40(2) => 31(1) 40(2)
This is withheld in line with Section 40 subsection 2. => 40(2)
It goes beyond the fees limit. This is a refusal notice under | s.12(1). => 12(1)
Mae'r wybodaeth wedi'i heithrio o dan Adran 40(2). => 40(2)
# Named, and not applied to this request.
There were 59 crimes. Section 16 of the Act asks us to advise you. => -
This is withheld. Section 17 of the Act requires us to say so. Section 40(2) is engaged. => 40(2)
Withheld under section 40(2). Section 22 of the Copyright Act 1988 protects it. => 40(2)
Withheld under section 40(2). Section 22 of the Criminal Justice Act 1988 matters not. => 40(2)
Refused: section 12(1). If you refine your request, section 40(2) may be engaged. => 12(1)
Refused: section 12(1). An authority need not comply under section 12 or section 14. => 12(1)
59 arrests were made for offences under section 31 of the Sexual Offences Act 2003. => -
There were 59 stop and searches under section 23. => -
There were 59 crimes. Section 40 is an absolute exemption. => -
"""


@pytest.mark.parametrize(("text", "exemptions"), rows(EXEMPTIONS))
def test_only_sections_that_are_applied_to_this_request_count(text: str, exemptions: str) -> None:
    assert " ".join(answered(text).exemptions) == exemptions.strip("-")


@pytest.mark.parametrize(
    "denial",
    [
        "We considered section 31 and section 38, and neither is engaged.",
        "We do not regard your request as vexatious under section 14(1).",
        "Section 31(1) was considered and is not engaged.",
        "Section 21 could have been applied, but we repeat it here.",
    ],
)
def test_a_section_that_is_said_not_to_apply_refuses_nothing(denial: str) -> None:
    found = answered(f"There were 12 crimes. {denial}")
    assert (reading(found), found.exemptions) == ("disclosed", ())


def test_a_section_applies_where_something_else_is_denied_beside_it() -> None:
    found = answered(
        "We do not consider that the public interest favours disclosure, and the information is "
        "exempt under section 31(1)."
    )
    assert (found.disposition, found.exemptions) == ("refused", ("31(1)",))


def test_a_break_within_a_section_opens_no_answer() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "(1) How many arsons were there?\n\n(2) Who did it?",
        "Response",
        "(1) There were 12 crimes.\n(2) Names are withheld under Section 40\n(2) of the Act.",
    )
    assert [(one.disposition, one.exemptions) for one in found.questions] == [
        ("disclosed", ()),
        ("refused", ("40(2)",)),
    ]


def test_a_number_that_only_heads_its_parts_is_no_question() -> None:
    found = letter(
        "Kent Police",
        "Request",
        "(1) How many arsons were there?\n\n(2) In how many was the suspect\n(A) under 18\n"
        "(B) 18 or over",
        "Response",
        "(1) There were 12 crimes.\n(2)\n(A) 3\n(B) 9",
    )
    assert [one.number for one in found.questions] == ["1", "2A", "2B"]


@pytest.mark.parametrize(
    ("heading", "flagged"),
    [
        ("Age of suspect | 2022", False),
        ("Outcome (suspects aged 10-17) | 2022", False),
        ("Number of suspects | 2022", True),
        ("Outcome | Arrests", True),
    ],
)
def test_a_heading_counts_people_only_where_it_says_so(heading: str, flagged: bool) -> None:
    found = letter(
        "Kent Police",
        "Request",
        "1. How many crimes of arson were recorded?",
        "Response",
        table(heading, "Charged | 12", "Caution | 3"),
    )
    assert ("answers_another_unit" in found.questions[0].flags) is flagged


def test_the_suspect_of_an_outcomes_name_is_not_counted() -> None:
    found = answered("Charged\n41\nInvestigation complete - no suspect identified\n118\nTotal\n159")
    assert found.flags == ()


def test_an_answer_that_says_what_it_counts_is_believed() -> None:
    asked = "How many people were charged with arson in 2022?"
    found = answered("The table counts crimes and not people. There were 12.", asked)
    assert (found.unit, found.flags) == ("crimes", ("answers_another_unit",))
    same = answered("The table counts people and not crimes. There were 12.", asked)
    assert (same.unit, same.flags) == ("people", ())


def test_how_many_councils_there_are_is_no_answer() -> None:
    found = answered("We do not hold this. Ask the 10 councils of the region.")
    assert found.disposition == "not_held"


def test_what_is_subject_to_an_exemption_is_refused_however_the_law_is_told_beside_it() -> None:
    found = answered(
        "Complainants in such cases are protected by the Youth Justice Act 1999. The information"
        " is subject to an absolute exemption at Section 44(1)(a) and cannot be released."
    )
    assert (found.disposition, found.exemptions) == ("refused", ("44(1)",))


def test_who_need_not_comply_until_the_request_is_clear_refuses_nothing() -> None:
    found = letter(
        "Kent Police",
        "Dear Requester",
        "Under Section 1(3) of the Act, where a public authority needs further information in"
        " order to find what is asked for, and has told the applicant so, it is not obliged to"
        " comply until that further information is supplied. Kent Police would therefore ask you"
        " to say which offences you mean. If we do not hear from you by 3 May 2023 your request"
        " will be closed.",
    )
    assert [question.disposition for question in found.questions] == ["clarification_sought"]


ROWS = (
    "Charged or summonsed\t5",
    "Cautioned (juvenile)\t<5",
    "Cautioned (adult)\t8",
    "Community resolution\t7",
    "Offender has died\t10",
    "Victim or essential witness dead or too ill\t8",
    "Suspect below age of criminal responsibility\t7",
    "Victim does not support\t25",
    "Further investigation not in the public interest\t<5",
    "Still being investigated\t9",
)


@pytest.mark.parametrize(
    ("rows", "disposition"),
    [
        (ROWS, ("disclosed", "accepted")),
        (tuple(f"The information is not held for {year}" for year in (2021, 2022, 2023)), None),
    ],
)
def test_rows_of_a_list_give_numbers_whatever_their_words_are(
    rows: tuple[str, ...], disposition: tuple[str, str] | None
) -> None:
    asked = "What happened to each report of voyeurism made to you in the last three years?"
    found = letter("You asked:", asked, "Our response:", "We have searched our system.", *rows)
    (only,) = found.questions
    if disposition is None:
        assert only.disposition != "disclosed"
    else:
        assert (only.disposition, only.disposition_status) == disposition
