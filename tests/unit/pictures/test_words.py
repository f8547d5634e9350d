from __future__ import annotations

from foi_compare.model import Box
from foi_compare.pictures import PageWord, boxes_of_numerals, boxes_of_texts

LINE = 12.0


def words(*lines: str) -> list[PageWord]:
    """Return the words of lines, each letter a point wide."""
    found = []
    for number, line in enumerate(lines):
        x = 0.0
        for text in line.split():
            top = number * LINE
            found.append(PageWord(text, Box(x, top, x + len(text), top + 10)))
            x += len(text) + 1
    return found


def spelt(boxes: tuple[Box, ...], page: list[PageWord]) -> list[str]:
    return [word.text for word in page if word.box in boxes]


def test_a_name_is_found_wherever_it_stands_whatever_its_case_and_marks() -> None:
    page = words("Dear Ms Ada Byron,", "yours, (ADA BYRON)", "Ada wrote to Byron Street")
    boxes = boxes_of_texts(["Ada Byron"], page)
    assert spelt(boxes, page) == ["Ada", "Byron,", "(ADA", "BYRON)"]


def test_one_word_is_found_within_an_address_and_not_within_another_word() -> None:
    page = words("ada@kent.police.uk Adamant ada")
    assert spelt(boxes_of_texts(["Ada"], page), page) == ["ada@kent.police.uk", "ada"]


def test_a_name_broken_over_two_lines_is_found() -> None:
    page = words("from Ada", "Byron today")
    assert spelt(boxes_of_texts(["Ada Byron"], page), page) == ["Ada", "Byron"]


def test_nothing_is_found_of_an_empty_text_or_of_marks() -> None:
    page = words("one -- two")
    assert boxes_of_texts(["", " ", "--"], page) == ()


def test_numerals_are_found_in_their_order_inside_the_paragraph() -> None:
    page = words("12 outside", "In 2019/20 12 of 12 crimes")
    found = boxes_of_numerals(["2019", "20", "12", "12"], Box(0, LINE, 80, 2 * LINE), page)
    in_line = page[2:]
    assert [word.text for word in in_line] == ["In", "2019/20", "12", "of", "12", "crimes"]
    assert found == (in_line[1].box, in_line[1].box, in_line[2].box, in_line[4].box)


def test_a_numeral_that_no_word_holds_has_no_box_and_the_others_have_theirs() -> None:
    page = words("1,2 34 7")
    found = boxes_of_numerals(["99", "7"], Box(0, 0, 50, 10), page)
    assert found == (None, page[2].box)
