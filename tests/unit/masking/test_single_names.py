"""Where one word alone is the name of a person, and where the same word is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document, table
from foi_compare.masking import find_people, masked
from foi_compare.model import NameLists

Mask = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The figures came from our road safety colleague Danyaal in the spring.", "Danyaal"),
        ("We have spoken about it to him and to his supervisor, Hope.", "Hope"),
        ("Two of the answers Edith gave you on 27 May need to be put right.", "Edith"),
        ("There is no fee, so call Theodora on 01632 960 044 about it.", "Theodora"),
        ("It was typed and signed in his absence by Lorna) on the day.", "Lorna"),
        ("As Kofi explained, the data is held on paper alone.", "Kofi"),
        ("I understand from Delphine that you want the answer soon.", "Delphine"),
        ("Many thanks for coming back to me so soon Temi, I will wait.", "Temi"),
        ("It was prepared by Lomax for the head of the unit.", "Lomax"),
        ("Please pay by card, or ring Hazel in Payments about the fee.", "Hazel"),
        ("If you would sooner talk, ask for Ivy at the front desk.", "Ivy"),
        ("Could Devi or Marcus let me know about it?", "Marcus"),
    ],
)
def test_one_word_is_a_name_where_the_sentence_speaks_of_a_person(
    mask: Mask, text: str, name: str
) -> None:
    assert mask(text) == text.replace(name, "[name]").replace("Devi", "[name]").replace(
        "01632 960 044", "[telephone number]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Our request to Kent told us nothing, and Lincoln gave you the same.",
        "The letter was passed by Operations to Niche, and the log was read by Records.",
        "Could Essex or Sussex let me know about it?",
        "The grant was paid by Tribunal order and the price was met by Council vote.",
    ],
)
def test_a_place_or_an_office_in_the_same_place_is_none(mask: Mask, text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Nid yw'r tabl yn cynnwys y Cwnstabliaid Gwirfoddol na'r Swyddogion Ceffylau.",
        "Digwyddodd y rhan fwyaf o'r damweiniau ger Twnnel Conwy.",
        "It would be for Sorlanda Line or the Heath Walkers Society to say.",
        "Of these, eleven were on Ben Lomond and three on Cross Fell.",
        "What would you like to know? Dates, costs, the route?",
        '"Disclosure Dundee" <foi@force.example>',
    ],
)
def test_words_of_another_language_bodies_and_mountains_are_none(mask: Mask, text: str) -> None:
    assert mask(text) == text.replace("foi@force.example", "[e-mail address]")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("If you reply it is May who sees it.", "If you reply it is [name] who sees it."),
        (
            "In May there were 4, and by May 2023 more.",
            "In May there were 4, and by May 2023 more.",
        ),
        ("You were told by Price. The price rose.", "You were told by [name]. The price rose."),
        ("Price has risen. Price per Vehicle", "Price has risen. Price per Vehicle"),
        ("We had Price's letter and Price Street.", "We had [name]'s letter and Price Street."),
    ],
)
def test_a_name_known_elsewhere_that_is_a_word_is_masked_where_a_person_is_meant(
    mask: Mask, text: str, wanted: str
) -> None:
    assert mask(text, "Handled by: May Thackeray / Abigail Price") == wanted


def test_the_short_form_of_a_name_is_known_below_the_headers_of_a_message(mask: Mask) -> None:
    mail = "From: Hussain, Tahira\nTo: Rose, Callum\nSubject: guards\n\nCal, just had a long call."
    assert mask(mail).endswith("Subject: guards\n\n[name], just had a long call.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("PC 1163 Marsh of the team timed them.", "PC [name] of the team timed them."),
        ("Rhingyll 1482 I. Price, Swyddog Datgelu", "Rhingyll [name], Swyddog Datgelu"),
        ("It was typed by PC 4471, who has left.", "It was typed by PC [name], who has left."),
        (
            "Yours truly\nA. Mahmood\nChief Inspector 1907",
            "Yours truly\n[name]\nChief Inspector [name]",
        ),
        (
            "Constable 1204\nSergeant 310\nInspector 102",
            "Constable 1204\nSergeant 310\nInspector 102",
        ),
        ("Police Officers\nInspector 102", "Police Officers\nInspector 102"),
    ],
)
def test_a_collar_number_is_masked_with_its_officer_and_a_count_of_a_rank_is_not(
    mask: Mask, text: str, wanted: str
) -> None:
    assert mask(text) == wanted


def test_a_title_is_masked_with_its_name(mask: Mask) -> None:
    assert mask("Annwyl Dr Penhaligon") == "Annwyl [name]"
    assert mask("Yours sincerely\nO McGarrigle (Miss)") == "Yours sincerely\n[name]"


@pytest.mark.parametrize(
    "text",
    [
        "Fires are logged by those who can be reached at Clemonds Hey also.",
        "St Peter's Hospital, Clara Holt Ward, has its own liaison officer for this.",
        "Faint ym mhob ward? Townhill 9; Y Castell 16; Y Cocyd 7",
        "From: FOI Mailbox\nTo: Operational Planning",
    ],
)
def test_a_place_that_looks_like_a_name_stands(mask: Mask, text: str) -> None:
    assert mask(text) == text


def test_a_name_does_not_run_on_into_the_next_line_of_a_cell(lists: NameLists) -> None:
    cell = table("Dorset Police | Contact: Mrs J West\nDirect line: 01632 960417")
    text = "Contact: Mrs J West\nDirect line: 01632 960417"
    people = find_people([document(cell)], lists)
    assert masked(text, people) == "Contact: [name]\nDirect line: [telephone number]"


def test_a_name_runs_over_the_end_of_a_line_of_running_text(mask: Mask) -> None:
    text = "I asked on the telephone if that was right and Lee-Ann\nDunmore said that it was."
    assert mask(text) == ("I asked on the telephone if that was right and [name] said that it was.")
