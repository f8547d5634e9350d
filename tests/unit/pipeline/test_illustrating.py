"""The tables of a batch drawn for its report: by workers, once, and within what it may weigh."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from drawn import GRID, flowed, table, text
from foi_compare.batch import illustrating
from foi_compare.batch.engine import ThisProcess
from foi_compare.batch.illustrating import TableDrawing
from foi_compare.batch.progress import Silence
from foi_compare.inputs.inbox import find_files
from foi_compare.model import Dataset, ShownTable, TablePicture
from foi_compare.run.intake import Job, carry_out, job_for
from foi_compare.store import NoStore, Store

ROWS = [
    ["Outcome", "2022", "Officer"],
    ["Charged/Summonsed", "12", "Ada Byron"],
    ["Community resolution", "3", ""],
]
PAINT = 64  # how dark what is painted over is; of four greys the nearest is taken


def letter(force: str, n: int) -> bytes:
    return flowed(
        text(force),
        text(f"Our reference: FOI {n}/24"),
        text("Date: 5 January 2024"),
        text("Dear Ada Byron,"),
        text("1. How many burglaries ended in each outcome in 2022?"),
        table(ROWS, GRID),
        text("Yours sincerely, Ada Byron, Disclosure Officer"),
    )


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "inbox").mkdir()
    for n, force in enumerate(("Kent Police", "Surrey Police"), 1):
        (tmp_path / "inbox" / f"{n}.pdf").write_bytes(letter(force, n))
    return job_for(tmp_path / "inbox")


def greys(picture: TablePicture) -> set[int]:
    with Image.open(io.BytesIO(picture.png)) as image:
        return {grey for _, grey in image.convert("L").getcolors()}


def dark(picture: TablePicture, grey: int = 85) -> int:
    with Image.open(io.BytesIO(picture.png)) as image:
        return next((n for n, found in image.convert("L").getcolors() if found == grey), 0)


def run(job: Job) -> Dataset:
    return carry_out(job, jobs=1)


def test_each_table_has_a_small_picture_of_itself_with_names_painted_over(job: Job) -> None:
    dataset = run(job)
    pictures = dataset.pictures.shown
    assert [(one.file, one.page, one.table) for one in pictures] == [
        ("1.pdf", 1, 1),
        ("2.pdf", 1, 1),
    ]
    assert dataset.pictures.left_out == 0
    (number, *_) = (one for one in dataset.observations if one.file == "1.pdf")
    assert number.place.box is not None
    for one in pictures:
        assert one.painted
        assert one.box.x0 < number.place.box.x0 < number.place.box.x1 < one.box.x1
        assert one.box.bottom - one.box.top < 150  # the table, and not its page
        assert len(one.png) < 8_000
        assert greys(one) <= {0, 85, 170, 255}


def test_names_stay_where_they_are_to_stay(job: Job) -> None:
    hidden = run(job).pictures.shown[0]
    kept = run(replace(job, plan=replace(job.plan, keep_names=True))).pictures.shown[0]
    assert not kept.painted
    assert dark(hidden) > 2 * dark(kept)


def test_without_pictures_none_is_made(job: Job) -> None:
    assert run(replace(job, plan=replace(job.plan, pictures=False))).pictures.shown == ()


def test_a_picture_is_made_once_for_all_runs(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "cache", print) as store:
        first = carry_out(job, jobs=1, store=store)
    # What is kept needs nobody to draw it: not even a file that is still there.
    monkeypatch.setattr(illustrating, "home_of", None)
    with Store(tmp_path / "cache", print) as store:
        assert carry_out(job, jobs=1, store=store).pictures == first.pictures


def test_what_a_report_may_not_weigh_is_left_out_and_counted(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run(job).pictures
    monkeypatch.setattr(illustrating, "_MOST_BYTES", len(whole.shown[0].png))
    light = run(job).pictures
    assert (light.shown, light.left_out) == (whole.shown[:1], 1)
    monkeypatch.setattr(illustrating, "_MOST_PICTURES", 0)
    assert run(job).pictures.left_out == 2


def test_the_first_table_of_each_reply_comes_before_the_second_of_any(job: Job) -> None:
    dataset = run(job)
    first, second = dataset.replies
    (own,) = first.tables
    more = replace(first, tables=(own, own._replace(table=2), own._replace(page=2, first=False)))
    ordered = illustrating._fairly([more, second])
    assert places(ordered) == [("1.pdf", 1, 1), ("2.pdf", 1, 1), ("1.pdf", 2, 1), ("1.pdf", 1, 2)]


def places(tables: Sequence[ShownTable]) -> list[tuple[str, int, int]]:
    return [(one.file, one.table, one.page) for one in tables]


def test_a_file_that_has_changed_or_is_gone_has_no_picture(job: Job, tmp_path: Path) -> None:
    replies = run(job).replies
    (tmp_path / "inbox" / "1.pdf").write_bytes(letter("Essex Police", 9))
    (tmp_path / "inbox" / "2.pdf").unlink()
    files = find_files(tmp_path / "inbox")
    with ThisProcess() as engine:
        found = TableDrawing(files, job.plan, engine, NoStore()).of(replies, Silence())
    assert found.shown == ()
