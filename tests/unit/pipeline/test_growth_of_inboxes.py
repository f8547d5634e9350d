"""An inbox is listed in steps as it has entries, whatever these are and however they are named."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from foi_compare.inputs.inbox import find_files, passed_over
from growth import assert_grows_evenly

_UNSEEN = {48: "\u200b", 49: "\u200c"}
# Each is given a folder and a number, and makes the entry of that number.
ENTRIES: dict[str, Callable[[bytes, int], None]] = {
    "files": lambda folder, i: _file(folder, b"%d.txt" % i),
    "dot files": lambda folder, i: _file(folder, b".%d" % i),
    "files beside open ones": lambda folder, i: _file(folder, b"~$%d.docx" % i),
    "names that print alike": lambda folder, i: _file(
        folder, f"a{i:012b}".translate(_UNSEEN).encode() + b".txt"
    ),
    "names that are not UTF-8": lambda folder, i: _file(folder, b"\xff\xfe%d.txt" % i),
    "names of which nothing is UTF-8": lambda folder, i: _file(
        folder, bytes((0x80 + i // 64, 0x80 + i % 64))
    ),
    "folders": lambda folder, i: os.mkdir(folder + b"/%d" % i),  # noqa: PTH102 - in bytes
    "dot folders": lambda folder, i: os.mkdir(folder + b"/.%d" % i),  # noqa: PTH102
    "links": lambda folder, i: _link(folder, i, folder + b"/0.txt"),
    "links that lead out": lambda folder, i: _link(folder, i, folder),
    "links to nothing": lambda folder, i: _link(folder, i, b"none"),
}


def _file(folder: bytes, name: bytes) -> None:
    with open(folder + b"/" + name, "wb"):  # noqa: PTH123 - a name in bytes
        pass


def _link(folder: bytes, number: int, target: bytes) -> None:
    os.symlink(target, folder + b"/link %d" % number)  # noqa: PTH211 - names in bytes


@pytest.mark.skipif(os.name != "posix", reason="names here are UTF-8, and links are not for all")
@pytest.mark.parametrize("entry", ENTRIES)
def test_an_inbox_is_listed_in_steps_as_it_has_entries(entry: str, tmp_path: Path) -> None:
    def work(size: int) -> Callable[[], object]:
        inbox = tmp_path / str(size)
        inbox.mkdir()
        folder = os.fsencode(inbox)
        _file(folder, b"reply.txt")
        try:
            for number in range(size):
                ENTRIES[entry](folder, number)
        except OSError:
            pytest.skip("the system takes no such names")
        return lambda: (find_files(inbox), passed_over(inbox))

    assert_grows_evenly(work, 16)
