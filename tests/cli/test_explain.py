"""`explain`: a number in the terminal with what stands around it, and on a picture of its page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from PIL import Image
from typer.testing import CliRunner

from desking import open_desk, put
from drawn import GRID, flowed, table, text
from foi_compare.cli import app
from foi_compare.cli.told.printed_totals import totals_of, totals_with
from foi_compare.tabulate.answer_totals import verdict

HEAD = ("Kent Police", "Reference: FOI 41/24", "3 May 2024")
ASKED = "Q1. How were the rapes recorded in 2022 and 2023 concluded?"
ROWS = [
    ["Outcome", "2022", "2023"],
    ["Charged/Summonsed", "63", "17"],
    ["Community resolution", "4", ""],
    ["Caution - adults", "2", "1"],
    ["Total", "69", "18"],
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    letter = [*map(text, HEAD), text(ASKED), table(ROWS, GRID)]
    (inbox / "kent.pdf").write_bytes(flowed(*letter))
    said = "In 2023, 12 offences were recorded as charged."
    (inbox / "essex.pdf").write_bytes(
        flowed(*map(text, ("Essex Police", *HEAD[1:], "Q1. How many were charged?", said)))
    )
    (inbox / "surrey.txt").write_text(
        "Surrey Police\nReference: FOI 9/24\n3 May 2024\nQ1. How many rapes in 2023 ended so?\n"
        "Charged/Summonsed: 5\nCaution - adults: 3\n",
        encoding="utf-8",
    )
    assert call("ingest", "inbox").exit_code == 0
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def number(file: str, printed: str, label: str = "") -> str:
    rows = csv.DictReader(io.StringIO(Path("outputs/observations.csv").read_text("utf-8-sig")))
    return next(
        row["observation_id"]
        for row in rows
        if row["file"] == file and row["value_as_printed"] == printed and label in row["label"]
    )


def red(image: Image.Image) -> set[tuple[int, int]]:
    """Return the pixels in which the box around the number is drawn."""
    wide, _ = image.size
    pixels = image.tobytes()
    found = range(0, len(pixels), 3)
    return {
        (at // 3 % wide, at // 3 // wide)
        for at in found
        if pixels[at] > 170 and pixels[at + 1] < 60 and pixels[at + 2] < 90
    }


def boxed(identifier: str) -> tuple[float, float, float, float]:
    """Return the sides of the box on the picture of a number, in points."""
    result = call("explain", identifier, "--image", "number.png")
    assert result.exit_code == 0, result.output
    with Image.open("number.png") as file:
        image = file.convert("RGB")
    assert image.size == (1190, 1684)
    xs, ys = zip(*red(image), strict=True)
    return min(xs) / 2, min(ys) / 2, max(xs) / 2, max(ys) / 2


@pytest.mark.usefixtures("folder")
def test_the_number_has_a_box_on_the_picture_of_its_page() -> None:
    identifier = number("kent.pdf", "17")
    rows = csv.DictReader(io.StringIO(Path("outputs/observations.csv").read_text("utf-8-sig")))
    printed = next(row["bbox"] for row in rows if row["observation_id"] == identifier)
    sides = [float(side) for side in printed.split()]
    assert boxed(identifier) == pytest.approx(sides, abs=4)


@pytest.mark.usefixtures("folder")
def test_a_blank_is_boxed_beside_its_row_and_below_its_column() -> None:
    blank, left, above = (boxed(number("kent.pdf", printed)) for printed in ("", "4", "17"))
    assert (blank[0], blank[2]) == pytest.approx((above[0], above[2]), abs=1)
    assert (blank[1], blank[3]) == pytest.approx((left[1], left[3]), abs=1)


@pytest.mark.usefixtures("folder")
def test_a_number_in_a_sentence_is_boxed_and_not_its_paragraph() -> None:
    left, top, right, bottom = boxed(number("essex.pdf", "12"))
    assert right - left < 25
    assert bottom - top < 25


@pytest.mark.usefixtures("folder")
def test_where_there_are_no_pages_a_sentence_says_so_and_nothing_is_written() -> None:
    result = call("explain", number("surrey.txt", "5"), "--image", "number.png")
    assert result.exit_code == 2
    assert "has no pages that could be shown as pictures" in " ".join(result.stderr.split())
    assert not Path("number.png").exists()


@pytest.mark.usefixtures("folder")
def test_a_file_that_has_changed_since_is_not_shown_for_the_one_that_was_read() -> None:
    Path("inbox/kent.pdf").write_bytes(flowed(text("Another letter")))
    result = call("explain", number("kent.pdf", "17"), "--image", "number.png")
    assert result.exit_code == 2
    assert "has changed since the outputs were written" in " ".join(result.stderr.split())
    assert not Path("number.png").exists()


@pytest.mark.usefixtures("folder")
def test_a_picture_that_cannot_be_written_is_told() -> None:
    result = call("explain", number("kent.pdf", "17"), "--image", "nowhere/number.png")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


@pytest.mark.usefixtures("folder")
def test_the_terminal_shows_the_rows_around_a_number_and_its_totals() -> None:
    shown = " ".join(call("explain", number("kent.pdf", "63")).stdout.split())
    assert "totals met: the rows under “2022” add up to 69, the total says 69" in shown
    assert "Charged/Summonsed [63] 17" in shown
    assert "Community resolution 4 (blank)" in shown
    assert "under “2023”" not in shown


@pytest.mark.usefixtures("folder")
def test_where_no_table_is_around_a_number_none_is_shown() -> None:
    assert "[12]" not in call("explain", number("essex.pdf", "12")).stdout


def test_a_number_that_waits_comes_with_what_is_asked(folder: Path) -> None:
    (folder / "inbox" / "dorset.html").write_text(
        "<p>Dorset Police</p><p>Reference: FOI 5/24</p><p>3 May 2024</p>"
        "<p>Q1. How were the rapes recorded in 2023 concluded?</p>"
        "<table><tr><td>Outcome<td>2023<tr><td>Charged/Summonsed<td>6<tr><td>Filed<td>31</table>"
        "<p>Q2. Please disclose any report to the chief officer team on this subject.</p>"
        "<p>The force uses the guidance of the National Police Chiefs' Council, a copy of which is"
        " included.</p>",
        encoding="utf-8",
    )
    assert call("ingest", "inbox").exit_code == 0
    rows = list(csv.DictReader(io.StringIO(Path("outputs/review.csv").read_text("utf-8-sig"))))
    label, says = (
        next(row for row in rows if row["kind"] == kind) for kind in ("label", "disposition")
    )
    told = call("explain", number("dorset.html", "31"))
    assert told.exit_code == 0
    flat = " ".join(told.output.split())
    assert f"asked {label['ask']}" in flat
    assert f"answers {label['choices']}" in flat
    assert "settles 1 number" in flat
    # A question is found by its own identifier too, and so is one that no number waits for.
    by_question = " ".join(call("explain", label["review_id"]).output.split())
    assert by_question == flat
    told = call("explain", says["review_id"][:18])
    assert " ".join(told.output.split()).startswith(f"{says['review_id']} asked {says['ask']}")
    lacking = call("explain", says["review_id"], "--image", "page.png")
    assert lacking.exit_code == 2
    assert "No page of dorset.html prints what is asked about" in lacking.stderr
    assert not Path("page.png").exists()
    assert call("explain", says["review_id"], "--decision", "row").exit_code == 2
    accepted = call("explain", number("dorset.html", "6")).output
    assert "asked" not in accepted
    assert call("explain", "label-none").exit_code == 2


def test_a_number_has_the_total_of_its_row_and_of_no_other(folder: Path) -> None:
    (folder / "inbox" / "dorset.html").write_text(
        "<p>Dorset Police</p><p>Reference: FOI 5/24</p><p>3 May 2024</p>"
        "<p>Q1. How were the rapes recorded in 2022 and 2023 concluded?</p>"
        "<table><tr><td>Outcome<td>2022<td>2023<td>Total<tr><td>Charged/Summonsed<td>6<td>3<td>9"
        "<tr><td>Caution - adults<td>2<td>1<td>4<tr><td>Total<td>8<td>5<td>13</table>",
        encoding="utf-8",
    )
    assert call("ingest", "inbox").exit_code == 0
    told = json.loads(call("explain", number("dorset.html", "3"), "--json").stdout)
    assert told["checked"] == [
        "missed: the rows under “2023” add up to 4, the total says 5",
        "met: the columns of “Charged/Summonsed” add up to 9, the total says 9",
    ]
    assert told["around"][0]["cells"][1] == {
        "heading": "2023",
        "printed": "3",
        "observation_id": told["observation_id"],
    }


def test_each_answer_comes_with_the_totals_that_it_meets_as_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(
        tmp_path,
        dorset="Dorset Police\nReference: FOI 5/24\n3 May 2024\n"
        "Q1. How were the rapes recorded in 2021, 2022 and 2023 concluded?\n"
        "| Outcome | 2021 | 2022 | 2023 |\n| Charged/Summonsed | 6 | 7 | 8 |\n"
        "| Not recorded | 3 | 3 | 3 |\n| Total | 9 | 10 | 11 |\n",
    )
    assert call("ingest", "inbox").exit_code == 0
    told = " ".join(call("explain", number("dorset.html", "3", "Not recorded")).stdout.split())
    assert (
        "totals if not_yet_assigned: met; other: met; none: missed, with none the rows under"
        " “2021” add up to 6, the total says 9; with none the rows under “2022” add up to 7, the"
        " total says 10; so is another"
    ) in told
    with open_desk(tmp_path) as desk:
        line = next(one for one in desk.queue() if one.file == "dorset.html")
        seen = desk.cause(line.review_id)
    assert seen is not None
    words = {one.answer: verdict(one.answer, one.totals) for one in seen.candidates}
    assert {answer: one.said for answer, one in words.items()} == {
        "not_yet_assigned": "met",
        "other": "met",
        "total": "",
        "none": "missed",
    }
    assert all(one.why in told for one in words.values())


def test_the_sentence_that_a_question_is_about_is_boxed_on_its_page(folder: Path) -> None:
    told = "The force uses the guidance of the National Police Chiefs' Council, which is included."
    letter = (
        *("Dorset Police", "Reference: FOI 5/24", "3 May 2024"),
        "Q2. Please disclose any report to the chief officer team on this subject.",
        told,
    )
    (folder / "inbox" / "dorset.pdf").write_bytes(flowed(*map(text, letter)))
    assert call("ingest", "inbox").exit_code == 0
    rows = csv.DictReader(io.StringIO(Path("outputs/review.csv").read_text("utf-8-sig")))
    (asked,) = (one for one in rows if one["kind"] == "disposition")
    assert told in asked["candidates"]
    left, top, right, bottom = boxed(asked["review_id"])
    assert right - left > 200
    assert bottom - top < 40
    (folder / "inbox" / "dorset.pdf").write_bytes(flowed(*map(text, letter), text("A word more")))
    changed = call("explain", asked["review_id"], "--image", "number.png")
    assert "has changed since the outputs were written" in " ".join(changed.stderr.split())


def test_a_number_of_a_workbook_stands_on_a_sheet_and_not_on_a_page(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Outcomes"
    for row in ((line,) for line in (*HEAD, ASKED)):
        sheet.append(row)
    for cells in ROWS:
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in cells])
    book.save(folder / "inbox" / "dorset.xlsx")
    assert call("ingest", "inbox").exit_code == 0
    told = " ".join(call("explain", number("dorset.xlsx", "63")).stdout.split())
    assert "where dorset.xlsx, sheet Outcomes, table 1, row" in told
    assert told.endswith("and 2 more rows")
    assert call("explain", number("dorset.xlsx", "2")).stdout.rstrip().endswith("and 1 more row")


ACROSS = """
| Year | Charged/Summonsed | Caution - adults | Sub-total | Filed | Total |
| 2022 | 63 | 2 | 65 | 4 | 69 |
| 2023 | 17 | 1 | 18 | 5 | 24 |
| Total | 80 | 3 | 83 | 9 | 93 |
"""
DOWN = """
| Outcome | 2022 | 2023 | Total |
| Charged/Summonsed | 63 | 17 | 80 |
| Caution - adults | 2 | 1 | 3 |
| Positive outcomes | 65 | 18 | 83 |
| Filed | <5 | 5 | 9 |
| Total | 69 | 23 | 92 |
"""
SAID = "In 2023, 30 rapes were recorded. Of these, 20 were charged and 10 were filed.\n"


def test_the_totals_of_every_number_are_those_of_the_review_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the labels stand before rows, over columns or in a sentence."""
    monkeypatch.chdir(tmp_path)
    letter = "{}\nReference: FOI {}/24\n3 May 2024\nQ1. How were the rapes concluded?\n{}"
    texts = (("Dorset Police", ACROSS), ("Kent Police", DOWN), ("Essex Police", SAID))
    put(tmp_path, **{f"a{at}": letter.format(one, at, two) for at, (one, two) in enumerate(texts)})
    assert call("ingest", "inbox").exit_code == 0
    rows = list(
        csv.DictReader(io.StringIO(Path("outputs/observations.csv").read_text("utf-8-sig")))
    )
    with open_desk(tmp_path) as desk:
        judged = 0
        for row in rows:
            seen = desk.number(row["observation_id"])
            assert seen is not None
            told = [
                f"{'met' if one.met else 'missed'}: {one.sentence()}"
                for one in seen.totals
                if one.met is not None
            ]
            judged += len(told)
            assert list(totals_of(row, rows)) == told
    assert judged > 20


