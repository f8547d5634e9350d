from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from drawn import (
    CELL,
    GRID,
    doubts_of,
    flowed,
    new_page,
    painted,
    read_bytes,
    rows_of,
    space,
    table,
    tables_of,
    text,
)

LONG = (
    "Named Suspect identified: victim supports police action but evidential difficulties"
    " prevent further action (Outcome 15)"
)
LABELS = [
    ["Outcome of the investigation", "2019/20", "2020/21", "Total"],
    ["Charge/Summons: a person has been charged or summonsed for the crime", "12", "7", "19"],
    ["Caution - youths: a youth offender has been cautioned by the police", "3", "4", "7"],
    [LONG, "40", "51", "91"],
    ["Investigation Complete: No suspect identified. Crime investigated", "8", "9", "17"],
    ["Total", "63", "71", "134"],
]
RECORDS = [
    ["Year", "Offence", "Outcome"],
    *(
        [
            year,
            "Sending a letter or message conveying a threatening message",
            "Evidential difficulties: suspect identified; victim does not support further action",
        ]
        for year in ("2019/20", "2020/21", "2021/22", "2022/23")
    ),
]
HEADINGS = [
    ["Month", "Caution for an adult offender who admitted it", "Taken into consideration", "All"],
    ["Apr-20", "4", "5", "9"],
    ["May-20", "6", "1", "7"],
    ["Total", "10", "6", "16"],
]
LAST = ["Caution", "3", "4"]
ALIGNED = ("TOP", "MIDDLE", "BOTTOM")


def wrapped(rows: list[list[str]], align: str) -> Flowable:
    cells = [[text(words, CELL) for words in row] for row in rows]
    widths = [130.0, *[90.0] * (len(rows[0]) - 1)]
    style = [*GRID, ("VALIGN", (0, 0), (-1, -1), align)]
    return table(cells, style, colWidths=widths, splitInRow=1)


@pytest.mark.parametrize("align", ALIGNED)
@pytest.mark.parametrize("rows", [LABELS, RECORDS, HEADINGS], ids=["labels", "records", "headings"])
def test_a_table_is_the_same_wherever_the_page_breaks_it(rows: list[list[str]], align: str):
    for height in range(560, 690, 13):
        (found,) = tables_of(read_bytes(flowed(space(height), wrapped(rows, align))))
        assert rows_of(found) == rows
        assert not doubts_of(found)


def _grid(canvas: Canvas, rows: list[float], cells: list[list[str]], *, ruled: bool = True) -> None:
    columns = [72, 250, 320, 390]
    if ruled:
        canvas.grid(columns, rows)
    for row, top in zip(cells, rows, strict=False):
        for words, left in zip(row, columns, strict=False):
            canvas.drawString(left + 4, top - 12, words)


@pytest.mark.parametrize(
    ("ending", "rest"),
    [
        (["Named suspect: victim", "7", "8"], ["supports police action", "", ""]),
        (["", "7", "8"], ["Named suspect: victim supports police action", "", ""]),
        (["Named suspect: victim supports police action", "", ""], ["", "7", "8"]),
    ],
    ids=["label goes on", "label below", "values below"],
)
def test_a_row_goes_on_below_the_repeated_heading(ending: list[str], rest: list[str]):
    head = ["Outcome", "2019", "2020"]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [160, 140, 120, 100], [head, ["Charged", "5", "6"], ending])

    def second(canvas: Canvas) -> None:
        cells = [head, rest, ["Other agency", "1", "2"], ["Caution", "3", "4"]]
        _grid(canvas, [800, 780, 760, 740, 720], cells)

    (found,) = tables_of(read_bytes(painted(first, second)))
    repeated = {cell.row for cell in found.cells if cell.header}
    assert [row for index, row in enumerate(rows_of(found)) if index not in repeated] == [
        head,
        ["Charged", "5", "6"],
        ["Named suspect: victim supports police action", "7", "8"],
        ["Other agency", "1", "2"],
        ["Caution", "3", "4"],
    ]


@pytest.mark.parametrize("top", [800, 600])
def test_the_rest_of_a_year_alone_in_its_row_goes_on_at_the_top_of_a_page(top: int):
    def first(canvas: Canvas) -> None:
        rows = [["Year", "Charged", "Cautioned"], ["FY 2020/21", "5", "6"], ["FY", "7", "8"]]
        _grid(canvas, [160, 140, 120, 100], rows)

    def second(canvas: Canvas) -> None:
        _grid(canvas, [top, top - 20], [["2021/22", "", ""]])

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert rows_of(found)[2][0] == ("FY 2021/22" if top == 800 else "FY")


