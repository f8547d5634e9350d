from __future__ import annotations

import io

import pytest
from PIL import Image

from foi_compare.model import Box
from foi_compare.pictures import (
    Drawing,
    Grid,
    Mark,
    as_png,
    as_small_png,
    cut_out,
    drawn_on,
    drawn_over,
)

WHITE, DARK = (255, 255, 255), (64, 64, 64)
Colour = tuple[int, ...]


def page(width: int = 100, height: int = 60) -> Image.Image:
    return Image.new("RGB", (width, height), "white")


def drawn(drawing: Drawing, scale: float = 1.0) -> Image.Image:
    picture: Image.Image = drawn_over(page(), scale, drawing)
    return picture


def colour_at(picture: Image.Image, x: int, y: int) -> Colour:
    found = picture.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_a_number_asked_about_has_a_box_around_it_that_leaves_it_to_be_read() -> None:
    picture = drawn(Drawing(marks=(Mark(Box(20, 20, 40, 30)),)))
    assert colour_at(picture, 30, 25) == WHITE
    red, green, blue = colour_at(picture, 30, 19)
    assert red > 150 > max(green, blue)
    assert colour_at(picture, 30, 14) == WHITE


def test_a_second_reading_is_drawn_with_broken_lines_so_that_print_tells_it_from_the_first() -> (
    None
):
    def gaps(ink: str) -> int:
        picture = drawn(Drawing(grids=(Grid((10, 90), (10, 50), ink),)))  # type: ignore[arg-type]
        return sum(colour_at(picture, x, 10) == WHITE for x in range(10, 91))

    assert gaps("first") == 0
    assert 20 < gaps("second") < 60


def test_what_is_painted_over_is_gone_from_the_bytes() -> None:
    secret = page()
    secret.paste((10, 200, 10), (20, 20, 40, 30))
    for x in range(20, 40):
        assert secret.getpixel((x, 25)) == (10, 200, 10)
    picture = drawn_over(secret, 1.0, Drawing(painted=(Box(20, 20, 40, 30),)))
    colours = {found for _, found in picture.getcolors()}
    assert colours == {WHITE, DARK}
    assert colour_at(picture, 19, 19) == DARK  # the edges of letters, too


def test_a_box_is_drawn_over_what_is_painted() -> None:
    box = Box(20, 20, 40, 30)
    picture = drawn(Drawing(painted=(box,), marks=(Mark(box, "number"),)))
    colours = {found for _, found in picture.getcolors()}
    assert len(colours - {WHITE, DARK}) == 1


def test_a_table_is_cut_out_with_a_margin_and_never_beyond_the_page() -> None:
    assert drawn(Drawing(cut=Box(30, 20, 60, 40))).size == (54, 44)
    assert drawn(Drawing(cut=Box(0, 0, 100, 60))).size == (100, 60)
    assert drawn(Drawing(cut=Box(30, 20, 60, 40)), scale=0.5).size == (27, 22)


@pytest.mark.parametrize("box", [Box(500, 500, 600, 600), Box(-90, -90, -50, -50)])
def test_what_stands_off_the_page_leaves_a_picture_all_the_same(box: Box) -> None:
    width, height = drawn(Drawing(cut=box, marks=(Mark(box),), painted=(box,))).size
    assert width >= 1
    assert height >= 1


def test_the_sides_of_a_box_may_be_turned_about() -> None:
    turned = Drawing(painted=(Box(40, 30, 20, 20),), cut=Box(60, 40, 30, 20))
    straight = Drawing(painted=(Box(20, 20, 40, 30),), cut=Box(30, 20, 60, 40))
    assert drawn(turned).tobytes() == drawn(straight).tobytes()


def test_paper_stays_white_in_the_file_and_the_same_page_gives_the_same_bytes() -> None:
    picture = page()
    picture.paste((3, 90, 160), (5, 5, 60, 20))
    png = as_png(picture)
    assert png == as_png(picture.copy())
    assert colour_at(opened(png), 90, 50) == WHITE


def test_a_png_can_be_drawn_on_again() -> None:
    png = drawn_on(as_png(page()), 2.0, Drawing(painted=(Box(10, 10, 20, 20),)))
    assert colour_at(opened(png), 30, 30) != WHITE
    assert colour_at(opened(png), 10, 10) == WHITE


def test_a_cut_may_have_a_margin_of_its_own_and_says_what_it_shows() -> None:
    assert drawn(Drawing(cut=Box(30, 20, 60, 40), margin=2)).size == (34, 24)
    assert cut_out(Box(60, 40, 30, 20), 100, 60, 2) == Box(28, 18, 62, 42)
    assert cut_out(Box(1, 1, 99, 59), 100, 60, 2) == Box(0, 0, 100, 60)


def test_a_small_picture_has_four_greys_and_keeps_black_and_white() -> None:
    picture = page()
    picture.paste((0, 0, 0), (10, 10, 20, 20))
    picture.paste((150, 160, 140), (30, 10, 40, 20))
    small = opened(as_small_png(picture))
    assert small.size == picture.size
    assert {small.getpixel(at) for at in ((0, 0), (15, 15), (35, 15))} == {
        WHITE,
        (0, 0, 0),
        (170, 170, 170),
    }
    assert len(as_small_png(picture)) < len(as_png(picture))
