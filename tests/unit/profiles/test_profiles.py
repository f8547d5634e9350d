from __future__ import annotations

from dataclasses import replace

from batches import ASKED, assessed, numbers, replies, reply
from foi_compare.model import Hint, Place, Question, QuestionProfile, ReadReply, Value
from foi_compare.model.profile import DASH_IS_NIL
from observing import observation, read_reply

YEARS = ("Outcome | 2018 | 2019 | 2020", "8 | 3 | 4 | 1", "14 | 5 | 6 | 2")
QUESTION = Question(number="1", text=ASKED, disposition="disclosed")


def summary(*read: ReadReply) -> str:
    """Return the profile of the first force in one sentence."""
    return assessed(*read).profiles[0].summary


def question(*read: ReadReply) -> QuestionProfile:
    return assessed(*read).profiles[0].questions[0]


def test_counts_by_calendar_year() -> None:
    assert summary(reply("avon", *YEARS)) == (
        "Counts of crimes by calendar year, 2018 to 2020; outcomes 8 and 14"
    )
    found = question(reply("avon", *YEARS))
    assert (found.form, found.kinds, found.units) == ("counts", ("calendar",), ("crimes",))
    assert (found.codes, found.numbers, found.totals) == (("8", "14"), 6, "not_printed")


def test_a_financial_year_alone_and_what_is_not_said() -> None:
    assert summary(reply("avon", "Outcome | 2018/19", "8 | 3", unit="")) == (
        "Counts for financial year 2018/19; it does not say what it counts; outcome 8"
    )


def test_no_period_and_several_outcomes() -> None:
    lines = ("Outcome | ", "1 | 1", "8 | 3", "14 | 5", "15 | 1")
    assert summary(reply("avon", *lines)) == "Counts of crimes, no period stated; 4 outcomes"


def test_one_row_for_each_record() -> None:
    found = [replace(one, counted=int(one.value.amount or 0)) for one in numbers("avon", *YEARS)]
    assert summary(replies("avon", QUESTION, found)).startswith(
        "One row for each record (21 crimes counted) by calendar year, 2018 to 2020"
    )
    assert question(replies("avon", QUESTION, found)).form == "records"


def test_numbers_in_sentences() -> None:
    found = [observation("8", "3", "8", force_id="avon", place=Place(part="page 1"))]
    assert summary(replies("avon", QUESTION, found)).startswith("Counts of crimes in sentences")


def test_percentages_alone_and_beside_counts() -> None:
    shares = numbers("avon", *YEARS, measure="percentage")
    assert summary(replies("avon", QUESTION, shares)).startswith("Percentages of crimes by")
    both = [*numbers("avon", *YEARS), *shares]
    assert summary(replies("avon", QUESTION, both)).startswith("Counts of crimes and percentages")


def test_both_kinds_of_years_are_told_apart() -> None:
    both = numbers("avon", *YEARS) + numbers("avon", "Outcome | 2018/19 | 2019/20", "8 | 3 | 4")
    assert (
        "by calendar year, 2018 to 2020, and by financial year, 2018/19 and 2019/20"
    ) in summary(replies("avon", QUESTION, both))


def test_offences_and_other_headings() -> None:
    lines = ("Outcome | North | South", "8 | 3 | 4")
    said = summary(reply("avon", *lines, offence="Rape", breakdown=(("Sex", "Female"),)))
    assert "broken down by Sex and other headings, for “Rape”" in said


def test_a_group_of_outcomes_is_named() -> None:
    lines = ("Outcome | 2018", "8 | 3", "group Action taken | 8")
    assert "outcome 8; “Action taken” as one number" in summary(reply("avon", *lines))


def test_totals_that_add_up_and_totals_that_do_not() -> None:
    good = ("Outcome | 2018", "8 | 3", "Total | 3")
    assert summary(reply("avon", *good)).endswith("totals add up")
    bad = ("Outcome | 2018", "8 | 3", "Total | 4")
    assert summary(reply("avon", *bad)).endswith("totals that do not add up")


def nil(printed: str) -> Value:
    return Value(status="exact", as_printed=printed, amount=0, lower=0, upper=0)


def test_what_a_blank_means_and_how_that_is_known() -> None:
    proven = observation("8", "0", "8", force_id="avon", value=nil(""))
    by_custom = observation(
        "14", "0", "14", force_id="avon", value=nil("-"), reason=f"title; {DASH_IS_NIL}"
    )
    dash = observation("16", "0", "16", force_id="avon", value=nil("–"), reason="proven")
    unknown = observation("15", "", "15", force_id="avon")
    said = summary(replies("avon", QUESTION, [proven, by_custom, dash, unknown]))
    assert "cells with “-” (1) are read as nil, because it prints no other zeros" in said
    assert "blanks (1) are nil, because the printed totals are reached without them" in said
    assert "blanks (1) are not explained" in said
    assert "cells with “–” (1) are nil, because the printed totals are reached" in said


def test_a_printed_nil_is_no_blank() -> None:
    assert question(reply("avon", "Outcome | 2018", "8 | 0", "14 | 3")).blanks == ()
    word = observation("8", "0", "8", force_id="avon", value=nil("Nil"))
    assert question(replies("avon", QUESTION, [word])).blanks == ()


def test_marks_of_suppression_with_their_bounds() -> None:
    lines = ("Outcome | 2018", "8 | <5")
    assert "small numbers are hidden: “<5” stands for 0 to 4" in summary(reply("avon", *lines))
    star = Value(status="suppressed", as_printed="*", amount=None, lower=0, upper=None)
    found = [observation("8", "3", "8", force_id="avon", value=star)]
    assert "“*” stands for a number without bounds" in summary(replies("avon", QUESTION, found))


def test_numbers_that_the_reply_calls_rounded() -> None:
    rough = replies("avon", replace(QUESTION, flags=("rounded",)), numbers("avon", *YEARS))
    assert summary(rough).endswith("; numbers are rounded")
    assert not question(reply("avon", *YEARS)).rounded


def test_numbers_in_review_are_counted() -> None:
    assert summary(reply("avon", "Outcome | 2018", "8 | 3", "14? | 1")).endswith(
        "1 number in review"
    )


def test_a_reply_without_numbers_says_so() -> None:
    assert summary(replies("avon", QUESTION)) == "No numbers about outcomes"


def test_what_the_files_hide_and_what_their_formats_cannot_tell() -> None:
    hints = (
        Hint(kind="hidden", value="sheet Notes"),
        Hint(kind="hidden", value="sheet Notes"),
        Hint(kind="unknowable", value="page 2 is a picture without text " + "x" * 90),
    )
    read = read_reply(numbers("avon", *YEARS), force_id="avon", hints=hints)
    found = assessed(read).profiles[0]
    assert found.hidden == ("sheet Notes",)
    assert "its files hide sheet Notes; not known from its files: page 2 is" in found.summary
    assert found.summary.endswith("…")


def test_what_is_missing_is_in_the_profile_of_its_question() -> None:
    one_year = reply("avon", "Outcome | 2018", "8 | 3", "14 | 1")
    found = assessed(one_year, reply("beds", *YEARS), reply("cheshire", *YEARS))
    assert found.profiles[0].questions[0].missing == (
        "one period only (2018); wanted are 2018 to 2020",
    )
    assert found.profiles[1].questions[0].missing == ()
