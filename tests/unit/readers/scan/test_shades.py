from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from foi_compare.readers.scans.shades import shades_of

Rectangle = tuple[int, int, int, int]


def page(*shaded: tuple[Rectangle, int], text: bool = True) -> Image.Image:
    """Return a scanned page with shaded rectangles and lines of text, with its grain."""
    image = Image.new("L", (1240, 1000), 247)
    draw = ImageDraw.Draw(image)
    for (left, top, right, bottom), shade in shaded:
        draw.rectangle((left, top, right - 1, bottom - 1), fill=shade)
    for top in range(100, 900, 40) if text else ():
        draw.text(
            (130, top + 8), "Named suspect identified 128", fill=20, font=ImageFont.load_default(20)
        )
    grain = np.random.default_rng(3).normal(0, 2.4, (1000, 1240))
    return Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype(np.uint8))


def found(image: Image.Image) -> list[tuple[Rectangle, int]]:
    """Return what is shaded, to the nearest six pixels."""
    return sorted(
        (tuple(6 * round(side / 6) for side in shade.area), 10 * round(shade.level / 10))
        for shade in shades_of(image)
    )


def test_the_shaded_rows_of_a_table_are_seen_behind_their_text():
    rows = [
        ((120, 102, 1122, 138), 210),
        ((120, 180, 1122, 222), 230),
        ((120, 258, 1122, 300), 230),
    ]
    assert found(page(*rows)) == rows


def test_two_shadings_that_touch_are_two():
    rows = [((120, 102, 1122, 138), 210), ((120, 138, 1122, 180), 230)]
    assert found(page(*rows)) == rows


def test_cells_beside_one_another_may_be_shaded_one_by_one():
    cells = [((120, 102, 600, 138), 230), ((606, 102, 1122, 138), 230)]
    assert found(page(*cells)) == cells


def test_text_on_plain_paper_casts_no_shade():
    assert found(page()) == []


def test_a_shadow_with_slanting_sides_and_a_thin_bar_are_no_shaded_rows():
    image = page(((120, 500, 1122, 506), 230))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 600), (1239, 760), (1239, 999), (0, 999)], fill=225)
    assert all(shade.area.height < 60 for shade in shades_of(image))


def test_a_dark_ground_on_which_letters_are_light_is_left_alone():
    assert found(page(((120, 102, 1122, 138), 60), text=False)) == []
