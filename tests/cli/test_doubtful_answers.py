"""What an answer comes to is asked where it is in doubt, and an answer to that takes effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from worked_examples import Bench, Block

REPLY = """\
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How many crimes of arson were recorded in 2022?
The information is exempt under Section 31(1)(a).
Q2. How many crimes of robbery were recorded in 2022?
The moon stood bright over the harbour.
"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    bench.put(Block("reply", "kent.html", REPLY))
    bench.ingest()
    return bench


def answers(bench: Bench) -> list[tuple[str, ...]]:
    columns = ("question", "disposition", "exemptions", "disposition_status")
    return [tuple(row[column] for column in columns) for row in bench.rows("replies.csv")]


def test_a_doubt_is_asked_once_with_its_readings(bench: Bench) -> None:
    refused = ("1", "refused", "31(1)", "accepted")
    assert answers(bench) == [refused, ("2", "unclear", "", "review")]
    (asked,) = bench.rows("review.csv")
    assert (asked["kind"], asked["question"], asked["settles"]) == ("disposition", "2", "0")
    assert {"disclosed", "unclear"} <= set(asked["choices"].split(" | "))
    assert "“The moon stood bright over the harbour.”" in asked["candidates"]
    (kent,) = [row for row in bench.rows("forces.csv") if row["force_id"] == "kent"]
    assert (kent["status"], kent["questions_answered"]) == ("unclear", "0")
    assert "1 refused; section 31(1); 1 in question" in kent["note"]
    assert "2 questions: 1 refused certain, 1 in question" in " ".join(bench.messages.split())


def test_the_answer_to_a_doubt_takes_effect_and_is_not_asked_again(bench: Bench) -> None:
    told = "kind,subject,answer\ndisposition,2,refused under section 12(1)\n"
    bench.answer(Block("answers", "", told))
    bench.ingest()
    assert answers(bench)[1] == ("2", "refused", "12(1)", "decided")
    assert bench.rows("review.csv") == []
