from __future__ import annotations

import numpy as np
import pytest

from foi_compare.readers.scans.ocr import Area
from foi_compare.readers.scans.seen_words import SeenWord
from foi_compare.readers.scans.stray_ink import stray_areas, unread_areas
from seeing import SIZE, line_of

LINES = [line_of("Charge")]


def areas(*boxes: tuple[int, int, int, int]) -> list[tuple[int, ...]]:
    """Return what is found of these boxes of ink, beside a line that is known."""
    ink = np.zeros((600, 800), dtype=bool)
    for x0, top, x1, bottom in ((100, 200, 300, 240), *boxes):
        ink[top:bottom, x0:x1] = True
    return [tuple(map(int, a)) for a in stray_areas(ink, [Area(100, 200, 300, 240)], LINES)]


def test_nothing_is_stray_where_every_letter_is_in_a_line():
    assert areas() == []


def test_a_figure_that_no_line_took_up_is_found_with_room_around_it():
    ((x0, top, x1, bottom),) = areas((500, 205, 515, 235))
    assert x0 < 500
    assert x1 > 515
    assert top < 205
    assert bottom > 235
    assert bottom - top < 2 * SIZE


def test_the_figures_of_one_number_are_found_together_and_two_numbers_apart():
    assert len(areas((500, 205, 515, 235), (522, 205, 537, 235))) == 1
    assert len(areas((500, 205, 515, 235), (600, 205, 615, 235))) == 2


def test_a_dash_is_found_and_shown_at_the_height_of_a_figure():
    ((_, top, _, bottom),) = areas((500, 220, 516, 223))
    assert bottom - top >= SIZE


def test_a_star_in_the_place_of_a_number_is_found_and_shown_at_the_height_of_a_figure():
    ((_, top, _, bottom),) = areas((500, 205, 512, 217))
    assert bottom - top >= SIZE


@pytest.mark.parametrize(
    "box", [(500, 100, 700, 400), (500, 200, 504, 204), (500, 210, 502, 214), (400, 300, 700, 340)]
)
def test_pictures_and_specks_are_passed_over(box: tuple[int, int, int, int]):
    assert areas(box) == []


def test_a_dirty_page_gives_nothing():
    boxes = [(30 * n, 20 * m, 30 * n + 12, 20 * m + 17) for n in range(25) for m in range(5)]
    assert areas(*boxes) == []


def unread(*boxes: tuple[int, int, int, int]) -> list[tuple[int, ...]]:
    """Return where these boxes of ink are that a word in one place does not account for."""
    ink = np.zeros((600, 800), dtype=bool)
    for x0, top, x1, bottom in ((100, 204, 300, 240), *boxes):
        ink[top:bottom, x0:x1] = True
    word = SeenWord("Charged", 100, 200, 300, 200 + 1.12 * SIZE)
    return [tuple(map(int, area)) for area in unread_areas(ink, [word])]


def test_ink_of_words_is_read():
    assert unread() == []


def test_ink_like_a_figure_that_no_word_holds_is_unread():
    assert unread((500, 205, 515, 235)) == [(500, 205, 515, 235)]


def test_a_large_stamp_is_unread_only_where_its_ink_is():
    frame = ((400, 300, 700, 308), (400, 300, 408, 500), (400, 492, 700, 500), (692, 300, 700, 500))
    found = unread(*frame)
    assert found
    assert not [
        area for area in found if area[0] >= 410 and area[2] <= 690 and 310 <= area[1] < 490
    ]


@pytest.mark.parametrize(
    "box",
    [(500, 210, 504, 214), (400, 300, 700, 302), (400, 210, 402, 240), (400, 210, 406, 260)],
)
def test_dust_and_the_rest_of_a_rule_hide_no_number(box: tuple[int, int, int, int]):
    assert unread(box) == []
