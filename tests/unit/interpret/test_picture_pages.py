"""A table that goes on in the next picture is read as one, and only where that is plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import document, paragraph, table
from foi_compare.checks import run_checks
from foi_compare.interpret import interpret
from foi_compare.interpret.table_layout.picture_pages import tables_over_pages
from foi_compare.ledger import account
from foi_compare.model import (
    Block,
    Box,
    Document,
    Place,
    RawPart,
    Reply,
    Settings,
    Table,
    TextBlock,
)
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

HEAD = "Outcome | 2021 | 2022"
FIRST = (HEAD, "Charged/Summonsed | 3 | 4", "Community Resolution | 5 | 6")
REST = ("Cannabis Warning | 7 | 8", "Total | 15 | 18")


def placed(*lines: str, left: float = 50.0, width: float = 100.0) -> Table:
    """Return a table whose columns begin at `left` and are `width` wide."""
    whole = table(*lines, part="page 1")
    cells = tuple(
        cell._replace(
            place=cell.place._replace(
                page=1,
                box=Box(
                    left + width * cell.column,
                    100.0 + 20 * cell.row,
                    left + width * cell.column + width - 5,
                    115.0 + 20 * cell.row,
                ),
            ),
        )
        for cell in whole.cells
    )
    return replace(whole, cells=cells)


def picture(name: str, *blocks: Block | str) -> Document:
    page = replace(document(*blocks, name=name), format="image")
    texts = (
        replace(b, place=Place(part="page 1", page=1)) if isinstance(b, TextBlock) else b
        for b in page.blocks
    )
    return replace(page, blocks=tuple(texts), raw=(RawPart("page 1", page.raw[0].text),))


def pages(upper: Table, lower: Table, *, after: str = "Kind regards") -> tuple[Document, ...]:
    asked = "1. How many burglaries were recorded, by outcome?"
    foot = paragraph("Page 1", "page_footer")
    return (
        picture("kent/page-1.png", "Kent Police", asked, upper, foot),
        picture("kent/page-2.png", lower, after),
    )


def read(documents: tuple[Document, ...]) -> Reply:
    (one,) = interpret(
        documents, matcher=matcher(), forces=forces(), wordings=wordings(), settings=Settings()
    )
    return one


def test_rows_in_the_next_picture_stand_under_the_heading_and_in_their_own_file() -> None:
    reply = read(pages(placed(*FIRST), placed(*REST)))
    assert [
        (f.file, f.label, f.series, f.value.amount, f.place.row, f.doubts) for f in reply.figures
    ] == [
        ("kent/page-1.png", "Charged/Summonsed", "2021", 3, 2, ()),
        ("kent/page-1.png", "Charged/Summonsed", "2022", 4, 2, ()),
        ("kent/page-1.png", "Community Resolution", "2021", 5, 3, ()),
        ("kent/page-1.png", "Community Resolution", "2022", 6, 3, ()),
        ("kent/page-2.png", "Cannabis Warning", "2021", 7, 4, ()),
        ("kent/page-2.png", "Cannabis Warning", "2022", 8, 4, ()),
        ("kent/page-2.png", "Total", "2021", 15, 5, ()),
        ("kent/page-2.png", "Total", "2022", 18, 5, ()),
    ]


def test_every_number_of_both_pictures_is_accounted_for_in_its_own() -> None:
    documents = pages(placed(*FIRST), placed(*REST))
    observations, aside, *_ = observe(read(documents), matcher=matcher(), codebook_name="x")
    rows = account(documents, observations, aside)
    assert [(row.file, row.unread) for row in rows if row.unread] == []
    assert {(row.file, row.observed) for row in rows} >= {
        ("kent/page-1.png", 4),
        ("kent/page-2.png", 4),
    }


def test_a_total_in_the_next_picture_is_held_against_the_rows_of_both() -> None:
    reply = read(pages(placed(*FIRST), placed("Cannabis Warning | 7 | 8", "Total | 14 | 18")))
    doubtful = {figure.series for figure in reply.figures if figure.doubts}
    assert doubtful == {"2021"}


def test_a_total_of_both_pictures_is_a_proof() -> None:
    reply = read(pages(placed(*FIRST), placed(*REST)))
    observations, *_ = observe(reply, matcher=matcher(), codebook_name="x")
    found = run_checks(reply, observations, matcher().codes)
    proofs = [(one.passed, one.files) for one in found if one.check == "printed_total"]
    assert proofs == [(True, ("kent/page-2.png", "kent/page-1.png"))] * 2


def test_a_heading_that_the_next_picture_repeats_is_no_new_one() -> None:
    found = tables_over_pages(pages(placed(*FIRST), placed(HEAD, *REST)))
    assert [run.table.n_rows for run in found.values()] == [6]
    reply = read(pages(placed(*FIRST), placed(HEAD, *REST)))
    assert [f.value.amount for f in reply.figures] == [3, 4, 5, 6, 7, 8, 15, 18]


def test_a_table_runs_over_three_pictures() -> None:
    first, second = pages(placed(*FIRST), placed(REST[0]))
    middle = replace(second, blocks=second.blocks[:1])
    last = picture("kent/page-3.png", placed(REST[1]))
    reply = read((first, middle, last))
    assert [f.file[-5] for f in reply.figures] == ["1"] * 4 + ["2"] * 2 + ["3"] * 2
    assert all(f.series and not f.doubts for f in reply.figures)


def test_a_sheet_that_lay_a_little_aside_is_the_same_table() -> None:
    assert tables_over_pages(pages(placed(*FIRST), placed(*REST, left=62.0)))


@pytest.mark.parametrize(
    "lower",
    [
        pytest.param(placed("Outcome | 2023 | 2024", *REST), id="a heading of its own"),
        pytest.param(placed("Cannabis Warning | 7", "Total | 15"), id="fewer columns"),
        pytest.param(placed(*REST, left=120.0), id="columns that stand elsewhere"),
        pytest.param(placed("is appropriate | |", *REST), id="the rest of a label"),
        pytest.param(placed("| 7 | 8", *REST), id="numbers without their label"),
        pytest.param(table(*REST), id="nobody knows where the columns stand"),
    ],
)
def test_what_need_not_be_the_same_table_is_not_joined(lower: Table) -> None:
    assert not tables_over_pages(pages(placed(*FIRST), lower))


def test_a_label_at_the_end_whose_numbers_may_follow_is_not_joined() -> None:
    assert not tables_over_pages(pages(placed(*FIRST, "Cannabis Warning | |"), placed(*REST)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kent/page-1.png", "kent/page-3.png"),
        ("kent/page-1.png", "kent/annex-2.png"),
        ("kent/page-1.png", "essex/page-2.png"),
        ("kent/front.png", "kent/back.png"),
    ],
)
def test_only_the_next_picture_of_a_set_goes_on(one: str, other: str) -> None:
    upper, lower = pages(placed(*FIRST), placed(*REST))
    assert tables_over_pages((upper, lower))
    assert not tables_over_pages((replace(upper, name=one), replace(lower, name=other)))


def test_a_text_between_parts_two_tables() -> None:
    upper, lower = pages(placed(*FIRST), placed(*REST))
    apart = replace(lower, blocks=(paragraph("Burglary in 2023:"), *lower.blocks))
    assert not tables_over_pages((upper, apart))


def test_records_in_the_next_picture_are_counted_with_those_before() -> None:
    first = placed("Year | Outcome", "2021 | Charged/Summonsed", "2022 | Charged/Summonsed")
    rest = placed("2021 | Charged/Summonsed", "2022 | Cannabis Warning")
    reply = read(pages(first, rest))
    assert {(f.label, f.series, f.value.amount) for f in reply.figures} == {
        ("Charged/Summonsed", "2021", 2),
        ("Charged/Summonsed", "2022", 1),
        ("Cannabis Warning", "2022", 1),
    }
    assert {
        (item.file, item.text) for item in reply.set_aside if item.rule == "counted_record"
    } == {
        ("kent/page-1.png", "rows 2 to 3 of a list with one row per crime"),
        ("kent/page-2.png", "rows 4 to 5 of a list with one row per crime"),
    }


def test_a_table_of_an_earlier_message_is_set_aside_with_its_rest() -> None:
    message = "-----Original Message-----\nFrom: A Person\nSent: 3 May 2024 10:00\nTo: Kent Police"
    answer = table("Outcome | 2023", "Charged/Summonsed | 9", part="page 1")
    letter = ("Kent Police", "Response", "1. As follows:", answer, message)
    documents = (
        picture("kent/1.png", *letter, placed(*FIRST)),
        picture("kent/2.png", placed(*REST)),
    )
    reply = read(documents)
    assert [figure.value.amount for figure in reply.figures] == [9]
    observations, aside, *_ = observe(reply, matcher=matcher(), codebook_name="x")
    assert not [row for row in account(documents, observations, aside) if row.unread]


def test_a_title_at_the_foot_of_a_picture_names_the_table_that_opens_the_next() -> None:
    upper, lower = pages(placed(*FIRST), placed(HEAD.replace("Outcome", "Result"), *REST))
    titles = (paragraph("Arson", "heading"), paragraph("Robbery", "heading"))
    blocks = (*upper.blocks[:2], titles[0], *upper.blocks[2:-1], titles[1], upper.blocks[-1])
    reply = read((replace(upper, blocks=blocks), lower))
    assert {(f.file, f.offence) for f in reply.figures} == {
        ("kent/page-1.png", "Arson"),
        ("kent/page-2.png", "Robbery"),
    }


def test_what_stands_in_a_picture_of_another_letter_names_nothing() -> None:
    upper, lower = pages(placed(*FIRST), placed(HEAD.replace("Outcome", "Result"), *REST))
    foot = replace(upper, blocks=(*upper.blocks, paragraph("Robbery", "heading")))
    reply = read((foot, replace(lower, name="kent/annex-2.png")))
    assert {figure.offence for figure in reply.figures} == {""}


def boxed(whole: Table, edges: tuple[float, ...]) -> Table:
    """Return a table whose columns lie between these edges."""
    cells = (
        c._replace(
            place=c.place._replace(
                box=Box(edges[c.column], 100.0, edges[c.column + c.column_span], 115.0)
            )
        )
        for c in whole.cells
    )
    return replace(whole, cells=tuple(cells))


def test_columns_may_seem_narrower_where_no_heading_stands_over_them():
    upper = boxed(placed(*FIRST), (60, 213, 320, 444))
    lower = boxed(placed(*REST), (61, 214, 279, 376))
    assert tables_over_pages(pages(upper, lower))
    assert not tables_over_pages(pages(upper, boxed(placed(*REST), (61, 330, 420, 480))))


GROUPED = (HEAD, "North | |", *FIRST[1:], "South | |", *FIRST[1:])


def spanned(whole: Table) -> Table:
    """Return a table in which what stands alone in its row reaches over all columns."""
    filled = {(cell.row, cell.column) for cell in whole.cells if cell.text}
    cells = (
        c if (c.row, 1) in filled else c._replace(column_span=3)
        for c in whole.cells
        if (c.row, c.column) in filled
    )
    return replace(whole, cells=tuple(cells))


def test_a_name_over_all_columns_may_open_a_picture_where_others_stand_above():
    rest = spanned(placed("East | |", *REST))
    found = tables_over_pages(pages(spanned(placed(*GROUPED)), rest))
    assert [run.table.n_rows for run in found.values()] == [10]
    assert not tables_over_pages(pages(placed(*FIRST), rest))
    assert not tables_over_pages(pages(spanned(placed(*GROUPED)), spanned(placed("East | |"))))


def row_alone(text: str, x0: float = 52.0, x1: float = 320.0, doubt: str = "") -> TextBlock:
    place = Place(part="page 1", page=1, box=Box(x0, 60.0, x1, 72.0))
    return TextBlock(text=text, place=place, doubt=doubt)


def lone(*blocks: Block) -> tuple[Document, ...]:
    upper, lower = pages(placed(*FIRST), placed(*REST))
    return upper, replace(
        lower,
        blocks=(*blocks, *lower.blocks[1:]),
        raw=(RawPart("page 1", " ".join(getattr(block, "text", "") for block in blocks)),),
    )


def test_a_row_that_opens_a_picture_alone_is_one_of_the_table_before():
    documents = lone(row_alone("Grand Total 8 1,010"))
    reply = read(documents)
    below = [f for f in reply.figures if f.file.endswith("2.png")]
    assert [(f.label, f.series, f.value.amount) for f in below] == [
        ("Grand Total", "2021", 8),
        ("Grand Total", "2022", 1010),
    ]
    observations, aside, *_ = observe(reply, matcher=matcher(), codebook_name="x")
    assert not [row for row in account(documents, observations, aside) if row.unread]


def test_the_label_of_a_row_that_opens_a_picture_may_go_on_below_it():
    reply = read(lone(row_alone("Not yet assigned an 8 10\noutcome\nTotal 9 11")))
    below = [f for f in reply.figures if f.file.endswith("2.png")]
    assert [(f.label, f.value.amount) for f in below] == [
        ("Not yet assigned an outcome", 8),
        ("Not yet assigned an outcome", 10),
        ("Total", 9),
        ("Total", 11),
    ]


def test_a_doubt_on_a_row_that_opens_a_picture_is_one_on_its_numbers():
    reply = read(lone(row_alone("Cannabis Warning 8 10", doubt="`8` may be `3`")))
    assert {f.value.amount: f.doubts for f in reply.figures if f.file.endswith("2.png")} == {
        8: ("`8` may be `3`",),
        10: ("`8` may be `3`",),
    }


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(row_alone("Grand Total 8"), id="a column is blank, and which?"),
        pytest.param(row_alone("Grand Total 8 10 12"), id="more numbers than columns"),
        pytest.param(row_alone("Outcome 14 8 10"), id="a label that ends with a number"),
        pytest.param(row_alone("8 10"), id="no label"),
        pytest.param(row_alone("Grand Total 8 10", x0=90.0), id="begins elsewhere"),
        pytest.param(row_alone("Grand Total 8 10", x1=200.0), id="ends before the last column"),
        pytest.param(row_alone("Grand Total 8 10\nAs of May"), id="a text goes on below it"),
    ],
)
def test_a_line_that_need_not_be_a_row_is_not_joined(block: TextBlock):
    assert tables_over_pages(lone(row_alone("Grand Total 8 10")))
    assert not tables_over_pages(lone(block))


def test_a_row_right_above_a_table_is_not_joined():
    assert not tables_over_pages(lone(row_alone("Grand Total 8 10"), placed(*REST)))


BY_YEAR = (
    "Year | Outcome | Male | Female",
    "2021 | Charged/Summonsed | 1 | 2",
    " | Community Resolution | 3 | 4",
    "2022 | Charged/Summonsed | 5 | 6",
    " | Community Resolution | 7 | 8",
)
REST_OF_YEAR = ("Cannabis Warning | 9 | 10", "Penalty Notice for Disorder | 11 | 12")


def without_blanks(whole: Table) -> Table:
    return replace(whole, cells=tuple(cell for cell in whole.cells if cell.text))


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(placed(*REST_OF_YEAR, left=150.0), id="the column of the year is not there"),
        pytest.param(
            without_blanks(placed(*(f" | {line}" for line in REST_OF_YEAR))), id="it is blank"
        ),
    ],
)
def test_rows_of_a_group_that_is_named_in_the_picture_before_are_of_that_group(rest: Table):
    reply = read(pages(without_blanks(placed(*BY_YEAR)), rest))
    below = {f.value.amount: f for f in reply.figures if f.file.endswith("2.png")}
    assert {amount: (f.label, f.series) for amount, f in below.items()} == {
        9: ("Cannabis Warning", "2022"),
        10: ("Cannabis Warning", "2022"),
        11: ("Penalty Notice for Disorder", "2022"),
        12: ("Penalty Notice for Disorder", "2022"),
    }
    assert not any(figure.doubts for figure in below.values())
    observations, aside, *_ = observe(reply, matcher=matcher(), codebook_name="x")
    rows = account(pages(without_blanks(placed(*BY_YEAR)), rest), observations, aside)
    assert not [row for row in rows if row.unread]


def test_a_narrower_table_is_not_joined_where_every_row_has_all_columns():
    whole = tuple(line.replace(" | Comm", "2021 | Comm") for line in BY_YEAR)
    rest = placed(*REST_OF_YEAR, left=150.0)
    assert not tables_over_pages(pages(placed(*whole), rest))


def test_the_name_of_a_group_at_the_foot_of_a_picture_names_the_rows_of_the_next():
    lines = (HEAD, "North | |", *FIRST[1:], "South | |")
    upper = without_blanks(placed(*lines))
    reply = read(pages(upper, placed(*FIRST[1:])))
    below = {f.value.amount: f for f in reply.figures if f.file.endswith("2.png")}
    assert sorted(below) == [3, 4, 5, 6]
    assert {text for figure in below.values() for _, text in figure.breakdown} == {"South"}
    assert not any(figure.doubts for figure in below.values())
    lone_name = without_blanks(placed(*FIRST, "South | |"))
    assert not tables_over_pages(pages(lone_name, placed(*REST)))


def test_the_rest_of_a_label_is_no_row_below_the_name_of_a_group():
    upper = without_blanks(placed(HEAD, "North | |", *FIRST[1:], "Cannabis | |"))
    assert not tables_over_pages(pages(upper, placed("warning | 7 | 8", *REST)))
    assert not tables_over_pages(lone(row_alone("warning 8 10")))
