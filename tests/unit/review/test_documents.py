"""A document as a person is shown it: every number and everything set aside where it stands."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from builders import document, table
from desking import open_desk, put
from drawn import GRID, PAGE, flowed, new_page, painted, text
from drawn import table as drawn_table
from foi_compare.batch.reading import read_file
from foi_compare.batch.tasks import ReadTask, unpacked
from foi_compare.model import Dataset, Document, Observation, SetAside
from foi_compare.pictures import PageWord
from foi_compare.review.evidence.readings import grid_line
from foi_compare.review.evidence.shown_documents import (
    DocumentView,
    document_view,
    with_numerals_placed,
)
from foi_compare.review.evidence.views import CellView, TableView
from foi_compare.run.intake import carry_out, job_for

HEAD = "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
ASKED = "Q1. How were the rapes recorded in 2022 and 2023 concluded?\n"
ROWS = [
    ["Outcome", "2022", "2023"],
    ["Charged/Summonsed", "63", "17"],
    ["Community resolution", "4", ""],
    ["Caution - adults", "2", "1"],
    ["Total", "69", "18"],
]


def made_of(folder: Path, name: str, data: bytes) -> tuple[Dataset, Document]:
    """Return what a run makes of one reply, and the document."""
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / name).write_bytes(data)
    job = job_for(inbox)
    (read, _), *_ = read_file(ReadTask(plan=job.plan, file=job.files[0])).documents
    return carry_out(job), unpacked(read)


def aside_of(dataset: Dataset) -> list[SetAside]:
    return [one for read in dataset.replies for one in read.set_aside]


def view_of(dataset: Dataset, document: Document) -> DocumentView:
    return document_view(document, dataset.observations, aside_of(dataset))


@pytest.fixture
def reply(tmp_path: Path) -> tuple[Dataset, Document]:
    letter = flowed(*(text(line) for line in (HEAD + ASKED).splitlines()), drawn_table(ROWS, GRID))
    return made_of(tmp_path, "kent.pdf", letter)


def cell(shown: TableView, row: int, column: int) -> CellView:
    return next(one for one in shown.cells if (one.row, one.column) == (row, column))


def test_a_page_has_its_table_with_a_standing_for_each_number(
    reply: tuple[Dataset, Document],
) -> None:
    view = view_of(*reply)
    assert (view.is_paged, view.parts, view.format) == (True, ("page 1",), "pdf")
    (shown,) = view.page(1, width=595, height=842).tables
    assert [one.text for one in shown.by_row()[1]] == ["Charged/Summonsed", "63", "17"]
    assert [one.role for one in shown.by_row()[0]] == ["heading"] * 3
    assert [one.role for one in shown.by_row()[1]] == ["label", "value", "value"]
    (found,) = cell(shown, 2, 2).standing.observation_ids
    (number,) = [one for one in reply[0].observations if one.observation_id == found]
    assert (number.value.as_printed, number.label) == ("63", "Charged/Summonsed")
    assert cell(shown, 1, 2).standing.rule == "heading"


def test_a_blank_stands_where_nothing_is_printed_between_its_neighbours(
    reply: tuple[Dataset, Document],
) -> None:
    (shown,) = view_of(*reply).page(1).tables
    blank = cell(shown, 3, 3)
    assert (blank.role, blank.text) == ("blank", "")
    left, above = cell(shown, 3, 2).box, cell(shown, 2, 3).box
    assert blank.box is not None
    assert left is not None
    assert above is not None
    assert (blank.box.x0, blank.box.x1) == pytest.approx((above.x0, above.x1))
    assert (blank.box.top, blank.box.bottom) == pytest.approx((left.top, left.bottom))


def test_a_blank_of_a_sheet_stands_in_its_row_however_far_down_the_table_begins(
    tmp_path: Path,
) -> None:
    """Rows and columns of a sheet are told from its corner, those of a blank too."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for at, line in enumerate((HEAD + ASKED).splitlines(), 1):
        sheet.cell(at, 1, line)
    for down, row in enumerate(ROWS):
        for across, printed in enumerate(row):
            sheet.cell(8 + down, 3 + across, int(printed) if printed.isdecimal() else printed)
    stream = io.BytesIO()
    book.save(stream)
    dataset, read = made_of(tmp_path, "kent.xlsx", stream.getvalue())
    (blank,) = [one for one in dataset.observations if not one.value.as_printed]
    assert (blank.place.row, blank.place.column) == (10, 5)
    (shown,) = view_of(dataset, read).flow("sheet Sheet").tables
    (seen,) = [c for c in shown.cells if blank.observation_id in c.standing.observation_ids]
    assert (seen.row, seen.column) == (3, 3)


