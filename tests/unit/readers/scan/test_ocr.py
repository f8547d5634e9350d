"""A picture far longer than wide is laid on a wider sheet before lines are looked for."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from foi_compare.readers.scans.ocr import _on_paper, engine


@pytest.mark.parametrize(
    ("size", "sheet"),
    [((32, 1600), (200, 1600)), ((1600, 32), (1600, 200)), ((200, 1600), (200, 1600))],
)
def test_no_sheet_is_longer_than_eight_times_its_width(
    size: tuple[int, int], sheet: tuple[int, int]
) -> None:
    strip = Image.new("L", size, "black")
    paper = _on_paper(strip)
    assert paper.size == sheet
    assert paper.crop((0, 0, *size)).tobytes() == strip.tobytes()
    assert paper.histogram()[255] == sheet[0] * sheet[1] - size[0] * size[1]


def test_the_lines_of_a_strip_are_found_where_they_stand() -> None:
    pytest.importorskip("rapidocr")
    strip = Image.new("L", (120, 1200), "white")
    draw = ImageDraw.Draw(strip)
    places = (100, 600, 1100)
    for top in places:
        draw.text((10, top), "Total 12", fill=0, font=ImageFont.load_default(20))
    found = sorted(engine().lines(strip), key=lambda area: area.top)
    assert [abs(area.top - top) < 15 for area, top in zip(found, places, strict=True)] == [True] * 3
    assert all(0 <= area.x0 < area.x1 <= 120 for area in found)
