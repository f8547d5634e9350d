"""Where a sentence expects a person every run of words with a capital is one, and no place is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document, table
from foi_compare.masking import find_people, masked
from foi_compare.model import NameLists

Mask = Callable[..., str]

OPENING = "We have now looked at the information that you asked for and can answer it."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was taken by Oyinkan on our front desk that day.", ["Oyinkan"]),
        ("The search was done by Mhairi and Dafydd Pugh over a day.", ["Mhairi", "Dafydd Pugh"]),
        ("Not Leticia but Hugo Lamb signed the log.", ["Leticia", "Hugo Lamb"]),
        ("If Darnell cannot help, Ingrid can do it.", ["Darnell", "Ingrid"]),
        ("In Ambrose's absence I am replying to you.", ["Ambrose"]),
        ("Tell Gus the tables are ready for him.", ["Gus"]),
        ("Statements by Officer Brand are withheld from you.", ["Brand"]),
        ("Police Staff Investigator Joss Hammond has searched the files.", ["Joss Hammond"]),
        ("Dywedodd Catrin wrthych fod y ffigurau ar gael i chi.", ["Catrin"]),
        ("You wrote to Ms Swift, Karla in the garage and our man.", ["Swift", "Karla"]),
        (
            "No e-mails between Ruaridh Tait and Sukie Lane were found.",
            ["Ruaridh Tait", "Sukie Lane"],
        ),
    ],
)
def test_who_did_something_or_was_spoken_to_is_masked(
    mask: Mask, text: str, names: list[str]
) -> None:
    read = mask(text, OPENING)
    assert not [name for name in names if name in read]
    assert read.count("[name]") == len(names)


@pytest.mark.parametrize(
    "text",
    [
        "Beaumont Leys recorded 212 and Braunstone has had 187 of them.",
        "The figures from Harrogate and Scarborough were sent to Whitby by mistake.",
        "The Met has told you the same, as has Police Scotland.",
        "The report by Deloitte and that by Palantir are on our website.",
        "Officers were called to Meadowhall, Ladywell Heights and Fallowfield.",
        "The Wainwright Report and the Angiolini Inquiry said so.",
        "Crime was moved from Genie to Athena, and Athena has no field for it.",
        "Manager Approval and Officer Attendance are two columns of the list.",
        "Canon Street and Ranger Service are in the list with others.",
    ],
)
def test_places_firms_and_systems_stand(mask: Mask, text: str) -> None:
    assert mask(text, OPENING) == text


def test_a_word_that_labels_a_number_is_no_name(lists: NameLists) -> None:
    text = "The search was done by Vexley over a day."
    counts = table("Team | Count", "Vexley | 14")
    assert "Vexley" not in masked(text, find_people([document(OPENING, text)], lists))
    assert masked(text, find_people([document(OPENING, counts, text)], lists)) == text


def test_a_word_printed_in_small_letters_too_is_no_name(mask: Mask) -> None:
    text = "The search was done by Vexley over a day."
    assert mask(text, "They vexley a great deal of it.") == text
