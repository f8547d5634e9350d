from __future__ import annotations

import pytest

from drawn import GRID, doubts_of, flowed, read_bytes, rows_of, table, tables_of
from foi_compare.model import Cell, Place, Table
from foi_compare.readers.pages.pdf_spans import with_label_spans

PLACE = Place(part="page 1", page=1)
HEAD = ["Year", "Outcome", "Number"]
NAMES = ["Charged", "Caution", "Other"]


def built(rows: list[list[str]]) -> Table:
    cells = [
        Cell(row=y, column=x, text=text, place=PLACE)
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
        if text
    ]
    return Table(cells=tuple(cells), n_rows=len(rows), n_columns=len(rows[0]), place=PLACE)


def blocks(at: int) -> list[list[str]]:
    """Two years of three outcomes each, the year beside one of the rows."""
    rows = [HEAD]
    for year in ("2019", "2020"):
        rows.extend(
            [year if index == at else "", name, str(10 * index + 3)]
            for index, name in enumerate(NAMES)
        )
    return rows


def years(found: Table) -> list[str]:
    return [row[0] for row in rows_of(found)[1:]]


@pytest.mark.parametrize("at", [1, 2])
def test_a_label_in_the_middle_or_at_the_bottom_stands_for_its_block(at: int):
    found = with_label_spans(built(blocks(at)))
    assert years(found) == ["2019"] * 3 + ["2020"] * 3
    assert not doubts_of(found)


def test_a_label_at_the_top_of_its_block_stays_as_it_is():
    given = built(blocks(0))
    assert with_label_spans(given) == given


def test_a_sum_below_each_block_shows_the_rows_of_its_label():
    rows = [["Area", "Outcome", "2019/20"]]
    for area, names in (("North", ["Charged", "Caution"]), ("South", ["Caution", "Other", "Fine"])):
        rows.extend(["", name, "4"] for name in names[:-1])
        rows.append([area, names[-1], "5"])
        rows.append(["Subtotal", "", "9"])
    found = with_label_spans(built(rows))
    assert [row[0] for row in rows_of(found)[1:]] == [
        "North", "North", "Subtotal", "South", "South", "South", "Subtotal",
    ]  # fmt: skip


def test_rows_that_do_not_show_their_label_are_in_doubt():
    rows = [
        HEAD,
        ["", "Charged", "3"],
        ["2019", "Caution", "4"],
        ["", "Fine", "5"],
        ["2020", "Other", "6"],
    ]
    found = with_label_spans(built(rows))
    assert doubts_of(found) == ["Charged", "Caution", "Fine", "Other"]


def test_numbers_in_the_second_column_make_no_blocks():
    given = built([["Outcome", "2019", "2020"], ["", "3", "4"], ["Charged", "5", "6"]])
    assert with_label_spans(given) == given


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
def test_a_label_that_spans_rows_without_a_rule_is_read_wherever_it_stands(align: str):
    rows = [[text if x or not y or y in (1, 4) else "" for x, text in enumerate(row)]
            for y, row in enumerate([HEAD, *[["2019", n, "1"] for n in NAMES],
                                     *[["2020", n, "2"] for n in NAMES]])]  # fmt: skip
    style = [
        ("SPAN", (0, 1), (0, 3)),
        ("SPAN", (0, 4), (0, 6)),
        ("VALIGN", (0, 0), (-1, -1), align),
        ("BACKGROUND", (0, 0), (-1, 0), "lightgrey"),
        ("ROWBACKGROUNDS", (1, 1), (-1, -1), ["white", "lightgrey"]),
    ]
    (found,) = tables_of(read_bytes(flowed(table(rows, style))))
    filled = years(found)
    if align == "TOP":
        assert filled == ["2019", "", "", "2020", "", ""]
    else:
        assert filled == ["2019"] * 3 + ["2020"] * 3


def test_a_label_that_spans_rows_goes_on_beside_those_of_the_next_page():
    def cell(row: int, column: int, text: str, page: int, span: int = 1) -> Cell:
        place = Place(part=f"page {page}", page=page)
        return Cell(row=row, column=column, text=text, place=place, row_span=span)

    cells = [cell(0, column, text, 1) for column, text in enumerate(HEAD)]
    cells.append(cell(1, 0, "2019", 1, span=2))
    for row, page in ((1, 1), (2, 1), (3, 2), (4, 2)):
        cells.extend([cell(row, 1, NAMES[row % 3], page), cell(row, 2, str(row), page)])
    given = Table(cells=tuple(cells), n_rows=5, n_columns=3, place=PLACE)
    assert years(with_label_spans(given)) == ["2019"] * 4


def test_a_ruled_label_keeps_the_rows_its_rules_give_it():
    rows = [HEAD, ["2019", "Charged", "1"], ["", "Caution", "2"], ["2020", "Charged", "3"]]
    style = [*GRID, ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "BOTTOM")]
    (found,) = tables_of(read_bytes(flowed(table(rows, style))))
    assert years(found) == ["2019", "2019", "2020"]
