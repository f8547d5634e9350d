"""Which question the lines of a flattened table answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import table
from foi_compare.interpret import interpret
from foi_compare.interpret.table_figures.answer_lines import answer_runs
from foi_compare.model import Settings
from lettering import forces, letter, matcher, paragraphs, wordings
from unit.interpret.test_whole_reply import reply

LETTER = """
Thank you for your request.
You requested the following:
(A) What is the age of each victim?
(B) How many arsons were recorded in 2022, by outcome?
(C) How many thefts were recorded in 2022, by outcome?
Our response:
(A) This is not held.
(B)
Outcome Total
Community resolution 4
Charged or summonsed 8
(C)
Outcome Total
Community resolution 14
Charged or summonsed 2
"""


@pytest.mark.parametrize("text", [LETTER, LETTER.replace("\n", "\n\n")], ids=["one", "many"])
def test_each_flattened_table_belongs_to_the_question_above_it(text: str) -> None:
    runs = answer_runs(paragraphs(text), letter(text), frozenset({"request"}))
    owners = [(zone.question, line.text) for zone, lines in runs for line in lines]
    tables = [item for item in owners if item[1].startswith(("Community", "Charged", "Outcome"))]
    assert tables == [
        ("B", "Outcome Total"),
        ("B", "Community resolution 4"),
        ("B", "Charged or summonsed 8"),
        ("C", "Outcome Total"),
        ("C", "Community resolution 14"),
        ("C", "Charged or summonsed 2"),
    ]


def test_the_number_of_a_question_on_a_line_of_its_own_heads_no_table() -> None:
    runs = answer_runs(paragraphs(LETTER), letter(LETTER), frozenset({"request"}))
    assert not [line for _, lines in runs for line in lines if line.text in {"(B)", "(C)"}]


def test_rows_with_codes_before_them_are_no_further_questions() -> None:
    text = """
Q1. What outcomes were given to arsons in 2022?
Answer: The table sets out what you asked for.
Finalisation Total
1 - Charged: a person has been charged or summonsed 1
1A - Charged with an alternate offence 190
14 - Victim declines to support, and the suspect is not identified 200
Not yet assigned an outcome 12
TOTAL 403
Q2. Where did they happen?
Answer: We do not hold this.
"""
    found = letter(text)
    assert [question.number for question in found.questions] == ["1", "2"]
    runs = answer_runs(paragraphs(text), found, frozenset({"request"}))
    owners = {zone.question for zone, lines in runs for line in lines if line.text[-1].isdigit()}
    assert owners == {"1"}


def test_a_list_in_the_cell_of_a_response_is_a_table() -> None:
    columns = table(
        "Request | Response",
        "1. How many arsons were recorded in 2022, by outcome? | LIST",
        "2. How many of them were in schools? | We do not hold this.",
    )
    listed = replace(
        columns,
        cells=tuple(
            cell._replace(text="Community resolution 4\nCharged or summonsed 8")
            if cell.text == "LIST"
            else cell
            for cell in columns.cells
        ),
    )
    (reply,) = interpret(
        (paragraphs("Kent Police", listed),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    read = [(one.question, one.label, one.value.amount, one.doubts) for one in reply.figures]
    assert read == [("1", "Community resolution", 4, ()), ("1", "Charged or summonsed", 8, ())]
    assert {(spot.row, spot.column) for one in reply.figures for spot in one.spots} == {(1, 1)}


def test_a_list_goes_on_from_what_was_taken_for_the_head_of_a_letter() -> None:
    heads = ("Kent Police FOI 24/33120", "Published 28/01/2025", "What outcomes had thefts?")
    found = reply(
        *heads,
        "Charged/Summonsed\n2022: 33; 2023: 41",
        "Investigation complete - no suspect identified\n2022: 208; 2023: 231",
    )
    assert [(one.series, one.value.amount) for one in found.figures] == [
        ("2022", 33), ("2023", 41), ("2022", 208), ("2023", 231),
    ]  # fmt: skip
