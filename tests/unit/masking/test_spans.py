"""Further mentions of a name that was found, and what they leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from foi_compare.masking import masked, personal_spans
from foi_compare.model import Person

Mask = Callable[..., str]
SIGNED = "Yours sincerely\nJane Whitmore\nDisclosure Officer"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ms Whitmore wrote, and Jane rang.", "[name] wrote, and [name] rang."),
        ("Councillor Whitmore wrote.", "Councillor [name] wrote."),
        ("JANE WHITMORE", "[name]"),
        ("Whitmore, Jane", "[name]"),
        ("J. Whitmore's answer", "[name]'s answer"),
        ("Jane\nWhitmore", "[name]"),
        ("Whitmore Hospital, Whitmore Road", "Whitmore Hospital, Whitmore Road"),
        ("Whitmore Wing, Whitmore Hub", "Whitmore Wing, Whitmore Hub"),
        ("Whitmore winged it", "[name] winged it"),
        ("whitmoreish words", "whitmoreish words"),
    ],
)
def test_each_further_mention_is_masked(mask: Mask, text: str, wanted: str) -> None:
    assert mask(text, SIGNED) == wanted


def test_a_name_that_is_a_word_is_masked_only_where_it_must_be_a_name(mask: Mask) -> None:
    greeting = "Dear Mark Young,"
    assert mask("Mark Young asked. Mr Young rang.", greeting) == "[name] asked. [name] rang."
    assert mask("Young people: mark each of them", greeting) == "Young people: mark each of them"
    assert mask("Regards, Mark", greeting) == "Regards, [name]"
    assert mask("Young, 01632 960 155", greeting) == "[name], [telephone number]"


def test_a_double_name_is_known_by_each_part(mask: Mask) -> None:
    assert mask("Ockenden Brathwaite", "Dear Ms Ockenden-Brathwaite") == "[name]"


def test_numbers_and_labels_stay(mask: Mask) -> None:
    row = "16: Named suspect, victim does not support | 1,234 | 101 | 0 | 2019/20"
    assert mask(row, SIGNED) == row


def test_masking_what_is_masked_changes_nothing() -> None:
    people = (Person(("Jane", "Whitmore"), ("Jane", "Whitmore")),)
    once = masked("Jane Whitmore, jane@mail.example, 01632 960 155", people)
    assert once == "[name], [e-mail address], [telephone number]"
    assert masked(once, people) == once
    assert masked("", people) == ""


def test_spans_say_where_and_what() -> None:
    people = (Person(("Jane", "Whitmore"), ("Jane", "Whitmore")),)
    spans = personal_spans("By Jane Whitmore, x@y.example", people)
    assert [(span.start, span.end, span.kind) for span in spans] == [
        (3, 16, "name"),
        (18, 29, "e-mail address"),
    ]
