"""Rows with more or fewer fields than their head."""

from __future__ import annotations

from foi_compare.model import Table
from reading import in_blocks, in_raw, read, rows, tables


def doubts(table: Table) -> list[bool]:
    """Return for each row whether its cells are in doubt."""
    return [
        any(cell.doubt for cell in table.cells if cell.row == row) for row in range(table.n_rows)
    ]


def test_a_label_that_holds_the_delimiter_is_put_together() -> None:
    document = read("a.csv", "Outcome,2022,2023\nCharged,4,5\nCaution, adults,6,7\nOther,8,9\n")
    (table,) = tables(document)
    assert rows(table)[2] == "Caution, adults | 6 | 7"
    assert not any(doubts(table))
    assert in_blocks(document) == in_raw(document)


def test_semicolons_within_a_label_are_put_together_as_well() -> None:
    text = "Outcome;2022;2023\nCharged;4;5\nNot identified; no support; closed;6;7\nOther;8;9\n"
    assert rows(tables(read("a.csv", text))[0])[2] == "Not identified; no support; closed | 6 | 7"


def test_a_number_too_many_is_in_doubt() -> None:
    text = "Outcome,2022,2023\nCharged,4,5\nCaution,1,204,7\nOther,8,9\n"
    document = read("a.csv", text)
    assert doubts(tables(document)[0]) == [False, False, True, False]
    assert in_blocks(document) == in_raw(document)


def test_a_number_too_few_is_in_doubt_and_so_is_the_place_where_it_lacks() -> None:
    (table,) = tables(read("a.csv", "Outcome,2022,2023\nCharged,4,5\nCaution,7\nOther,8,9\n"))
    cell = next(cell for cell in table.cells if (cell.row, cell.column) == (2, 2))
    assert not cell.text
    assert cell.doubt
    assert doubts(table) == [False, False, True, False]


def test_words_split_among_several_columns_of_words_are_in_doubt() -> None:
    text = "Offence,Outcome,2022\nTheft,Charged,5\nTheft,Caution, adults,6\nTheft,Other,8\n"
    assert doubts(tables(read("a.csv", text))[0]) == [False, False, True, False]


def test_a_head_that_lacks_the_name_of_the_labels_puts_every_row_in_doubt() -> None:
    (table,) = tables(read("a.csv", "2022,2023\nCharged,4,5\nCaution,6,7\nOther,8,9\n"))
    assert doubts(table)[1:] == [True, True, True]


def test_an_empty_field_at_the_end_of_a_row_is_nothing() -> None:
    (table,) = tables(read("a.csv", "Outcome,2022\nCharged,4\nCaution,6,\nOther,8\n"))
    assert not any(doubts(table))
    assert rows(table)[2] == "Caution | 6"
