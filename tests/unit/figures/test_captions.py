"""The texts around a table that name it."""

from __future__ import annotations

from dataclasses import replace

from builders import paragraph, table
from foi_compare.interpret.table_axes.captions import (
    Above,
    captions_code,
    captions_offence,
    captions_period,
    tell_apart,
)
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import Box, Figure, Place, TextBlock
from unit.figures.known_labels import KnownLabels

GRID = table("Outcome | Total", "Charged | 3")


def test_the_text_right_above_is_nearest_and_a_heading_above_it_follows() -> None:
    blocks = (
        paragraph("Burglary", "heading"),
        paragraph("The data you asked for are given here:"),
        GRID,
    )
    captions = Above(blocks).captions_of(GRID, 2)
    assert captions == ("The data you asked for are given here:", "Burglary")
    assert captions_offence(captions) == "Burglary"


def test_the_name_of_a_sheet_stands_above_the_title_of_its_table() -> None:
    grid = table("Outcome | Total", "Charged | 3", caption="2021-22")
    blocks = (paragraph("2021-22", "heading"), paragraph("Theft"), grid)
    captions = Above(blocks).captions_of(grid, 2)
    assert captions == ("Theft", "2021-22")
    period = captions_period(captions)
    assert period is not None
    assert period.as_printed == "2021-22"


def test_every_title_on_its_sheet_names_a_table_and_no_paragraph_of_a_letter_does() -> None:
    grid = table("Outcome | Total", "Charged | 3", part="sheet A")
    titles = (paragraph("Burglary", part="sheet A"), paragraph("Question 1: 2021", part="sheet A"))
    assert Above((*titles, grid)).captions_of(grid, 2) == ("Question 1: 2021", "Burglary")
    letter = (paragraph("Burglary"), paragraph("Question 1: 2021"), GRID)
    assert Above(letter).captions_of(GRID, 2) == ("Question 1: 2021",)


def test_the_lines_of_the_sheet_before_name_no_table() -> None:
    grid = table("Outcome | Total", "Charged | 3", part="sheet B")
    before = [paragraph(said, part="sheet A") for said in ("Theft", "Date: 13/09/2023", "Notes")]
    heading = paragraph("2021", "heading", part="sheet B")
    assert Above((*before, heading, grid)).captions_of(grid, 4) == ("2021",)


def test_the_title_over_tables_that_stand_beside_each_other_names_them_all() -> None:
    def text(said: str) -> TextBlock:
        return paragraph(said, part="sheet A")

    grid = table("Outcome | Total", "Charged | 3", part="sheet A")
    titled = (text("Theft"), text("2021"), grid, text("2022"), grid, text("2023"), grid)
    assert [Above(titled).captions_of(grid, at) for at in (2, 4, 6)] == [
        ("2021", "Theft"), ("2022", "Theft"), ("2023", "Theft"),
    ]  # fmt: skip
    assert [Above((text("Theft"), grid, grid)).captions_of(grid, at) for at in (1, 2)] == [
        ("Theft",), ("Theft",),
    ]  # fmt: skip


def test_a_caption_that_the_file_ties_to_a_table_is_nearest() -> None:
    grid = table("Outcome | Total", "Charged | 3", caption="Theft")
    assert Above((paragraph("Table 2"), grid)).captions_of(grid, 1) == ("Theft", "Table 2")


def test_nothing_beyond_another_table_or_of_a_statute_names_it() -> None:
    act = paragraph("Freedom of Information Act 2000", "heading")
    blocks = (act, paragraph("As follows:"), GRID, paragraph("And:"), GRID)
    assert Above(blocks).captions_of(GRID, 2) == ("As follows:",)
    assert Above(blocks).captions_of(GRID, 4) == ("And:",)


def test_a_title_at_the_foot_of_a_page_names_the_table_that_opens_the_next() -> None:
    edges = (paragraph("Page 1", "page_footer"), paragraph("Kent Police", "page_header"))
    blocks = (GRID, paragraph("Theft from shop"), *edges, GRID)
    assert Above(blocks).captions_of(GRID, 4) == ("Theft from shop",)
    between = (GRID, paragraph("Theft from shop"), paragraph("1 At court.", "footnote"), GRID)
    assert Above(between).captions_of(GRID, 3) == ()


def test_a_caption_that_is_the_name_of_an_outcome_gives_its_code() -> None:
    matcher = KnownLabels()
    assert captions_code(("Crimes recorded as Outcome 21 by year",), matcher) == "21"
    assert captions_code(("Figures", "Outcome 18: no suspect identified"), matcher) == "18"
    assert captions_code(("Outcome 22 was introduced in 2019",), matcher) == ""
    assert captions_code(("The following were given Outcome 22:",), matcher) == "22"
    assert captions_code(("Burglary",), matcher) == ""
    title = "Kent Police FOI request 24/123 - rape offences with outcome 16"
    assert captions_code((title,), matcher) == "16"
    assert captions_code(("Rape offences other than with outcome 16",), matcher) == ""
    assert captions_code(("Rape offences with outcomes 16 and 18",), matcher) == ""


