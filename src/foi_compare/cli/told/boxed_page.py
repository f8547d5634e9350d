"""A number of the outputs to the picture of its page, with the number in a box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from foi_compare.errors import InputError
from foi_compare.model import Box
from foi_compare.pictures import Drawing, Mark, boxes_of_numerals
from foi_compare.review.evidence.pages import Pages

Row = Mapping[str, str]

_SCALE = 2.0  # pixels for a point: sharp in print, too


def boxed_page(number: Row, numbers: Iterable[Row], inbox: Path, password: str) -> bytes:
    """Return the page that a number stands on as a PNG: it in a wide box, its table in thin ones.

    Args:
        number: its row of `observations.csv`.
        numbers: all of them.
        inbox: the folder in which its file lies.
        password: opens the file, where the settings hold none.

    Raises:
        InputError: the inbox cannot be used, its file has changed or is gone, or has no pages.

    """
    from foi_compare.inputs.inbox import find_files
    from foi_compare.run.intake import plan_for

    file, page = number["file"], number["page"]
    if not page.isdecimal():
        raise InputError(
            f"{file} has no pages that could be shown as pictures; leave out --image to see the"
            " rows around the number."
        )
    files = find_files(inbox)
    with Pages(files, plan_for(inbox, "", password)) as pages:
        marks = _marks(number, numbers)
        if marks and not number["table"]:
            marks = _closer(marks, number, pages)
        picture = pages.picture(
            file,
            int(page),
            scale=_SCALE,
            drawing=Drawing(marks=marks),
            sha256=number["sha256"],
        )
        return picture.png


def _marks(number: Row, numbers: Iterable[Row]) -> tuple[Mark, ...]:
    """Return the boxes of the numbers of a table, that of the number itself last."""
    shared = ("file", "page", "table")
    around = [
        one for one in numbers if number["table"] and all(one[k] == number[k] for k in shared)
    ]
    own = _box(number) or _box_of_blank(number, around)
    boxes = dict.fromkeys(_box(one) for one in around)
    thin = tuple(Mark(box, "number") for box in boxes if box is not None and box != own)
    return (*thin, Mark(own)) if own else thin


def _closer(marks: Sequence[Mark], number: Row, pages: Pages) -> tuple[Mark, ...]:
    """Return the box of a paragraph, and in it that of the number where the page has it."""
    *_, paragraph = marks
    printed = [number["value_as_printed"]]
    words = pages.words(number["file"], int(number["page"]))
    (found,) = boxes_of_numerals(printed, paragraph.box, words)
    return (paragraph._replace(ink="number"), Mark(found)) if found else tuple(marks)


def _box(one: Row) -> Box | None:
    sides = one["bbox"].split()
    return Box(*map(float, sides)) if sides else None


def _box_of_blank(number: Row, around: Sequence[Row]) -> Box | None:
    """Return where a blank stands: below the numbers of its column, beside those of its row."""
    column = [_box(one) for one in around if one["column"] == number["column"]]
    row = [_box(one) for one in around if one["row"] == number["row"]]
    above = next((box for box in column if box), None)
    beside = next((box for box in row if box), None)
    if above is None or beside is None:
        return None
    return Box(above.x0, beside.top, above.x1, beside.bottom)
