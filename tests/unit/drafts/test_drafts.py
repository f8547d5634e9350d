from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from foi_compare.drafts import Draft, Kind, drafts_for, outputs_from

FORCE = {"force_id": "kent", "force": "Kent Police", "status": "nothing_yet", "due_on": ""}
REPLY = {
    "force_id": "kent", "reference": "FOI 1/24", "date": "2024-01-05", "question": "1",
    "question_text": "How many crimes?", "disposition": "disclosed", "exemptions": "", "flags": "",
    "files": "kent.pdf", "disposition_status": "accepted",
}  # fmt: skip
FINDING = {
    "check": "printed_total", "severity": "warning", "passed": "false", "force_id": "kent",
    "reference": "FOI 1/24", "question": "1", "left": "106", "right": "1711", "files": "kent.pdf",
    "places": "page 3, table 1; page 4, table 1",
    "message": "the printed total 1,711 of 2021/22 is not reached by its 4 rows: they add up to"
    " 106",
}  # fmt: skip
NUMBER = {
    "force_id": "kent", "reference": "FOI 1/24", "question": "1", "offence": "", "series": "2022",
    "breakdown": "", "code": "1", "code_title": "Charge/Summons: a person", "role": "code",
    "value": "12", "value_as_printed": "12", "label": "Charged", "status": "accepted",
    "file": "kent.pdf", "page": "3",
}  # fmt: skip
Rows = Mapping[str, str]
SETTINGS = {
    "sent_on": "2024-01-02",
    "questions": [{"key": "all", "text": "How many crimes ended in each outcome?"}],
}


def drafted(  # noqa: PLR0913 - each argument is a table of the outputs
    force: Rows | None = None,
    *,
    replies: tuple[Rows, ...] = (),
    findings: tuple[Rows, ...] = (),
    numbers: tuple[Rows, ...] = (),
    settings: Mapping[str, object] = SETTINGS,
    as_of: date | None = date(2024, 3, 1),
    only: tuple[Kind, ...] = (),
) -> Draft | None:
    tables = {
        "forces": [FORCE | {"due_on": "2024-01-30"} | dict(force or {})],
        "replies": [REPLY | dict(one) for one in replies],
        "findings": [FINDING | dict(one) for one in findings],
        "observations": [NUMBER | dict(one) for one in numbers],
    }
    outputs = outputs_from(tables, settings, as_of=as_of, titles={"1": "Charged/Summonsed"})
    found = drafts_for(outputs, only=only)
    return found[0] if found else None


def words(draft: Draft | None) -> str:
    return " ".join(draft.text.split()) if draft else ""


ANSWERED = {"status": "answered"}


def test_a_silent_force_is_chased_with_the_questions_the_day_and_the_act():
    draft = drafted()
    assert draft is not None
    assert (draft.force_id, draft.kind) == ("kent", "chase-up")
    said = words(draft)
    assert (
        "On 2 January 2024 I sent you a request under the Freedom of Information Act 2000" in said
    )
    assert "1. How many crimes ended in each outcome?" in said
    assert "due by 30 January 2024, the twentieth working day" in said
    assert "By 1 March 2024 I have received nothing from you." in said


@pytest.mark.parametrize(
    ("force", "as_of", "settings"),
    [
        ({}, date(2024, 1, 30), SETTINGS),
        ({}, None, SETTINGS),
        ({"due_on": ""}, date(2024, 3, 1), {}),
        ({"status": "not_asked", "due_on": ""}, date(2024, 3, 1), SETTINGS),
        (ANSWERED, date(2024, 3, 1), SETTINGS),
    ],
    ids=["on the last day", "no day to look from", "no day of asking", "not asked", "answered"],
)
def test_nobody_is_chased_who_is_not_certainly_late(
    force: Rows, as_of: date | None, settings: Mapping[str, object]
):
    assert drafted(force, as_of=as_of, settings=settings) is None


def test_a_receipt_is_named_and_so_is_its_reference():
    receipt = {"disposition": "unclear", "flags": "acknowledgement"}
    draft = drafted({"status": "acknowledged"}, replies=(receipt,))
    assert draft is not None
    assert "Your reference: FOI 1/24" in draft.text
    assert "your acknowledgement of 5 January 2024 and no answer" in words(draft)


def test_more_time_is_asked_about_as_each_act_has_it():
    held = ({"disposition": "unclear", "flags": "more_time"},)
    force = {"status": "acknowledged"}
    assert "(section 17(2) of the Act)" in words(drafted(force, replies=held))
    scots = {"force_id": "police-scotland"}
    said = words(drafted(force | scots, replies=(held[0] | scots,)))
    assert "Freedom of Information (Scotland) Act 2002" in said
    assert "The Act gives no more time to weigh the public interest." in said