def test_the_name_of_a_group_at_the_top_of_a_page_is_no_rest_of_the_label_before():
    def first(canvas: Canvas) -> None:
        rows = [["Outcome", "2019", "2020"], ["North", "", ""], ["Charged", "5", "6"]]
        _grid(canvas, [160, 140, 120, 100], rows)

    def second(canvas: Canvas) -> None:
        _grid(canvas, [800, 780, 760], [["South", "", ""], ["Charged", "1", "2"]])

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert [row[0] for row in rows_of(found)] == ["Outcome", "North", "Charged", "South", "Charged"]
    assert not doubts_of(found)


@pytest.mark.parametrize(
    ("ending", "rest", "joined"),
    [
        ("8: A resolution agreed by both sides", "Police and the victim", True),
        ("8: A resolution agreed by both sides", "9: Police and the victim", False),
        ("8: A resolution", "South", False),
    ],
)
@pytest.mark.parametrize("ruled", [True, False])
def test_where_labels_begin_with_codes_one_without_goes_on_if_it_had_no_room(
    ending: str, rest: str, joined: bool, ruled: bool
):
    head = ["Outcome", "2019", "2020"]
    rows = [head, ["1: Charged", "5", "6"], ["2: A caution for the youth", "1", "2"]]
    rows += [["3: A caution", "2", "2"], [ending, "7", "8"]]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [200, 180, 160, 140, 120, 100], rows, ruled=ruled)

    def second(canvas: Canvas) -> None:
        cells = [[rest, "", ""], ["10: Not in the interest", "1", "2"], ["14: None", "3", "4"]]
        _grid(canvas, [800, 780, 760, 740], cells, ruled=ruled)

    (found,) = tables_of(read_bytes(painted(first, second)))
    labels = [row[0] for row in rows_of(found)]
    assert (f"{ending} {rest}" in labels) == joined
    assert joined or rest in labels


@pytest.mark.parametrize("group", ["Known", ""])
def test_the_name_of_a_group_stays_apart_from_the_row_overleaf_whatever_word_it_ends_with(
    group: str,
):
    head = ["Outcome", "2019", "2020"]
    rows = [head, [group, "", ""], ["Charged", "5", "6"], ["Caution", "1", "2"]]
    rows += [["Resolution", "4", "1"], ["Unknown or passed on", "", ""]]
    rows = [row for row in rows if any(row)]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [20 * at + 100 for at in range(len(rows), -1, -1)], rows)

    def second(canvas: Canvas) -> None:
        cells = [head, ["No suspect", "1", "2"], ["Filed", "3", "4"], ["Other agency", "3", "4"]]
        _grid(canvas, [800, 780, 760, 740, 720], cells)

    (found,) = tables_of(read_bytes(painted(first, second)))
    labels = [row[0] for row in rows_of(found)]
    assert ("Unknown or passed on" in labels) == bool(group)


def test_a_table_of_words_alone_does_not_take_in_the_table_on_the_next_page():
    request = [["Request", "Response"], ["How many were charged?", "See below."]]
    other = [["Outcome", "Number"], ["Charged", "5"], ["Caution", "6"]]
    style = [*GRID, ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
    widths = [200.0, 200.0]
    data = flowed(
        table(request, style, colWidths=widths), new_page(), table(other, style, colWidths=widths)
    )
    assert [rows_of(found) for found in tables_of(read_bytes(data))] == [request, other]


@pytest.mark.parametrize(
    ("ending", "rest", "whole"),
    [
        (["Apr", "7", "8"], ["20", "", ""], ["Apr 20", "7", "8"]),
        (["Apr 20", "7", "Fewer than"], ["", "", "5"], ["Apr 20", "7", "Fewer than 5"]),
    ],
    ids=["label", "value"],
)
def test_halves_that_are_whole_only_together_are_one_row(
    ending: list[str], rest: list[str], whole: list[str]
):
    months = [[f"{month} 20", "5", "6"] for month in ("Jan", "Feb", "Mar")]
    head = ["Month", "Charged", "Caution"]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [240, 220, 200, 180, 160, 140], [head, *months, ending])

    def second(canvas: Canvas) -> None:
        _grid(canvas, [800, 780, 760], [rest, ["May 20", "1", "2"]])

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert rows_of(found) == [head, *months, whole, ["May 20", "1", "2"]]


