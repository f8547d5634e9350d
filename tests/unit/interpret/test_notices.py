"""The lines of a refusal are no list of counts, and what they say is its disposition."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret import interpret
from foi_compare.interpret.meanings.notices import is_notice, rows_of
from foi_compare.model import Block, Question, Reply, Settings
from lettering import forces, matcher, paragraphs, wordings

ASKED = "Kent Police\n\nRequest\n\n1. How many burglaries ended in each outcome?\n\nResponse\n\n"
NOTICE = table(
    "Legislation | Freedom of Information Act 2000",
    "Section | 17(5)",
    "Exemption | Section 12(1)",
    "Limit | £450",
    "Hours | 18",
    "Telephone | 01622 555555",
)


def reply(*answer: Block | str) -> tuple[Reply, Question]:
    (one,) = interpret(
        (paragraphs(f"{ASKED}Your request is refused.", *answer),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    return one, one.questions[0]


def test_a_table_of_sections_and_limits_refuses_and_counts_nothing() -> None:
    one, question = reply(NOTICE)
    assert not one.figures
    assert (question.disposition, question.exemptions) == ("refused", ("12(1)",))
    assert "notice" in {item.rule for item in one.set_aside}


@pytest.mark.parametrize(
    "line",
    [
        "Section    17",
        "Freedom of Information Act    2000",
        "Hours: 204",
        "Estimated hours 18",
        "The appropriate limit is £450.",
        "Maidstone ME99 9ZZ",
    ],
)
def test_a_line_of_a_notice_counts_nothing(line: str) -> None:
    one, question = reply("Section 12(1) applies.", line)
    assert not one.figures
    assert question.disposition == "refused"


def test_sections_that_are_numbered_through_are_no_questions() -> None:
    one, _ = reply(
        "1. Section 12(1): the cost of the search\n\n2. Section 16: advice\n\n3. Section 17: notice"
    )
    assert [question.number for question in one.questions] == ["1"]
    assert not one.figures


@pytest.mark.parametrize(
    "lines",
    [
        ("Outcome | 2021", "Charged | 12"),
        ("Under 18 | 45", "Over 18 | 12"),
        ("Year | Number", "2021 | 2019"),
        ("Reference | 24/0012",),
    ],
)
def test_counts_and_references_make_no_notice(lines: tuple[str, ...]) -> None:
    assert not is_notice(rows_of(table(*lines)))
