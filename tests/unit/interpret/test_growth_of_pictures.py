"""A letter of many pictures: a table over all of them is read in time as there are pictures."""

from __future__ import annotations

from collections.abc import Callable

from foi_compare.interpret.table_axes.captions import above_pages
from foi_compare.interpret.table_layout.picture_pages import runs_of_pages, tables_over_pages
from growing_documents import pictures_of_one_table
from growth import assert_grows_evenly


def test_a_table_over_many_pictures_is_joined_page_by_page() -> None:
    def work(size: int) -> Callable[[], object]:
        pages = pictures_of_one_table(size)
        return lambda: tables_over_pages(pages)

    assert_grows_evenly(work, 6)
    ((start, run),) = tables_over_pages(pictures_of_one_table(20)).items()
    assert start == ("page-1.png", 1)
    assert len(run.rests) == 19
    assert run.table.n_rows == 20 * 5


def test_what_stands_above_the_pages_is_gathered_once_for_all() -> None:
    def work(size: int) -> Callable[[], object]:
        pages = pictures_of_one_table(size)
        return lambda: [dict(above_pages(run)) for run in runs_of_pages(pages)]

    assert_grows_evenly(work, 16)
    (run,) = runs_of_pages(pictures_of_one_table(20))
    above = dict(above_pages(run))
    assert above["page-1.png"].texts_above(1) == ("Kent Police 30 September 2024",)
    assert above["page-2.png"].texts_above(0) == ()  # a table stands above it
