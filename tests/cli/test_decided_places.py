"""Decisions on places that a person may get wrong: nothing is lost, and each is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from worked_examples import Bench, Block

LETTER = "Kent Police\nReference: FOI 41/24\n3 May 2024\n"
NARROW = (
    "Q1. How were the rapes recorded in 2022 and 2023 concluded?\n"
    "| Outcome | 2022 2023 |\n"
    "| Charged/Summonsed | 1063 1017 |\n"
    "| Community resolution | 1014 1012 |\n"
    "| Caution - adults | 1025 1011 |\n"
)
ACROSS = (
    "Q1. How were the rapes recorded in 2022 and 2023 concluded?\n"
    "| Year | Charged/Summonsed | Difficulties | Both | All |\n"
    "| 2022 | 63 | 4 | 67 | 67 |\n"
    "| 2023 | 17 | 2 | 19 | 19 |\n"
)
LINES = "kind,file,source_sha256,page,anchor,subject,answer,detail\n"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def decide(bench: Bench, name: str, text: str, *lines: str) -> None:
    """Read one reply, decide on it, and read it again."""
    bench.put(Block("reply", name, LETTER + text))
    bench.ingest()
    bench.decide(Block("decisions", "", LINES + "".join(f"{line}\n" for line in lines)))
    bench.ingest()


def failed(bench: Bench) -> list[str]:
    return [row["check"] for row in bench.rows("findings.csv") if row["passed"] == "false"]


def values(bench: Bench) -> list[str]:
    return [row["value"] for row in bench.rows("observations.csv")]


@pytest.mark.parametrize("page", ["", "7"])
def test_lines_are_drawn_on_the_page_of_the_numerals(bench: Bench, page: str) -> None:
    grid = '"x=78 187 216 262; y=158 176 194 212 230"'
    decide(bench, "kent.pdf", NARROW, f"table,kent.pdf,…,{page},…,table 1,grid,{grid}")
    assert values(bench) == ["1063", "1017", "1014", "1012", "1025", "1011"]
    assert all(row["anchor"] for row in bench.rows("observations.csv"))
    assert failed(bench) == []


def test_lines_that_leave_a_number_outside_are_not_followed_and_named(bench: Bench) -> None:
    grid = '"x=78 187 216; y=158 176 194 212 230"'
    decide(bench, "kent.pdf", NARROW, f"table,kent.pdf,…,1,…,table 1,grid,{grid}")
    assert values(bench) == ["", "", ""]
    assert failed(bench) == ["decision_has_its_source"]


def test_labels_sought_on_the_wrong_side_are_asked_and_not_set_aside(bench: Bench) -> None:
    decide(bench, "kent.html", ACROSS, "table,kent.html,…,,…,table 1,down,")
    assert sorted(values(bench), key=int) == ["2", "4", "17", "19", "19", "63", "67", "67"]
    assert {row["status"] for row in bench.rows("observations.csv")} == {"review"}
    assert set(failed(bench)) == {"printed_row_total"}  # `All` is not the sum of what is read so


def test_what_a_subtotal_across_is_the_sum_of_is_not_checked(bench: Bench) -> None:
    decide(
        bench,
        "kent.html",
        ACROSS,
        "table,kent.html,…,,…,table 1,across,",
        'column,kent.html,…,,…,column 3,group,"members=14, 15"',
        "column,kent.html,…,,…,column 4,subtotal,",
        "column,kent.html,…,,…,column 5,total,",
    )
    assert [row["reconciles"] for row in bench.rows("comparison.csv")] == ["true", "true"]
    assert failed(bench) == []


def test_a_key_that_the_settings_do_not_have_is_refused_with_those_they_have(bench: Bench) -> None:
    keys = ("rape", "robbery")
    settings = "".join(f'[[questions]]\nkey = "{key}"\ntext = "All {key}."\n' for key in keys)
    bench.put(Block("file", "foi-compare.toml", settings))
    text = "Q3. How many?\n| Outcome | 2023 |\n| Charged/Summonsed | 63 |\n"
    bench.put(Block("reply", "kent.html", LETTER + text))
    bench.ingest()
    lines = "kind,scope,file,source_sha256,subject,answer\n"
    bench.decide(Block("decisions", "", lines + "question,file,kent.html,…,3,rap\n"))
    bench.ingest()
    said = [row["message"] for row in bench.rows("findings.csv") if row["passed"] == "false"]
    assert any("`rap` is the key of no question" in text and "robbery" in text for text in said)
    assert {row["asked"] for row in bench.rows("observations.csv")} != {"rap"}


def test_a_table_waits_no_longer_to_be_told_apart_from_one_that_was_set_aside(
    bench: Bench,
) -> None:
    rows = "| Outcome | 2023 |\n| Charged/Summonsed | {} |\n| Community resolution | {} |\n"
    text = "Q1. How were the rapes recorded in 2023 concluded?\n"
    text += "\n".join(rows.format(*pair) for pair in ((63, 4), (36, 5), (21, 6)))
    decide(bench, "kent.html", text, "table,kent.html,…,,…,table 1,not_outcomes,")
    assert {row["status"] for row in bench.rows("observations.csv")} == {"review"}
    bench.decide(
        Block(
            "decisions",
            "",
            LINES
            + "table,kent.html,…,,…,table 1,not_outcomes,\n"
            + "table,kent.html,…,,…,table 3,not_outcomes,\n",
        )
    )
    bench.ingest()
    statuses = [(row["value"], row["status"]) for row in bench.rows("observations.csv")]
    assert statuses == [("36", "accepted"), ("5", "accepted")]
