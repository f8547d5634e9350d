from __future__ import annotations

from foi_compare.interpret.language.welsh import is_welsh
from unit.interpret.test_whole_reply import reply

ASKED = (
    "Gwent Police",
    "Request",
    "1. Faint o achosion o fyrgleriaeth a gaewyd gyda chanlyniad 14 yn 2023?",
    "1. How many burglaries were closed with outcome 14 in 2023?",
    "Response",
)
WELSH = "1. Caewyd {} o achosion o fyrgleriaeth gyda chanlyniad 14."
ENGLISH = "1. {} burglaries were closed with outcome 14."


def test_a_number_in_two_languages_is_counted_once() -> None:
    found = reply(*ASKED, WELSH.format(44), ENGLISH.format(44))
    assert [(one.value.amount, one.doubts) for one in found.figures] == [(44, ())]
    assert [one.text for one in found.set_aside if one.rule == "said_twice"] == [
        "Caewyd 44 o achosion o fyrgleriaeth gyda chanlyniad 14."
    ]


def test_two_languages_that_differ_are_asked() -> None:
    found = reply(*ASKED, WELSH.format(44), ENGLISH.format(45))
    assert [one.value.amount for one in found.figures] == [44, 45]
    assert all("Welsh" in " ".join(one.doubts) for one in found.figures)


def test_a_number_in_welsh_alone_counts() -> None:
    found = reply(*ASKED, WELSH.format(44))
    assert [one.value.amount for one in found.figures] == [44]


def test_english_with_a_welsh_name_is_english() -> None:
    assert not is_welsh("44 crimes were recorded by Heddlu Gwent in the town of Y Fenni")
    assert is_welsh("Caewyd 44 o achosion gyda chanlyniad 14")
