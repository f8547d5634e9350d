"""The ranges of a document that are personal, for what paints them over."""

from __future__ import annotations

from builders import document, table
from foi_compare.masking import find_people, spans_in_blocks, spans_in_raw
from foi_compare.model import Document, NameLists, TextBlock


def printed(read: Document, lists: NameLists) -> list[tuple[int, int, int, str]]:
    found = []
    for own in spans_in_blocks(read, find_people([read], lists)):
        block = read.blocks[own.block]
        if isinstance(block, TextBlock):
            text = block.text
        else:
            (text,) = (c.text for c in block.cells if (c.row, c.column) == (own.row, own.column))
        found += [(own.block, own.row, own.column, text[one.start : one.end]) for one in own.spans]
    return found


def test_ranges_are_those_of_each_block_and_cell(lists: NameLists) -> None:
    read = document(
        "Dear Ms Quellhorst,", "No.", table("Officer | PC Lomax", "Total | 3"), "01632 960 155"
    )
    assert printed(read, lists) == [
        (0, -1, -1, "Ms Quellhorst"),
        (2, 0, 1, "Lomax"),
        (3, -1, -1, "01632 960 155"),
    ]


def test_a_name_that_is_a_word_is_seen_below_its_closing(lists: NameLists) -> None:
    read = document("Two grants were made by the Grant Funding team", "Regards", "Grant")
    assert printed(read, lists) == [(2, -1, -1, "Grant")]


def test_two_cells_make_no_telephone_number(lists: NameLists) -> None:
    assert printed(document(table("0163 | 296 | 0155")), lists) == []


def test_the_raw_text_has_ranges_for_each_part(lists: NameLists) -> None:
    read = document("Dear Ms Quellhorst")
    ((span,),) = spans_in_raw(read, find_people([read], lists))
    assert read.raw[0].text[span.start : span.end] == "Ms Quellhorst"
