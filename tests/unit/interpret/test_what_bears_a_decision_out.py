"""A disposition is decided by what bears it out: its own number, its own words, its own table."""

from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.interpret.asked_and_answered.asked_in_one import things_asked
from foi_compare.interpret.dispositions.agreement import Ground, Tie, disagreement
from foi_compare.interpret.language.phrases import phrasebook
from foi_compare.interpret.letter_text.letter_voice import Voice
from foi_compare.interpret.letter_text.passages import lets_stand, with_passages_told
from foi_compare.interpret.letter_text.segments import REPORTED, Segment
from foi_compare.interpret.meanings.aside import unexplained
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.whole_letter.letter import Letter, identify
from foi_compare.model import Table, TextBlock
from lettering import dispositions, forces, letter, paragraphs, wordings

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"
D, H, R, U = "disclosed", "not_held", "refused", "unclear"


def read(*parts: str | Table | TextBlock) -> Letter:
    return letter(*HEAD, *parts, END)


def answers(*parts: str | Table | TextBlock) -> dict[str, str]:
    return {one.number: one.disposition for one in read(*parts).questions}


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("(a) and (b)", ("a", "b")),
        ("1) and 3)", ("1", "3")),
        ("iii./iv. The inquiry continues.", ("iii", "iv")),
        ("1 to 4 - in the workbook that goes with this", ("1", "2", "3", "4")),
        ("Items (i) through (iv): not held.", ("i", "ii", "iii", "iv")),
        ("Questions a to c: not held.", ("a", "b", "c")),
    ],
)
def test_a_passage_opens_with_the_numbers_of_several_questions(
    printed: str, numbers: tuple[str, ...]
) -> None:
    found = read_marker(printed)
    assert found is not None
    assert found.numbers == numbers


@pytest.mark.parametrize("printed", ["Ymateb / Response 2:", "Response/Ymateb 2:", "Ymateb 2:"])
def test_a_mark_in_two_languages_opens_an_answer(printed: str) -> None:
    found = read_marker(printed)
    assert found is not None
    assert (found.kind, found.numbers) == ("answer", ("2",))


@pytest.mark.parametrize("printed", ["1 and 3", "1 to 4: the count is withheld", "Items 5 vans"])
def test_numbers_that_count_open_no_passage(printed: str) -> None:
    found = read_marker(printed)
    assert found is None or len(found.numbers) < 2


LETTERED = ("You asked:", "1a. How many officers?", "1b(i). How many handlers?", "2. Any cars?",
            "Our Response:", "1a.", "284 officers.", "1b(i).")  # fmt: skip


def test_a_number_alone_below_its_label_is_the_answer() -> None:
    assert answers(*LETTERED, "14.", "2.", "No cars were used.")["1bi"] == D


def test_a_number_above_the_words_that_answer_numbers_them() -> None:
    found = read(*LETTERED, "14.", "This information is not held.", "2.", "No cars were used.")
    assert dispositions(found)[1] == ("1bi", H)


@pytest.mark.parametrize(("name", "comes_to"), [("Vans", D), ("Lorries", "see_attachment")])
def test_a_sheet_is_known_by_its_name_without_marks(name: str, comes_to: str) -> None:
    rows = ("1 | Vans stolen | See sheet Vans", "2 | Makes | Not held.")
    sheet = (paragraph(name, "heading"), table("Year | Stolen", "2022 | 14", "2023 | 9"))
    asked = table("No. | Question | Answer", *rows)
    assert dict(dispositions(letter(*HEAD, asked, *sheet)))["1"] == comes_to


@pytest.mark.parametrize(
    ("head", "reference"),
    [
        ("Last changed: 9 January 2026 · Case 4406/25", "4406/25"),
        ("Log 15927 * Completed 30 January 2025", "15927"),
        ("Crime log 15927", ""),
    ],
)
def test_a_reference_stands_behind_case_and_log(head: str, reference: str) -> None:
    found = identify(paragraphs("Kent Police", head, "Dear Pat", "Not held."), forces(), wordings())
    assert found.reference == reference


@pytest.mark.parametrize(("third", "numbers"), [("Thirdly you wish", "123"), ("You wish", "12")])
def test_thirdly_speaks_to_the_third_question(third: str, numbers: str) -> None:
    found = read(
        "In your first question you ask for crimes. There were 318 crimes in 2023.",
        "Your second question is for a report. This is not held.",
        f"{third} to know who carried it out. It was carried out by Beatrice Ltd for £27,400.",
    )
    assert "".join(one.number for one in found.questions) == numbers


ASKED_TWICE = ("Your request:", "How many hives were stolen in 2023?", "What were they worth?")


def test_the_title_of_how_to_complain_asks_nothing() -> None:
    title = "Unhappy with our reply?"
    said = ("Response", "There were 14 thefts of hives.", "They were worth £2,100.")
    found = read(*ASKED_TWICE, *said, paragraph(title, "heading"), "Use the form on our pages.")
    assert all(title not in one.text for one in found.questions)


def test_another_title_with_a_mark_may_ask() -> None:
    title = "How many hives were found?"
    found = read(
        *ASKED_TWICE, "Response", "There were 14.", paragraph(title, "heading"), "Four were found."
    )
    assert any(title in one.text for one in found.questions)


