"""What the desk says, as the page shows it."""

from __future__ import annotations

import re
from pathlib import Path

import foi_compare.review.web
from foi_compare.review.asked.seen import CauseLine, Facet, Facets, Preview, RowChange
from foi_compare.review.web.showing.choice_keys import CHOICE_KEYS, choice_key
from foi_compare.review.web.showing.comparison_changes import preview_shown
from foi_compare.review.web.showing.queue import facets_of, parted, queue_row
from foi_compare.tabulate.answer_totals import TotalSeen

TEMPLATES = Path(foi_compare.review.web.__file__).parent / "templates"
COLUMNS = ("force_id", "force", "series", "outcome_1", "outcome_18", "in_review", "comparable")


def shown(*rows: RowChange) -> dict[str, object]:
    return preview_shown(Preview(columns=COLUMNS, rows=rows, settles=1))


def test_how_to_write_an_answer_is_left_out_of_a_question():
    ask = "Which year is column 2? Write one answer for each, with | between them. None is printed."
    assert parted(ask) == ("Which year is column 2?", "None is printed.")
    assert parted("No question") == ("No question", "")


def test_a_row_says_where_it_waits_and_whether_it_is_answered():
    line = CauseLine(
        review_id="label-1",
        kind="label",
        force_id="kent",
        force="Kent Police",
        file="kent.pdf",
        page="3",
        ask="Which outcome is “Filed”? It may be 18.",
        settles=2,
        answered="a1",
    )
    row = queue_row(line)
    assert (row.headline, row.where, row.answered) == (
        "Which outcome is “Filed”?",
        "kent.pdf, page 3",
        True,
    )


def test_a_facet_that_is_chosen_leads_back_and_keeps_the_others():
    facets = Facets(
        force=(Facet("kent", "Kent Police", 2),), kind=(Facet("label", "label", 1),), file=()
    )
    force, kind = facets_of(facets, {"force": "kent", "kind": "", "file": ""})
    assert [(row.text, row.count, row.address, row.chosen) for row in force.rows] == [
        ("Kent Police", 2, "/", True)
    ]
    assert kind.rows[0].address == "/?force=kent&kind=label"


def test_keys_of_answers_are_no_others_of_the_page():
    """What the help of the two pages calls a key of its own is none that chooses."""
    assert len(set(CHOICE_KEYS)) == len(CHOICE_KEYS) > 40
    for name in ("frame.html", "question.html", "audit.html"):
        help_text = (TEMPLATES / name).read_text(encoding="utf-8")
        others = set(re.findall(r"<kbd>([A-Za-z])</kbd>", help_text.replace("<kbd>d</kbd> …", "")))
        assert not others & set(CHOICE_KEYS)
    assert [choice_key(at) for at in (0, 8, 9, 99)] == ["1", "9", "d", ""]


def test_cells_that_change_stand_before_those_that_stay():
    told = shown(
        RowChange(
            ("kent", "Kent Police", "2023", "63", "", "1", "no"),
            ("kent", "Kent Police", "2023", "63", "17", "0", "yes"),
        )
    )
    assert told["names"] == ["series"]
    assert told["columns"] == ["outcome_18", "in_review", "outcome_1"]
    assert told["rows"] == [
        {"change": "other", "name": ["2023"], "cells": [("", "17"), ("1", "0"), ("63", "63")]}
    ]


def test_rows_are_told_from_each_other_by_what_differs():
    told = shown(
        RowChange(None, ("kent", "Kent Police", "", "63", "", "0", "")),
        RowChange(("essex", "Essex Police", "", "6", "", "1", ""), None),
    )
    assert told["names"] == ["force"]
    assert [row["change"] for row in told["rows"]] == ["new", "gone"]  # type: ignore[attr-defined]


def test_an_answer_that_is_not_understood_shows_why_alone():
    assert preview_shown(Preview(problem="It is no outcome.")) == {
        "problem": "It is no outcome.",
        "meanwhile": [],
    }


def test_an_answer_says_which_totals_it_meets_and_what_it_asks_then():
    missed = TotalSeen("2023", "67", "66", met=False, observation_id="t1")
    open_sum = missed._replace(met=None)
    told = preview_shown(
        Preview(
            columns=COLUMNS,
            totals=(missed, missed._replace(summed="67", met=True), open_sum),
            opens=("Which outcome is “Filed”? It may be 18.",),
        )
    )
    assert told["totals"] == [
        ("the rows under “2023” add up to 66, the total says 67", False),
        ("the rows under “2023” add up to 67, the total says 67", True),
    ]
    assert told["opens"] == ["Which outcome is “Filed”?"]
