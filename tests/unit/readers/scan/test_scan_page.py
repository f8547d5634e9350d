from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from foi_compare import headway
from foi_compare.readers.scans.scan_page import SeenPage, read_page
from seeing import FakeEyes


def page(turn: int = 0) -> Image.Image:
    """Return a page with one line, a black bar whose left end is thick, turned by right angles."""
    image = Image.new("L", (800, 1000), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((110, 104, 200, 126), fill=0)
    draw.rectangle((200, 120, 690, 126), fill=0)
    return image.rotate(turn, expand=True)


def upright(image: Image.Image) -> tuple[str, float]:
    """Read the line well if its thick end is on the left."""
    ink = np.asarray(image) < 128
    half = ink.shape[1] // 2
    well = ink[:, :half].sum() > ink[:, half:].sum()
    return ("Charged", 0.98) if well else ("paBjeyO", 0.4)


def read(turn: int) -> SeenPage:
    return read_page(page(turn), FakeEyes(upright))


def test_a_page_that_reads_well_stays_as_it_is():
    seen = read(0)
    assert (seen.turned, [word.text for word in seen.words]) == (0, ["Charged"])


def test_a_line_that_told_the_way_up_is_read_once():
    cuts: list[Image.Image] = []

    def noting(image: Image.Image) -> tuple[str, float]:
        cuts.append(image)
        return upright(image)

    assert read_page(page(), FakeEyes(noting)) == read(0)
    assert len(cuts) == 1


def test_a_page_upside_down_is_turned_as_a_whole():
    assert read(180).turned == 180


@pytest.mark.parametrize(("turn", "back"), [(270, 90), (90, 270)])
def test_a_page_on_its_side_is_turned_the_way_that_it_reads(turn: int, back: int):
    assert read(turn).turned == back


def test_a_page_whose_way_up_cannot_be_told_is_in_doubt():
    seen = read_page(page(), FakeEyes(lambda _: ("69", 0.6)))
    assert [word.doubt for word in seen.words] == ["this page may stand upside down"]


def test_an_empty_page_has_no_words():
    seen = read_page(Image.new("L", (300, 200), 255), FakeEyes(upright))
    assert (seen.words, seen.rules) == ((), ((), ()))


def test_every_line_and_the_page_itself_are_signs_that_the_work_goes_on(
    monkeypatch: pytest.MonkeyPatch,
):
    signs: list[str] = []
    monkeypatch.setattr(headway, "_tell", lambda: signs.append("moved"))
    read(0)
    assert signs == ["moved"] * 2
