"""What speaks for a disposition has to agree, else a person is asked."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.dispositions.agreement import Ground, Tie, disagreement, numbers_run_on
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import Marker
from foi_compare.interpret.whole_letter.letter import Letter
from foi_compare.model import Place, Table, TextBlock
from lettering import dispositions, letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
SURE = Ground(share=1.0, gives=0.0, keeps=0.9, pends=0.0, figures=False, sentences=3)
OWN = Tie(numbered=True, alone=False, files=1, closes=False)
LOOSE = [
    OWN._replace(numbered=False),
    OWN._replace(files=2),
    OWN._replace(closes=True),
]  # fmt: skip
BOTH = SURE._replace(gives=0.9)


def test_what_agrees_is_accepted() -> None:
    assert disagreement("refused", SURE, OWN) == ""
    assert disagreement("partial", BOTH, OWN) == ""
    assert disagreement("partial", BOTH._replace(keeps=0.6), OWN) == ""
    assert disagreement("partial", BOTH._replace(lacks=True), OWN) == ""
    assert disagreement("disclosed", SURE._replace(gives=0.9, keeps=0.1), OWN) == ""
    assert disagreement("disclosed", SURE._replace(gives=0.9, keeps=0.6), OWN) == ""
    assert disagreement("disclosed", SURE._replace(gives=0.9, keeps=0.4, told=True), OWN) == ""


@pytest.mark.parametrize(
    ("disposition", "ground"),
    [
        ("refused", SURE._replace(share=0.89)),
        ("refused", SURE._replace(share=0.92, keeps=0.4)),
        ("refused", SURE._replace(share=0.96, pends=0.6)),
        ("disclosed", SURE._replace(share=0.92, keeps=0.6)),
        ("disclosed", SURE._replace(share=0.98, keeps=0.6, told=True)),
        ("refused", SURE._replace(lifts=True)),
        ("partial", BOTH._replace(share=0.94)),
        ("partial", BOTH._replace(gives=0.4)),
        ("partial", BOTH._replace(keeps=0.6, lacks=True)),
        ("partial", BOTH._replace(keeps=0.4)),
        ("partial", BOTH._replace(sentences=9)),
    ],
)
def test_a_weight_without_its_sentence_is_asked(disposition: str, ground: Ground) -> None:
    assert disagreement(disposition, ground, OWN)


def test_figures_that_are_given_need_no_sentence() -> None:
    assert disagreement("partial", BOTH._replace(gives=0.0, figures=True), OWN) == ""


@pytest.mark.parametrize("tie", LOOSE)
def test_what_is_partly_given_by_a_loose_answer_is_asked(tie: Tie) -> None:
    assert disagreement("partial", BOTH, tie)
    assert disagreement("refused", SURE, tie) == ""


def test_what_two_readings_find_is_partly_given_however_it_is_tied() -> None:
    loose = OWN._replace(numbered=False, borne_out=True)
    assert disagreement("partial", BOTH._replace(share=0.93), loose) == ""
    assert disagreement("partial", BOTH._replace(share=0.93), loose._replace(files=2))


def test_what_is_partly_given_to_two_questions_at_once_is_asked() -> None:
    assert disagreement("partial", BOTH, OWN._replace(shared=True, borne_out=True))


def test_a_long_answer_to_the_only_question_without_a_number_is_asked() -> None:
    only = OWN._replace(numbered=False, alone=True)
    assert disagreement("refused", SURE._replace(sentences=9), only)
    assert disagreement("refused", SURE._replace(sentences=8), only) == ""
    given = SURE._replace(keeps=0.4, figures=True, sentences=9)
    assert disagreement("disclosed", given, only) == ""
    assert disagreement("disclosed", given._replace(keeps=0.6), only)


def found(*parts: str | Table | TextBlock) -> Letter:
    return letter(*HEAD, *parts)


def statuses(read: Letter) -> list[str]:
    return [one.disposition_status for one in read.questions]


ROBBERIES = "1. How many robberies were recorded in 2023?"
NAMES = "2. What are the names of the officers?"


def test_what_has_the_subject_of_one_question_alone_is_said_to_it() -> None:
    read = found("You asked:", ROBBERIES, NAMES, "Response", "1. There were 318 robberies.",
                 "The names are exempt under section 40(2).")  # fmt: skip
    assert [one.disposition for one in read.questions] == ["disclosed", "refused"]
    assert statuses(read) == ["accepted", "accepted"]


def answering(*numbers: str) -> list[Part]:
    """Return paragraphs of an answer to question 2 that bear these numbers."""
    return [
        Part(
            Segment("a.txt", 0, 0, 0, f"{one}. Said.", Marker("bare", (one,), 3), "paragraph"),
            "answer",
            ("2",),
        )
        for one in numbers
    ]


def test_numbers_run_on_behind_the_last_question() -> None:
    assert numbers_run_on(answering("2", "3", "4"), ["1", "2"])
    assert not numbers_run_on(answering("1", "2", "3"), ["1", "2"])
    assert not numbers_run_on(answering("2", "3", "4"), ["a", "b"])
    assert not numbers_run_on(answering("2", "3", "4"), ["1", "2", "3", "4"])


def test_what_decides_nothing_known_is_asked() -> None:
    read = found("You asked:", ROBBERIES, "Response", "1. The sea was calm that day, they say.")
    assert statuses(read) == ["review"]


def test_a_cell_that_names_an_exemption_keeps_part_back() -> None:
    rows = table("Ward | 2023", "Bexley | 61", "Bromley | Fewer than 5 – s.40(2)")
    read = found("You asked:", "1. How many dogs were seized, by ward?", "Response", "1.", rows)
    (only,) = read.questions
    assert only.disposition in {"partial", "unclear"}
    assert only.exemptions == ("40(2)",)


def test_questions_numbered_by_part() -> None:
    read = found(
        "You asked:", "Part A - cameras", "A1 How many cameras were there in 2023?",
        "A2 How many were there in 2022?", "Part B - cost", "B1 How many were bought in 2023?",
        "Response", "A1 There were 14 cameras.", "A2 There were 12.",
        "B1 This is not held by the force.",
    )  # fmt: skip
    assert [one.number for one in read.questions] == ["A1", "A2", "B1"]


def test_answers_alone_are_numbered_by_no_part() -> None:
    read = found("You asked:", "1. How many robberies were recorded in 2023?",
                 "2. How many burglaries were recorded in 2023?", "Response",
                 "A1 There were 14 robberies.", "A2 There were 12 burglaries.")  # fmt: skip
    assert dispositions(read) == [("1", "disclosed"), ("2", "disclosed")]


def test_two_lists_of_dashes_of_one_length_ask_and_answer() -> None:
    read = found(
        "In reply to your request, which asked:", "• How many dogs were seized?",
        "• How many were returned?", "• How many were destroyed?",
        "Our response is in the same order.", "• 58 dogs were seized.",
        "• 49 dogs were returned.", "• We do not hold this information.",
    )  # fmt: skip
    assert dispositions(read) == [("1", "disclosed"), ("2", "disclosed"), ("3", "not_held")]


def test_limbs_told_in_one_sentence() -> None:
    read = found(
        "Your request had two limbs: (i) the number of robberies in 2023; (ii) the names of the "
        "officers.", "Limb (i): There were 318 robberies.",
        "Limb (ii): The names are exempt under section 40(2).",
    )  # fmt: skip
    assert [one.number for one in read.questions] == ["i", "ii"]


def test_a_column_for_each_force_answers_the_questions_on_the_left() -> None:
    rows = table(
        "Your question | Norfolk Constabulary | Suffolk Constabulary",
        "(a) Reports of hare coursing made to the force | 176 reports | 203 reports",
        "(b) Vehicles seized in the same period | 14 | 31",
    )
    read = found("Both forces have answered each part in turn.", rows)
    assert [one.number for one in read.questions] == ["a", "b"]


def test_headings_are_questions_where_none_is_printed() -> None:
    read = found(
        "You asked us in December about dogs. I have given each of your points a heading.",
        title("Dogs seized"), "There were 58 dogs seized in 2023.",
        title("Dogs returned"), "There were 49 dogs returned in 2023.",
        title("Fines"), "We do not hold this information.", "Yours sincerely",
    )  # fmt: skip
    assert dispositions(read) == [("1", "disclosed"), ("2", "disclosed"), ("3", "not_held")]


def title(text: str) -> TextBlock:
    return TextBlock(text=text, kind="heading", place=Place(part="body"))
