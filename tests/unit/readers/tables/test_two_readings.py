from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from foi_compare.readers.tables.by_rules.rules import read_by_rules
from foi_compare.readers.tables.by_words.word_reading import read_by_words
from foi_compare.readers.tables.choice.choose import tables_of
from foi_compare.readers.tables.choice.compare_readings import (
    differences,
    grid_differences,
    numerals_of,
)
from foi_compare.readers.tables.ground.grid import Grid, GridCell
from foi_compare.readers.tables.ground.lines import lines_of
from typeset import page_of

LABELS = (
    "Charged",
    "Caution",
    "Community resolution",
    "Named suspect identified:\nvictim supports",
    "No suspect identified\n(investigation complete)",
    "Not in the public interest",
    "Taken into consideration",
    "Total",
)
HEADINGS = ("2019/20", "2020/21", "2021/22", "Infirmary", "Clinic", "Total")
TABLES = 300
Damage = Callable[[Grid, random.Random], tuple[Grid, set[int]]]


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same tables each time are wanted


def drawn(luck: random.Random) -> list[list[str]]:
    columns = luck.sample(HEADINGS, luck.randint(2, 5))
    labels = luck.sample(LABELS, luck.randint(3, len(LABELS)))
    head = [luck.choice(["Outcome", "Outcome\ntype"]), *columns]
    return [head, *([label, *(number(luck) for _ in columns)] for label in labels)]


def number(luck: random.Random) -> str:
    return luck.choice([str(luck.randint(0, 9)), str(luck.randint(10, 999)), "1,204", "<5", "0"])


def both(luck: random.Random) -> tuple[Grid, Grid]:
    rows = drawn(luck)
    page = page_of(rows, [150, *[60] * (len(rows[0]) - 1)])
    lines = lines_of(page.words)
    (ruled,) = read_by_rules(page, lines)
    (worded,) = read_by_words(lines)
    return ruled, worded


def moved(
    grid: Grid, which: Callable[[GridCell], bool], down: int, right: int
) -> tuple[Grid, set[int]]:
    cells, keys = [], set()
    for cell in grid.cells:
        if cell.words and which(cell):
            cells.append(cell._replace(row=cell.row + down, column=cell.column + right))
            keys.update(word.start for word in cell.words)
        else:
            cells.append(cell)
    return replace(grid, cells=tuple(cells)), keys


def rows_of_values(grid: Grid) -> list[int]:
    return sorted({cell.row for cell in grid.cells if cell.row and cell.column and cell.words})


