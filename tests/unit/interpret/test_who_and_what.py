"""Whose a letter is, its reference and its day, where another force, letter or mail stands by."""

from __future__ import annotations

import pytest

from foi_compare.interpret.whole_letter.letter import Letter, identify, read_letter
from foi_compare.model import FileSettings, Hint
from lettering import forces, paragraphs, wordings

BODY = "Request\n\n1. How many thefts were there?\n\nResponse\n\nThere were 45 thefts."


def read(*blocks: str, name: str = "reply.docx", hints: tuple[Hint, ...] = ()) -> Letter:
    return read_letter((paragraphs(*blocks, name=name, hints=hints),), forces(), wordings())


def test_a_force_outside_a_group_that_heads_the_letter_writes_alone() -> None:
    ended = "Yours sincerely\nA. Officer\nOn behalf of {} Police, Surrey Police and Sussex Police"
    letter = read("Kent Police", "Dear Sir", BODY, ended.format("Kent"))
    assert (letter.force_id, letter.joint) == ("kent", ())
    joint = read("Surrey Police and Sussex Police", "Dear Sir", BODY, ended.format("Kent"))
    assert joint.joint == ("surrey", "sussex")


def test_a_letter_that_says_whose_alone_it_is_is_no_joint_one() -> None:
    alliance = "Disclosure, Warwickshire Police and West Mercia Police"
    only = "This response relates to West Mercia Police only."
    alone = read(alliance, only, "Dear Sir", BODY)
    assert (alone.force_id, alone.joint) == ("west-mercia", ())
    partly = "The figures for question 1 relate to West Mercia Police only."
    assert read(alliance, partly, "Dear Sir", BODY).joint == ("warwickshire", "west-mercia")


def test_forces_that_share_a_team_do_not_reply_together() -> None:
    own = "We have asked the team. Kent Police does not hold this information."
    shared = "Kent and Essex Police share an archive."
    letter = read("Dear Sir", f"{BODY} {own}", "Yours faithfully", "A. Officer", shared)
    assert (letter.force_id, letter.joint) == ("kent", ())


@pytest.mark.parametrize(
    ("sentence", "force_id"),
    [
        ("You asked Kent Police for the following.", "kent"),
        ("You had asked Kent Police whether it keeps dogs.", "kent"),
        ("We asked Kent Police for the following.", ""),
    ],
)
def test_who_was_asked_replies(sentence: str, force_id: str) -> None:
    assert read("Dear Sir", sentence, BODY).force_id == force_id


@pytest.mark.parametrize(
    ("line", "force_id"),
    [
        ("Crimes by District | extract 02/07/2024 16:20 Kent Police Performance Analysis", "kent"),
        ("We asked somebody at Kent Police about it in the course of our enquiries", ""),
    ],
)
def test_the_force_in_the_head_of_a_printout_replies(line: str, force_id: str) -> None:
    assert read(line, "9th July 2024", "Dear Sir", BODY).force_id == force_id


@pytest.mark.parametrize(
    ("name", "force_id"),
    [
        ("Herts_FOI_12_24.docx", "hertfordshire"),
        ("D&C FOI 12-24.docx", "devon-and-cornwall"),
        ("Beds in cells 2024.docx", ""),
        ("Hospital beds FOI 12-24.docx", ""),
    ],
)
def test_a_short_name_counts_at_the_head_of_the_name_of_a_reply(name: str, force_id: str) -> None:
    assert read("Dear Sir", BODY, name=name).force_id == force_id


@pytest.mark.parametrize(
    ("address", "force_id"),
    [
        ("foi@kent.police.example", "kent"),
        ("foi@kent.pnn.police.uk", "kent"),
        ("foi@devonandcornwall.pnn.police.uk", "devon-and-cornwall"),
        ("foi@kent.example", ""),
        ("foi@east-kent.police.example", ""),
        ("foi@kent.policeshop.example", ""),
    ],
)
def test_the_address_of_a_force_is_told_however_it_ends(address: str, force_id: str) -> None:
    sender = (Hint(kind="sender", value=address),)
    assert read("Dear Sir", BODY, hints=sender).force_id == force_id