TWICE = """
| Outcome | 2022 | 2023 | Total |
| Charged/Summonsed | 63 | 17 | 80 |
| Not recorded | 4 | 2 | 6 |
| Not recorded | 3 | <5 | 7 |
| Total | 70 | 22 | 92 |
"""
UNKNOWN_ACROSS = """
| Year | Charged/Summonsed | Not recorded | Total |
| 2022 | 63 | 4 | 67 |
| 2023 | 17 | 2 | 20 |
"""
UNKNOWN_DOWN = """
| Outcome | 2022 | 2023 |
| Charged/Summonsed | 63 | 17 |
| Not recorded | 4 | - |
| Total | 67 | 17 |
"""


def test_the_totals_with_every_answer_are_those_of_the_review_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where numbers wait for another answer first and do not name the question."""
    monkeypatch.chdir(tmp_path)
    letter = "{}\nReference: FOI {}/24\n3 May 2024\nQ1. How were the rapes concluded?\n{}"
    texts = (
        *(("Dorset Police", TWICE), ("Kent Police", UNKNOWN_ACROSS), ("Kent Police", UNKNOWN_DOWN)),
        *(("Essex Police", SAID), ("Sussex Police", UNKNOWN_DOWN)),
    )
    put(tmp_path, **{f"a{at}": letter.format(one, at, two) for at, (one, two) in enumerate(texts)})
    assert call("ingest", "inbox").exit_code == 0
    numbers, questions = (
        list(csv.DictReader(io.StringIO(Path(f"outputs/{name}.csv").read_text("utf-8-sig"))))
        for name in ("observations", "review")
    )
    first = [one["review_id"] for one in numbers]
    judged = {}
    with open_desk(tmp_path) as desk:
        for question in questions:
            seen = desk.cause(question["review_id"])
            assert seen is not None
            verdicts = {one.answer: verdict(one.answer, one.totals) for one in seen.candidates}
            said = totals_with(question, numbers)
            assert said == "; ".join(
                f"{answer}: {', '.join(filter(None, one))}"
                for answer, one in verdicts.items()
                if one.said
            )
            judged[question["review_id"]] = said
    assert sum(map(bool, judged.values())) > 2
    (late,) = (one for one, said in judged.items() if said and one not in first)
    assert "totals if" in call("explain", late).stdout
    assert json.loads(call("explain", late, "--json").stdout)["totals"] == judged[late]
    (asked,) = (one for one in questions if one["review_id"] == late)
    not_all_can_be_told = {**asked, "settles": str(int(asked["settles"]) + 1)}
    assert totals_with(not_all_can_be_told, numbers) == ""