@pytest.mark.parametrize("pages", [2, 3])
def test_crimes_that_are_alike_at_the_top_of_two_pages_are_no_heading(pages: int):
    head = ["Year", "Offence", "Outcome"]
    first = ["2020", "Theft", "Caution"]
    others = [["2021", "Theft", "Charged"], ["2022", "Fraud", "Charged"]]
    # Three pages: the second one shows how much of the heading a page repeats.
    tops = [[head, first], *([[head, others[1]]] if pages == 3 else []), [head, first]]
    again = [] if pages == 3 else [first]

    def page(top: list[list[str]], *rest: list[str]) -> Callable[[Canvas], None]:
        cells = [*top, *others, *rest]
        edges = [float(160 - 20 * n + 640 * (top is not tops[0])) for n in range(len(cells) + 1)]
        return lambda canvas: _grid(canvas, edges, cells)

    drawn = [page(top) for top in tops[:-1]]
    (found,) = tables_of(read_bytes(painted(*drawn, page(tops[-1], *again))))
    repeated = {cell.row for cell in found.cells if cell.header}
    rows = rows_of(found)
    assert [rows[index] for index in sorted(repeated)] == [head] * (pages - 1)
    assert rows.count(first) == 2 + len(again)


@pytest.mark.parametrize(
    ("below", "above", "named"),
    [
        ("South", "North", True),
        ("South", "Arson", False),  # nothing in the table shows that it has names of groups
        ("Kent Police", "North", False),  # stands on the next page as well
        ("The table is below.", "North", False),
    ],
)
def test_the_name_of_a_group_alone_below_a_table_goes_on_with_it_on_the_next_page(
    below: str, above: str, named: bool
):
    head = ["Outcome", "2019", "2020"]
    top = [above, "", ""] if above == "North" else [above, "9", "9"]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [180, 160, 140, 120, 100], [head, top, ["Charged", "5", "6"], LAST])
        canvas.drawString(76, 86, below)

    def second(canvas: Canvas) -> None:
        _grid(canvas, [800, 780, 760], [["Charged", "1", "2"], LAST])
        canvas.drawString(76, 40, "Kent Police")

    found = tables_of(read_bytes(painted(first, second)))
    rows = [row for one in found for row in rows_of(one)]
    assert ([below, "", ""] in rows) == named
    if named:
        assert rows == [head, top, ["Charged", "5", "6"], LAST, [below, "", ""], *rows[5:]]
        assert len(found) == 1


def test_a_text_below_an_empty_form_names_no_group_of_the_table_on_the_next_page():
    head = ["Outcome", "2019", "2020"]
    form = [head, ["Charged", "", ""], ["Caution", "", ""]]

    def first(canvas: Canvas) -> None:
        _grid(canvas, [180, 160, 140, 120], form)
        canvas.drawString(76, 106, "Completed table")

    def second(canvas: Canvas) -> None:
        _grid(canvas, [800, 780, 760, 740], [head, ["Charged", "1", "2"], LAST])

    found = tables_of(read_bytes(painted(first, second)))
    assert not any("Completed table" in row for one in found for row in rows_of(one))


@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize(
    ("ending", "rest", "joined"),
    [
        ("Theft from a shop", "(46)", True),
        ("Theft of a pedal cycle", "(44B)", True),
        ("Theft from a shop (46)", "(44B)", False),
        ("Theft from a shop", "(b)", False),
    ],
)
def test_a_code_alone_at_the_top_of_a_page_ends_the_label_that_has_none(
    ending: str, rest: str, joined: bool, below: bool
):
    def first(canvas: Canvas) -> None:
        rows = [["Offence", "2019", "2020"], ["Arson (56A)", "5", "6"], [ending, "7", "8"]]
        _grid(canvas, [160, 140, 120, 100], rows, ruled=False)

    def second(canvas: Canvas) -> None:
        rows = [[rest, "", ""], ["Robbery (34B)", "1", "2"], ["Burglary (30A)", "3", "4"]]
        _grid(canvas, [800, 780, 760, 740], rows if below else rows[:1], ruled=False)
        canvas.drawString(72, 600, "We hope that this is of help to you. Please write to us again")
        canvas.drawString(72, 586, "should anything in this letter be unclear.")

    found = tables_of(read_bytes(painted(first, second)))
    labels = [row[0] for one in found for row in rows_of(one)]
    assert (f"{ending} {rest}" in labels) == joined
    assert (ending in labels) != joined
    if joined:
        assert rest not in labels
        assert not any(map(doubts_of, found))