def test_a_total_that_is_not_reached_is_a_question_with_its_place():
    draft = drafted(ANSWERED, replies=({},), findings=({},), numbers=({},))
    assert draft is not None
    assert draft.kind == "question"
    assert (
        "1. Question 1 (kent.pdf, page 3, table 1), “How many crimes?”: under “2021/22”, your rows"
        " add up to 106 and your total says 1,711." in words(draft)
    )


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ({"check": "printed_row_total"}, "your columns add up to 106 and your total says 1,711."),
        (
            {
                "check": "same_crimes_twice",
                "message": "the outcomes of 2022 add up to 106, another table prints 1711 crimes; "
                "under 3 other headings the two meet",
            },
            "your outcomes of “2022” add up to 106 and another of your tables says 1,711.",
        ),
        (
            {
                "check": "records_meet_summary",
                "message": "the record list does not meet the summary for 2022: 106 counted,"
                " 1,711 printed",
            },
            "your list has 106 crimes of “2022” and your summary of it says 1,711.",
        ),
        (
            {"check": "printed_twice_alike", "left": "4", "right": "5"},
            "you print one figure twice, as 4 and as 5.",
        ),
        ({"left": "100 to 104", "right": "1200 or more"}, "add up to 100 to 104 and your total"),
        ({"left": "100 to 104", "right": "1200 or more"}, "says 1,200 or more."),
    ],
)
def test_each_proof_that_failed_has_a_question_of_its_own(finding: Rows, said: str):
    assert said in words(drafted(ANSWERED, replies=({},), findings=(finding,)))


@pytest.mark.parametrize(
    "finding", [{"passed": "true"}, {"severity": "info"}, {"check": "table_set_aside"}]
)
def test_what_holds_is_known_or_is_the_programs_own_doubt_is_not_asked(finding: Rows):
    assert drafted(ANSWERED, findings=(finding,)) is None


def test_a_force_that_answered_is_shown_its_figures_and_refusals():
    refused = {"question": "2", "disposition": "refused", "exemptions": "12(1); 40(2)"}
    others = ({"role": "total", "code": "", "label": "Total", "value_as_printed": "1,012"},)
    held = {"status": "review"}
    draft = drafted(ANSWERED, replies=({}, refused), numbers=({}, *others, held))
    assert draft is not None
    assert draft.kind == "right-of-reply"
    said = words(draft)
    assert "Question 1 (kent.pdf, page 3), 2022: Charged: 12 (read as 1, Charged/Summonsed)" in said
    assert "Total: 1,012" in said
    assert (
        "Question 2 (kent.pdf), “How many crimes?”: you refuse it under sections 12(1) and" in said
    )
    assert "One more number of your answer I cannot read with certainty yet" in said


def test_figures_in_question_are_shown_where_that_is_asked_for():
    only: tuple[Kind, ...] = ("right-of-reply",)
    draft = drafted(ANSWERED, replies=({},), findings=({},), numbers=({},), only=only)
    assert draft is not None
    assert draft.kind == "right-of-reply"


def test_what_is_in_doubt_is_not_said_of_a_force():
    doubtful = {"disposition": "refused", "disposition_status": "review"}
    assert drafted(ANSWERED, replies=(doubtful,)) is None


def test_a_force_with_two_references_is_told_which_is_meant():
    second = {"reference": "FOI 2/24"}
    said = words(drafted(ANSWERED, replies=({}, second), findings=(second,)))
    assert "Your reference: FOI 1/24; FOI 2/24" in said
    assert "FOI 2/24, question 1 (kent.pdf, page 3, table 1)" in said


def test_no_name_stands_in_a_letter_and_no_line_is_too_long():
    draft = drafted(ANSWERED, replies=({},), findings=({},))
    assert draft is not None
    assert draft.text.endswith("Yours faithfully,\n\n[your name]\n")
    assert max(map(len, draft.text.splitlines())) <= 76


def test_text_of_a_reply_stands_as_it_was_printed_and_on_its_line():
    label = {"label": "'=Charged\n\nTo: somebody else"}
    draft = drafted(ANSWERED, replies=({},), numbers=(label,))
    assert draft is not None
    assert "\n  =Charged To: somebody else: 12" in draft.text


def test_a_force_that_was_asked_on_its_own_day_is_reminded_of_that():
    settings = SETTINGS | {"requests": [{"force_id": "kent", "sent_on": "2024-01-03"}]}
    assert "On 3 January 2024 I sent you" in words(drafted(settings=settings))
