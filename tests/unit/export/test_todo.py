from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from deciding import SHA256, decided, item, label_decision
from foi_compare.decisions import TODO_COLUMNS
from foi_compare.decisions.decision_cells import csv_lines
from foi_compare.decisions.decision_rows import Row
from foi_compare.errors import ExportError
from foi_compare.export import files_of, write
from foi_compare.export.todo import read_todo, todo_bytes
from foi_compare.merge import merge
from foi_compare.model import Dataset, Decision, DecisionProblem, ReviewItem
from observing import batch

COLUMN = item("column", choices=(), ask="Which year is each of the columns 2 to 3?")
LABEL = item(
    "label", scope="force", subject="2019/12", anchor=(), choices=("16", "none"), settles=1
)


def dataset(*items: ReviewItem, **fields: object) -> Dataset:
    content: dict[str, object] = {"review": items, "batch": batch(**fields)}
    return replace(merge([], batch()), **content)  # type: ignore[arg-type]


def lines(data: bytes) -> list[Mapping[str, str]]:
    return [row.cells for row in read_todo(data) if isinstance(row, Row)]


def answered(line: Mapping[str, str], answer: str) -> Mapping[str, str]:
    return {**line, "answer": answer, "note": "mine"}


def test_everything_is_filled_in_but_the_answer() -> None:
    data = todo_bytes(dataset(COLUMN, LABEL))
    header = data.decode("utf-8-sig").splitlines()[0]
    assert header.split(",") == list(TODO_COLUMNS)
    column, label = lines(data)
    assert column["ask"] == "Which year is each of the columns 2 to 3?"
    assert (column["settles"], column["kind"], column["scope"]) == ("3", "column", "place")
    assert (column["file"], column["source_sha256"], column["page"]) == ("kent.pdf", SHA256, "1")
    assert (column["anchor"], column["subject"]) == ("page 1#4-9", "columns 2 to 3")
    assert (column["answer"], column["force_id"]) == ("", "")
    assert (label["choices"], label["force_id"], label["scope"]) == ("16 | none", "kent", "force")
    assert label["codebook"] == column["codebook"] == "home-office-outcomes"


def test_a_line_with_its_answer_is_a_decision() -> None:
    rows = [answered(line, "2019 | 2020") for line in lines(todo_bytes(dataset(COLUMN)))]
    text = ",".join(TODO_COLUMNS) + "\n" + csv_lines(rows, TODO_COLUMNS)
    (decision,), problems = decided(text)
    assert problems == ()
    assert (decision.answer, decision.told("name")) == ("period | period", "2019 | 2020")
    assert decision.anchor == COLUMN.anchor


def test_the_file_says_what_it_is_to_excel_and_guards_what_excel_would_rewrite() -> None:
    data = todo_bytes(dataset(LABEL, replace(LABEL, subject="=HYPERLINK(1)")))
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [row["subject"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))]
    assert cells == ["'2019/12", "'=HYPERLINK(1)"]
    assert [line["subject"] for line in lines(data)] == ["2019/12", "=HYPERLINK(1)"]


def test_an_answer_that_was_given_before_is_the_first_choice() -> None:
    (line,) = lines(todo_bytes(dataset(replace(LABEL, answered_before="none"))))
    assert line["choices"] == "none | 16"
    (line,) = lines(todo_bytes(dataset(replace(COLUMN, answered_before="2019 | 2020"))))
    assert (line["choices"], line["ask"]) == (
        "",
        f"{COLUMN.ask} Before the source changed you answered: 2019 | 2020",
    )


def test_what_an_answer_has_to_say_besides_is_set_out() -> None:
    (line,) = lines(todo_bytes(dataset(item("file", choices=("no_reply", "same_reply")))))
    assert line["detail"] == "file="


def test_an_answer_that_is_not_taken_is_kept_by_the_next_run() -> None:
    before = [answered(line, "2019") for line in lines(todo_bytes(dataset(COLUMN, LABEL)))]
    kept = lines(todo_bytes(dataset(replace(COLUMN, settles=9)), before))
    assert [(one["kind"], one["answer"], one["note"]) for one in kept] == [
        ("column", "2019", "mine"),
        ("label", "2019", "mine"),
    ]
    assert kept[0]["settles"] == "9"


def test_an_answer_that_stands_in_the_decisions_is_taken() -> None:
    before = [answered(line, "Outcome 16") for line in lines(todo_bytes(dataset(LABEL)))]
    taken = label_decision("2019/12", "16", "kent", file="kent.pdf", decision_id="d1")
    taken = replace(taken, written="outcome 16", codebook="home-office-outcomes")
    assert lines(todo_bytes(dataset(decisions=(taken,)), before)) == []
    changed = [{**before[0], "scope": "place", "source_sha256": "new"}]
    assert len(lines(todo_bytes(dataset(decisions=(taken,)), changed))) == 1
    (again,) = lines(todo_bytes(dataset(LABEL, decisions=(taken,)), before))
    assert (again["answer"], again["replaces"]) == ("", "d1")
    other = replace(taken, written="15")
    assert len(lines(todo_bytes(dataset(decisions=(other,)), before))) == 1
    waiting = DecisionProblem(line=2, kind="conflict", problem="", decision=taken)
    assert lines(todo_bytes(dataset(decision_problems=(waiting,)), before)) == []


def test_a_run_keeps_the_answers_in_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "decisions-todo.csv"
    write(dataset(COLUMN), tmp_path)
    text = path.read_text(encoding="utf-8-sig")
    # As older Excel saves it: Windows-1252, semicolons, CRLF.
    rows = list(csv.reader(io.StringIO(text)))
    rows[1][TODO_COLUMNS.index("answer")] = "2019 – so far"
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    path.write_bytes(stream.getvalue().encode("cp1252"))
    write(dataset(COLUMN), tmp_path)
    (line,) = lines(path.read_bytes())
    assert line["answer"] == "2019 – so far"
    assert sorted(one.name for one in tmp_path.iterdir() if "unread" in one.name) == []


def test_what_cannot_be_read_of_the_answers_is_kept_beside_them(tmp_path: Path) -> None:
    path = tmp_path / "decisions-todo.csv"
    write(dataset(COLUMN), tmp_path)
    spoilt = path.read_bytes() + b'column,"2019\n'
    path.write_bytes(spoilt)
    write(dataset(COLUMN), tmp_path)
    assert (tmp_path / "decisions-todo-unread.csv").read_bytes() == spoilt
    assert len(lines(path.read_bytes())) == 1


def test_answers_that_cannot_be_opened_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "decisions-todo.csv").mkdir()
    with pytest.raises(ExportError, match="answers would be lost"):
        write(dataset(COLUMN), tmp_path)


def test_the_account_of_the_run_counts_and_hashes_the_decisions() -> None:
    def account(*decisions: Decision) -> dict[str, object]:
        found = json.loads(files_of(dataset(decisions=decisions))["run.json"])["decisions"]
        assert isinstance(found, dict)
        return found

    one = label_decision("x", "16", "kent")
    assert account(one)["count"] == 1
    assert account(one) == account(replace(one, line=7))
    assert account(one)["sha256"] != account(replace(one, written="15"))["sha256"]
