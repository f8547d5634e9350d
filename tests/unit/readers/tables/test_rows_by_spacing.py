from __future__ import annotations

import pytest

from foi_compare.readers.tables.by_rules.spaced import read_by_spacing
from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.choice.columned import read_by_columns
from foi_compare.readers.tables.ground.grid import Grid
from foi_compare.readers.tables.ground.lines import lines_of
from foi_compare.readers.tables.ground.page import Page, Word
from foi_compare.text import fold_space
from typeset import words_at, words_of

WIDTHS = [60, 180, 170]
HEAD = ["Year", "Offence", "Outcome"]
THEFT = "Theft from the person\nof another"
LETTER = "Sending a letter that\nconveys a threat\nto kill"
RECORDS = [
    ["FY\n2019/20", THEFT, "Charged"],
    ["FY\n2020/21", LETTER, "No suspect identified;\ncase closed"],
    ["FY\n2019/20", THEFT, "Charged"],
    ["FY\n2020/21", THEFT, "No suspect identified;\ncase closed"],
    ["FY\n2019/20", LETTER, "Charged"],
    ["FY\n2020/21", THEFT, "Charged"],
    ["FY\n2019/20", LETTER, "No suspect identified;\ncase closed"],
]


def texts(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = fold_space(cell.text)
    return rows


def folded(rows: list[list[str]]) -> list[list[str]]:
    return [[fold_space(text) for text in row] for row in rows]


def moved(words: list[Word], down: float) -> list[Word]:
    return [w._replace(top=w.top + down, bottom=w.bottom + down) for w in words]


def page_of_words(words: list[Word]) -> Page:
    return Page(number=1, width=595, height=842, words=tuple(words), horizontal=(), vertical=())


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
def test_records_of_several_lines_are_parted_by_the_room_between_them(align: str):
    rows = [HEAD, *RECORDS]
    (grid,) = read_by_spacing(lines_of(words_of(rows, WIDTHS, align=align, pad=3)))
    assert texts(grid) == folded(rows)
    assert grid.n_header == 1


@pytest.mark.parametrize("align", ["top", "middle", "bottom"])
def test_each_column_by_itself_shows_the_same_rows(align: str):
    rows = [HEAD, *RECORDS]
    grid = read_by_columns(lines_of(words_of(rows, WIDTHS, align=align, pad=3)))
    assert grid is not None
    assert texts(grid) == folded(rows)


def test_records_without_rules_are_confirmed_by_a_second_reading():
    words = words_of([HEAD, *RECORDS], WIDTHS, pad=3)
    (table,) = tables_of(page_of_words(words), None, check=False)
    assert table.readings == ("spacing", "columns")
    assert not table.doubts


def test_values_halfway_down_their_labels_keep_them():
    rows = [
        ["Outcome", "2020", "2021"],
        ["Charged or\nsummonsed", "4", "1"],
        ["Named suspect identified:\nvictim does not\nsupport", "12", "9"],
        ["Caution", "3", "0"],
        ["No suspect\nidentified", "7", "8"],
    ]
    (grid,) = read_by_spacing(lines_of(words_of(rows, [160, 60, 60], align="middle", pad=4)))
    assert texts(grid) == folded(rows)


def test_rows_that_stand_as_close_as_their_lines_show_nothing():
    words = words_of([HEAD, *RECORDS], WIDTHS)
    assert read_by_spacing(lines_of(words)) == []
    assert read_by_columns(lines_of(words)) is None


def test_a_heading_and_two_rows_are_enough_below_paragraphs_that_stand_as_far_apart():
    rows = [["Outcome\ntype", "2019/202\n0", "2020/202\n1"], ["Charged or\nsummonsed", "9", "2"]]
    rows.append(["Caution", "8", "3"])
    letter = words_of([["Dear Requester,"], ["The records are below."]], [400], pad=3)
    table = moved(words_of(rows, [100, 60, 60], pad=3), 36)
    table = [w._replace(start=w.start + 1_000_000) for w in table]
    (grid,) = read_by_spacing(lines_of([*letter, *table]))
    assert texts(grid) == folded(rows)
    assert read_by_spacing(lines_of(table)) == []


def test_a_column_may_have_a_text_in_one_row_of_many():
    rows = [["", f"Charged with offence {n}\nof its kind", f"{n}"] for n in range(1, 10)]
    rows[4][0] = "2021/22"
    (grid,) = read_by_spacing(lines_of(words_of(rows, [70, 180, 60], pad=3)))
    assert texts(grid) == folded(rows)


def test_a_paragraph_that_stands_as_far_above_is_no_row():
    letter = words_of([["Dear Requester,"], ["The records are below."]], [400], pad=3)
    table = moved(words_of([HEAD, *RECORDS], WIDTHS, pad=3), 36)
    table = [w._replace(start=w.start + 1_000_000) for w in table]
    (grid,) = read_by_spacing(lines_of([*letter, *table]))
    assert texts(grid) == folded([HEAD, *RECORDS])


@pytest.mark.parametrize(
    "rows",
    [
        [[f"{n}.", "How many crimes of this kind\nwere recorded in 2021?"] for n in range(1, 8)],
        [
            [f"Why was crime {n} closed\nand by whom?", f"That of crime {n} is not held\nby us."]
            for n in range(1, 8)
        ],
    ],
    ids=["a list with its marks", "questions beside answers"],
)
def test_texts_side_by_side_are_no_table(rows: list[list[str]]):
    assert read_by_spacing(lines_of(words_of(rows, [200, 250], pad=3))) == []


def test_a_text_beside_one_row_of_a_table_is_no_column_of_it():
    rows = [
        ["Outcome", "2020", "2021"],
        ["Charged or\nsummonsed", "4", "1"],
        ["Caution", "3", "0"],
        ["No suspect\nidentified", "7", "8"],
    ]
    table = [w._replace(x0=w.x0 + 120, x1=w.x1 + 120) for w in words_of(rows, [160, 60, 60], pad=4)]
    beside = Word("Question", 60, table[-1].top + 12, 100, table[-1].top + 22, 0, 9_000_000)
    assert read_by_spacing(lines_of([*table, beside])) == []


def test_texts_that_stand_between_those_of_two_rows_are_no_rows():
    words = words_of([HEAD, *RECORDS], WIDTHS, pad=3)
    years = [w for w in words if w.x0 < 100]
    others = [w for w in words if w.x0 >= 100]
    assert read_by_columns(lines_of([*moved(years, 22), *others])) is None


def test_a_heading_above_the_name_of_a_group_stays_with_the_rows():
    label = "Named suspect identified:\nvictim supports"
    rows = [["Outcome", "2020"], ["North"], [label, "4"], ["Caution", "5"], ["Total", "9"]]
    prose = "The outcomes of these crimes are set out in the table that stands below."
    words = words_of([["Telephone: 101", "E-mail: a@b.uk"], [prose], *rows], [220, 60], pad=3)
    (grid,) = read_by_spacing(lines_of(words))
    assert texts(grid)[:2] == [["Outcome", "2020"], ["North", ""]]


def test_the_name_of_a_group_that_stands_beside_the_room_between_two_rows_joins_them_not():
    label = "Named suspect identified:\nvictim supports"
    rest = [["", "Caution", "5", "1"], ["", "Not known", "9", "2"], ["", label, "1", "7"]]
    rest.append(["", "Other", "2", "8"])
    north, south = ([name, "Charged", "4", "3"] for name in ("North", "South"))
    head, total = ["Area", "Outcome", "2020", "2021"], ["North total", "", "21", "21"]
    rows = [head, north, *rest, total, south, *rest, ["Total", "", "42", "42"]]
    spans = ((0, 1, 5), (0, 7, 11))
    words = words_of(rows, [60, 220, 60, 60], align="middle", pad=3, spans=spans)
    (table,) = tables_of(page_of_words(words), None, check=False)
    values = [cell.text for cell in table.grid.cells if cell.column == 2][1:]
    assert values == [*"45912", "21", *"45912", "42"]
    names = {cell.text: (cell.row, cell.row_span) for cell in table.grid.cells if not cell.column}
    assert (names["North"], names["South"]) == ((1, 5), (7, 5))


@pytest.mark.parametrize("bold", [True, False])
def test_the_name_of_a_group_that_the_page_cuts_off_is_its_last_row(bold: bool):
    label = "Named suspect identified:\nvictim supports"
    rows = [["Outcome", "2020"]]
    for name in ("North", "Central"):
        rows += [[name], [label, "4"], ["Caution", "5"], [f"{name} total", "9"]]
    words = words_of([*rows, ["South"]], [220, 60], pad=3)
    names = {"North", "Central", "South" if bold else ""}
    words = [w._replace(bold=w.text in names) for w in words]
    (grid,) = read_by_spacing(lines_of(words))
    assert (texts(grid)[-1] == ["South", ""]) == bold


def test_lines_of_a_paragraph_show_that_rows_of_one_line_are_rows():
    rows = [["Outcome", "2020"], ["Charged", "4"], ["Caution", ""], ["No suspect", "7"]]
    table = words_of(rows, [220, 60], pad=1.5)
    assert read_by_spacing(lines_of(table)) == []
    text = words_of([["These crimes were\nclosed in the ways\nset out above."]], [400])
    text = [w._replace(start=w.start + 1_000_000) for w in moved(text, 90)]
    (grid,) = read_by_spacing(lines_of([*table, *text]))
    assert texts(grid) == rows


def test_records_may_be_numbered():
    rows = [["No.", *HEAD], *([str(n), *record] for n, record in enumerate(RECORDS, 1))]
    (grid,) = read_by_spacing(lines_of(words_of(rows, [30, *WIDTHS], align="bottom", pad=3)))
    assert texts(grid) == folded(rows)


def test_a_year_that_stands_beside_the_first_of_its_rows_alone_has_a_column():
    rows = [
        ["", "Evidential difficulties:\nvictim supports", "4"],
        ["", "Caution", "5"],
        ["FY\n2022/23", "Charged or\nsummonsed", "6"],
        ["", "Caution", "8"],
        ["", "No suspect\nidentified", "9"],
    ]
    (grid,) = read_by_spacing(lines_of(words_of(rows, [70, 180, 60], pad=3)))
    assert texts(grid) == folded(rows)


def test_rows_that_a_scan_sets_unevenly_are_one_table_below_paragraphs_nearly_as_far_apart():
    rows = [["Outcome", "2020", "2021"], *([f"Charged\n{kind}", "12", "7"] for kind in "abcde")]
    prose = words_of([["Thank you"]] * 5, [300], pad=2.7)
    words = [word._replace(start=word.start + 900_000) for word in words_of(rows, WIDTHS, pad=2.4)]
    tops = sorted(word.top for word in words if word.text == "Charged")
    off = (0.0, 0.4, -0.2, -0.2, -0.4, 0.0)  # of the heading, and of each row
    shaken = [moved([word], 90 + off[sum(top <= word.top for top in tops)])[0] for word in words]
    (grid,) = read_by_spacing(lines_of([*prose, *shaken]))
    assert texts(grid) == folded(rows)


def test_a_letter_above_a_table_is_no_part_of_it_though_its_head_has_texts_side_by_side():
    rows = [["Outcome\ntype", "2020", "2021"], ["Charged or\nsummonsed", "9", "2"]]
    rows += [["Caution", "8", "3"], ["Community resolution", "5", "1"], ["Total", "22", "6"]]
    prose = "The outcomes of these crimes are set out in the table that stands below."
    letter = words_of([["Telephone: 101", "E-mail: a@b.uk"], [prose]], [200, 100], pad=3)
    table = moved(words_of(rows, [200, 60, 60], pad=3), 36)
    table = [w._replace(start=w.start + 1_000_000) for w in table]
    (grid,) = read_by_spacing(lines_of([*letter, *table]))
    assert texts(grid) == folded(rows)


@pytest.mark.parametrize(("below", "held"), [("Question", False), ("Unknown", True)])
def test_the_number_of_the_next_question_is_no_row(below: str, held: bool):
    counts = [["2020", "3", "4"], ["2021", "5", "6"], ["Jan\nto May", "1", "2"]]
    rows = [["Year", "Charged", "Caution"], ["2019", "12", "7"], *counts, ["Jun\non", "8", "9"]]
    words = words_of([*rows, [below, "2", ""]], [52, 70, 70], pad=8)
    (grid,) = read_by_spacing(lines_of(words))
    assert ["Jun on", "8", "9"] in texts(grid)
    assert any(row[0] == below for row in texts(grid)) == held


@pytest.mark.parametrize("label", [30, 33])
def test_years_over_two_columns_each_are_a_row_of_the_heading_beside_its_label(label: int):
    rows = [
        ["Charged", "3", "85", "4", "5"],
        ["No suspect identified;\nclosed", "27", "36", "2", "11"],
        ["Caution", "27", "6", "0", "57"],
        ["Under investigation", "48", "1", "20", "18"],
        ["Other", "8", "9", "10", "12"],
    ]
    words = words_of(rows, [180, 60, 60, 60, 60], pad=4)
    first = min(word.top for word in words)
    # The label stands halfway down both rows, so that nothing shows where the upper one ends.
    heading = [("2019/20", 240, 40), ("2020/21", 360, 40), ("Outcome", 60, label)]
    heading.extend(zip(["Female", "Male"] * 2, range(240, 480, 60), [20] * 4, strict=True))
    for text, x, above in heading:
        words.extend(words_at(text, x, first - above, len(words)))
    (grid,) = read_by_spacing(lines_of(words))
    upper = {cell.text: (cell.column, cell.column_span) for cell in grid.cells if cell.row == 0}
    assert upper == {"2019/20": (1, 2), "2020/21": (3, 2)}
    assert texts(grid)[1:] == [["Outcome", "Female", "Male", "Female", "Male"], *folded(rows)]
    assert grid.n_header == 2


def test_rows_between_which_a_broken_year_fills_the_room_are_parted_by_their_values():
    label = "Named suspect identified:\nvictim supports"
    block = [["", label, "27"], ["", "Not yet assigned", "70"], ["", "Other", "85"]]
    rows = [["Period", "Outcome", "Crimes"]]
    for year in range(3):
        rows += [[f"202{year}-", "Caution", f"1{year}"], *block]
    words = words_of(rows, WIDTHS, pad=3)
    years = [word for word in words if word.text.startswith("202") and word.text.endswith("-")]
    for number, word in enumerate(years):
        down = word.bottom - word.top - 0.3
        rest = word._replace(text="21", top=word.top + down, bottom=word.bottom + down)
        words.append(rest._replace(start=900 + number * 3, length=2))
    (table,) = tables_of(page_of_words(words), None, check=False)
    values = [cell.text for cell in table.grid.cells if cell.column == 2][1:]
    assert values == [text for year in range(3) for text in (f"1{year}", "27", "70", "85")]
