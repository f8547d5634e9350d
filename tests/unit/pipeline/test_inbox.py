from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path

import pytest

from foi_compare.errors import InputError
from foi_compare.inputs import inbox as inbox_module
from foi_compare.inputs.inbox import NO_FILE, PassedOver, find_files, one_file, passed_over

LINKS = pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
BYTES_IN_NAMES = pytest.mark.skipif(
    os.name == "nt" or sys.platform == "darwin", reason="names are bytes on Linux alone"
)


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


@LINKS
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_would_never_end_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    (file,) = find_files(tmp_path)
    assert file.problem == NO_FILE


@BYTES_IN_NAMES
def test_names_that_print_alike_are_two_files(tmp_path: Path) -> None:
    put(tmp_path, "\u00e9.html", "e\u0301.html", "k\u200bent.html", "k\u202eent.html")
    for name in (b"\xff.html", b"\xfe.html"):
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    files = {file.name: file.sha256 for file in find_files(tmp_path)}
    assert files == {
        "\u00e9.html": hashlib.sha256("\u00e9.html".encode()).hexdigest(),
        "\u00e9 (2).html": hashlib.sha256("e\u0301.html".encode()).hexdigest(),
        "k\ufffdent.html": hashlib.sha256("k\u200bent.html".encode()).hexdigest(),
        "k\ufffdent (2).html": hashlib.sha256("k\u202eent.html".encode()).hexdigest(),
        "\ufffd.html": hashlib.sha256(b"\xfe.html").hexdigest(),
        "\ufffd (2).html": hashlib.sha256(b"\xff.html").hexdigest(),
    }


@BYTES_IN_NAMES
def test_folders_that_print_alike_are_two_packages(tmp_path: Path) -> None:
    put(tmp_path, "\u00e9/reply.html", "e\u0301/reply.html")
    assert names(tmp_path) == ["\u00e9 (2)/reply.html", "\u00e9/reply.html"]
    file = one_file(tmp_path / "e\u0301" / "reply.html", tmp_path)
    assert file.name == "\u00e9 (2)/reply.html"


def test_what_is_passed_over_is_told_in_every_folder(tmp_path: Path) -> None:
    put(
        tmp_path,
        "kent/reply.pdf",
        "kent/.DS_Store",
        "kent/README.md",
        "kent/Decisions.csv",
        "kent/~$reply.docx",
        "kent/.git/config",
    )
    (tmp_path / "essex" / "empty").mkdir(parents=True)
    own = "a file of your own has its place beside the inbox"
    assert passed_over(tmp_path) == (
        PassedOver("essex/empty", "an empty folder"),
        PassedOver("kent/.DS_Store", "a hidden file"),
        PassedOver("kent/.git", "a hidden folder"),
        PassedOver("kent/Decisions.csv", own),
        PassedOver("kent/README.md", "no reply, by its name"),
        PassedOver("kent/~$reply.docx", "what Office leaves beside a file that is open"),
    )


@LINKS
def test_links_are_followed_to_files_of_the_inbox_alone(tmp_path: Path) -> None:
    put(tmp_path, "inbox/kent/reply.pdf", "inbox-2/other.pdf")
    inbox = tmp_path / "inbox"
    (inbox / "again.pdf").symlink_to(inbox / "kent" / "reply.pdf")
    (inbox / "out.pdf").symlink_to(tmp_path / "inbox-2" / "other.pdf")
    (inbox / "folder").symlink_to(inbox / "kent")
    (inbox / "loop.pdf").symlink_to(inbox / "loop.pdf")
    assert names(inbox) == ["again.pdf", "kent/reply.pdf", "loop.pdf"]
    assert find_files(inbox)[2].problem
    assert passed_over(inbox) == (
        PassedOver("folder", "a link to another folder, which is not followed"),
        PassedOver("out.pdf", "a link that leads out of the inbox, which is not followed"),
    )


def test_the_outputs_of_any_run_are_recognised_in_an_inbox(tmp_path: Path) -> None:
    put(tmp_path, "reply.pdf", "kent/run.json", "kent/observations.csv")
    assert names(tmp_path) == ["kent/observations.csv", "kent/run.json", "reply.pdf"]
    (tmp_path / "kent" / "run.json").write_text('{\n  "foi_compare": "0.1.0"\n}')
    (tmp_path / "kent" / "observations.csv").write_text("observation_id,force_id\n")
    assert names(tmp_path) == ["reply.pdf"]
    assert passed_over(tmp_path) == (PassedOver("kent", "the outputs of a run"),)
    with pytest.raises(InputError, match="holds the outputs of a run"):
        find_files(tmp_path / "kent")


def test_a_file_is_measured_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.pdf", "larger.pdf")
    monkeypatch.setattr(inbox_module, "FILE_BYTES", 5)
    fitting, larger = find_files(tmp_path)
    assert (fitting.too_large, larger.too_large) == (False, True)
    assert fitting.sha256
    assert not larger.sha256


def test_a_folder_that_cannot_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "reply.pdf", "kent/reply.pdf")
    listed = os.listdir

    def denied(path: Path) -> list[str]:
        if path.name == "kent":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(inbox_module.os, "listdir", denied)
    kent, reply = find_files(tmp_path)
    assert (kent.name, kent.problem) == ("kent", "Permission denied")
    assert (reply.name, reply.problem) == ("reply.pdf", "")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets in folders")
def test_a_socket_is_no_reply(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("socket.pdf")
        (file,) = find_files(tmp_path)
    assert file.problem == NO_FILE


def test_an_inbox_without_a_reply_says_what_it_holds(tmp_path: Path) -> None:
    put(tmp_path, "README.md")
    with pytest.raises(InputError, match=r"1 passed over: README.md is no reply, by its name"):
        find_files(tmp_path)
