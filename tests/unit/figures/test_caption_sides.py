"""On which side of its table a name stands."""

from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.interpret.table_axes.captions import EITHER_SIDE, Above
from foi_compare.model import Block, Table, TextBlock

GRID = ("Outcome | Total", "Charged | 3")
ONE = table(*GRID)
TWO = table("Outcome | Total", "Charged | 5")
NOTE = paragraph("Figures were drawn on 3 May.")
ASKED = paragraph("Please give the outcomes for 2021/22 and 2022/23.")


def year(year_of: str) -> TextBlock:
    return paragraph(f"Financial year {year_of}")


def named(*blocks: Block) -> list[tuple[str, ...]]:
    above = Above(blocks)
    tables = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Table)]
    return [above.captions_of(block, at)[:1] for at, block in tables]


def asked(*blocks: Block) -> list[bool]:
    above = Above(blocks)
    tables = [at for at, block in enumerate(blocks) if isinstance(block, Table)]
    return [EITHER_SIDE in above.doubts_of(at) for at in tables]


def test_names_behind_each_table_and_none_above_the_first_stand_below() -> None:
    blocks = (ASKED, ONE, year("2021/22"), TWO, year("2022/23"), NOTE)
    assert named(*blocks) == [("Financial year 2021/22",), ("Financial year 2022/23",)]
    assert asked(*blocks) == [False, False]


def test_names_above_each_table_and_none_behind_the_last_stand_above() -> None:
    blocks = (ASKED, year("2021/22"), ONE, year("2022/23"), TWO, NOTE)
    assert named(*blocks) == [("Financial year 2021/22",), ("Financial year 2022/23",)]
    assert asked(*blocks) == [False, False]


def test_the_offence_below_each_table_is_its_own() -> None:
    blocks = (ASKED, ONE, paragraph("Burglary"), TWO, paragraph("Robbery"), NOTE)
    assert named(*blocks) == [("Burglary",), ("Robbery",)]


def test_a_name_of_another_form_behind_the_last_is_not_its_name() -> None:
    blocks = (ASKED, year("2021/22"), ONE, year("2022/23"), TWO, paragraph("18 July 2024"))
    assert named(*blocks) == [("Financial year 2021/22",), ("Financial year 2022/23",)]


def test_a_name_above_the_first_and_behind_the_last_is_asked_about() -> None:
    blocks = (year("2021/22"), ONE, year("2022/23"), TWO, year("2023/24"), NOTE)
    assert asked(*blocks) == [True, True]


def test_a_name_between_two_tables_alone_is_asked_about() -> None:
    assert asked(ASKED, ONE, year("2022/23"), TWO, NOTE) == [True, True]


@pytest.mark.parametrize(
    "above",
    [paragraph("All years"), paragraph("The figures of 2021/22 are:"), paragraph("Year 2021/22")],
)
def test_what_names_the_first_table_says_that_names_stand_above(above: TextBlock) -> None:
    blocks = (above, ONE, year("2022/23"), TWO, NOTE)
    assert named(*blocks)[1] == ("Financial year 2022/23",)
    assert asked(*blocks) == [False, False]


def test_a_sentence_between_two_tables_names_neither() -> None:
    assert (
        asked(ASKED, ONE, paragraph("Our reply gave these figures for 2018."), TWO) == [False] * 2
    )


def test_another_table_below_a_name_is_asked_about_no_more_than_any() -> None:
    other = table("Rank | Officers", "Constable | 5")
    assert asked(ASKED, ONE, year("2022/23"), other, NOTE) == [False, False]


def test_a_heading_with_a_sentence_between_it_and_each_table_stands_above() -> None:
    said = paragraph("These are the outcomes recorded by the force:")
    blocks = (ONE, year("2021/22"), said, TWO, year("2022/23"), said, TWO)
    assert [name for (name,) in named(*blocks)[1:]] == [said.text, said.text]
    assert asked(*blocks) == [False] * 3


def test_a_question_of_its_own_number_is_no_name() -> None:
    blocks = (paragraph("Question 1: 2021"), ONE, paragraph("Question 2: 2022"), TWO,
              paragraph("Question 3: 2023"), NOTE)  # fmt: skip
    assert asked(*blocks) == [False, False]
    assert named(*blocks)[1] == ("Question 2: 2022",)


def test_the_caption_of_a_figure_below_its_table_names_no_other() -> None:
    tied = table("Outcome | Total", "Charged | 3", caption="Burglary in 2022")
    blocks = (ASKED, tied, paragraph("Burglary in 2022", "caption"), TWO, NOTE)
    assert named(*blocks) == [("Burglary in 2022",), ()]
    assert asked(*blocks) == [False, False]


def test_names_on_one_sheet_say_nothing_of_another() -> None:
    def sheet(name: str) -> list[Block]:
        one, two = (table(*GRID, part=name) for _ in range(2))
        below = [paragraph(text, part=name) for text in ("Year 2021", "Year 2022")]
        return [paragraph("Outcomes:", part=name), one, below[0], two, below[1]]

    found = [*sheet("sheet A"), *sheet("sheet B")]
    assert named(*found) == [("Year 2021",), ("Year 2022",)] * 2
    assert not any(asked(*found))