def test_every_number_and_everything_set_aside_is_somewhere(
    reply: tuple[Dataset, Document],
) -> None:
    view = view_of(*reply)
    page = view.page(1)
    standings = [one.standing for shown in page.tables for one in shown.cells]
    standings += [one.standing for shown in page.texts for one in shown.numerals]
    there = {name for one in standings for name in one.observation_ids}
    assert there == {one.observation_id for one in reply[0].observations}
    assert {one.rule for one in standings} - {""} == {one.rule for one in aside_of(reply[0])}
    for one in reply[0].observations:
        where = view.whereabouts(one.observation_id)
        assert where is not None
        assert (where.part, where.row, where.column) == ("page 1", one.place.row, one.place.column)
    assert view.whereabouts("nobody") is None


def test_numerals_of_a_sentence_get_boxes_from_the_words_of_the_page(
    reply: tuple[Dataset, Document],
) -> None:
    view = view_of(*reply)
    page = view.page(1)
    shown = next(one for one in page.texts if "41/24" in one.text)
    assert shown.box is not None
    words = [PageWord("FOI", shown.box), PageWord("41/24", shown.box)]
    placed = next(one for one in with_numerals_placed(page, words).texts if one.text == shown.text)
    assert [(one.text, one.box) for one in placed.numerals] == [("41/24", shown.box)]
    assert all(one.box is None for one in shown.numerals)


def test_the_lines_of_a_table_part_its_columns_and_rows(reply: tuple[Dataset, Document]) -> None:
    (shown,) = view_of(*reply).page(1).tables
    assert (len(shown.xs), len(shown.ys)) == (4, 6)
    assert list(shown.xs) == sorted(shown.xs)
    first = cell(shown, 1, 1).box
    assert first is not None
    assert shown.xs[:2] == pytest.approx((first.x0, first.x1), abs=0.1)
    assert shown.box is not None
    assert (shown.box.x0, shown.box.bottom) == (shown.xs[0], shown.ys[-1])


def test_the_line_that_moves_lines_is_taken_by_the_desk(tmp_path: Path) -> None:
    letter = flowed(
        *(text(line) for line in (HEAD + ASKED).splitlines()),
        drawn_table([["Outcome", "2022 2023"], *[[a, f"{b} {c}"] for a, b, c in ROWS[1:2]]], GRID),
    )
    made_of(tmp_path, "kent.pdf", letter)
    with open_desk(tmp_path) as desk, desk.papers() as papers:
        seen = desk.document("kent.pdf")
        assert seen is not None
        view = papers.view("kent.pdf", seen.observations, ())
        (shown,) = view.page(1).tables
        words = {word.text: word.box for word in papers.words("kent.pdf", 1)}
        between = (words["63"].x1 + words["17"].x0) / 2
        xs = (*shown.xs, between)
        cut = papers.cut("kent.pdf", 1, xs, shown.ys)
        assert [one.text for one in cut.by_row()[1]] == ["Charged/Summonsed", "63", "17"]
        line = dict(grid_line(view, shown, xs, shown.ys))
        assert line["anchor"] == shown.anchor
        assert desk.preview(line).problem == ""
        assert desk.answer(line).problem == ""
        desk.keep_papers(papers)
        again = papers.view("kent.pdf", desk.dataset.observations, ())
        (anew,) = again.page(1).tables
        assert anew.readings == ("drawn",)
        values = [one for one in desk.dataset.observations if one.value.as_printed == "17"]
        assert [(one.series, one.label) for one in values] == [("2023", "Charged/Summonsed")]


def test_a_typed_table_is_shown_before_what_it_stands_for(tmp_path: Path) -> None:
    rows = (
        "| Outcome | 2022 | 2023 |\n| Charged/Summonsed | 63 | 17 |\n| Caution - adults | 2 | 1 |\n"
    )
    put(tmp_path, kent=HEAD + ASKED + rows)
    with open_desk(tmp_path) as desk, desk.papers() as papers:
        seen = desk.document("kent.html")
        assert seen is not None
        view = papers.view("kent.html", seen.observations, ())
        (shown,) = view.flow("body").tables
        line = dict(grid_line(view, shown, (), ()))
        line["answer"], line["detail"] = "typed", ""
        typed = [["Outcome", "2022", "2023"], ["Charged/Summonsed", "64", "18"]]
        assert desk.answer(line, typed).problem == ""
        desk.keep_papers(papers)
        again = papers.view("kent.html", desk.dataset.observations, ())
        first, second = again.flow("body").tables
        assert (first.typed, second.typed) == (True, False)
        assert first.anchor == shown.anchor
        assert [one.text for one in first.by_row()[1]] == ["Charged/Summonsed", "64", "18"]
        (number,) = cell(first, 2, 2).standing.observation_ids
        assert number in {one.observation_id for one in desk.dataset.observations}


