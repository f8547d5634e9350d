"""Lines numbered 1, 2, 3: their numbers are those of notes, or may be, and count nothing."""

from __future__ import annotations

from unit.interpret.test_whole_reply import reply

ASKED = ("Kent Police", "Request", "Q1. Outcomes of arson in 2023?", "Response", "A1.")


def test_notes_with_numbers_are_no_list_of_counts() -> None:
    notes = ("1 Crimes recorded between 01/01/2023 and 31/12/2023.", "2 Includes outcome 21 only.")
    found = reply(*ASKED, *notes)
    assert not [figure for figure in found.figures if not figure.doubts]


def test_labels_numbered_on_from_one_are_asked() -> None:
    found = reply(*ASKED, "1 Community resolution", "2 Charged/Summonsed")
    assert [figure.value.amount for figure in found.figures] == [1, 2]
    assert all(figure.doubts for figure in found.figures)


def test_numbers_that_say_they_count_are_counts() -> None:
    found = reply(*ASKED, "1 x Outcome 1", "2 x Outcome 8")
    assert [(figure.label, figure.doubts) for figure in found.figures] == [
        ("Outcome 1", ()), ("Outcome 8", ()),
    ]  # fmt: skip


def test_counts_in_another_order_are_counts() -> None:
    found = reply(*ASKED, "2 Charged/Summonsed", "1 Community resolution")
    assert [(figure.value.amount, figure.doubts) for figure in found.figures] == [(2, ()), (1, ())]


def test_a_number_that_is_the_code_of_the_words_behind_it_is_asked() -> None:
    found = reply(*ASKED, "18 Investigation complete - no suspect identified")
    assert [(figure.value.amount, bool(figure.doubts)) for figure in found.figures] == [(18, True)]


def test_a_number_that_is_no_code_of_the_words_behind_it_counts_them() -> None:
    found = reply(*ASKED, "17 Investigation complete - no suspect identified")
    assert [(figure.value.amount, figure.doubts) for figure in found.figures] == [(17, ())]


def test_the_number_of_all_crimes_before_their_outcomes_is_a_total() -> None:
    asked = "Q1. How many arson crimes were recorded in 2023 and what were the outcomes?"
    for said in ("There were 154 arson offences recorded.", "154 offences were recorded in 2023."):
        found = reply("Kent Police", "Request", asked, "Response", f"A1. {said}")
        assert [(figure.label, figure.doubts) for figure in found.figures] == [
            ("offences recorded", ()),
        ]  # fmt: skip


def test_the_number_of_some_crimes_is_no_total() -> None:
    asked = "Q1. How many arson crimes were recorded in 2023 and what were the outcomes?"
    said = "A1. There were 154 domestic offences recorded."
    found = reply("Kent Police", "Request", asked, "Response", said)
    assert [bool(figure.doubts) for figure in found.figures] == [True]


def test_codes_that_run_on_from_one_stay_with_their_labels() -> None:
    rows = ("1. Charge/Summons 41", "2. Caution - youths 22", "3. Caution - adults 9")
    assert [figure.label for figure in reply(*ASKED, *rows).figures] == [
        "1. Charge/Summons", "2. Caution - youths", "3. Caution - adults",
    ]  # fmt: skip


def test_the_line_that_announces_a_list_begins_no_label() -> None:
    lines = ("The most common outcomes were:", "Investigation complete, no suspect identified 410")
    found = reply(*ASKED, *lines, "Charge/Summons 9")
    assert [(figure.label, figure.doubts) for figure in found.figures] == [
        ("Investigation complete, no suspect identified", ()), ("Charge/Summons", ()),
    ]  # fmt: skip
