"""What a whole reply becomes where its letter and its figures have to be seen together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import document, paragraph, table
from foi_compare.interpret import interpret
from foi_compare.model import Block, FileSettings, HeadingPeriod, Reply, Settings
from lettering import forces, matcher, wordings

LINES = (
    "How many crimes ended in each outcome?\nCommunity Resolution 3\nCharged/Summonsed 9\nTotal 12"
)


def reply(*blocks: Block | str) -> Reply:
    (one,) = interpret(
        (document(*blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one


def test_figures_disclose_the_one_question_that_the_reply_does_not_repeat() -> None:
    letter = "Kent Police\nDear requester\nYour request, our reference 123/24.\n"
    (question,) = reply(letter + LINES).questions
    assert (question.text, question.disposition) == ("", "disclosed")


def test_a_letter_without_figures_discloses_nothing() -> None:
    (question,) = reply("Kent Police", "Our reference 123/24.").questions
    assert question.disposition == "unclear"


def test_numbers_of_a_text_that_its_reader_doubts_carry_the_doubt() -> None:
    sentence = paragraph("There were 14 crimes recorded as Outcome 21.")
    doubted = replace(sentence, doubt="`14` may be `74`")
    asked = "1. How many crimes were recorded as Outcome 21?"
    (sure,) = reply("Kent Police", asked, sentence).figures
    (figure,) = reply("Kent Police", asked, doubted).figures
    assert (sure.value.amount, sure.doubts) == (14, ())
    assert figure.doubts == ("`14` may be `74`",)


def test_a_table_below_the_name_of_an_outcome_counts_that_outcome() -> None:
    asked = "1. How many burglaries were recorded, by outcome?"
    caption = paragraph("Outcome 18: investigation complete, no suspect identified")
    found = reply("Kent Police", asked, caption, table("Year | Number", "2021 | 3", "2022 | 4"))
    figures = [(f.label, f.value.amount, f.rule, f.doubts) for f in found.figures]
    assert figures == [
        ("Outcome 18", 3, "code_in_caption", ()),
        ("Outcome 18", 4, "code_in_caption", ()),
    ]


def test_a_caption_that_names_another_outcome_than_the_question_is_asked_about() -> None:
    asked = "1. How many burglaries were recorded as Outcome 21?"
    grid = table("Year | Number", "2021 | 3", "2022 | 4")
    found = reply("Kent Police", asked, paragraph("Response", "heading"), "Outcome 18", grid)
    doubt = "the question names outcome 21, the caption 18: which is counted?"
    assert [figure.doubts for figure in found.figures] == [(doubt,), (doubt,)]


def test_months_of_an_outcome_that_the_question_names_are_no_other_headings() -> None:
    asked = "1. How many burglaries were recorded as Outcome 21 in 2021 and 2022?"
    months = table("Month | 2021 | 2022", "January | 3 | 4", "Total | 3 | 4")
    found = reply("Kent Police", asked, months)
    assert [figure.doubts for figure in found.figures] == [()] * 4
    towns = table("Town | 2021 | 2022", "Dover | 3 | 4", "Total | 3 | 4")
    assert any(figure.doubts for figure in reply("Kent Police", asked, towns).figures)


def test_rows_that_are_no_periods_are_asked_about_also_where_they_are_the_only_heading() -> None:
    asked = "1. How many burglaries were recorded as Outcome 21 in 2021?"
    for row in ("Constable", "Dover"):
        ranks = reply("Kent Police", asked, table("Rank | Number", f"{row} | 3", "Others | 4"))
        assert {bool(figure.doubts) for figure in ranks.figures} == {True}
    for head, *rows in (
        ("Year", "2021", "2022"),
        ("Month", "May", "June"),
        ("Offence", "Burglary", "Total"),
    ):
        grid = table(f"{head} | Number", *(f"{row} | 3" for row in rows))
        found = reply("Kent Police", asked, grid)
        assert [figure.doubts for figure in found.figures] == [(), ()]


def test_a_person_says_which_period_a_heading_is_whatever_else_stands_beside_it() -> None:
    year = {"start": date(2021, 4, 1), "end": date(2022, 3, 31)}
    told = tuple(HeadingPeriod(heading=text, **year) for text in ("YEAR  1", "phase A"))
    grid = table("Outcome | Year 1 | Year 2", "Charged/Summonsed | 3 | 4")
    split = table(
        "Phase | Outcome | Dover | Ashford",
        "Phase A | Charged/Summonsed | 5 | 5",
        "Phase B | Charged/Summonsed | 6 | 6",
    )
    (one,) = interpret(
        (document("Kent Police", "1. Outcomes of burglaries?", grid, split),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(files=(FileSettings(file="*", periods=told),)),
    )
    given = {f.value.amount: f.period.kind if f.period else "" for f in one.figures}
    assert given == {3: "given", 4: "", 5: "given", 6: ""}


def pages(*names: str) -> list[tuple[str, str]]:
    """Return file and question of the tables of a letter of three pages in files of these names."""
    letter = (
        "Dear requester",
        "Request",
        "1. Do you use Outcome 21?",
        "2. Outcomes of burglary?",
        "Response",
        "1. Yes, we do.",
        "2. As follows:",
        table("Outcome | 2021", "Charged/Summonsed | 3"),
    )
    texts = (
        letter,
        (table("Outcome | 2022", "Charged/Summonsed | 4"),),
        ("Yours sincerely", "Disclosure Officer"),
    )
    files = [
        replace(document(*blocks, name=name), format="image")
        for blocks, name in zip(texts, names, strict=True)
    ]
    (one,) = interpret(
        tuple(sorted(files, key=lambda file: file.name)),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return sorted((figure.spots[0].file, figure.question) for figure in one.figures)


def test_pictures_of_one_folder_are_the_pages_of_one_letter_in_the_order_of_their_numbers() -> None:
    found = pages("kent/page 9.png", "kent/page 10.png", "kent/page 11.png")
    assert found == [("kent/page 10.png", "2"), ("kent/page 9.png", "2")]
    found = pages("kent/page 1.png", "annexes/a.png", "kent/page 2.png")
    assert found == [("annexes/a.png", ""), ("kent/page 1.png", "2")]


ASKED_FOR = "1. The papers print these figures. Please give the right ones."
THEIRS = table("Outcome | 2022", "Charged | 99", "Community resolution | 98")
OURS = table("Outcome | 2022", "Charged | 41", "Community resolution | 17")


def amounts(found: Reply) -> list[tuple[float | int | None, bool]]:
    return [(figure.value.amount, bool(figure.doubts)) for figure in found.figures]


def test_a_table_between_the_headings_of_request_and_response_is_the_requesters() -> None:
    found = reply("Kent Police", "Request", ASKED_FOR, THEIRS, "Response", OURS)
    assert amounts(found) == [(41, False), (17, False)]
    assert {one.rule for one in found.set_aside if "99" in one.text} == {"request"}


def test_where_a_refusal_answers_the_table_of_the_request_is_no_answer() -> None:
    refused = "This is refused under section 12(1)."
    found = reply("Kent Police", "Request", ASKED_FOR, THEIRS, "Response", refused)
    assert (amounts(found), found.questions[0].disposition) == ([], "refused")


def test_where_nothing_else_answers_the_table_of_the_request_is_asked_about() -> None:
    found = reply("Kent Police", "Request", ASKED_FOR, THEIRS, "Response", "Please see above.")
    assert amounts(found) == [(99, True), (98, True)]


def test_a_table_below_a_heading_of_the_request_answers_where_no_response_is_announced() -> None:
    found = reply("Kent Police", "Request", "1. How were the crimes resolved?", OURS)
    assert amounts(found) == [(41, False), (17, False)]


FIRST = "Q1. How many robberies were given each outcome?"
SECOND = "Q2. How many arsons were given each outcome?"


def test_tables_that_stand_above_their_questions_belong_to_them() -> None:
    found = reply("Kent Police", OURS, FIRST, THEIRS, SECOND)
    owners = [(figure.question, figure.value.amount) for figure in found.figures]
    assert owners == [("1", 41), ("1", 17), ("2", 99), ("2", 98)]


def test_tables_below_their_questions_stay_with_them() -> None:
    found = reply("Kent Police", FIRST, THEIRS, SECOND, OURS)
    assert {(figure.question, figure.value.amount) for figure in found.figures} == {
        ("1", 99), ("1", 98), ("2", 41), ("2", 17),
    }  # fmt: skip


def test_a_cloud_of_keywords_counts_nothing() -> None:
    letter = "Kent Police\n\nRequest\n\n1. How many arsons had Outcome 17?\n\nResponse\n\n26"
    cloud = paragraph("charged 5\noutcome 18 7", "furniture")
    keywords = "Keywords: arson (31), outcome 16 (9)"
    found = reply(*letter.split("\n\n"), keywords, cloud)
    assert amounts(found) == [(26, False)]


def test_the_title_of_an_offence_keeps_nothing_back() -> None:
    asked = "1. How were the crimes finalised between 2021 and 2022?"
    titles = ("Assault", "Disclosing private sexual images with intent to cause distress")
    blocks = [block for title in titles for block in (title, OURS)]
    (question,) = reply("Kent Police", "Request", asked, "Response", *blocks).questions
    assert question.disposition == "disclosed"


def test_a_correction_that_names_the_new_number_alone_doubts_the_old_one() -> None:
    told = "There were 54 arsons recorded as Outcome 1."
    right = "Correction: the figure above should read 45."
    asked = "1. How many arsons were recorded as Outcome 1?"
    found = reply("Kent Police", "Request", asked, "Response", told, right)
    assert set(amounts(found)) == {(54, True), (45, True)}


def test_what_a_blank_cell_stands_for_is_no_answer() -> None:
    grid = table("Outcome | 2021", "Charged/Summonsed | 3", "Community Resolution | 4")
    said = "A blank cell means that there were none."
    (question,) = reply("Kent Police", "Crimes by latest outcome.", said, grid).questions
    assert (question.disposition, question.readings) == ("disclosed", ())
    asked = ("Request", "1. How many arsons were recorded?", "Response")
    found = reply("Kent Police", *asked, "Our searches came back blank: there were none.")
    assert [question.disposition for question in found.questions] == ["nil"]


def test_a_line_that_gives_a_count_answers_a_question_that_ends_in_a_remark() -> None:
    asked = "1) How many arsons had outcome 1 in 2021 and 2022? In Leicestershire it was 84."
    following = "2) How many had outcome 14?"
    lines = ("• 2021 – 15 crimes", "• 2022 – 25 crimes")
    found = reply("Kent Police", asked, *lines, following, "There were 12 crimes.")
    assert amounts(found) == [(15, False), (25, False), (12, False)]
    assert [figure.question for figure in found.figures] == ["1", "1", "2"]


def test_a_sentence_that_leads_to_a_table_announces_no_words_of_the_requester() -> None:
    found = reply(
        "Kent Police\nDear requester",
        "Q1. How many crimes of arson were recorded in 2021?",
        "A1: Please find the requested data below.",
        table("Outcome | 2021", "Charged/Summonsed | 3", "Community Resolution | 4"),
        "Q2. How many of arson had Outcome 16?",
        "A2: This is not held.",
    )
    assert [figure.doubts for figure in found.figures] == [(), ()]
    assert [question.disposition for question in found.questions] == ["disclosed", "not_held"]


def test_two_numbers_for_one_year_are_rivals_though_only_one_prints_it() -> None:
    asked = ("Kent Police\nDear requester", "Request")
    question = "1. How many crimes of arson recorded in 2021 were closed as Outcome 16?"
    rivals = reply(*asked, question, "Response", "Recorded in 2021: 37; finalised: 30").figures
    assert [figure.value.amount for figure in rivals] == [37, 30]
    assert all(figure.doubts for figure in rivals)
    years = reply(*asked, question, "Response", "37 crimes in 2021 and 30 in 2020").figures
    assert [figure.doubts for figure in years] == [(), ()]


def test_a_total_that_answers_a_question_the_reply_does_not_print_is_asked_about() -> None:
    (figure,) = reply(
        "Kent Police\nDear requester", "Response", "Question 1", "A total of 534 crimes were found."
    ).figures
    assert figure.value.amount == 534
    assert figure.doubts


@pytest.mark.parametrize("mark", ["-", "=", ":"])
def test_numbers_of_questions_beside_counts_are_no_labels_of_a_list(mark: str) -> None:
    found = reply(
        "Kent Police\nDear requester",
        "Request",
        "1. How many crimes of arson had Outcome 16 in 2021?",
        "2. How many crimes of arson had Outcome 18 in 2021?",
        "Response",
        f"1 {mark} 37\n2 {mark} 12",
    )
    spots = {spot for figure in found.figures for spot in figure.spots}
    assert len(spots) in (2, 4)  # the counts, or with them the numbers nobody is sure of
    assert not any(item.rule == "label" for item in found.set_aside)
    accepted = [(one.question, one.value.amount) for one in found.figures if not one.doubts]
    assert accepted in ([], [("1", 37), ("2", 12)])


ASKED = (
    "1. How many crimes of arson had Outcome 16 in 2021?",
    "2. How many crimes of arson had Outcome 18 in 2021?",
)


@pytest.mark.parametrize(
    ("answers", "owners"),
    [
        (("Outcome 16: 37\nOutcome 18: 12",), ["1", "2"]),
        (("37 crimes had Outcome 16.", "12 crimes had Outcome 18."), ["1", "2"]),
        (("No crimes had Outcome 18.",), ["2"]),
        # A row that no question asks for, and two rows for one question, leave it open.
        (("Outcome 16: 37\nOutcome 21: 12",), ["", ""]),
        (("Outcome 16: 37\nOutcome 16: 12",), ["", ""]),
    ],
)
def test_a_row_answers_the_one_question_that_asks_for_its_outcome(
    answers: tuple[str, ...], owners: list[str]
) -> None:
    found = reply("Kent Police\nDear requester", "Request", *ASKED, "Response", *answers).figures
    assert [figure.question for figure in found] == owners
    assert all(figure.period is not None for figure in found if figure.question)


def test_a_number_behind_the_question_on_its_line_answers_it() -> None:
    asked = (f"{ASKED[0]} 37", f"{ASKED[1]} Nil")
    found = reply("Kent Police\nDear requester", *asked)
    assert [(one.question, one.value.amount, one.doubts) for one in found.figures] == [
        ("1", 37, ()),
        ("2", 0, ()),
    ]
    assert [one.text for one in found.questions] == [text[3:] for text in ASKED]


def test_a_paragraph_that_names_an_outcome_once_is_about_it_to_its_end() -> None:
    found = reply(
        "Kent Police\nDear requester",
        "Request",
        "1. Please state the number of arson",  # the rest of it stands in another column
        "Response",
        "The crimes closed with Outcome 16 numbered 8 in 2020; 26 in 2021; and 27 in 2022.",
    )
    assert [figure.value.amount for figure in found.figures] == [8, 26, 27]
    assert all(figure.doubts for figure in found.figures if figure.label != "Outcome 16")