@pytest.mark.parametrize("narrow", [True, False])
def test_last_figures_at_the_top_of_a_page_go_on_where_other_rows_break_theirs(narrow: bool):
    rows = [
        ["Year", "Charged", "Caution", "None", "All"],
        ["2020", "3", "5", "8", "16"],
        ["2021", "65", "75", "74", "21"],
    ]

    def first(canvas: Canvas) -> None:
        tops = [160, 140, 120]
        for row, top in zip(rows, tops, strict=True):
            for words, left in zip(row, [76, 170, 250, 330, 410], strict=True):
                canvas.drawString(left, top, words)

    def second(canvas: Canvas) -> None:
        canvas.drawString(410, 800, "4")
        below = [["2022", "40", "51", "62", "153"], ["2023", "80", "71", "62", "213"]]
        for row, top in zip(below, [776, 740], strict=True):
            for words, left in zip(row[:4], [76, 170, 250, 330], strict=True):
                canvas.drawString(left, top, words)
            whole = row[4]
            for words, down in [(whole[:2], 0), (whole[2:], 14)] if narrow else [(whole, 0)]:
                canvas.drawString(410, top - down, words)

    (found,) = tables_of(read_bytes(painted(first, second)))
    assert (rows_of(found)[2] == ["2021", "65", "75", "74", "21 4"]) == narrow


def _overleaf(letterhead: list[str], top: list[str]) -> list[list[list[str]]]:
    """Return the rows of the tables of two pages, the second of which has lines above it."""

    def first(canvas: Canvas) -> None:
        cells = [["Outcome", "2019", "2020"], ["Charged", "5", "6"], ["Other agency", "1", "2"]]
        _grid(canvas, [160, 140, 120, 100], cells)

    def second(canvas: Canvas) -> None:
        for at, words in enumerate(letterhead):
            canvas.drawString(76, 800 - 14 * at, words)
        _grid(canvas, [700, 680, 660, 640], [top, ["Caution", "3", "4"], ["Total", "16", "20"]])

    return [rows_of(found) for found in tables_of(read_bytes(painted(first, second)))]


def test_a_table_goes_on_below_a_letterhead_without_its_heading():
    address = ["Clemonds Hey", "Winsford CW7 2UA", "Tel No: 101"]
    (found,) = _overleaf(address, ["Taken into consideration", "7", "8"])
    assert [row[0] for row in found][-3:] == ["Taken into consideration", "Caution", "Total"]


def test_what_stands_below_a_sentence_or_has_a_heading_is_a_table_of_its_own():
    assert len(_overleaf(["Arrests are given below."], ["Released", "7", "8"])) == 2
    assert len(_overleaf(["Tel No: 101"], ["Outcome", "2021", "2022"])) == 2


@pytest.mark.parametrize(
    ("second", "joined"),
    [
        ("Victim unsupportive", True),
        ("Criminal damage to a vehicle", False),
    ],
)
def test_both_halves_of_a_label_are_one_where_it_stands_whole_elsewhere(second: str, joined: bool):
    label = "Named suspect. Victim unsupportive"
    upper = "Named suspect."
    head = ["Outcome", "2019", "2020"]

    def first(canvas: Canvas) -> None:
        rows = [
            head,
            ["Dwellings", "", ""],
            [label, "5", "6"],
            ["Other", "1", "2"],
            [upper, "7", "8"],
        ]
        _grid(canvas, [220, 200, 180, 160, 140, 120], rows)

    def following(canvas: Canvas) -> None:
        cells = [[second, "", ""], ["Other agency", "1", "2"], ["Caution", "3", "4"]]
        _grid(canvas, [800, 780, 760, 740], cells)

    (found,) = tables_of(read_bytes(painted(first, following)))
    assert ([label, "7", "8"] in rows_of(found)) == joined
    assert ([upper, "7", "8"] in rows_of(found)) != joined
