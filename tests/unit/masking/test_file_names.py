"""A file whose name holds the name of a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.masking import names_in_file_names
from foi_compare.model import Person
from observing import observation, read_reply

PEOPLE = (Person(("Jane", "Whitmore"), ("Jane", "Whitmore")),)


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("Reply to Jane_Whitmore.pdf", 1),
        ("2025/WhitmoreJane-final.docx", 1),
        ("Whitmore Road.pdf", 0),
        ("reply-1234.pdf", 0),
    ],
)
def test_a_file_that_names_a_person_is_a_finding(file: str, found: int) -> None:
    read = read_reply([observation("Charged", "3", "1")])
    read = replace(read, reply=replace(read.reply, files=(file,)), people=PEOPLE)
    findings = list(names_in_file_names([read]))
    assert len(findings) == found
    assert all(one.files == (file,) and "Whitmore" not in one.message for one in findings)
