from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deciding import SHA256, TERMS
from foi_compare.decisions import load_decisions
from foi_compare.decisions.decision_rows import decode, read_records
from foi_compare.errors import DecisionsError

TYPED = "Outcome;2019\nCharged;3\n;\n"


def line(detail: str) -> str:
    header = "kind,source_sha256,anchor,answer,detail"
    return f"{header}\ntable,{SHA256},page 1#1-3,typed,{detail}\n"


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "decisions.csv", TERMS) == ((), ())


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("kind;subject;answer\nlabel;Café;3\n", encoding="utf-8-sig")
    (found,), problems = load_decisions(path, TERMS)
    assert (found.subject, found.answer, problems) == ("Café", "3", ())


@pytest.mark.parametrize(
    ("data", "problem", "at"),
    [
        ("kind,answer\nlabel,Café\n".encode("cp1252"), "not saved as UTF-8", 2),
        (b"PK\x03\x04whatever", "it is a workbook", 0),
    ],
)
def test_a_file_that_is_no_text_in_utf8_says_what_to_choose_in_excel(
    tmp_path: Path, data: bytes, problem: str, at: int
) -> None:
    path = tmp_path / "decisions.csv"
    path.write_bytes(data)
    with pytest.raises(DecisionsError, match=problem) as caught:
        load_decisions(path, TERMS)
    assert "CSV UTF-8" in str(caught.value)
    assert caught.value.line == at


def test_a_folder_of_that_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").mkdir()
    with pytest.raises(DecisionsError, match="cannot be read"):
        load_decisions(tmp_path / "decisions.csv", TERMS)


def test_a_typed_table_is_taken_while_it_is_the_file_that_was_decided_on(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    typed = tmp_path / "typed" / "kent.csv"
    typed.parent.mkdir()
    typed.write_bytes(TYPED.encode())
    sha256 = hashlib.sha256(TYPED.encode()).hexdigest()
    path.write_text(line(f"csv=typed/kent.csv; csv_sha256={sha256}"), encoding="utf-8")
    (found,), _ = load_decisions(path, TERMS)
    assert found.cells == (("Outcome", "2019"), ("Charged", "3"))
    typed.write_bytes(TYPED.encode() + b"Caution;4\n")
    none, (problem,) = load_decisions(path, TERMS)
    assert none == ()
    assert "is not the file that was decided on" in problem.problem


@pytest.mark.parametrize("name", ["missing.csv", "../../elsewhere.csv", "typed\x00.csv"])
def test_a_typed_table_that_is_not_there_costs_its_line_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(line(f"csv={name}; csv_sha256={SHA256}"), encoding="utf-8")
    none, (problem,) = load_decisions(path, TERMS)
    assert none == ()
    assert "cannot be read" in problem.problem


@given(st.binary(max_size=120))
def test_any_bytes_are_records_or_a_decisions_error(data: bytes) -> None:
    with contextlib.suppress(DecisionsError):
        assert len(read_records(decode(data))) <= len(data)
