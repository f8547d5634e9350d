"""Where a numeral stands in the raw text, however its table was found; and what is named by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builders import BODY, document, paragraph, table
from foi_compare.addresses import addresses_of
from foi_compare.model import Address, Block, Document, Place, RawPart, Spot, Table, TextBlock
from foi_compare.model.address import read_anchor, write_anchor
from ruling import given

ROWS = ("Outcome | 2019 | 2020", "Charged | 5 | 5", "Caution - adults | 5 | 3", "Total | 10 | 8")


def with_raw(whole: Document, raw: str) -> Document:
    return replace(whole, raw=(RawPart(BODY, raw),))


def places(whole: Document) -> dict[tuple[int, int], int]:
    """Return which numeral of the raw text each cell with one holds."""
    return {
        (spot.row, spot.column): address.at
        for spot, address in addresses_of((whole,)).numerals.items()
    }


def test_numerals_have_the_place_that_they_have_in_the_raw_text() -> None:
    found = addresses_of((document("In 2019 there were 5.", table(*ROWS)),))
    assert sorted(address.at for address in found.numerals.values()) == list(range(1, 11))


def test_a_table_that_was_drawn_column_by_column_is_followed_down_its_columns() -> None:
    """Equal numerals are told apart by their order alone."""
    raw = "Outcome Charged Caution Total 2019 5 5 10 2020 5 3 8"
    assert places(with_raw(document(table(*ROWS)), raw)) == {
        (0, 1): 1, (1, 1): 2, (2, 1): 3, (3, 1): 4,
        (0, 2): 5, (1, 2): 6, (2, 2): 7, (3, 2): 8,
    }  # fmt: skip


def test_of_two_tables_each_is_followed_in_its_own_way() -> None:
    second = table("Outcome | 2021 | 2022", "Charged | 7 | 7", "Total | 7 | 9")
    raw = "2019 2020 5 5 5 3 10 8 and 3 more 2021 7 7 2022 7 9"
    whole = with_raw(document(table(*ROWS), second), raw)
    found = addresses_of((whole,)).numerals
    at = {spot[1:4]: address.at for spot, address in found.items()}
    assert [at[0, row, column] for row in range(4) for column in (1, 2)] == list(range(1, 9))
    assert [at[1, row, column] for column in (1, 2) for row in range(3)] == list(range(10, 16))


def test_a_numeral_that_the_raw_text_lacks_has_no_address() -> None:
    whole = with_raw(document(table("Charged | 5", "Cautioned | 6")), "5")
    assert places(whole) == {(0, 1): 1}


def lines() -> tuple[Block, ...]:
    """Return the table as it is found where nobody sees that it is one."""
    return (paragraph("\n".join(row.replace(" | ", " ") for row in ROWS)),)


def split() -> tuple[Block, ...]:
    """Return the table with its first two columns read as one."""
    joined = [row.replace(" | ", " ", 1) for row in ROWS]
    return (table(*joined),)


def in_two() -> tuple[Block, ...]:
    """Return the table cut in two below its second row, numbered on, with another before it."""
    first, second = table(*ROWS[:2]), table(*ROWS[2:])
    return (_numbered(first, 4), _numbered(second, 5))


def _numbered(block: Table, number: int) -> Table:
    cells = tuple(c._replace(place=c.place._replace(table=number)) for c in block.cells)
    return replace(block, cells=cells, place=block.place._replace(table=number))


@pytest.mark.parametrize("blocks", [lines(), split(), in_two()])
def test_no_other_way_of_finding_a_table_gives_a_numeral_another_address(
    blocks: Sequence[Block],
) -> None:
    first = document(table(*ROWS))
    other = with_raw(document(*blocks), first.raw[0].text)
    assert in_order(first) == in_order(other)


def in_order(whole: Document) -> list[tuple[str, Address]]:
    found = addresses_of((whole,)).numerals
    return sorted(((whole.text_at(spot), at) for spot, at in found.items()), key=lambda x: x[1])


def test_table_numbers_headings_and_the_way_of_finding_change_no_identifier() -> None:
    plain = {one.label: one.observation_id for one in given(table(*ROWS)).ruled().observations}
    numbered = given(_numbered(table(*ROWS), 9))
    assert {o.label: o.observation_id for o in numbered.ruled().observations} == plain
    raw = given(table(*ROWS)).document.raw
    cut = given(*in_two())
    whole = replace(cut.document, raw=raw, sha256=given(table(*ROWS)).document.sha256)
    found = replace(
        cut,
        document=whole,
        reply=replace(cut.reply, sha256=(whole.sha256,)),
        addresses=addresses_of((whole,)),
    )
    now = {o.label: o.observation_id for o in found.ruled().observations}
    assert {label: plain[label] for label in now} == now
    assert now
    series = replace(
        cut.reply,
        sha256=(whole.sha256,),
        figures=tuple(replace(f, series="another heading") for f in cut.reply.figures),
    )
    renamed = replace(found, reply=series)
    assert {o.label: o.observation_id for o in renamed.ruled().observations} == now


def test_the_bytes_of_the_file_change_every_identifier() -> None:
    one = given(table(*ROWS))
    changed = replace(one, reply=replace(one.reply, sha256=("9" * 64,)))
    before = {o.observation_id for o in one.ruled().observations}
    assert before.isdisjoint(o.observation_id for o in changed.ruled().observations)


def cell(whole: Document, text: str, block: int = 0) -> Spot:
    """Return the place of a cell by its text."""
    found = whole.blocks[block]
    assert isinstance(found, Table)
    (place,) = [(c.row, c.column) for c in found.cells if c.text == text]
    return Spot(whole.name, block, *place, 0, 0)


def test_a_cell_without_a_numeral_has_the_places_of_its_label_and_its_heading() -> None:
    whole = document("Charged is said here.", table("Outcome | 2019", "Charged |", "Warned |"))
    found = addresses_of((whole,))
    text = whole.raw[0].text
    heading = cell(whole, "2019", 1)
    for label in ("Charged", "Warned"):
        (at,) = found.of_blank(cell(whole, label, 1), heading)
        # The label in the table, and not the same word in the sentence before it.
        assert (at.at, at.across) == (text.rindex(label) + 1, text.index("2019") + 1)
    assert found.of_blank(cell(whole, "Warned", 1))[0].across == 1


def test_equal_labels_of_two_tables_have_places_of_their_own_if_one_is_read_as_lines() -> None:
    first, second = table("Charged | -", "Warned | 5"), table("Charged | -", "Warned | 6")
    tables = document(first, second)
    read = document(paragraph("Charged\n-\nWarned\n5"), second)
    assert read.raw == tables.raw
    found = [addresses_of((one,)).of_blank(cell(one, "Charged", 1)) for one in (tables, read)]
    assert found[0] == found[1]
    assert found[0] != addresses_of((tables,)).of_blank(cell(tables, "Charged", 0))


def test_a_blank_whose_label_or_heading_the_raw_text_lacks_has_no_address() -> None:
    whole = with_raw(document(table("Outcome | 2019", "Charged |")), "Charged 2019 unlike")
    found = addresses_of((whole,))
    assert found.of_blank(cell(whole, "Charged"), cell(whole, "Outcome")) == ()
    assert found.of_blank(cell(whole, "Outcome"), cell(whole, "2019")) == ()


def test_an_anchor_is_read_as_it_was_written() -> None:
    some = (Address("page 3", 14), *(Address("sheet a|b", n) for n in (1, 2, 3)))
    blank = (Address("body", 12, 44),)
    assert read_anchor(write_anchor((*some, *blank))) == tuple(sorted((*some, *blank)))
    assert write_anchor(some) == "page 3#14|sheet a%7Cb#1-3"


def test_parts_of_a_file_have_numerals_of_their_own() -> None:
    sheets = tuple(TextBlock(text=f"{n} crimes", place=Place(part=f"sheet {n}")) for n in (1, 2))
    whole = replace(
        document(*sheets), raw=(RawPart("sheet 1", "1 crimes"), RawPart("sheet 2", "2 crimes"))
    )
    found = addresses_of((whole,)).numerals
    assert list(found.values()) == [Address("sheet 1", 1), Address("sheet 2", 1)]
