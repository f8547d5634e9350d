"""The rows around a question stand as the reply prints them: their order, and their direction."""

from __future__ import annotations

from foi_compare.answers.neighbours import Neighbours, neighbours_of


def number(row: int, column: int, label: str, series: str, printed: str) -> dict[str, str]:
    return {
        "observation_id": f"r{row}c{column}",
        "page": "2",
        "row": str(row),
        "column": str(column),
        "label": label,
        "series": series,
        "breakdown": "",
        "value_as_printed": printed,
    }


DOWN = (("Filed", 3), ("Charged", 4), ("Advised", 5))
ACROSS = (("2023", 2), ("2021", 3), ("2022", 4))


def beside() -> list[dict[str, str]]:
    """Return a table of labels beside its rows, in no order."""
    return [
        number(r, c, label, year, f"{r}{c}")
        for label, r in reversed(DOWN)
        for year, c in ACROSS[::-1]
    ]


def texts(found: Neighbours) -> list[tuple[str, list[str]]]:
    return [(label, [cell.text for cell in cells]) for label, cells in found.rows]


def test_rows_and_columns_stand_as_they_are_printed():
    found = neighbours_of(beside(), {"r3c4", "r4c4", "r5c4"})
    assert found.headings == ("2023", "2021", "2022")
    assert found.columns == ("2", "3", "4")
    assert texts(found) == [
        ("Filed", ["32", "33", "34"]),
        ("Charged", ["42", "43", "44"]),
        ("Advised", ["52", "53", "54"]),
    ]
    assert [[cell.asked for cell in cells] for _, cells in found.rows] == [[False, False, True]] * 3


def test_labels_above_the_columns_stay_there():
    numbers = [number(c, r, label, year, f"{r}{c}") for label, r in DOWN for year, c in ACROSS]
    found = neighbours_of(numbers, {"r2c4", "r3c4", "r4c4"})
    assert found.headings == ("Filed", "Charged", "Advised")
    assert texts(found) == [
        ("2023", ["32", "42", "52"]),
        ("2021", ["33", "43", "53"]),
        ("2022", ["34", "44", "54"]),
    ]


def test_two_labels_in_a_row_do_not_turn_a_table_about():
    """Two tables side by side: each label stands beside its own number."""
    numbers = [number(r, 2, label, "2023", str(r)) for label, r in DOWN]
    numbers += [number(r, 5, f"{label} later", "2023", str(r + 10)) for label, r in DOWN]
    found = neighbours_of(numbers, {"r4c2"})
    assert found.headings == ("2023", "2023")
    assert ("Charged", ["4", ""]) in texts(found)
    assert ("Charged later", ["", "14"]) in texts(found)


def test_years_down_the_rows_of_one_column_stand_with_their_labels():
    numbers = [
        number(row, 2, label, year, str(row))
        for row, (year, label) in enumerate(
            ((year, label) for year in ("2022", "2023") for label in ("Filed", "Charged")), 2
        )
    ]
    found = neighbours_of(numbers, {"r4c2"})
    assert found.headings == ("",)
    assert [label for label, _ in found.rows] == ["Charged, 2022", "Filed, 2023", "Charged, 2023"]


def test_of_many_columns_those_beside_the_one_that_is_asked_about_are_shown():
    numbers = [number(2, c, "Filed", str(2000 + c), str(c)) for c in range(2, 30)]
    found = neighbours_of(numbers, {"r2c20"})
    assert len(found.columns) == 8
    assert found.columns == tuple(sorted(found.columns, key=int))
    assert {"19", "20", "21"} <= set(found.columns)


def test_a_share_in_the_cell_of_its_count_hides_nothing():
    share = {**number(3, 2, "Filed", "2023", "4%"), "observation_id": "share"}
    found = neighbours_of([number(3, 2, "Filed", "2023", "17"), share], {"r3c2"})
    ((_, (cell,)),) = found.rows
    assert (cell.text, cell.asked, cell.observation_id) == ("17 4%", True, "r3c2")


def test_pages_follow_one_another_as_numbers():
    numbers = [
        {**number(2, 2, label, "2023", page), "page": page, "observation_id": page}
        for page, label in (("10", "Charged"), ("9", "Filed"))
    ]
    assert [row[0] for row in neighbours_of(numbers, {"9", "10"}).rows] == ["Filed", "Charged"]


def test_numbers_of_sentences_stand_under_what_is_said_of_them():
    said = [
        {"observation_id": year, "label": "Filed", "series": year, "value_as_printed": year[-1]}
        for year in ("2022", "2023")
    ]
    found = neighbours_of(said, {"2022"})
    assert (found.headings, found.columns) == (("2022", "2023"), ("", ""))
    assert texts(found) == [("Filed", ["2", "3"])]
