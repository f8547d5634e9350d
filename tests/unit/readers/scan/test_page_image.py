from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from foi_compare.readers.page_image import straightened, strokes


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
