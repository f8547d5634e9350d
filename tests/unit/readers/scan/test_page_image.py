from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from foi_compare.readers.scans.page_image import ink_of, light_ink_of, straightened, strokes


def page(*lines: tuple[int, int, int, int]) -> Image.Image:
    """Return a white page with these lines, and rows of small blocks in place of words."""
    image = Image.new("L", (1200, 1600), 255)
    draw = ImageDraw.Draw(image)
    for row in range(100, 700, 40):
        for column in range(100, 1000, 60):
            draw.rectangle((column, row, column + 30, row + 16), fill=0)
    for line in lines:
        draw.line(line, fill=0, width=2)
    return image


@pytest.mark.parametrize("lean", [-1.0, -0.4, 0.0, 0.7, 1.5])
def test_a_page_askew_is_made_level(lean: float):
    turned = page().rotate(lean, Image.Resampling.BICUBIC, fillcolor=255)
    _, angle = straightened(turned)
    assert angle == pytest.approx(-lean, abs=0.11)


def test_rules_are_found_and_strokes_of_letters_are_not():
    level, upright = strokes(page((50, 800, 1100, 800), (50, 900, 1100, 900), (300, 800, 300, 900)))
    assert [round(stroke.at, -1) for stroke in level] == [800, 900]
    assert [(round(s.at, -1), round(s.start, -1), round(s.end, -1)) for s in upright] == [
        (300, 800, 900)
    ]
    assert all(stroke.end - stroke.start > 1000 for stroke in level)


def test_a_shaded_band_is_no_rule():
    image = Image.new("L", (1200, 400), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((50, 100, 1100, 140), fill=40)
    draw.line((50, 300, 1100, 300), fill=0, width=2)
    level, upright = strokes(image)
    assert [round(stroke.at) for stroke in level] == [300]
    assert upright == ()


def test_ink_is_what_is_printed_without_rules_shading_and_dust():
    image = Image.new("L", (1200, 400), 250)
    draw = ImageDraw.Draw(image)
    draw.rectangle((50, 100, 1100, 140), fill=215)
    draw.line((50, 300, 1100, 300), fill=0, width=2)
    draw.rectangle((200, 110, 210, 130), fill=20)
    draw.point((700, 350), fill=0)
    ink = ink_of(image, strokes(image))
    assert ink.sum() == ink[110:131, 200:211].sum() == 21 * 11


def test_light_letters_are_the_ink_of_a_dark_ground_alone():
    image = Image.new("L", (200, 40), 50)
    assert light_ink_of(Image.new("L", (200, 40), 240)) is None
    ImageDraw.Draw(image).rectangle((20, 10, 30, 30), fill=230)
    light = light_ink_of(image)
    assert light is not None
    assert light.sum() == 11 * 21


def test_small_bold_letters_that_nearly_touch_are_no_rule():
    image = Image.new("L", (1240, 400), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((100, 200, 199, 204), fill=160)
    for left in range(100, 200, 6):
        draw.rectangle((left, 200, left + 3, 204), fill=20)
    assert strokes(image) == ((), ())
    draw.rectangle((100, 300, 199, 304), fill=20)
    assert [round(rule.at) for rule in strokes(image).level] == [302]
