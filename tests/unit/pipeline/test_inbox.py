from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from foi_compare.errors import InputError
from foi_compare.inbox import find_files, name_in_outputs


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def names(folder: Path, **options: Path) -> list[str]:
    return [file.name for file in find_files(folder, **options)]


def test_files_of_all_depths_are_found_in_order_with_forward_slashes(tmp_path: Path) -> None:
    put(tmp_path, "b.pdf", "kent/a.pdf", "a.docx")
    assert names(tmp_path) == ["a.docx", "b.pdf", "kent/a.pdf"]


def test_what_people_and_systems_leave_beside_replies_is_not_read(tmp_path: Path) -> None:
    put(
        tmp_path,
        "reply.pdf",
        "README.md",
        "foi-compare.toml",
        "decisions.csv",
        "Thumbs.db",
        "~$reply.docx",
        ".gitkeep",
        ".git/config",
        "kent/.DS_Store",
    )
    assert names(tmp_path) == ["reply.pdf"]


def test_the_outputs_of_the_run_before_are_not_read(tmp_path: Path) -> None:
    put(tmp_path, "reply.pdf", "outputs/observations.csv")
    assert names(tmp_path, leave_out=tmp_path / "outputs") == ["reply.pdf"]


def test_each_file_carries_the_hash_of_its_bytes(tmp_path: Path) -> None:
    put(tmp_path, "reply.pdf")
    (file,) = find_files(tmp_path)
    assert file.sha256 == hashlib.sha256(b"reply.pdf").hexdigest()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_file_that_is_gone_again_is_named_with_the_problem(tmp_path: Path) -> None:
    put(tmp_path, "reply.pdf")
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "nowhere.pdf")
    dead = find_files(tmp_path)[0]
    assert (dead.name, dead.sha256) == ("dead.pdf", "")
    assert dead.problem


def test_an_inbox_that_is_missing_or_empty_or_a_file_is_named_with_the_next_step(
    tmp_path: Path,
) -> None:
    put(tmp_path, "reply.pdf", "empty/.gitkeep")
    with pytest.raises(InputError, match=r"no folder .*nowhere.*Make it"):
        find_files(tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"holds no file to read"):
        find_files(tmp_path / "empty")
    with pytest.raises(InputError, match=r"is a file.*inspect"):
        find_files(tmp_path / "reply.pdf")
    with pytest.raises(InputError, match=r"outputs cannot go into the inbox"):
        find_files(tmp_path, leave_out=tmp_path / "empty" / "..")


def test_names_are_the_same_whatever_the_system_makes_of_them() -> None:
    assert name_in_outputs("Gwent\u0301.pdf") == name_in_outputs("Gwen\u0074\u0301.pdf")
    assert name_in_outputs("e\u0301.pdf") == "\u00e9.pdf"
    assert name_in_outputs("\udcff.pdf") == "\ufffd.pdf"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_would_never_end_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (file,) = find_files(tmp_path)
    assert file.problem == "it is no ordinary file"