def test_the_head_of_a_mail_below_the_reply_does_not_date_it() -> None:
    head = "From: FOI team\nSent: 12 January 2026\nBefore we can go on, which years do you mean?"
    own = ("Kent Police\nFOI ref: 962/26\n9 February 2026", "Dear Sir", BODY)
    assert read(*own, head).dated == "2026-02-09"
    # A reply that somebody sends on has its own head above it.
    sent_on = (Hint(kind="sent_on", value="2026-02-15"),)
    forwarded = "From: FOI team\nSent: 12 January 2026\nSubject: FOI 962/26"
    assert read(forwarded, "Dear Sir", BODY, hints=sent_on).dated == "2026-01-12"


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Responded to: 16 October 2024", "2024-10-16"),
        ("Cyf / Ref: 2024/917 \u00b7 Dyddiad / Date of response: 18/10/2024", "2024-10-18"),
        ("Date of response: February 2024 (sent 19/02/2024)", "2024-02-19"),
        ("Date of response: we aim at 20 days from that of receipt, 19/02/2024", ""),
        ("Responded to your letter of 16 October 2024", ""),
    ],
)
def test_a_line_that_says_when_it_was_answered_dates_the_reply(line: str, dated: str) -> None:
    assert read("Kent Police", line, "Dear Sir", BODY).dated == dated


@pytest.mark.parametrize(
    ("lines", "reference"),
    [
        (("Our ref: FOI KP/00418/24",), "FOI KP/00418/24"),
        (("Review reference: F-2022-0229 (IR)",), "F-2022-0229 (IR)"),
        (("Our ref: F-2022-0229 (received)",), "F-2022-0229"),
        (("Request:", "2025/0933"), "2025/0933"),
        (("Request:", "How many of 2025/0933 were there?"), ""),
        (("Request:", "2023/24"), ""),
    ],
)
def test_a_reference_is_taken_whole(lines: tuple[str, ...], reference: str) -> None:
    letter = paragraphs("Kent Police", *lines, "Dear Sir", "There were 45 thefts.")
    assert identify(letter, forces(), wordings()).reference == reference


FIRST = "Kent Police\nOur ref: 12/24\n3 May 2024\n\nDear Sir\n\nRequest\n\n1. How many thefts?\n\n"
FIRST += "2. How many frauds?\n\nResponse\n\nQuestion 1: 45\n\nQuestion 2: 8"
LATER = "Kent Police\nOur ref: 12/24\n{}\n\nDear Sir\n\nResponse\n\nQuestion 2: 9 is right."


def days(*texts: str, told: str = "", names: tuple[str, ...] = ("a.txt", "b.txt")) -> list[str]:
    letters = tuple(paragraphs(text, name=name) for text, name in zip(texts, names, strict=True))
    settings = FileSettings(file=names[0], dated=told) if told else None
    letter = read_letter(letters, forces(), wordings(), settings)
    return [question.dated or letter.dated for question in letter.questions]


def test_an_answer_is_of_the_day_of_the_letter_that_gives_it_last() -> None:
    assert days(FIRST, LATER.format("7 June 2024")) == ["2024-05-03", "2024-06-07"]
    assert days(FIRST, LATER.format("3 May 2024")) == ["2024-05-03", "2024-05-03"]
    assert days(FIRST, LATER.format("7 June 2024"), told="2024-07-01") == ["2024-07-01"] * 2


def test_a_mail_does_not_date_the_letter_that_it_brings() -> None:
    mail = LATER.format("7 June 2024")
    found = days(FIRST, mail, names=("mail.eml/letter.txt", "mail.eml"))
    assert found == ["2024-05-03", "2024-05-03"]


def test_the_day_of_what_was_sent_dates_no_reply() -> None:
    own = ("Kent Police", "Dear Sir", "What you sent us on 18 March 2024:", BODY)
    assert read(*own).dated == ""
    assert read("Kent Police", "18 March 2024", "Dear Sir", BODY).dated == "2024-03-18"