def _tables(*titles: str) -> tuple[Figure, ...]:
    """Return the figures of tables that only their titles tell apart."""
    found: list[Figure] = []
    for group, title in enumerate(titles):
        (layout,) = lay_out(GRID, "reply.xlsx", group, captions=(title, "Data"))
        reading = read_layout(layout, KnownLabels(), Surroundings(), group, "table")
        found.extend(reading.figures)
    return tell_apart(found, {group: (title, "Data") for group, title in enumerate(titles)})


def test_beside_offences_a_third_title_is_an_offence_too() -> None:
    found = _tables("Robbery", "Threats to kill", "Bladed articles")
    assert [(one.offence, one.breakdown) for one in found] == [
        ("Robbery", ()),
        ("Threats to kill", ()),
        ("Bladed articles", ()),
    ]


def test_beside_places_a_title_is_a_breakdown() -> None:
    found = _tables("Maidstone", "Medway")
    assert [one.breakdown for one in found] == [(("", "Maidstone"),), (("", "Medway"),)]


def test_titles_of_one_form_are_told_apart_by_what_differs_in_them() -> None:
    found = _tables("Outcomes of robbery offences, 2023", "Outcomes of arson offences, 2023")
    assert [one.offence for one in found] == ["robbery offences", "arson offences"]


def test_titles_of_one_form_that_say_the_same_tell_nothing_apart() -> None:
    found = _tables("Outcomes of crimes, 2023", "Outcomes of crimes, 2023")
    assert not any(one.offence or one.breakdown for one in found)


def test_the_figures_of_sentences_do_not_keep_tables_from_being_told_apart() -> None:
    tables = _tables("Maidstone", "Medway")
    said = [replace(one, group=7 + at, label="") for at, one in enumerate(tables)]
    bare = [replace(one, breakdown=(), doubts=()) for one in tables]
    found = tell_apart((*bare, *said), {0: ("Maidstone",), 1: ("Medway",)})
    assert [one.breakdown for one in found[:2]] == [(("", "Maidstone"),), (("", "Medway"),)]


def test_the_one_span_of_days_in_a_long_text_dates_the_table_below_it() -> None:
    text = (
        "You asked for results of crimes of stalking and of harassment for the period 1 May 2023"
        " to 30 April 2024. Both are shown below as our records stood on the day of this reply."
    )
    told = captions_period(Above((paragraph(text), GRID)).captions_of(GRID, 1))
    assert told is not None
    assert str(told.start) == "2023-05-01"
    year = text.replace("for the period 1 May 2023 to 30 April 2024", "under the rules of 2014")
    assert Above((paragraph(year), GRID)).captions_of(GRID, 1) == ()


def test_a_sentence_that_tells_a_story_dates_no_table() -> None:
    assert captions_period(("Our office was shared with a neighbour in 2019.",)) is None
    assert captions_period(("The figures below were not kept until 2019.",)) is None
    told = captions_period(("The crimes below were recorded in 2019.",))
    assert told is not None
    assert told.as_printed == "2019"


def test_the_one_period_of_a_long_title_dates_the_table_however_much_else_it_says() -> None:
    title = "Table 1: assault with injury, crimes recorded 2022 by district, station and outcome"
    told = captions_period((title,))
    assert told is not None
    assert told.as_printed == "2022"
    assert captions_period(("Assaults of 2019, beside those of 2023",)) is None


def test_a_title_names_the_tables_that_stand_level_below_it() -> None:
    """`Dog theft` stands once, over the tables of 2021/22 and of 2022/23."""
    left, right, below = (
        replace(GRID, place=Place("page 1", page=1, table=1, box=box))
        for box in (Box(40, 100, 280, 200), Box(300, 100, 540, 170), Box(40, 220, 280, 300))
    )
    blocks = (paragraph("Dog theft", "heading"), left, right, below)
    assert Above(blocks).captions_of(right, 2) == ("Dog theft",)
    assert Above(blocks).captions_of(below, 3) == ()


def test_a_heading_over_labels_may_be_the_name_of_the_table() -> None:
    rows = ("Charged | 3", "Community resolution | 4")
    for head, offence, year in (
        ("Shoplifting 2022/23", "Shoplifting", "2022-04-01"),
        ("Outcomes in 2021", "", "2021-01-01"),
        ("Offence type", "", ""),
    ):
        (layout,) = lay_out(table(f"{head} | Crimes", *rows), "reply.docx", 0)
        found = read_layout(layout, KnownLabels(), Surroundings(), 0, "table").figures
        assert {one.offence for one in found} == {offence}
        assert {str(one.period.start) if one.period else "" for one in found} == {year}
