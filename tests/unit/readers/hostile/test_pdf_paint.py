"""PDFs of a few hundred bytes that would be drawn without end, and those that draw much and end."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import partial

import pytest

from foi_compare.errors import TooLargeError
from foi_compare.limits import LimitPassedError
from foi_compare.readers.pdf_decoding.pdf_costs import costs_of
from foi_compare.readers.pdf_decoding.pdf_pages import opened
from foi_compare.readers.pdf_decoding.pdf_paint import check_paint
from foi_compare.readers.pdf_decoding.pdf_patterns import check_patterns
from hostile import (
    pdf_of,
    pdf_of_corners,
    pdf_of_forms,
    pdf_of_groups,
    pdf_of_masks,
    pdf_of_mesh,
    pdf_of_pattern,
    pdf_of_program,
    pdf_of_shadings,
)
from reading import source

CELLS = r"a\.pdf: a pattern of the PDF draws its cell more than 100,000,000 times .* in a new PDF"


@pytest.mark.parametrize(("step", "side"), [("0.01", 1), ("0.000001", 1), ("0.5", 200)])
def test_a_pattern_of_tiny_steps_or_of_cells_over_each_other_is_refused(step: str, side: int):
    data = pdf_of_pattern(step, side)
    assert len(data) < 700
    with pytest.raises(TooLargeError, match=CELLS):
        check_patterns(source("a.pdf", data), "")


@pytest.mark.parametrize(
    ("step", "side"), [("0.5", 1), ("4", 4), ("1000", 1000), ("x", 1), ("0", 1)]
)
def test_a_hatch_is_let_through(step: str, side: int):
    check_patterns(source("a.pdf", pdf_of_pattern(step, side)), "")


def test_a_matrix_makes_the_steps_of_a_pattern_smaller():
    data = pdf_of_pattern("1").replace(b"/PaintType 1", b"/PaintType 1 /Matrix [.01 0 0 .01 0 0]")
    with pytest.raises(TooLargeError, match=CELLS):
        check_patterns(source("a.pdf", data), "")


def test_masks_inside_each_other_are_refused_and_a_few_are_not():
    check_patterns(source("a.pdf", pdf_of_masks(16)), "")
    round_ = pdf_of_masks(2).replace(b"<<  >>", b"<< /ExtGState << /G 5 0 R >> >>")
    for data in (pdf_of_masks(18), round_):
        with pytest.raises(TooLargeError, match="more than 16 masks inside each other"):
            check_patterns(source("a.pdf", data), "")


@pytest.mark.parametrize("make", [pdf_of_shadings, pdf_of_groups])
def test_what_paints_a_page_over_and_over_is_refused(make: Callable[[int], bytes]):
    check(make(500))
    with pytest.raises(LimitPassedError, match="painted over more than 500 times"):
        check(make(501))


def test_what_a_form_paints_is_counted_and_what_is_small_is_not():
    inside = pdf_of_forms(10)  # 512 lines
    check(inside)
    lines = b"0 0 m 9 9 l S " * 20_000
    check(pdf_of(PAGE, b"<< /Length %d >> stream\n%s\nendstream" % (len(lines), lines)))
    fills = b"0 0 595 842 re f " * 50_100
    with pytest.raises(LimitPassedError):
        check(pdf_of(PAGE, b"<< /Length %d >> stream\n%s\nendstream" % (len(fills), fills)))


@pytest.mark.parametrize(
    ("make", "most"),
    [
        # The cells of a hatch of half a point are two millions: ten times a page painted over.
        (partial(pdf_of_pattern, "0.5", 1), 48),
        (pdf_of_program, 620),
        (pdf_of_mesh, 830),
    ],
)
def test_patterns_meshes_and_programs_count_as_they_cost(make: Callable[[int], bytes], most: int):
    check(make(most))
    with pytest.raises(LimitPassedError, match="painted over more than 500 times"):
        check(make(most + 9))


def test_triangles_that_lie_beside_each_other_paint_a_page_over_a_few_times():
    def beside(flag: bytes) -> bytes:
        squares = ((x, y) for x in range(0, 240, 6) for y in range(0, 240, 6))
        sides = (((x, y), (x + 6, y), (x, y + 6), (x + 6, y + 6)) for x, y in squares)
        halves = (half for a, b, c, d in sides for half in ((a, b, c), (b, c, d)))
        return b"".join(flag + bytes([*at, 9, 9, 9]) for half in halves for at in half)

    assert len(beside(b"\0")) > 30 * 500
    check(pdf_of_corners(beside(b"\0")))
    lattice = (bytes([6 * x, 3 * y, 9, 9, 9]) for y in range(80) for x in range(40))
    check(pdf_of_corners(b"".join(lattice), kind=b"5"))
    over = b"\0\0\0999" + b"\0\xff\0999" + b"\0\0\xff999"  # two new corners a triangle, one kept
    with pytest.raises(LimitPassedError):
        check(pdf_of_corners(over + (b"\1\0\xff999" + b"\1\xff\0999") * 600))


def test_patches_take_as_long_however_small_they_are():
    edge = (0, 0, 0, 6, 0, 12, 0, 18, 6, 18, 12, 18, 18, 18, 18, 12, 18, 6, 18, 0, 12, 0, 6, 0)
    squares = ((x, y) for x in range(0, 230, 10) for y in range(0, 230, 10))
    patches = b"".join(
        bytes([0, *(c + at[i % 2] for i, c in enumerate(edge)), *bytes(12)]) for at in squares
    )
    check(pdf_of_corners(patches[: 37 * 400], kind=b"6"))
    with pytest.raises(LimitPassedError):
        check(pdf_of_corners(patches, kind=b"6"))


def test_what_a_mesh_does_not_fill_costs_no_more_for_it():
    white = b" 1 1 1 rg 0 0 595 842 re f"
    check(pdf_of_mesh(500, b"/S sh" + white * 40))
    with pytest.raises(LimitPassedError):
        check(pdf_of_mesh(500, b"/Pattern cs /P scn 0 0 595 842 re f" + white * 40))
    filled = b"/Pattern cs /P scn" + b" 0 0 595 842 re f"
    check(pdf_of_mesh(830, filled))
    with pytest.raises(LimitPassedError):
        check(pdf_of_mesh(840, filled))


def test_a_pattern_is_found_among_packed_objects():
    packed = zlib.compress(b"7 0 << /PatternType 2 /Shading 5 0 R >>")
    stream = (
        b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n%s\nendstream"
    )
    whole = pdf_of_mesh(500).replace(b"/PatternType 1", b"/Shade 1")
    assert not costs_of(source("a.pdf", whole), "").fills
    told = pdf_of_mesh(500).replace(
        b"<< /PatternType 1 /Shading 5 0 R >>", stream % (len(packed), packed)
    )
    assert costs_of(source("a.pdf", told), "").fills


def test_what_a_pattern_does_not_fill_costs_no_more_for_it():
    filled = pdf_of_pattern("0.5", 1, 500)
    check(filled.replace(b"/Pattern cs /P scn", b"/DeviceGray cs .5 scn"))
    colourless = filled.replace(b"/PaintType 1", b"/PaintType 2").replace(
        b"/Pattern << /P 5 0 R >>",
        b"/Pattern << /P 5 0 R >> /ColorSpace << /C [/Pattern /DeviceRGB] >>",
    )
    with pytest.raises(LimitPassedError):
        check(colourless.replace(b"/Pattern cs /P scn", b"/C cs 1 0 0 /P scn"))


def test_a_program_counts_also_where_a_path_is_filled_by_it():
    fill = b"/Pattern cs /P scn 0 0 595 842 re f"
    check(pdf_of_program(100, fill))
    with pytest.raises(LimitPassedError):
        check(pdf_of_program(700, fill))


@pytest.mark.parametrize("step", ["0.01", "0.000001"])
def test_a_name_whose_letters_are_numbers_hides_no_pattern(step: str):
    data = pdf_of_pattern(step).replace(b"/PatternType 1", b"/P#61tternType 1")
    with pytest.raises(TooLargeError, match=CELLS):
        check_patterns(source("a.pdf", data), "")


PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"


def check(data: bytes) -> None:
    with opened(source("a.pdf", data), "") as document:
        check_paint(document[0])