def drop_rows(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    rows = rows_of_values(grid)
    gone = set(luck.sample(rows, luck.randint(1, len(rows) - 1)))
    lost = {w.start for c in grid.cells if c.row in gone for w in c.words} & numerals_of(grid)
    return replace(grid, cells=tuple(c for c in grid.cells if c.row not in gone)), lost


def shift_one_column(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    column = luck.randrange(1, grid.n_columns)
    choice = rows_of_values(grid)
    rows = set(luck.sample(choice, luck.randint(1, len(choice))))
    return moved(grid, lambda c: c.column == column and c.row in rows, 0, luck.choice((-1, 1)))


def shift_all_values(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    return moved(grid, lambda c: c.column > 0 and c.row > 0, 0, luck.choice((-1, 1)))


def shift_one_row(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    row = luck.choice(rows_of_values(grid))
    return moved(grid, lambda c: c.row == row and c.column > 0, 0, luck.choice((-1, 1)))


def shift_values_down(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    first = luck.choice(rows_of_values(grid))
    return moved(grid, lambda c: c.row >= first and c.column > 0, luck.choice((-1, 1)), 0)


def swap_two_columns(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    one, other = luck.sample(range(1, grid.n_columns), 2)
    places = {one: other, other: one}
    cells = tuple(
        cell._replace(column=places.get(cell.column, cell.column)) if cell.row else cell
        for cell in grid.cells
    )
    keys = {w.start for c in grid.cells if c.row and c.column in places for w in c.words}
    keys |= {w.start for c in grid.cells if not c.row and c.column in places for w in c.words}
    return replace(grid, cells=cells), keys


def move_one_value(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    cell = luck.choice([c for c in grid.cells if c.row and c.column and c.words])
    down, right = luck.choice([(1, 0), (-1, 0), (0, 1), (0, -1)])
    return moved(grid, lambda c: c is cell, down, right)


def lose_values(grid: Grid, luck: random.Random) -> tuple[Grid, set[int]]:
    values = [c for c in grid.cells if c.row and c.column and c.words]
    gone = set(luck.sample(values, luck.randint(1, len(values) - 1)))
    return (
        replace(grid, cells=tuple(c for c in grid.cells if c not in gone)),
        {word.start for cell in gone for word in cell.words},
    )


DAMAGES: tuple[Damage, ...] = (
    drop_rows,
    shift_one_column,
    shift_all_values,
    shift_one_row,
    shift_values_down,
    swap_two_columns,
    move_one_value,
    lose_values,
)


def test_two_readings_of_a_sound_table_agree():
    luck = seeded(1)
    for _ in range(TABLES):
        ruled, worded = both(luck)
        assert grid_differences(ruled, worded) == {}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("reading", ["rules", "words"])
def test_damage_to_one_reading_is_reported(damage: Damage, reading: str):
    luck = seeded(7)
    reported = 0
    for _ in range(TABLES):
        ruled, worded = both(luck)
        hurt, keys = damage(ruled if reading == "rules" else worded, luck)
        pair = (hurt, worded) if reading == "rules" else (ruled, hurt)
        reported += bool(keys and grid_differences(*pair))
    assert reported >= TABLES * 0.99


def test_rows_dropped_from_one_reading_and_columns_shifted_in_the_other_are_reported():
    luck = seeded(3)
    reported = 0
    for _ in range(TABLES):
        ruled, worded = both(luck)
        shorter, lost = drop_rows(ruled, luck)
        shifted, moved_keys = shift_one_column(worded, luck)
        found = grid_differences(shorter, shifted)
        reported += lost <= found.keys() and bool(found.keys() & moved_keys)
    assert reported >= TABLES * 0.99


def test_a_lost_row_is_in_doubt_word_by_word():
    ruled, worded = both(seeded(5))
    shorter, lost = drop_rows(worded, seeded(5))
    found = grid_differences(ruled, shorter)
    assert {key: found[key] for key in lost} == dict.fromkeys(lost, "nothing there")


def test_agreement_is_recorded_on_the_table():
    page = page_of(
        [["Outcome", "2020", "2021"], ["Charged", "3", "4"], ["Caution", "5", "6"]], [90, 60, 60]
    )
    (found,) = tables_of(page, None, check=False)
    assert found.readings == ("rules", "words")
    assert not found.doubts


def test_a_third_reading_that_sees_only_values_settles_no_heading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [["Outcome", "Rape of females", "Robbery"], ["Charged", "12", "7"], ["Other", "3", "4"]]
    page = page_of(rows, [150, 100, 100])
    (ruled,) = read_by_rules(page, lines_of(page.words))
    (worded,) = read_by_words(lines_of(page.words))
    cut = next(cell for cell in ruled.cells if cell.text.startswith("Rape"))
    next_to = next(cell for cell in ruled.cells if cell.text == "Robbery")
    cells = [cell for cell in ruled.cells if cell not in (cut, next_to)]
    torn = replace(
        ruled,
        reading="bands",
        cells=(
            *cells,
            cut._replace(words=cut.words[:1]),
            next_to._replace(words=(*cut.words[1:], *next_to.words)),
        ),
    )
    monkeypatch.setattr("foi_compare.readers.tables.choice.choose.read_by_rules", lambda *_: [])
    monkeypatch.setattr("foi_compare.readers.tables.choice.choose.read_by_bands", lambda *_: [torn])
    (table,) = tables_of(page, lambda *_: worded.places, check=False)
    values = {word.start for word in page.words if word.text.isdigit()}
    assert values <= table.doubts.keys()


def test_the_words_give_a_table_the_heading_that_no_rule_closes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [["Period", "Charged", "Caution"], ["2019/20", "12", "7"], ["2020/21", "3", "4"]]
    page = page_of(rows, [150, 100, 100], ruled=False)
    (worded,) = read_by_words(lines_of(page.words))
    body = replace(
        worded,
        reading="bands",
        n_header=0,
        rows=worded.rows[1:],
        cells=tuple(cell._replace(row=cell.row - 1) for cell in worded.cells if cell.row),
    )
    monkeypatch.setattr("foi_compare.readers.tables.choice.choose.read_by_bands", lambda *_: [body])
    (table,) = tables_of(page, lambda *_: worded.places, check=False)
    assert table.grid.places == worded.places
    assert not table.doubts


def test_a_year_that_a_narrow_column_breaks_is_no_stack_of_values():
    rows = [["Year", "Charged", "Cautioned"], ["20\n20", "16", "1"], ["20\n22", "12", "3"]]
    (table,) = tables_of(page_of(rows, [30, 60, 60]), None, check=False)
    assert table.grid.n_rows == len(rows)


def test_a_figure_that_a_narrow_column_breaks_beside_a_broken_year_is_no_stack_of_values():
    rows = [["Year", "Charged", "Total"], ["20\n20", "16", "1\n7"], ["20\n21", "12", "1\n5"]]
    (table,) = tables_of(page_of(rows, [30, 60, 30]), None, check=False)
    assert table.grid.n_rows == len(rows)


@pytest.mark.parametrize("reading", ["spacing", "bands", "rules"])
def test_a_heading_that_spans_columns_in_one_reading_alone_is_in_doubt(reading: str):
    rows = [["", "2019", "", "2020", ""], ["Outcome", "F", "M", "F", "M"], ["Charged", *"3456"]]
    page = page_of(rows, [100, 60, 60, 60, 60])
    (ruled,) = read_by_rules(page, lines_of(page.words))
    alone = replace(ruled, reading=reading)
    cells = [
        cell._replace(column_span=2) if cell.text in ("2019", "2020") else cell
        for cell in ruled.cells
        if cell.row or cell.text
    ]
    spanning = replace(ruled, cells=tuple(cells), reading="words")
    doubted = {
        word.text for word in alone.words() if word.start in grid_differences(alone, spanning)
    }
    # Between rules a cell is as wide as it is drawn.
    assert doubted == (set() if reading == "rules" else {"3", "4", "5", "6"})
    assert grid_differences(spanning, spanning) == {}


def test_a_reading_that_parts_no_rows_says_nothing_of_them():
    one = {10 * row + column: (row, column) for row in (1, 2, 3) for column in (1, 2)}
    unparted = {key: (1, column) for key, (_, column) in one.items()}
    assert differences(one, unparted, one) == {}
    # A row of which one number alone stands elsewhere was parted, and not rightly.
    assert set(differences(one, unparted | {32: (2, 2)}, one)) >= {32}
    # The label of one of them holds a numeral.
    label = {20: (2, 0)}
    assert differences(one | label, unparted | {20: (1, 0)}, one | label) == {}
