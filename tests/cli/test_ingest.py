from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app
from foi_compare.decisions.decision_cells import OLD_COLUMNS

LETTER = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Community resolution 4
Grand Total 7

Kent Police, www.kent.police.uk
"""


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "reply.txt").write_text(LETTER, encoding="utf-8")
    return folder


def ingest(inbox: Path, *options: str) -> Result:
    return CliRunner().invoke(
        app, ["ingest", str(inbox), "--out", str(inbox.parent / "out"), *options]
    )


def rows(inbox: Path, name: str) -> list[dict[str, str]]:
    path = inbox.parent / "out" / name
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_folder_of_replies_becomes_the_outputs(inbox: Path) -> None:
    result = ingest(inbox)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    (row,) = rows(inbox, "comparison.csv")
    assert (row["force_id"], row["outcome_1"], row["outcome_8"]) == ("kent", "3", "4")
    assert (row["total_printed"], row["reconciles"]) == ("7", "true")
    assert {"observations.csv", "datapackage.json", "run.json"} <= {
        path.name for path in (inbox.parent / "out").iterdir()
    }


def test_the_closing_words_say_what_was_read_and_what_to_do_next(inbox: Path) -> None:
    said = ingest(inbox).stderr
    assert "1 reply of 1 force" in said
    assert "3 numbers about outcomes: 3 accepted, 0 in review" in " ".join(said.split())
    assert "out/comparison.csv" in "".join(said.split())
    assert all(len(line) <= 80 for line in said.splitlines())
    assert "\x1b" not in said


def test_a_script_gets_the_figures_on_standard_output(inbox: Path) -> None:
    result = ingest(inbox, "--json")
    assert json.loads(result.stdout)["accepted"] == 3


def test_a_file_that_cannot_be_read_is_named_with_the_next_step_and_the_rest_is_read(
    inbox: Path,
) -> None:
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\nnot a document")
    (inbox / "picture.bin").write_bytes(bytes(range(256)) * 8)
    (inbox / "empty.docx").touch()
    result = ingest(inbox)
    assert result.exit_code == 1
    for name in ("broken.pdf", "picture.bin", "empty.docx"):
        assert name in result.stderr
    assert "Traceback" not in result.stderr
    (row,) = rows(inbox, "comparison.csv")
    assert row["outcome_1"] == "3"
    unread = json.loads((inbox.parent / "out" / "run.json").read_text(encoding="utf-8"))["unread"]
    assert all(problem["next_step"] for problem in unread)
    assert len(unread) == 3


def test_a_missing_or_empty_inbox_and_a_bad_codebook_are_wrong_calls(inbox: Path) -> None:
    for arguments in (
        ["ingest", str(inbox / "nowhere")],
        ["ingest", str(inbox / "reply.txt")],
        ["ingest", str(inbox), "--codebook", "narnia"],
        ["ingest", str(inbox), "--jobs", "-1"],
        ["ingest"],
        ["inspect", str(inbox / "nowhere.pdf")],
        ["explain", "abc", "--out", str(inbox / "nowhere")],
        ["fly"],
    ):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 2, arguments
        assert result.stdout == ""
        assert result.stderr
    (inbox / "reply.txt").unlink()
    empty = ingest(inbox)
    assert empty.exit_code == 2
    assert "holds no file to read" in empty.stderr
    assert not (inbox.parent / "out").exists()


def test_a_wrong_settings_or_decisions_file_is_named_with_its_line(inbox: Path) -> None:
    settings = inbox.parent / "foi-compare.toml"
    settings.write_text("\nforse = 'kent'\n", encoding="utf-8")
    result = ingest(inbox)
    assert result.exit_code == 2
    assert "foi-compare.toml, line 2" in result.stderr
    settings.unlink()
    (inbox.parent / "decisions.csv").write_bytes("kind,answer\nlabel,Café\n".encode("cp1252"))
    result = ingest(inbox)
    assert result.exit_code == 2
    assert "decisions.csv, line 2" in result.stderr


def test_a_persons_files_inside_the_inbox_are_not_obeyed_and_are_named(inbox: Path) -> None:
    decision = "kind,subject,force_id,answer\nlabel,Community resolution,*,1\n"
    (inbox / "decisions.csv").write_text(decision, encoding="utf-8")
    (inbox / "foi-compare.toml").write_text("unknown = 1", encoding="utf-8")
    result = ingest(inbox)
    assert result.exit_code == 0
    assert "decisions.csv inside the inbox is not obeyed" in " ".join(result.stderr.split())
    assert {row["code"] for row in rows(inbox, "observations.csv")} == {"1", "8", ""}
    result = ingest(inbox, "--decisions", str(inbox / "decisions.csv"))
    assert "decisions.csv inside the inbox" not in " ".join(result.stderr.split())
    assert {row["code"] for row in rows(inbox, "observations.csv")} == {"1", ""}


def test_files_that_are_named_go_before_those_beside_the_inbox(inbox: Path) -> None:
    (inbox.parent / "foi-compare.toml").write_text("unknown = 1", encoding="utf-8")
    mine = inbox.parent / "mine.toml"
    mine.write_text("offence = 'rape'", encoding="utf-8")
    assert ingest(inbox, "--settings", str(mine)).exit_code == 0
    result = ingest(inbox, "--settings", str(inbox.parent / "none.toml"))
    assert result.exit_code == 2
    assert "which --settings names" in " ".join(result.stderr.split())


def test_a_reply_of_an_unknown_force_stands_under_no_force(inbox: Path) -> None:
    text = LETTER.replace("Kent Police", "The Constabulary").replace("kent", "police")
    (inbox / "reply.txt").write_text(text, encoding="utf-8")
    result = ingest(inbox)
    assert result.exit_code == 0
    assert {row["force_id"] for row in rows(inbox, "observations.csv")} == {"unknown"}
    assert {row["status"] for row in rows(inbox, "observations.csv")} == {"review"}
    assert "No force is certain for" in result.stderr
    assert ingest(inbox, "--strict").exit_code == 1
    told = "[[files]]\nfile = 'reply.txt'\nforce = 'Kent Police'\n"
    (inbox.parent / "foi-compare.toml").write_text(told, encoding="utf-8")
    assert ingest(inbox).exit_code == 0
    assert {row["force_id"] for row in rows(inbox, "observations.csv")} == {"kent"}


def test_a_decision_holds_while_its_source_does(inbox: Path) -> None:
    ingest(inbox)
    charged = next(row for row in rows(inbox, "observations.csv") if row["code"] == "1")
    header = ",".join(OLD_COLUMNS)
    line = f"value,,,,,{charged['observation_id']},5,{charged['sha256']},me,2025-01-15,a slip"
    (inbox.parent / "decisions.csv").write_text(f"{header}\n{line}\n", encoding="utf-8")
    ingest(inbox)
    decided = next(row for row in rows(inbox, "observations.csv") if row["code"] == "1")
    assert (decided["value"], decided["status"]) == ("5", "decided")
    assert decided["observation_id"] == charged["observation_id"]
    (inbox / "reply.txt").write_text(LETTER + "\nA line more.\n", encoding="utf-8")
    ingest(inbox)
    stale = next(row for row in rows(inbox, "observations.csv") if row["code"] == "1")
    assert (stale["value"], stale["status"]) == ("3", "accepted")
    found = [
        row for row in rows(inbox, "findings.csv") if row["check"] == "decision_has_its_source"
    ]
    assert len(found) == 1


def test_one_document_can_be_looked_at(inbox: Path) -> None:
    result = CliRunner().invoke(app, ["inspect", str(inbox / "reply.txt")])
    assert result.exit_code == 0
    for shown in ("Kent Police", "20/09/1088", "Community resolution", "numbers read"):
        assert shown in result.stdout
    assert all(len(line) <= 80 for line in result.stdout.splitlines())
    content = json.loads(
        CliRunner().invoke(app, ["inspect", str(inbox / "reply.txt"), "--json"]).stdout
    )
    assert {row["label"] for row in content["observations"]} >= {"Community resolution"}


def test_what_the_settings_say_of_a_file_holds_when_it_is_looked_at(inbox: Path) -> None:
    (inbox / "batch").mkdir()
    path = (inbox / "reply.txt").rename(inbox / "batch" / "reply.txt")
    told = "[[files]]\nfile = 'batch/*'\nreference = 'MINE 7'\n[[files]]\nfile = 'other.pdf'\n"
    (inbox.parent / "foi-compare.toml").write_text(told, encoding="utf-8")
    shown = CliRunner().invoke(app, ["inspect", str(path)]).stdout
    assert "MINE 7" in shown
    assert "batch/reply.txt" in shown
    assert "other.pdf" not in shown


def test_an_unreadable_document_says_so_when_it_is_looked_at(inbox: Path) -> None:
    (inbox / "empty.txt").touch()
    result = CliRunner().invoke(app, ["inspect", str(inbox / "empty.txt")])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "empty.txt" in result.stderr


def test_every_number_can_be_explained(inbox: Path) -> None:
    ingest(inbox)
    out = str(inbox.parent / "out")
    for row in rows(inbox, "observations.csv"):
        result = CliRunner().invoke(app, ["explain", row["observation_id"], "--out", out])
        assert result.exit_code == 0
        for column in ("value_as_printed", "label", "file", "evidence", "match_rule", "reason"):
            assert row[column] in " ".join(result.stdout.split())
    whole = CliRunner().invoke(app, ["explain", row["observation_id"][:9], "--out", out, "--json"])
    of_question = dict.fromkeys(("ask", "candidates", "choices", "settles", "totals"), "")
    told = json.loads(whole.stdout)
    assert {name: text for name, text in told.items() if isinstance(text, str)} == {
        **row,
        **of_question,
    }
    assert told.keys() - row.keys() - of_question.keys() == {"checked", "by_sums", "around"}
    for unclear in ("", "zzz"):
        assert CliRunner().invoke(app, ["explain", unclear, "--out", out]).exit_code == 2


def test_a_number_that_is_asked_about_with_its_table_names_the_label_to_decide_on(
    inbox: Path,
) -> None:
    lines = "61 - Under age 4\n66 - Named suspect: victim does not support 9\n67 - Time limit 3"
    (inbox / "reply.txt").write_text(
        f"Kent Police\nOur reference 12/24\nHow many rapes ended in each outcome?\n{lines}\n",
        encoding="utf-8",
    )
    ingest(inbox)
    (question,) = rows(inbox, "review.csv")
    assert (question["label"], question["value_as_printed"]) == ("61 - Under age", "4")
    for row in rows(inbox, "observations.csv"):
        arguments = ["explain", row["observation_id"], "--out", str(inbox.parent / "out"), "--json"]
        told = json.loads(CliRunner().invoke(app, arguments).stdout)
        assert (told["ask"], told["candidates"]) == (question["ask"], question["candidates"])


def test_init_writes_a_start_and_overwrites_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["init", str(tmp_path / "new")])
    assert result.exit_code == 0
    path = tmp_path / "new" / "foi-compare.toml"
    path.write_text("# mine", encoding="utf-8")
    assert CliRunner().invoke(app, ["init", str(tmp_path / "new")]).exit_code == 2
    assert path.read_text(encoding="utf-8") == "# mine"


def test_the_register_can_be_listed() -> None:
    listed = CliRunner().invoke(app, ["forces"]).stdout
    whole = json.loads(CliRunner().invoke(app, ["forces", "--json"]).stdout)
    assert len(listed.splitlines()) == len(whole) > 40
    assert any(line.split() == ["kent", "Kent", "Police"] for line in listed.splitlines())


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("foi-compare ")


def test_a_word_of_the_settings_that_fits_nothing_is_among_the_checks_that_failed(
    inbox: Path,
) -> None:
    settings = '[[files]]\nfile = "reply.txt"\nquestions = { "7" = "all" }\n'
    (inbox.parent / "foi-compare.toml").write_text(settings, encoding="utf-8")
    result = ingest(inbox)
    assert result.exit_code == 0
    said = " ".join(result.stderr.split())
    assert "- foi-compare.toml says that question 7 of reply.txt is `all`" in said
    assert ingest(inbox, "--strict").exit_code == 1
    # One file of a folder says nothing of what is meant for another of its files.
    command = ["inspect", str(inbox / "reply.txt")]
    assert "question 7" in CliRunner().invoke(app, command).stdout
    wider = settings.replace("reply.txt", "*")
    (inbox.parent / "foi-compare.toml").write_text(wider, encoding="utf-8")
    assert "question 7" not in CliRunner().invoke(app, command).stdout


def test_a_code_of_the_settings_that_the_codebook_does_not_have_stops_the_run(inbox: Path) -> None:
    settings = '[[questions]]\nkey = "all"\ncode = "99"\n'
    (inbox.parent / "foi-compare.toml").write_text(settings, encoding="utf-8")
    result = ingest(inbox)
    assert result.exit_code == 2
    assert "`99`, the code of the question `all`" in " ".join(result.stderr.split())


SIGNED = (
    LETTER.replace("1. How", "Dear Ms Quellhorst,\n\n1. How").replace(
        "by outcome?", "by outcome? Quellhorst, 07700 900123"
    )
    + "\nYours sincerely\n"
    "\nVanda Ostrowski\nDisclosure Officer\nvanda@kent.example, 01632 960 155\n"
)
NAMED = "file_name_without_person"
PERSONAL = ("Quellhorst", "Ostrowski", "vanda@", "960 155", "900123")


def outputs(inbox: Path) -> str:
    files = (inbox.parent / "out").iterdir()
    return "".join(path.read_text(encoding="utf-8") for path in files if path.is_file())


def test_nobody_is_named_in_the_outputs(inbox: Path) -> None:
    (inbox / "reply.txt").write_text(SIGNED, encoding="utf-8")
    assert ingest(inbox).exit_code == 0
    assert [one for one in PERSONAL if one in outputs(inbox)] == []
    assert json.loads((inbox.parent / "out" / "run.json").read_text())["names"] == "masked"


def test_names_are_kept_on_demand_also_after_a_run_that_masked_them(inbox: Path) -> None:
    (inbox / "reply.txt").write_text(SIGNED, encoding="utf-8")
    ingest(inbox)
    masked = {row["part"]: row for row in rows(inbox, "ledger.csv")}
    assert ingest(inbox, "--keep-names").exit_code == 0
    assert "Quellhorst" in outputs(inbox)
    assert {row["part"]: row for row in rows(inbox, "ledger.csv")} == masked


def test_a_file_that_names_somebody_is_a_finding(inbox: Path) -> None:
    (inbox / "reply.txt").rename(inbox / "quellhorst.txt")
    (inbox / "quellhorst.txt").write_text(SIGNED, encoding="utf-8")
    ingest(inbox)
    found = [one for one in rows(inbox, "findings.csv") if one["check"] == NAMED]
    assert [row["files"] for row in found] == ["quellhorst.txt"]
