from __future__ import annotations

import pytest

from foi_compare.model import TextBlock
from foi_compare.readers.text.prints import as_colour
from reading import in_blocks, in_raw, read, rows, tables, texts

ASKED = "1. How many reports were there in 2023?"
SAID = "24 in Kent."


def parted(body: str) -> list[str]:
    """Return the texts of a page."""
    document = read("reply.html", f"<!DOCTYPE html><html><body>{body}</body></html>")
    assert in_blocks(document) == in_raw(document)
    return texts(document)


@pytest.mark.parametrize(
    "answer",
    [
        '<span style="font-size:9pt; color: #008000">24 in Kent.</span>',
        '<font color="green">24 in Kent.</font>',
        '<span style="COLOR:rgb(0,128,0)"><br>24 <b>in</b> Kent.</span>',
        "<b>24 in Kent.</b>",
        "<em>24 in Kent.</em>",
    ],
)
def test_answers_in_another_print_are_parted_from_two_questions(answer: str):
    assert parted(f"<p>{ASKED} {answer}</p>" * 2) == [ASKED, SAID] * 2
    assert len(parted(f"<p>{ASKED} {answer}</p>")) == 1


def test_the_question_keeps_the_number_of_its_list():
    item = '<li>Reports of spiking in the year 2023; <font color="red">24 in Kent.</font></li>'
    document = read("reply.html", f"<html><body><ol>{item * 2}</ol></body></html>")
    found = [(b.marker, b.text, b.kind) for b in document.blocks if isinstance(b, TextBlock)]
    asked = "Reports of spiking in the year 2023;"
    assert found[:2] == [("1.", asked, "list_item"), ("", SAID, "paragraph")]
    assert found[2][0] == "2."


@pytest.mark.parametrize(
    "said",
    [
        '<a href="/" style="color:blue">Our website.</a>',
        '<span style="background-color:#008000">24 in Kent.</span>',
        '<span style="color:black">24 in Kent.</span>',
        '<font color="red">at all?</font>',
    ],
)
def test_a_link_a_ground_and_a_stressed_word_part_nothing(said: str):
    assert len(parted(f"<p>{ASKED} {said}</p>" * 2)) == 2


def test_headings_and_cells_stay_whole():
    inside = f'{ASKED} <font color="green">{SAID}</font>'
    assert len(parted(f"<h2>{inside}</h2>" * 2)) == 2
    table = f"<table>{f'<tr><td>{inside}<td>12' * 3}</table>"
    page = read("reply.html", f"<html><body>{table}</body></html>")
    assert rows(tables(page)[0]) == [f"{ASKED} {SAID} | 12"] * 3


@pytest.mark.parametrize(
    ("written", "colour"),
    [
        ("#0A0", "00aa00"),
        ("Green", "008000"),
        ("rgba(0, 300, 0, .5)", "00ff00"),
        ("auto", ""),
        ("#000", ""),
        ("black", ""),
        ("var(--ink)", ""),
    ],
)
def test_a_colour_is_six_digits_and_black_is_none(written: str, colour: str):
    assert as_colour(written) == colour
