from __future__ import annotations

import numpy as np
import pytest

from foi_compare.readers.scans.ocr import Mark
from foi_compare.readers.scans.seen_words import (
    SeenLine,
    SeenWord,
    measured,
    with_codes_alike,
    words_of,
)
from seeing import BASE, SIZE, line_of


def words(*lines: object) -> list[str]:
    return [word.text for line in measured(lines) for word in words_of(line)]


def test_words_part_where_a_space_was_read():
    assert words(line_of("Charged in court")) == ["Charged", "in", "court"]


def test_a_space_that_was_not_read_is_restored_from_the_ink():
    assert words(line_of("Chargedin", gaps={7: 14})) == ["Charged", "in"]


@pytest.mark.parametrize(
    ("seen", "dot", "read"),
    [("Q2.2019", 3, ["Q2.", "2019"]), ("Q12.2019", 4, ["Q12.", "2019"]), ("22.20", 3, ["22.20"])],
)
def test_a_space_behind_the_number_of_a_question_is_narrow(seen: str, dot: int, read: list[str]):
    assert words(line_of(seen, gaps={dot: 13})) == read


def test_a_space_that_was_read_between_narrow_letters_takes_the_gap_beside_it():
    """The place of a narrow letter may be seen beyond the gap that follows it."""
    line = line_of("civil case")
    marks = list(line.marks)
    marks[4] = marks[4]._replace(at=marks[4].at + 14)
    (civil, case) = words_of(measured([line._replace(marks=tuple(marks))])[0])
    assert (civil.text, case.text) == ("civil", "case")
    assert case.x0 - civil.x1 == 14


def test_a_zero_flush_below_a_code_that_begins_with_a_letter_o_is_one():
    column = [("O1A", 100), ("05", 102), ("010", 101), ("0", 100), ("50", 100), ("07", 160)]
    words_ = [SeenWord(text, x, 0, x + 30, 20) for text, x in column]
    alike = [word.text for word in with_codes_alike(words_)]
    assert alike == ["O1A", "O5", "O10", "0", "50", "07"]
    assert [word.text for word in with_codes_alike(words_[1:])] == [text for text, _ in column[1:]]


@pytest.mark.parametrize(
    ("seen", "read"), [("(0C1)", "(OC1)"), ("0C12", "OC12"), ("20C1", "20C1"), ("0.5", "0.5")]
)
def test_a_zero_before_the_c_of_a_code_is_its_first_letter(seen: str, read: str):
    assert words(line_of(seen)) == [read]


def test_what_stands_on_one_line_has_one_base_however_it_was_blurred():
    beside = [line_of("Caution"), line_of("12"), line_of("34")]
    shifted = [
        line._replace(top=200.0 + down) for line, down in zip(beside, (0, 2, 3), strict=True)
    ]
    below = line_of("Caution")._replace(top=211.0)
    assert [line.base for line in measured([*shifted, below])] == [
        BASE + 202,
        BASE + 202,
        BASE + 202,
        BASE + 211,
    ]


def test_a_star_by_itself_stands_on_the_line_of_the_numbers_beside_it():
    star = line_of("*")
    ink = np.zeros_like(star.ink)
    ink[8:20, 5:17] = True
    label, mark = measured([line_of("Caution"), star._replace(ink=ink)])
    assert mark.base == pytest.approx(label.base, abs=2)


def test_zeros_of_codes_that_are_filled_up_to_no_one_length_are_the_letter():
    column = [SeenWord(text, 100, 0, 130, 20) for text in ("01", "010")]
    assert [word.text for word in with_codes_alike(column)] == ["O1", "O10"]
    for alike in (["01", "08"], ["001", "010"], ["01", "10", "101"]):
        filled = [SeenWord(text, 100, 0, 130, 20) for text in alike]
        assert [word.text for word in with_codes_alike(filled)] == alike
    apart = [SeenWord("01", 100, 0, 130, 20), SeenWord("010", 300, 0, 330, 20)]
    assert [word.text for word in with_codes_alike(apart)] == ["01", "010"]