def test_a_list_over_pages_is_counted_on_each_of_them(tmp_path: Path) -> None:
    head = ["Crime", "Date", "Outcome"]
    rows = [[f"42/{at}", f"{at % 28 + 1}/01/2023", "Charged/Summonsed"] for at in range(90)]
    data = flowed(
        *(text(line) for line in (HEAD + ASKED).splitlines()),
        drawn_table([head, *rows], GRID, repeatRows=1),
    )
    dataset, read = made_of(tmp_path, "kent.pdf", data)
    view = view_of(dataset, read)
    counted = [one for one in dataset.observations if one.counted]
    assert sum(one.counted for one in counted) == 90
    assert len(view.parts) > 1
    found = 0
    for part in view.parts:
        for shown in view.page(int(part.removeprefix("page "))).tables:
            found += sum(1 for one in shown.cells if one.standing.observation_ids)
            assert {one.role for one in shown.by_row()[-1]} <= {"aside", "value", "label"}
    assert found == 90


def test_only_what_is_on_a_page_is_on_it(tmp_path: Path) -> None:
    data = flowed(text("First 1"), new_page(), text("Second 22"), new_page(), text("Third 333"))
    dataset, read = made_of(tmp_path, "kent.pdf", data)
    view = view_of(dataset, read)
    assert [[one.text for one in view.page(n).texts] for n in (1, 2, 3)] == [
        ["First 1"],
        ["Second 22"],
        ["Third 333"],
    ]
    assert view.page(9).blocks == ()


def test_a_long_sheet_is_shown_some_rows_at_a_time() -> None:
    rows = ("Outcome | 2022", *(f"Label {at} | {at}" for at in range(1, 1000)))
    view = document_view(document("Before", table(*rows), "After"), (), ())
    shown = view.flow("body", first_row=500, most_rows=20)
    assert [type(one).__name__ for one in shown.blocks] == ["TextView", "TableView", "TextView"]
    (part,) = shown.tables
    assert (part.rows, part.n_rows, len(part.cells)) == ((500, 519), 1000, 40)
    (end,) = view.flow("body", first_row=5000, most_rows=20).tables
    assert end.rows == (981, 1000)
    (begin,) = view.flow("body").tables
    assert begin.rows == (1, 200)
    assert begin.xs == ()


def test_what_a_file_says_of_its_own_cells_is_handed_on() -> None:
    grid = table("Outcome | 2022", "Charged | l2")
    doubtful = grid.cells[3]._replace(doubt="`l2` may be `12` or no number at all on this scan")
    hidden = grid.cells[2]._replace(hidden=True)
    marked = table("Outcome | 2022", "Charged | l2")
    object.__setattr__(marked, "cells", (*grid.cells[:2], hidden, doubtful))
    (shown,) = document_view(document(marked), (), ()).flow("body").tables
    assert cell(shown, 2, 2).other_texts == ("12",)
    assert cell(shown, 2, 1).hidden


def test_numbers_of_another_file_are_passed_by(reply: tuple[Dataset, Document]) -> None:
    dataset, read = reply
    other = document("Kent Police", name="other.docx")
    view = document_view(other, dataset.observations, aside_of(dataset))
    assert view.whereabouts(dataset.observations[0].observation_id) is None
    assert read.name == "kent.pdf"


def test_a_page_without_anything_is_shown_empty(tmp_path: Path) -> None:
    empty = painted(lambda canvas: canvas.drawString(90, 700, "Kent 12"), lambda _: None, size=PAGE)
    dataset, read = made_of(tmp_path, "kent.pdf", empty)
    view = view_of(dataset, read)
    assert "page 2" in view.parts
    assert view.page(2).blocks == ()


def test_an_observation_without_any_trace_is_nowhere() -> None:
    from observing import observation

    lost: Observation = observation("Charged", "5", "1", file="reply.docx")
    view = document_view(document("Kent Police"), (lost,), ())
    assert view.whereabouts(lost.observation_id) is None
