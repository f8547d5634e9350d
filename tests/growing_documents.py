"""Documents that grow along one axis each, on which time might grow faster than they do."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from builders import document, paragraph, table
from foi_compare.model import Block, Box, Document, Table

Grown = Callable[[int], Document]

_WORDS = tuple(
    "theft burglary victim suspect charged summonsed caution identified support police action"  # noqa: SIM905
    " further investigation evidential difficulties community resolution offence public".split()
)
_HEAD = "Kent Police\n30 September 2024"
_OWN = 10_000  # from here on, the numbers of words that no other list has


def words(number: int, count: int = 4) -> str:
    """Return some words, the same for the same number."""
    drawn = random.Random(number)  # noqa: S311 - no secret
    return " ".join(drawn.choice(_WORDS) for _ in range(count))


def _one_block(line: Callable[[int], str]) -> Grown:
    return lambda n: document(_HEAD, "\n".join(map(line, range(n))))


def _blocks(*of_one: Callable[[int], Block | str]) -> Grown:
    return lambda n: document(_HEAD, *(block(i) for i in range(n) for block in of_one))


def _rows(head: str, *rows: Callable[[int], str]) -> Grown:
    return lambda n: document(_HEAD, table(head, *(row(i) for i in range(n) for row in rows)))


def _columns(head: Callable[[int], str]) -> Grown:
    def grown(n: int) -> Document:
        def row(label: str, cells: Iterable[object]) -> str:
            return " | ".join([label, *map(str, cells)])

        heads = row("Outcome", map(head, range(n)))
        return document(_HEAD, table(heads, row("Charged", range(n)), row("Caution", range(n))))

    return grown


def _in_base64(line: int) -> str:
    drawn = random.Random(line)  # noqa: S311 - no secret
    return base64.b64encode(drawn.randbytes(57)).decode()


def _outcomes(number: int) -> Table:
    return table("Outcome | 2019 | 2020", f"Charged | {number} | 2", f"Caution | 3 | {number}")


def _sentence(number: int) -> str:
    return f"In 2019 there were {number} crimes of {words(number)}."


def _question(number: int) -> str:
    return f"How many crimes of {words(number)} were recorded in 2019?"


def _dialogue(n: int) -> Document:
    return document(table("Request | Response", *(f"{_question(i)} | {i}" for i in range(n))))


def _asked_then_answered(n: int) -> Document:
    asked = (f"Question {i + 1}\n{_question(i)}" for i in range(n))
    answered = (f"Question {i + 1}: {i} crimes were recorded as outcome 16." for i in range(n))
    return document("Request", *asked, "Response", *answered)


def _points(n: int) -> Document:
    asked = (paragraph(f"- the number of {words(i)}", "list_item") for i in range(n))
    answered = (f"Point {i + 1}: {i} crimes" for i in range(n))
    return document("Request", "Please provide:", *asked, "Response", *answered)


def _below_a_table(line: Callable[[int], str]) -> Grown:
    counted = table("Outcome | 2019", "Charged* | 2", "Caution | 3")
    return lambda n: document(_HEAD, counted, *map(line, range(n)))


def pictures_of_one_table(n: int) -> tuple[Document, ...]:
    """Return pictures that are the pages of one letter, over all of which a table goes on."""
    return tuple(map(_picture, range(n)))


def _picture(at: int) -> Document:
    rows = (f"{words(at * 4 + row)} | {at} | {row}" for row in range(4))
    drawn = _placed(table("Outcome | 2019 | 2020", *rows))
    page = document(*((_HEAD,) if at == 0 else ()), drawn, name=f"page-{at + 1}.png")
    return replace(page, format="image")


def _placed(drawn: Table) -> Table:
    cells = tuple(
        cell._replace(
            place=cell.place._replace(
                box=Box(
                    50.0 + 100 * cell.column,
                    100.0 + 20 * cell.row,
                    145.0 + 100 * cell.column,
                    115.0 + 20 * cell.row,
                )
            )
        )
        for cell in drawn.cells
    )
    return replace(drawn, cells=cells)


def _together(*axes: str) -> Grown:
    """Return what grows along several axes at once, so that what is done for each pair shows."""

    def grown(n: int) -> Document:
        heads = document(_HEAD).blocks
        blocks = (block for axis in axes for block in AXES[axis](n).blocks)
        return document(_HEAD, *(block for block in blocks if block not in heads))

    return grown


AXES: dict[str, Grown] = {
    "numbers of lines": _one_block(lambda i: f"{i}."),
    "numbers of paragraphs": _blocks(lambda i: f"{i}."),
    "numbers in lines": _one_block(str),
    "sums in lines": lambda n: document("1. How many?", "All 17\n12\n" * n),
    "numbers in a sentence": lambda n: document(
        "Response", "There were " + ", ".join(f"{i} with outcome {i % 22 + 1}" for i in range(n))
    ),
    "base64": lambda n: document("\n".join(map(_in_base64, range(n)))),
    "blanks in a line": lambda n: document("Our ref" + " " * n * 20 + "y 3"),
    "numbered questions": _blocks(lambda i: f"{i + 1}. {_question(i)}"),
    "numbered questions in a block": _one_block(lambda i: f"{i + 1}. {_question(i)}"),
    "equal questions": _blocks(
        lambda i: f"{i + 1}. How many crimes were recorded in 2019?", lambda i: f"{i} crimes"
    ),
    "questions and answers": _asked_then_answered,
    "points": _points,
    "rows of request and response": _dialogue,
    "answers alone": _blocks(lambda i: f"Answer {i + 1}: {i}"),
    "requests in paragraphs": _blocks(lambda i: f"Please tell me about {words(i, 9)}."),
    "sentences in a line": lambda n: document("Response", " ".join(map(_sentence, range(n)))),
    "sentences in lines": _one_block(_sentence),
    "sentences in paragraphs": _blocks(_sentence),
    "equal sentences": _one_block(lambda _: "There were 12 crimes with outcome 16 in 2019."),
    "labels that differ": _one_block(lambda i: f"{words(i)} {i}"),
    "labels of nothing": _one_block(lambda i: f"Kilns in depot {'abcdefgh'[i % 8] * 3} {i}"),
    "equal labels": _one_block(lambda i: f"Charged/Summonsed {i}"),
    "pairs of years": _one_block(lambda i: f"Kilns: 2019 - {i}, 2020 - {i}"),
    "dates": _blocks(lambda i: f"{i % 28 + 1} January 20{i % 30:02}"),
    "references": _one_block(lambda i: f"Our ref: FOI/{i}/24 Tel: 01622 {690000 + i}"),
    "references in a line": lambda n: document(" ".join(f"ref 12{i}/24" for i in range(n))),
    "offences in a line": lambda n: document(" ".join(f"0{i % 90 + 10}/02" for i in range(n))),
    "headings": _blocks(lambda i: paragraph(words(i), "heading")),
    "headings over tables": _blocks(lambda i: paragraph(words(i), "heading"), _outcomes),
    "tables": _blocks(_outcomes),
    "tables with captions": _blocks(lambda i: f"Table {i + 1}: {words(i)}", _outcomes),
    "tables of nothing": _blocks(lambda i: table("Depot | 2019", f"{words(i)} | {i}", "Kiln | 3")),
    "tables without rows": _blocks(_outcomes, lambda i: table("2019 | 2020", f"{i} | 5", "7 | 8")),
    "rows that differ": _rows("Outcome | 2019", lambda i: f"{words(i)} | {i}"),
    "rows that are equal": _rows("Outcome | 2019", lambda i: f"Charged | {i}"),
    "rows in groups": _rows("Outcome | 2019", lambda i: f"Area {i}", lambda i: f"Charged | {i}"),
    "rows of totals": _rows("Outcome | 2019", lambda i: f"Charged | {i}", lambda i: f"Total | {i}"),
    "rows of parts": _rows("Outcome | 2019", lambda _: "Charged | 5", lambda _: "of which | 2"),
    "blank cells": _rows("Outcome | 2019 | 2020", lambda i: f"{words(i)} | - | <5"),
    "heads among rows": _rows(
        "Outcome | 2019", lambda _: "Outcome | 2020", lambda i: f"Fine | {i}"
    ),
    "columns that differ": _columns(lambda i: f"Area {i}"),
    "columns that are equal": _columns(lambda _: "2019"),
    "columns of totals": _columns(lambda i: "Total" if i % 2 else f"Area {i}"),
    "records": _rows(
        "Crime number | Date | Offence | Outcome",
        lambda i: f"42/{i} | {i % 28 + 1}/01/2019 | {words(i % 9, 2)} | Outcome {i % 22 + 1}",
    ),
    # Words of their own: a label that a list before it had was kept, and counts less.
    "records that differ": _rows(
        "Crime number | Offence | Outcome",
        lambda i: f"42/{i} | {words(_OWN + i)} | {words(_OWN + i, 3)}",
    ),
    "notes": _below_a_table(lambda i: f"Note {i}: figures for {words(i)} exclude {i} crimes."),
    "footnotes": _below_a_table(lambda i: f"* Figures for {words(i)} exclude crimes."),
    "exemptions": _blocks(lambda i: f"Section {i % 40 + 1}(1) of the Act applies to {words(i)}."),
    "forces": _blocks(lambda i: f"{('Essex', 'Surrey')[i % 2]} Police recorded {i} crimes."),
    "forces over tables": _blocks(
        lambda i: paragraph(f"{('Essex', 'Surrey')[i % 2]} Police", "heading"), _outcomes
    ),
    "mails": _blocks(
        lambda i: f"From: Kent Police\nSent: 3 January 2024\nSubject: {i}\n{words(i)}"
    ),
    "pages": _blocks(
        lambda i: paragraph(f"Page {i}\nKent Police\n{_sentence(i)}", part=f"page {i}")
    ),
    "corrections": _blocks(lambda i: f"Correction: the figure of {i} should read {i + 1}."),
    "counts among notes": _together(
        "sentences in paragraphs", "exemptions", "notes", "equal sentences", "labels that differ"
    ),
    "tables among notes": _together(
        "headings over tables", "pairs of years", "notes", "rows of totals"
    ),
    "answers in base64": _together("numbers of lines", "sentences in lines", "base64"),
    "counts below questions": _together("pages", "requests in paragraphs", "rows of parts"),
    "answers to a broken question": _together("numbers of paragraphs", "equal questions"),
}