def test_a_piece_of_the_text_beside_is_no_part_of_a_word():
    line = line_of("Eastgate")
    ink = np.pad(line.ink[:, :190], ((0, 0), (30, 40)))
    ink[7:36, :3] = ink[7:36, -3:] = True
    marks = tuple(mark._replace(at=mark.at + 30) for mark in line.marks)
    (word,) = words_of(measured([SeenLine(marks, ink, 100.0, 200.0)])[0])
    (alone,) = words_of(measured([line])[0])
    assert (word.x0 - 30, word.x1 - 30) == (alone.x0, alone.x1)


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_by_itself_is_the_same_however_long_it_was_seen(dash: str):
    assert words(line_of(f"Charged {dash} police")) == ["Charged", "–", "police"]
    assert words(line_of("2019-20")) == ["2019-20"]


@pytest.mark.parametrize(
    ("text", "gaps", "expected"),
    [
        ("211", {1: 13, 2: 13}, ["211"]),
        ("1,234", {}, ["1,234"]),
        ("12", {1: 22}, ["1", "2"]),
        ("12 34", {}, ["12", "34"]),
        ("31st", {2: 11}, ["31st"]),
        ("<5", {}, ["<5"]),
    ],
)
def test_digits_stand_further_apart_than_letters_and_are_one_number_all_the_same(
    text: str, gaps: dict[int, int], expected: list[str]
):
    assert words(line_of(text, gaps=gaps)) == expected


def test_a_word_has_the_box_of_its_print():
    (word,) = words_of(measured([line_of("Caution")])[0])
    assert (word.x0, word.x1) == (105, 241)
    assert word.bottom - word.top == pytest.approx(1.12 * SIZE, rel=0.03)
    assert word.top == pytest.approx(200 + BASE - 0.9 * SIZE, abs=2)


@pytest.mark.parametrize("text", ["Charge", "acorn", "17", "ace", "gang"])
def test_letters_show_their_size_whichever_of_them_rise_or_hang(text: str):
    (line,) = measured([line_of(text)])
    assert line.size == pytest.approx(SIZE, rel=0.06)
    assert line.base == pytest.approx(200 + BASE, abs=1.5)


def test_a_dash_has_the_size_of_the_page_and_stands_on_its_line():
    _, dash = measured([line_of("Charge"), line_of("–")])
    assert dash.size == pytest.approx(SIZE, rel=0.06)
    assert dash.base == pytest.approx(200 + BASE + 5, abs=3)


def test_a_small_raised_figure_is_the_mark_of_a_footnote_and_no_digit():
    assert words(line_of("4512", raised=(3,))) == ["451²"]
    assert words(line_of("4512")) == ["4512"]


def test_a_figure_is_raised_by_all_of_its_ink_not_by_a_part_of_it():
    """A 7 that was seen at its right end, where but its bar is, stands on the line all the same."""
    line = line_of("47")
    line.ink[16:36, 29:39] = False
    marks = (line.marks[0]._replace(at=25.0), line.marks[1]._replace(at=46.0))
    assert words(line._replace(marks=marks)) == ["47"]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("Pl", "PI"),
        ("FOl", "FOI"),
        ("Al", "AI"),
        ("All", "All"),
        ("Ill", "Ill"),
        ("all", "all"),
        ("Bill", "Bill"),
    ],
)
def test_among_capitals_an_l_is_an_i(seen: str, read: str):
    assert words(line_of(seen)) == [read]


def test_the_tails_of_the_line_above_do_not_make_a_line_taller():
    line = line_of("Charge")
    line.ink[0:2, 5:20] = True
    assert measured([line])[0].size == pytest.approx(SIZE, rel=0.06)


def test_a_line_of_spaces_has_no_words():
    line = line_of("a")._replace(marks=(Mark(" ", 3.0, 0.9),))
    assert words(line) == []


def struck(letters: int, thick: int) -> SeenLine:
    """Return a line whose letters are one stroke each, so many pixels thick."""
    ink = np.zeros((60, 30 * letters + 10), dtype=bool)
    for letter in range(letters):
        ink[7:36, 5 + 30 * letter : 5 + 30 * letter + thick] = True
    marks = tuple(Mark("l", 30.0 * letter + 7, 0.99) for letter in range(letters))
    return SeenLine(marks, ink, 100.0, 200.0)


@pytest.mark.parametrize(
    ("letters", "thick", "bold"), [(8, 6, True), (8, 4, False), (2, 5, False), (2, 7, True)]
)
def test_what_is_printed_with_thicker_strokes_than_the_rest_is_bold(
    letters: int, thick: int, bold: bool
):
    (line, *usual) = measured([struck(letters, thick), *[struck(9, 4)] * 3])
    assert {word.bold for word in words_of(line)} == {bold}
    assert not any(one.bold for one in usual)