ASKED_IN_TURN = (
    "Hi Jo - answers in among your text.",
    paragraph("> Morning, I run a shop.\n> How many vans did you record in\n> 2024?", "quoted"),
    "466.", paragraph("> How many vans were burnt as a result?", "quoted"), "58.",
    paragraph("> Which makes, please? (I do not count models.)", "quoted"), "Sorry, not held.",
    paragraph("> I would also be grateful for the file on the fire.", "quoted"),
    "No, that one is still live so s30(1)(a) applies.",
)  # fmt: skip


def test_quoted_lines_with_answers_below_are_questions_in_turn() -> None:
    found = letter(*ASKED_IN_TURN).questions
    told = [(one.number, one.disposition) for one in found]
    assert told == [("1", D), ("2", D), ("3", H), ("4", R)]


def test_a_quoted_line_that_asks_nothing_is_none() -> None:
    thanks = paragraph("> Many thanks, T. Rudkin", "quoted")
    assert len(letter(*ASKED_IN_TURN, thanks, "Regards\nSam").questions) == 4


def test_a_number_below_one_that_is_answered_is_asked_in_its_turn() -> None:
    found = answers(
        "Our replies are in your own text.", "1a. Number of reports made in 2024.", "11,073",
        "1b. Number of items handed in during 2024.", "2,640 items.",
        "1b(i) and their total value?", "The value is not recorded, so it is not held.",
        "1b(ii) and how many were given back?", "803.",
    )  # fmt: skip
    assert found == {"1a": D, "1b": D, "1bi": H, "1bii": D}


SMALL = "Where a number is below five it is shown as <5. Section 40(2) is engaged."
BOTH = ("You asked:", "Q1 incidents by district", "Q2 weapons in total", "Response Q1")


@pytest.mark.parametrize(
    ("cell", "note", "comes_to"),
    [("<5", SMALL, U), ("7", SMALL, D), ("<5", "Figures are from the crime system.", D)],
)
def test_a_table_with_signs_is_asked_about_where_a_section_is_applied_to_small_numbers(
    cell: str, note: str, comes_to: str
) -> None:
    given = table("District | 2024", "Ashford | 31", f"Dover | {cell}")
    found = answers(*BOTH, given, "Response Q2", "58 weapons", note)
    assert found["1"] == comes_to


GROUND = Ground(share=0.94, gives=0.1, keeps=0.0, pends=0.0, figures=False, sentences=1)
LOOSE = Tie(numbered=False, alone=False, files=1, closes=False)


def test_nothing_is_disclosed_where_nothing_is_given() -> None:
    assert disagreement(D, GROUND, LOOSE)
    assert not disagreement(D, GROUND._replace(gives=0.2), LOOSE)


def test_a_refusal_beside_a_part_that_is_given_is_asked_about() -> None:
    parted = GROUND._replace(keeps=0.99, parted=True)
    assert disagreement(R, parted, LOOSE)
    assert not disagreement(R, parted._replace(share=0.96), LOOSE)
    assert not disagreement(R, parted, LOOSE._replace(numbered=True))


def test_what_is_withdrawn_keeps_nothing_back() -> None:
    both = GROUND._replace(share=1.0, gives=0.9, keeps=0.9)
    numbered = LOOSE._replace(numbered=True)
    assert disagreement("partial", both._replace(lifts=True), numbered)
    assert not disagreement("partial", both, numbered)


REVIEW = "This is the internal review of our original decision."
FOUND = "My findings"
UNDER = "Both were refused, under section 31(1)(a) and (b)."


def reported(*texts: str) -> list[str]:
    """Return which of these passages of a review tell what was decided at first."""
    blocks = enumerate((REVIEW, *texts))
    segments = [Segment("a", at, 0, len(text), text, None, "paragraph") for at, text in blocks]
    told = with_passages_told(segments, Voice(phrasebook(wordings())))
    return [one.text for one in told if one.kind == REPORTED]


@pytest.mark.parametrize(
    "told",
    [
        (f"What was decided then\n{UNDER}",),
        ("What we decided in May", UNDER),
        ("In November we refused this under section 12.",),
        ("At the time we refused the lot under section 12.",),
    ],
)
def test_what_was_decided_then_is_no_answer(told: tuple[str, ...]) -> None:
    assert reported(*told, FOUND, "1. £41,200 was paid.") == list(told)


@pytest.mark.parametrize(
    "told",
    ["What was decided", "In all we refuse this under section 31(1).", "In November 14 vans went."],
)
def test_what_is_decided_now_is_an_answer(told: str) -> None:
    assert reported(told, UNDER) == []


def test_who_agrees_with_the_requester_lets_nothing_stand() -> None:
    assert lets_stand(["I agree with the decision."])
    assert lets_stand(["I maintain the refusal."])
    assert not lets_stand(["As to the first point I agree with you."])


def test_the_number_of_a_question_in_brackets_counts_nothing() -> None:
    assert unexplained("As to (1) and (2), Ms Tully was right.") == ()
    assert unexplained("The vans stolen in all (12) were found.")


@pytest.mark.parametrize(
    ("behind", "things"), [("please say whether anyone was charged", 3), ("found by the farmer", 2)]
)
def test_a_second_demand_within_a_sentence_asks_too(behind: str, things: int) -> None:
    asked = f"How many vans were stolen? For each give me the reason, and {behind}."
    assert len(things_asked(asked, Voice(phrasebook(wordings())))) == things


def test_what_is_to_be_found_below_asks_nothing() -> None:
    told = "Further to your request of 17 April 2024, please find below the response of the force."
    assert things_asked(told, Voice(phrasebook(wordings()))) == ()
