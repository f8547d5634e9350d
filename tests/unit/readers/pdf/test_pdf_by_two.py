"""The pages of a long PDF read by two processes: the same pages, whatever becomes of the second."""

from __future__ import annotations

import sys
from pathlib import Path

import psutil
import pytest
from reportlab.pdfgen.canvas import Canvas

import hired
from drawn import painted
from foi_compare.batch.engine import Lost
from foi_compare.model import WorkLimits
from foi_compare.workers import pool
from foi_compare.workers.pool import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux")

ROWS = (("Outcome", "2019", "2020"), ("Charged", "5", "16"), ("Caution", "8", "9"))


def in_a_worker(function: object, task: object, monkeypatch: pytest.MonkeyPatch) -> object:
    """Return what a worker makes of a task that may use a second processor."""
    monkeypatch.setattr(pool, "processors_here", lambda: 2)
    with Workers(1, WorkLimits()) as engine:
        ((_, result),) = engine.map(function, [task])  # type: ignore[arg-type]
    return result


def prose(canvas: Canvas) -> None:
    canvas.drawString(80, 700, "Nothing on this page is a table, and nothing is counted.")


def table(canvas: Canvas) -> None:
    canvas.grid([70, 190, 310, 430], [714 - 18 * edge for edge in range(len(ROWS) + 1)])
    for index, row in enumerate(ROWS):
        for column, words in enumerate(row):
            canvas.drawString(80 + 120 * column, 700 - 18 * index, words)


def blank(canvas: Canvas) -> None:
    canvas.line(80, 700, 200, 700)


@pytest.mark.parametrize("slow", ["copy", "worker"])
def test_whoever_is_quicker_reads_more_pages_and_all_come_in_order(
    slow: str, monkeypatch: pytest.MonkeyPatch
):
    pages = in_a_worker(hired.readers_of_pages, (40, f"slow {slow}"), monkeypatch)
    assert isinstance(pages, tuple)
    assert [number for number, _ in pages] == list(range(40))
    here = pages[0][1]
    assert {who for _, who in pages[:4]} == {here}
    apart = sum(who != here for _, who in pages)
    assert (apart < 18) == (slow == "copy")


def test_a_very_long_file_is_read_in_several_turns(monkeypatch: pytest.MonkeyPatch):
    pages = in_a_worker(hired.readers_of_pages, (170, "slow worker"), monkeypatch)
    assert isinstance(pages, tuple)
    assert [number for number, _ in pages] == list(range(170))
    assert len({who for _, who in pages}) == 3  # the last ten pages are not worth a copy


@pytest.mark.parametrize("fails", ["raises", "ends", "ends late"])
def test_the_pages_of_a_copy_that_fails_are_read_again(fails: str, monkeypatch: pytest.MonkeyPatch):
    pages = in_a_worker(hired.readers_of_pages, (40, fails), monkeypatch)
    assert isinstance(pages, tuple)
    assert [number for number, _ in pages] == list(range(40))
    begun = hired.LATE if fails == "ends late" else 0
    assert len({who for number, who in pages if number >= begun}) == 1


def test_without_memory_to_share_there_is_no_copy(monkeypatch: pytest.MonkeyPatch):
    pages = in_a_worker(hired.readers_without_shared_memory, 40, monkeypatch)
    assert isinstance(pages, tuple)
    assert [number for number, _ in pages] == list(range(40))
    assert len({who for _, who in pages}) == 1


def test_a_copy_is_not_kept_waiting_by_what_the_worker_loads(monkeypatch: pytest.MonkeyPatch):
    pages = in_a_worker(hired.readers_of_long_pages, 40, monkeypatch)
    assert isinstance(pages, tuple)
    here = pages[0][1]
    assert [who for _, who, _ in pages].count(here) == 4  # those that are read in turn
    assert all(text == f"{number}" * 100_000 for number, _, text in pages)


def test_whoever_leaves_early_leaves_no_copy(monkeypatch: pytest.MonkeyPatch):
    assert in_a_worker(hired.copies_left, 40, monkeypatch) == (1, 0)


def test_a_copy_ends_with_its_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    trace = tmp_path / "copies"
    lost = in_a_worker(hired.crash_beside_a_copy, str(trace), monkeypatch)
    assert isinstance(lost, Lost)
    copies = [int(line) for line in trace.read_text().split()]
    assert len(copies) == 2  # of the worker, and of the new one that tried again
    psutil.wait_procs([psutil.Process(copy) for copy in copies if psutil.pid_exists(copy)])
    assert not any(map(psutil.pid_exists, copies))


def test_where_no_processor_is_free_there_is_no_copy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pool, "processors_here", lambda: 1)
    with Workers(1, WorkLimits()) as engine:
        ((_, pages),) = engine.map(hired.readers_of_pages, [(40, "")])
    assert len({who for _, who in pages}) == 1  # type: ignore[misc, union-attr]


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([table] * 20, id="tables all through"),
        pytest.param([prose] * 19 + [table], id="the first table is read by the copy"),
        pytest.param([table] * 18 + [blank] + [table], id="a page that is a picture"),
    ],
)
def test_the_document_is_the_same_whoever_reads_it(
    pages: list[object], monkeypatch: pytest.MonkeyPatch
):
    data = painted(*pages)  # type: ignore[arg-type]
    assert in_a_worker(hired.read_pdf, data, monkeypatch) == hired.read_pdf(data)
