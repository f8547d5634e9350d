"""A mail takes steps as it has parts; one with very many is told, with the limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare.errors import UnreadableDocumentError
from foi_compare.readers.mails.mail_content import Attachment, worth_reading
from growth import assert_grows_evenly
from reading import read

_HEAD = (
    "From: foi@kent.example\nSubject: FOI\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=X\n\n"
)


def _mail(parts: int) -> str:
    part = "--X\nContent-Type: text/plain\n\nThere were 12.\n"
    return _HEAD + part * parts + "--X--\n"


def test_a_mail_of_very_many_parts_is_told_with_the_limit() -> None:
    with pytest.raises(UnreadableDocumentError) as told:
        read("a.eml", _mail(20_000))
    assert "more than 2,000 parts" in told.value.problem
    assert told.value.next_step


def test_a_mail_takes_steps_as_it_has_bodies() -> None:
    def work(parts: int) -> Callable[[], object]:
        mail = _mail(parts)
        return lambda: read("a.eml", mail)

    assert_grows_evenly(work, 50)


def test_attachments_of_one_name_are_numbered_in_one_pass() -> None:
    def work(count: int) -> Callable[[], object]:
        attached = [Attachment("a.txt", b"12")] * count
        return lambda: worth_reading(attached)

    assert_grows_evenly(work, 100)
    names = [name for name, _ in worth_reading([Attachment("a.txt", b"12")] * 3)]
    assert names == ["a.txt", "a (2).txt", "a (3).txt"]
