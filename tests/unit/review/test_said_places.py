"""Where sentences of a reply stand in its documents."""

from __future__ import annotations

from foi_compare.model import Box
from foi_compare.pictures import PageWord
from foi_compare.review.evidence.said_places import boxes_of_passages, stretches_in
from foi_compare.review.evidence.views import CellView, TableView, TextView


def text(words: str) -> TextView:
    return TextView(text=words, kind="paragraph", part="body", page=0)


def test_a_sentence_is_found_over_broken_lines_and_over_paragraphs() -> None:
    blocks = (text("We do not\nhold this infor-"), text("mation. It is elsewhere."))
    found = stretches_in(blocks, ["We do not hold this information."])
    cut = {at: [blocks[at].text[a:b] for a, b in own] for at, own in found.texts.items()}
    assert cut == {0: ["We do not\nhold this infor-"], 1: ["mation."]}


def test_a_sentence_in_a_cell_is_found_there() -> None:
    cells = tuple(
        CellView(row=1, column=at, text=one, role="text")
        for at, one in enumerate(("Q1", "Not held, see below."), 1)
    )
    table = TableView(
        number=1, part="body", page=0, caption="", rows=(1, 1), n_rows=1, n_columns=2, cells=cells
    )
    found = stretches_in((text("Reply"), table), ["Not held, see below."])
    assert (found.cells, found.first_row, found.texts) == ({(1, 1, 2)}, 1, {})


def test_what_is_not_said_is_not_found_nor_is_what_stands_everywhere() -> None:
    found = stretches_in((text("No. We hold nothing."),), ["We hold it.", "No"])
    assert (found.texts, found.cells) == ({}, frozenset())


def word(spelt: str, x: float, top: float) -> PageWord:
    return PageWord(spelt, Box(x, top, x + 20, top + 10))


def test_on_a_page_each_line_of_a_sentence_has_a_box() -> None:
    words = (
        word("Q1.", 10, 10),
        word("We", 40, 10),
        word("hold", 70, 11),
        word("no", 10, 30),
        word("record.", 40, 30),
        word("Yours", 10, 60),
    )
    assert boxes_of_passages(words, ["We hold no record."]) == (
        Box(40, 10, 90, 21),
        Box(10, 30, 60, 40),
    )
