from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deciding import SHA256, TERMS, label_decision
from foi_compare.decisions import COLUMNS, append_decisions, load_decisions, undo
from foi_compare.decisions.decision_cells import OLD_COLUMNS, cells_of, csv_lines
from foi_compare.decisions.decision_rows import Row, read_records
from foi_compare.errors import DecisionsError
from foi_compare.model import Decision
from foi_compare.model.address import read_anchor
from foi_compare.system import locks
from foi_compare.text import on_one_line


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "decisions.csv"


def subjects(path: Path) -> list[str]:
    return [one.subject for one in load_decisions(path, TERMS)[0]]


def test_what_is_added_is_read_again_as_it_was(path: Path) -> None:
    column = Decision(
        kind="column",
        scope="place",
        file="a folder/kent.pdf",
        source_sha256=SHA256,
        page="3",
        anchor=read_anchor("page 3#4-9,12x3"),
        subject="=total – “x”",
        answer="period | period",
        written="2019 | 2020",
        detail=(("name", "2019 | 2020"),),
        decided_on="2024-05-03",
        note='said "so"',
    )
    label = label_decision("Jan 2019", "3", "kent", codebook="home-office-outcomes")
    added = append_decisions(path, (column, label))
    found, problems = load_decisions(path, TERMS)
    assert problems == ()
    assert tuple(replace(one, line=0) for one in found) == added
    header, first, second = path.read_text(encoding="utf-8").splitlines()
    assert header == ",".join(COLUMNS)
    assert "'=total" in first
    assert "'Jan 2019" in second


def test_the_lines_that_are_there_stay_byte_for_byte(path: Path) -> None:
    before = ";".join(reversed(COLUMNS)).encode() + b"\r\n;;;;;;3;x;;;;;;;label;"
    path.write_bytes(before)
    append_decisions(path, (replace(label_decision("y", "4"), note="n;m"),))
    data = path.read_bytes()
    assert data.startswith(before + b'\r\n"n;m";')
    assert data.count(b"decision_id") == 1
    assert subjects(path) == ["x", "y"]


def test_a_byte_order_mark_and_columns_of_ones_own_are_kept(path: Path) -> None:
    path.write_text(",".join(("mine", *COLUMNS)) + "\n", encoding="utf-8-sig")
    append_decisions(path, (label_decision("x", "3"),))
    assert path.read_bytes().startswith(b"\xef\xbb\xbfmine,")
    assert subjects(path) == ["x"]


@pytest.mark.parametrize("header", [",".join(OLD_COLUMNS), "kind,subject,answer"])
def test_a_header_without_the_columns_needed_is_followed_by_a_second(
    path: Path, header: str
) -> None:
    path.write_text(f"{header}\n", encoding="utf-8")
    append_decisions(path, (label_decision("x", "3", "kent"),))
    append_decisions(path, (label_decision("y", "4", "kent"),))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [header, ",".join(COLUMNS)]
    assert len(lines) == 4
    assert subjects(path) == ["x", "y"]


def test_a_quote_that_is_open_at_the_end_does_not_swallow_what_is_added(path: Path) -> None:
    path.write_text(f'{",".join(COLUMNS)}\n,label,"x', encoding="utf-8")
    append_decisions(path, (label_decision("y", "4"),))
    assert subjects(path) == ["y"]


def test_every_line_gets_an_identifier_of_its_own(path: Path) -> None:
    (first,) = append_decisions(path, (label_decision("x", "3"),))
    append_decisions(path, (undo(first, decided_by="", decided_on=""),))
    (again,) = append_decisions(path, (label_decision("x", "3"),))
    assert first.decision_id != again.decision_id
    found, problems = load_decisions(path, TERMS)
    assert [one.decision_id for one in found] == [again.decision_id]
    assert problems == ()


def test_nothing_to_add_makes_no_file(path: Path) -> None:
    assert append_decisions(path, ()) == ()
    assert not path.exists()


def test_a_full_disk_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append_decisions(path, (label_decision("x", "3"),))
    before = path.read_bytes()
    write = os.write

    def half(handle: int, data: bytes) -> int:
        if len(data) < 10:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data[: len(data) // 2])

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(DecisionsError, match=r"nothing was added.*make room"):
        append_decisions(path, (label_decision("y", "4"),))
    assert path.read_bytes() == before


def test_what_cannot_be_opened_says_so(tmp_path: Path, path: Path) -> None:
    with pytest.raises(DecisionsError, match="nothing was added"):
        append_decisions(tmp_path / "no folder" / "decisions.csv", (label_decision("y", "4"),))
    path.mkdir()
    with pytest.raises(DecisionsError, match="nothing was added"):
        append_decisions(path, (label_decision("y", "4"),))


def test_a_file_that_an_editor_puts_in_the_place_meanwhile_gets_the_line(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("", encoding="utf-8")
    lock = locks._lock_if_free
    times: list[int] = []

    def replaced_while_waiting(handle: int) -> bool:
        if not times:
            other = path.with_name("other")
            other.write_text("kind,subject,answer\nlabel,x,3\n", encoding="utf-8")
            other.replace(path)
        times.append(handle)
        return lock(handle)

    monkeypatch.setattr(locks, "_lock_if_free", replaced_while_waiting)
    append_decisions(path, (label_decision("y", "4"),))
    assert len(times) == 2
    assert subjects(path) == ["x", "y"]


_ADD_MANY = """
import sys
from pathlib import Path
from foi_compare.decisions import append_decisions
from foi_compare.model import Decision

for n in range(40):
    label = f"{sys.argv[2]} {n}"
    append_decisions(
        Path(sys.argv[1]), (Decision(kind="label", scope="all", subject=label, answer="3"),)
    )
"""


def test_two_processes_that_add_at_once_lose_nothing(path: Path) -> None:
    processes = [
        subprocess.Popen([sys.executable, "-c", _ADD_MANY, str(path), name])  # noqa: S603
        for name in ("one", "two")
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    assert set(subjects(path)) == {f"{name} {n}" for name in ("one", "two") for n in range(40)}
    assert path.read_text(encoding="utf-8").count("decision_id") == 1


@given(st.text(max_size=30), st.sampled_from([",", ";", "\t"]))
def test_any_cell_survives_the_way_through_the_file(text: str, separator: str) -> None:
    decision = replace(label_decision("x", "3"), note=text)
    line = csv_lines([cells_of(decision)], separator=separator)
    records = read_records(separator.join(COLUMNS) + "\n" + line)
    (row,) = (record for record in records if isinstance(record, Row))
    assert row.cells["note"] == on_one_line(text)
