"""A number, or a question, of the outputs to the picture of its page with it in a box."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from foi_compare.errors import InputError
from foi_compare.model import Box
from foi_compare.pictures import Drawing, Mark, boxes_of_numerals
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.evidence.said_places import boxes_of_passages

Row = Mapping[str, str]

_QUOTED = re.compile(r"“([^”]+)”")
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


def boxed_sentences(
    question: Row, replies: Iterable[Row], inputs: Iterable[Row], inbox: Path, password: str
) -> bytes:
    """Return the page on which a reply says what is asked about as a PNG, boxed line by line.

    Args:
        question: its row of `review.csv`.
        replies: the rows of `replies.csv`, for what the reply says and in which files.
        inputs: the rows of `inputs.csv`, for the hashes of these.
        inbox: the folder in which the files lie.
        password: opens them, where the settings hold none.

    Raises:
        InputError: the inbox cannot be used, a file has changed or is gone, or no page prints it.

    """
    from foi_compare.inputs.inbox import find_files
    from foi_compare.run.intake import plan_for

    keys = ("force_id", "reference", "question")
    own = [one for one in replies if all(one[name] == question[name] for name in keys)]
    names = dict.fromkeys((question["file"], *(f for one in own for f in one["files"].split("; "))))
    said = (*_QUOTED.findall(question["candidates"]), *(one["statement"] for one in own))
    passages = list(filter(None, said)) or [one["question_text"] for one in own]
    hashes = {one["file"]: one["sha256"] for one in inputs}
    with Pages(find_files(inbox), plan_for(inbox, "", password)) as pages:
        for name in names:
            view = pages.view(name, (), ())
            for page in range(1, len(view.parts) + 1) if view.is_paged else ():
                boxes = boxes_of_passages(pages.words(name, page), passages)
                if boxes:
                    drawing = Drawing(marks=tuple(map(Mark, boxes)))
                    sha256 = hashes.get(name, "")
                    return pages.picture(
                        name, page, scale=_SCALE, drawing=drawing, sha256=sha256
                    ).png
    raise InputError(
        f"No page of {', '.join(names)} prints what is asked about; leave out --image to see the"
        " sentences, or see them in their surroundings with `foi-compare review`."
    )


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
