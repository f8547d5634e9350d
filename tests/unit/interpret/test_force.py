"""Which force replied, where sentences name others too; divided and thin evidence is nobody's."""

from __future__ import annotations

import pytest

from builders import document, table
from foi_compare.interpret.whole_letter.letter import Letter, read_letter
from foi_compare.model import Hint
from lettering import forces, paragraphs, wordings

ASKED = "\n\nRequest\n\n1. How many crimes ended in Outcome 16?\n\nResponse\n\n"
HEAD = "Kent Police\n\nDear requester"
GREETED = "Dear requester"
SIGNED = "\n\nYours sincerely\n\nA. Officer\nDisclosure Officer, Kent Police"
SENDER = Hint(kind="sender", value="foi@kent.police.uk")
# What a letter of Kent may say of another force.
MENTIONS = [
    "We are part of a region with Essex Police, and Essex Police leads on serious crime.",
    "West Midlands Police handled one of these crimes. West Midlands Police recorded three others.",
    "The team is a collaboration between this force and Essex Police, run by Essex Police.",
    "Two crimes were transferred to Essex Police, and one came from Essex Police.",
    "You may wish to ask Essex Police. Please contact Essex Police at foi@essex.police.uk.",
    "Essex Police has primacy for the port. Essex Police is our partner there.",
    "Your request has been passed to West Midlands Police as well.",
    "These figures are held by Essex Police. Crimes recorded by Essex Police are not counted.",
    "Our counts differ from those of Essex Police, as Essex Police's systems are not ours.",
]
OWN = [
    "Essex Police can confirm that it holds this information.",
    "Essex Police does not hold this information.",
    "I can confirm that the information is held by Essex Police.",
    "Your request was received by Essex Police on 3 May 2024.",
]


def read(text: str, *hints: Hint, name: str = "reply.txt") -> Letter:
    return read_letter((paragraphs(text, name=name, hints=hints),), forces(), wordings())


@pytest.mark.parametrize("mention", MENTIONS)
def test_a_sentence_about_another_force_does_not_divide_a_clear_letter(mention: str) -> None:
    body = f"{ASKED}There were 59 crimes. {mention}"
    letterhead, sign_off = read(HEAD + body), read(GREETED + body + SIGNED)
    assert (letterhead.force_id, sign_off.force_id) == ("kent", "kent")
    assert read(HEAD + body + SIGNED).force_id == "kent"
    assert read(GREETED + body, SENDER).force_id == "kent"
    # Words about another force make no joint reply of a letter that one force heads.
    assert letterhead.joint == ()


@pytest.mark.parametrize("mention", MENTIONS)
def test_the_same_below_the_farewell_or_above_the_request_divides_nothing(mention: str) -> None:
    said = f"{ASKED}There were 59 crimes."
    assert read(f"{HEAD}{said}{SIGNED}\n\n{mention}").force_id == "kent"
    assert read(f"Kent Police\n\nDear requester\n\n{mention}{said}").force_id == "kent"


@pytest.mark.parametrize("mention", MENTIONS)
def test_a_force_that_is_only_spoken_about_did_not_reply(mention: str) -> None:
    assert read(f"{GREETED}{ASKED}There were 59 crimes. {mention}").force_id == ""


def test_a_sentence_that_a_line_breaks_before_the_name_is_no_letterhead() -> None:
    said = "Thank you for your request. This unit works for both Kent Police and\nEssex Police."
    assert (
        read(f"Kent Police\n\n{GREETED}\n\n{said}{ASKED}There were 59 crimes.").force_id == "kent"
    )


def test_who_has_the_rights_of_a_page_has_published_it() -> None:
    page = f"Disclosure log{ASKED}There were 59 crimes.\n\n"
    assert read(f"{page}© Kent Police. Accessibility. Cookies.").force_id == "kent"
    assert read(f"{page}Accessibility. Cookies. Kent Police.").force_id == ""
    assert read(f"Essex Police\n\n{page}© Kent Police. Accessibility.").force_id == "essex"


@pytest.mark.parametrize("own", OWN)
def test_a_letter_in_which_two_forces_speak_is_nobodys(own: str) -> None:
    body = f"{ASKED}{own} There were 59 crimes."
    assert read(HEAD + body).force_id == ""
    assert read(GREETED + body + SIGNED).force_id == ""
    assert read(GREETED + body, SENDER).force_id == ""
    # By itself such a sentence says whose the letter is.
    assert read(GREETED + body).force_id == "essex"


@pytest.mark.parametrize(
    "text",
    [
        f"Kent Police\n\nEssex Police\n\n{GREETED}{ASKED}There were 59 crimes.",
        f"Kent Police\n\n{GREETED}{ASKED}There were 59.\n\nYours sincerely\n\nEssex Police",
        f"www.kent.police.uk\n\nEssex Police\n\n{GREETED}{ASKED}There were 59 crimes.",
        f"{GREETED}{ASKED}There were 59 crimes.",
        f"{GREETED}{ASKED}There were 59 crimes recorded by Kent Police.",
    ],
)
def test_divided_and_thin_evidence_is_nobodys(text: str) -> None:
    assert read(text).force_id == ""


def test_the_folder_neither_wins_nor_loses_against_what_a_sentence_mentions() -> None:
    body = f"{GREETED}{ASKED}There were 59 crimes. "
    assert (
        read(body + "Two were transferred to Essex Police.", name="kent/a.txt").force_id == "kent"
    )
    assert read(body + "It is held by Essex Police.", name="kent/a.txt").force_id == ""
    assert read(body + OWN[0], name="kent/a.txt").force_id == "essex"


@pytest.mark.parametrize(
    ("line", "force"),
    [
        ("Kent Police 2024/519, dated 5th September 2024", "kent"),
        ("Kent Police ref. 12/345 of 3 May 2024", "kent"),
        ("Kent Police charged 12 people on 3 May 2024", ""),
    ],
)
def test_a_name_with_a_reference_and_a_day_heads_a_letter(line: str, force: str) -> None:
    assert read(f"{line}{ASKED}There were 59 crimes.").force_id == force


@pytest.mark.parametrize(
    ("head", "force"),
    [
        ("Kent Police\nFOI 12/345\n9 January 2025\nThere were 59 burglaries.", "kent"),
        ("There were 59 burglaries.\nKent Police\nFOI 12/345\n9 January 2025", ""),
        ("Kent Police recorded 59 burglaries\nin 2023 and 2024.", ""),
    ],
)
def test_the_first_line_of_a_file_is_its_head_if_the_answer_stands_in_the_same_paragraph(
    head: str, force: str
) -> None:
    assert read(head).force_id == force


@pytest.mark.parametrize(
    ("title", "force"),
    [
        ("Kent Police, 14/02/2024. Burglary of homes", "kent"),
        ("Kent Police. Request 1422/24: list of thefts", "kent"),
        ("Kent Police. Burglary of homes, told by the ward", ""),
        ("Data of Kent Police, 14/02/2024. Burglary", ""),
        ("Kent Police, 14/02/2024. Burglary, beside that of Essex Police", ""),
    ],
)
def test_a_name_with_a_day_over_a_table_says_whose_sheet_it_is(title: str, force: str) -> None:
    sheet = document(table("Year | Charged", "2022 | 41", "2023 | 52", caption=title))
    assert read_letter((sheet,), forces(), wordings()).force_id == force
