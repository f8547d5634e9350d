from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.audit.claims import Claim
from foi_compare.audit.forms import form_of, keyed_in
from foi_compare.audit.record import (
    KEYED,
    READING,
    Keying,
    add_drawn,
    add_keyed,
    add_settled,
    read_record,
)
from foi_compare.audit.results import results_of, unchanged
from foi_compare.errors import InputError

FIRST = Claim("number-1", "number", "pdf / facts", "a.pdf", "0" * 64, "1", "", "row 1", "12; 14")
SECOND = FIRST._replace(claim_id="number-2", read="=3+4; 16", subject="row 2")
DAY = "2026-01-05"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "audit.csv"
    add_drawn(path, (FIRST, SECOND), sample="2, seed 1", on=DAY)
    return path


def key(path: Path, claim_id: str, keyed: str, by: str) -> None:
    add_keyed(path, Keying(claim_id, keyed, by), on=DAY)


def test_what_was_drawn_comes_back_as_it_was(path: Path):
    assert read_record(path).drawn == (FIRST, SECOND)


def test_a_second_look_does_not_count_since_it_is_not_blind(path: Path):
    key(path, "number-1", "12; 16", "ann")
    key(path, "number-1", "12; 14", "ann")
    assert results_of(read_record(path)).by_kind["number"][:2] == (1, 1)


def test_each_person_has_what_they_have_not_keyed_open(path: Path):
    key(path, "number-1", "12; 14", "ann")
    record = read_record(path)
    assert record.open_for("ann") == (SECOND,)
    assert record.open_for("bob") == (FIRST, SECOND)


def test_the_agreement_of_two_people_is_told(path: Path):
    key(path, "number-1", "12; 14", "ann")
    key(path, "number-1", "12; 14", "bob")
    key(path, "number-2", "7; 16", "ann")
    key(path, "number-2", "7; 18", "bob")
    assert results_of(read_record(path)).agreement["ann", "bob"][:2] == (1, 2)


@pytest.mark.parametrize(("right", "wrong"), [(READING, 0), (KEYED, 1)])
def test_where_they_differ_a_person_settles_who_was_right(path: Path, right: str, wrong: int):
    key(path, "number-1", "12; 16", "ann")
    add_settled(path, "number-1", right, by="bob", on=DAY)
    assert results_of(read_record(path)).by_kind["number"][:2] == (wrong, 1)


def test_two_copies_that_git_merged_lose_nothing(path: Path):
    other = path.with_name("other.csv")
    add_drawn(other, (FIRST, SECOND), sample="2, seed 1", on=DAY)
    key(path, "number-1", "12; 14", "ann")
    key(other, "number-2", "7; 16", "bob")
    path.write_bytes(path.read_bytes() + other.read_bytes())
    record = read_record(path)
    assert record.drawn == (FIRST, SECOND)
    assert {one.by for one in record.keyings} == {"ann", "bob"}


def test_a_line_that_has_no_end_is_ended_first(path: Path):
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    key(path, "number-1", "12; 14", "ann")
    assert len(read_record(path).keyings) == 1


def test_a_run_that_reads_otherwise_is_told(path: Path):
    assert unchanged(read_record(path), (FIRST, SECOND._replace(read="8; 16"))) == (1, (SECOND,))


def test_a_form_never_tells_what_was_read_and_comes_back(path: Path):
    form = form_of(read_record(path).drawn)
    assert "12" not in form
    filled = form.replace("row 1,\n", "row 1,12; 14\n")
    assert keyed_in(filled.encode(), "form.csv", "ann") == (Keying("number-1", "12; 14", "ann"),)


@pytest.mark.parametrize("text", ["act,audit_id\nthrown,number-1\n", 'act,audit_id\n"drawn'])
def test_a_file_that_is_none_is_refused_with_its_name(tmp_path: Path, text: str):
    path = tmp_path / "audit.csv"
    path.write_text(text)
    with pytest.raises(InputError, match=r"audit\.csv"):
        read_record(path)
