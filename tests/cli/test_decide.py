from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from deciding import SHA256, TERMS
from desking import outputs_of_a_run, put
from foi_compare.cli import app
from foi_compare.cli.told.table_excerpt import Surroundings, records_of
from foi_compare.decisions import TODO_COLUMNS, load_decisions
from foi_compare.decisions.decision_cells import csv_lines
from foi_compare.model import Decision

LABEL = {
    "ask": "Which outcome is “Filed”?",
    "choices": "18 | 21 | none",
    "settles": "4",
    "kind": "label",
    "scope": "force",
    "force_id": "kent",
    "file": "kent.pdf",
    "page": "1",
    "subject": "Filed",
    "codebook": "home-office-outcomes",
}
COLUMN = {
    "ask": "Which year is each of the columns 2 to 3?",
    "settles": "6",
    "kind": "column",
    "scope": "place",
    "file": "kent.pdf",
    "source_sha256": SHA256,
    "page": "1",
    "anchor": "page 1#4-9",
    "subject": "columns 2 to 3",
    "codebook": "home-office-outcomes",
}
BLANK = {
    "ask": "What does “-” mean in this table?",
    "choices": "zero | suppressed | not_held",
    "settles": "2",
    "kind": "blank",
    "scope": "place",
    "file": "kent.pdf",
    "source_sha256": SHA256,
    "anchor": "page 1#12",
    "subject": "-",
}
OBSERVATIONS = """\
force_id,file,page,table,row,column,label,series,breakdown,value_as_printed,review_id
kent,kent.pdf,1,1,2,2,Charged,Rape,,13,column-1
kent,kent.pdf,1,1,2,3,Charged,Rape,,17,column-1
kent,kent.pdf,1,1,2,4,Charged,Total,,30,
kent,kent.pdf,1,1,3,4,Filed,Total,,77,label-1
kent,kent.pdf,2,1,2,2,Elsewhere,,,99,
"""
REVIEW = f"""\
review_id,kind,force_id,ask,settles,file,page,table,label
column-1,column,kent,{COLUMN["ask"]},6,kent.pdf,1,1,Charged
label-1,label,kent,{LABEL["ask"]},4,kent.pdf,1,1,Filed
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOI_COMPARE_BY", raising=False)
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "observations.csv").write_text(OBSERVATIONS, encoding="utf-8")
    (tmp_path / "outputs" / "review.csv").write_text(REVIEW, encoding="utf-8")
    give_account(tmp_path / "outputs", "observations.csv", "review.csv")
    return tmp_path


def give_account(out: Path, *names: str) -> None:
    """Write the account of a run that wrote these files."""
    hashes = [
        {"file": name, "sha256": sha256((out / name).read_bytes()).hexdigest()} for name in names
    ]
    (out / "run.json").write_text(json.dumps({"outputs": hashes}), encoding="utf-8")


def todo(folder: Path, *rows: Mapping[str, str]) -> Path:
    path = folder / "outputs" / "decisions-todo.csv"
    text = ",".join(TODO_COLUMNS) + "\n" + csv_lines(rows, TODO_COLUMNS)
    path.write_text(text, encoding="utf-8-sig")
    return path


def decide(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["decide", *arguments], input=typed)


def standing(folder: Path, name: str = "decisions.csv") -> tuple[Decision, ...]:
    decisions, problems = load_decisions(folder / name, TERMS)
    assert problems == ()
    return decisions


def test_the_answered_lines_of_a_file_are_added(folder: Path) -> None:
    path = todo(folder, {**LABEL, "answer": "OC18"}, COLUMN, {**BLANK, "answer": "nil"})
    result = decide(str(path), "--by", "me")
    assert (result.exit_code, result.stdout) == (
        0,
        "2 decisions added to decisions.csv\n1 without an answer yet\n",
    )
    label, blank = standing(folder)
    assert (label.subject, label.answer, label.written) == ("Filed", "18", "OC18")
    assert (label.decided_by, len(label.decided_on)) == ("me", 10)
    assert (blank.answer, blank.subject) == ("zero", "-")


def test_an_answer_that_is_not_understood_is_named_and_left(folder: Path) -> None:
    path = todo(folder, {**LABEL, "answer": "99"}, {**COLUMN, "answer": "2019 | 2020"})
    result = decide(str(path))
    assert result.exit_code == 1
    assert "decisions-todo.csv, line 2: `99` is no code of home-office-outcomes" in result.stderr
    assert "1 decision added" in result.stdout
    assert "1 not understood" in result.stdout
    assert [one.kind for one in standing(folder)] == ["column"]


def test_an_answer_is_added_once_and_a_new_one_stands_in_its_place(folder: Path) -> None:
    path = todo(folder, {**LABEL, "answer": "18"})
    decide(str(path))
    result = decide(str(path))
    assert result.stdout == "0 decisions added to decisions.csv\n1 stood there already\n"
    result = decide(str(todo(folder, {**LABEL, "answer": "21"})))
    assert "1 decision added" in result.stdout
    (only,) = standing(folder)
    assert only.answer == "21"
    assert only.replaces


def test_two_lines_of_the_file_that_contradict_are_not_chosen_between(folder: Path) -> None:
    path = todo(folder, {**LABEL, "answer": "18"}, {**LABEL, "answer": "21"})
    result = decide(str(path))
    assert result.exit_code == 1
    assert "line 3: a line above it answers the same with `18`" in result.stderr
    assert [one.answer for one in standing(folder)] == ["18"]


def test_the_hash_of_a_typed_table_is_filled_in(folder: Path) -> None:
    (folder / "typed.csv").write_text("Outcome,2019\nCharged,3\n", encoding="utf-8")
    table = {**COLUMN, "kind": "table", "answer": "typed", "detail": "csv=typed.csv"}
    assert decide(str(todo(folder, table))).exit_code == 0
    (only,) = standing(folder)
    assert only.cells == (("Outcome", "2019"), ("Charged", "3"))
    missing = {**table, "anchor": "page 1#20", "detail": "csv=no.csv"}
    assert "`no.csv`" in decide(str(todo(folder, missing))).stderr


def test_answers_go_to_the_file_that_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOI_COMPARE_BY", "us")
    path = todo(folder, {**LABEL, "answer": "18"})
    assert decide(str(path), "--decisions", "mine.csv").exit_code == 0
    assert [one.decided_by for one in standing(folder, "mine.csv")] == ["us"]
    assert not (folder / "decisions.csv").exists()


def test_a_line_of_another_codebook_is_not_read_with_this_one(folder: Path) -> None:
    result = decide(str(todo(folder, {**LABEL, "codebook": "ethnicity", "answer": "18"})))
    assert result.exit_code == 1
    assert "--codebook" in result.stderr


def test_without_a_file_each_cause_is_asked(folder: Path) -> None:
    todo(folder, COLUMN, LABEL, BLANK)
    result = decide("--by", "me", typed="2019 | 2020\na\n2\n")
    assert result.exit_code == 0
    assert result.stdout == "3 decisions added to decisions.csv\n"
    assert [(one.kind, one.answer) for one in standing(folder)] == [
        ("column", "period | period"),
        ("label", "18"),
        ("blank", "suppressed"),
    ]
    shown = " ".join(result.stderr.split())
    assert "Question 1 of 3 settles 6 numbers kent.pdf, page 1" in shown
    assert "[13] [17]" in shown  # what is asked about
    assert "30" in shown
    assert "Elsewhere" not in shown  # it is of another table
    assert "a 18 Investigation complete – no suspect identified" in shown
    assert "2 suppressed" in shown


def test_what_is_answered_is_not_asked_again_and_the_rest_is_left(folder: Path) -> None:
    todo(folder, COLUMN, LABEL, BLANK)
    result = decide(typed="s\nb\nq\n")
    assert result.stdout == "1 decision added to decisions.csv\n2 not answered yet\n"
    again = decide(typed="s\nzero\n")
    assert "Question 2 of 2" in again.stderr
    assert [one.answer for one in standing(folder)] == ["21", "zero"]


def test_a_question_whose_source_changed_is_asked_again_and_replaces_the_old_answer(
    folder: Path,
) -> None:
    todo(folder, COLUMN)
    decide(typed="2019 | 2020\n")
    ask = f"{COLUMN['ask']} Before the source changed you answered: 2019 | 2020"
    (old,) = standing(folder)
    changed = {"source_sha256": "b2" * 32, "ask": ask, "replaces": old.decision_id}
    todo(folder, {**COLUMN, **changed})
    result = decide(typed="2020 | 2021\n")
    assert "[13]" in result.stderr
    (only,) = standing(folder)
    assert (only.source_sha256, only.written) == ("b2" * 32, "2020 | 2021")
    assert only.replaces == old.decision_id


def test_what_an_answer_did_not_settle_is_asked_again(folder: Path) -> None:
    todo(folder, COLUMN)
    decide(typed="2019\n")
    (old,) = standing(folder)
    todo(folder, {**COLUMN, "replaces": old.decision_id})
    assert decide(typed="2019 | 2020\n").stdout == "1 decision added to decisions.csv\n"
    assert [one.written for one in standing(folder)] == ["2019 | 2020"]


def test_a_line_of_another_decisions_file_names_no_line_that_is_not_there(folder: Path) -> None:
    path = todo(folder, {**LABEL, "answer": "18", "replaces": "dgone"})
    assert decide(str(path)).exit_code == 0
    assert [one.replaces for one in standing(folder)] == [""]


def test_the_end_of_the_input_is_the_end(folder: Path) -> None:
    todo(folder, COLUMN)
    result = decide(typed="")
    assert result.exit_code == 0
    assert result.stdout == "0 decisions added to decisions.csv\n1 not answered yet\n"
    assert not (folder / "decisions.csv").exists()


def test_an_answer_can_be_taken_back_and_given_anew(folder: Path) -> None:
    todo(folder, LABEL, BLANK)
    result = decide(typed="a\nundo\nb\nu\nu\nc\nzero\n")
    assert "taken back: 18" in result.stderr
    assert [(one.answer, one.replaces) for one in standing(folder)] == [("none", ""), ("zero", "")]
    assert result.stdout == "2 decisions added to decisions.csv\n"
    text = (folder / "decisions.csv").read_text(encoding="utf-8")
    assert text.count(",undo,") == 2  # nothing is taken out of the file


def test_an_answer_that_is_not_understood_is_asked_again(folder: Path) -> None:
    todo(folder, COLUMN, BLANK)
    result = decide(typed="2019 | 2020 | 2021\ntotl\n2019\nsuppresed\n3\n")
    said = " ".join(result.stderr.split())
    assert "the answer has 3 parts and the question is about 2 columns" in said
    assert "the nearest is `total`" in said
    assert "the nearest is `suppressed`" in said
    assert [one.answer for one in standing(folder)] == ["period", "not_held"]


@pytest.mark.usefixtures("folder")
def test_without_questions_it_says_what_to_run() -> None:
    result = decide()
    assert result.exit_code == 2
    assert "foi-compare ingest INBOX" in result.stderr


def test_without_the_other_outputs_it_asks_all_the_same(folder: Path) -> None:
    todo(folder, COLUMN)
    for name in ("observations.csv", "review.csv", "run.json"):
        (folder / "outputs" / name).unlink()
    assert decide(typed="2019 | 2020\n").stdout == "1 decision added to decisions.csv\n"


def test_a_todo_file_that_older_excel_saved_is_read(folder: Path) -> None:
    path = todo(folder, {**LABEL, "subject": "Filed – NFA", "answer": "18"})
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    path.write_bytes(stream.getvalue().replace("“", "'").replace("”", "'").encode("cp1252"))
    assert decide(str(path)).exit_code == 0
    assert [one.subject for one in standing(folder)] == ["Filed – NFA"]


def test_a_decisions_file_that_is_no_csv_stops_the_command(folder: Path) -> None:
    (folder / "decisions.csv").write_bytes(b"PK\x03\x04")
    result = decide(str(todo(folder, {**LABEL, "answer": "18"})))
    assert result.exit_code == 2
    assert "workbook" in result.stderr


LETTER = """
Kent Police
Reference: FOI 41/24
3 May 2024
Q1. How were the rapes recorded in 2023 concluded?
| Outcome | 2023 |
| Charged/Summonsed | 6 |
| Not recorded | 3 |
| Total | 9 |
"""
SAID = "the printed totals with each:"
OF_EACH = (
    "not_yet_assigned: met; other: met;"
    " none: missed, with none the rows under “2023” add up to 6, the total says 9"
)


def test_each_answer_is_asked_about_with_the_totals_that_it_meets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    untotalled = LETTER.replace("| Total | 9 |\n", "").replace("Kent", "Dorset")
    put(tmp_path, kent=LETTER, untotalled=untotalled)
    assert CliRunner().invoke(app, ["ingest", "inbox"]).exit_code == 0
    shown = " ".join(decide(typed="s\ns\n").stderr.split())
    _, *asked = re.split(r"Question \d of 2", shown)
    (kent,) = (one for one in asked if "kent.html" in one)
    (dorset,) = (one for one in asked if "untotalled.html" in one)
    assert f"{SAID} {OF_EACH} answer" in kent
    assert f"{SAID} total: missed, with total the rows" in dorset


def test_the_totals_of_another_question_that_reads_the_same_are_not_shown(tmp_path: Path) -> None:
    put(tmp_path, kent=LETTER)
    files = outputs_of_a_run(tmp_path)
    (question,) = records_of(files["review.csv"])
    twin = {**question, "review_id": "label-of-another", "force_id": "dorset"}
    for others, shown in (((), OF_EACH), ((question,), OF_EACH), ((twin,), "")):
        lines = csv_lines(
            (dict(zip(question, question, strict=True)), question, *others), [*question]
        )
        again = Surroundings({**files, "review.csv": lines.encode()})
        assert again.totals_of(question) == shown
