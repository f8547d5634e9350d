from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from batches import ASKED, assessed, grades, numbers, replies, reply, rows, said, shuffled
from foi_compare.model import AskedQuestion, Question, ReadReply, Settings

YEARS = ("Outcome | 2018 | 2019", "8 | 3 | 4", "14 | 5 | 6")


def three(*lines: str, **fields: object) -> tuple[ReadReply, ...]:
    """Return two replies of one shape, and a third of its own."""
    return (reply("avon", *YEARS), reply("beds", *YEARS), reply("cheshire", *lines, **fields))


def test_replies_of_one_shape_stand_in_one_table() -> None:
    dataset = assessed(*three(*YEARS))
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "yes"}
    assert {row.comparable for row in dataset.comparison} == {"yes"}
    assert said(dataset, "cheshire") == ""


def test_people_do_not_stand_beside_crimes() -> None:
    dataset = assessed(*three(*YEARS, unit="people"))
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "no"}
    assert said(dataset, "cheshire") == "counts people where the others count crimes"
    assert rows(dataset, "cheshire")["2018"] == "counts people where the others count crimes"


def test_offences_are_crimes_and_suspects_are_not_just_people() -> None:
    assert grades(assessed(*three(*YEARS, unit="offences")))["cheshire"] == "yes"
    people = [reply("avon", *YEARS, unit="people"), reply("beds", *YEARS, unit="persons")]
    dataset = assessed(*people, reply("cheshire", *YEARS, unit="suspects"))
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "no"}


def test_a_reply_that_is_silent_counts_what_the_codebook_counts() -> None:
    silent = three(*YEARS, unit="")
    assert grades(assessed(*silent))["cheshire"] == "yes"
    assert grades(assessed(*silent, counts="incidents"))["cheshire"] == "no"
    said_of = said(assessed(*silent, counts="incidents"), "cheshire")
    assert said_of == "does not say what it counts where the others count crimes"


def test_financial_years_do_not_stand_beside_calendar_years() -> None:
    dataset = assessed(*three("Outcome | 2018/19 | 2019/20", "8 | 3 | 4", "14 | 5 | 6"))
    assert grades(dataset)["cheshire"] == "no"
    assert said(dataset, "cheshire") == "gives financial years, the others calendar years"


def test_of_two_forces_neither_is_the_rule() -> None:
    dataset = assessed(reply("avon", *YEARS), reply("beds", "Outcome | 2018/19", "8 | 3"))
    assert grades(dataset) == {"avon": "no", "beds": "no"}
    assert said(dataset, "avon") == "gives calendar years, Beds financial years"
    assert said(dataset, "beds") == "gives financial years, Avon calendar years"


def test_two_against_two_is_no_majority() -> None:
    split = [reply(force, *YEARS) for force in ("avon", "beds")]
    split += [reply(force, *YEARS, unit="people") for force in ("cheshire", "devon")]
    assert set(grades(assessed(*split)).values()) == {"no"}


def test_a_force_that_gives_both_kinds_is_compared_on_the_kind_of_the_others() -> None:
    both = numbers("cheshire", *YEARS) + numbers("cheshire", "Outcome | 2018/19", "8 | 9")
    question = Question(number="1", text=ASKED, disposition="disclosed")
    dataset = assessed(*three(*YEARS)[:2], replies("cheshire", question, both))
    assert grades(dataset)["cheshire"] == "yes"
    assert rows(dataset, "cheshire")["2018/19"] == "financial years, the others calendar years"


def test_a_measure_of_its_own_does_not_stand_beside_counts() -> None:
    dataset = assessed(*three(*YEARS, measure="percentage"))
    assert said(dataset, "cheshire") == "gives percentages, the others counts"


def test_a_group_of_outcomes_does_not_stand_beside_single_outcomes() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "group All positive outcomes | 8 | 10"))
    assert grades(dataset)["cheshire"] == "no"
    assert said(dataset, "cheshire") == (
        "gives “All positive outcomes” as one number, the others each outcome by itself"
    )


def test_a_total_alone_does_not_stand_beside_single_outcomes() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "Total | 8 | 10"))
    assert "all outcomes together, the others each outcome by itself" in said(dataset, "cheshire")


def test_one_period_only_is_part_of_the_answer() -> None:
    dataset = assessed(*three("Outcome | 2019", "8 | 4", "14 | 6"))
    assert grades(dataset)["cheshire"] == "part"
    assert said(dataset, "cheshire") == "one period only (2019); wanted are 2018 and 2019"
    assert rows(dataset, "cheshire") == {"2019": "yes"}


def test_a_year_that_no_other_force_gives_is_named_in_its_row_alone() -> None:
    dataset = assessed(*three("Outcome | 2017 | 2018 | 2019", "8 | 3 | 3 | 4", "14 | 1 | 5 | 6"))
    assert grades(dataset)["cheshire"] == "yes"
    assert rows(dataset, "cheshire")["2017"] == "no other force gives 2017"


def test_no_stated_period_does_not_stand_beside_years() -> None:
    dataset = assessed(*three("Outcome | Number", "8 | 4", "14 | 6", series=""))
    assert said(dataset, "cheshire") == "gives no stated period, the others calendar years"


def test_numbers_in_review_leave_a_part() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8 | 3 | 4", "14? | 5 | 6"))
    assert grades(dataset)["cheshire"] == "part"
    assert said(dataset, "cheshire") == "2 numbers still in review"
    assert rows(dataset, "cheshire")["2018"] == "1 number still in review"


def test_numbers_that_are_all_in_review_are_no_answer_yet() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8? | 3 | 4"))
    assert grades(dataset)["cheshire"] == "no"
    assert said(dataset, "cheshire") == "2 numbers are in review and none stands yet"


def test_totals_that_do_not_add_up_stop_a_row_and_no_other() -> None:
    lines = ("Outcome | 2018 | 2019", "8 | 3 | 4", "14 | 5 | 6", "Total | 8 | 11")
    dataset = assessed(*three(*lines))
    assert rows(dataset, "cheshire") == {"2018": "yes", "2019": "totals do not add up"}
    assert grades(dataset)["cheshire"] == "part"
    assert said(dataset, "cheshire") == "its totals of 2019 do not add up"


def test_a_place_that_no_other_force_names_is_a_part_by_itself() -> None:
    dataset = assessed(*three("Outcome | North | South", "8 | 3 | 4", "14 | 5 | 6"))
    assert grades(dataset)["cheshire"] == "no"
    assert said(dataset, "cheshire") == "no other force gives “North” and “South” by itself"


def test_figures_by_sex_leave_the_whole_comparable() -> None:
    whole = numbers("cheshire", *YEARS)
    by_sex = numbers("cheshire", *YEARS, breakdown=(("Sex", "Female"),))
    question = Question(number="1", text=ASKED, disposition="disclosed")
    dataset = assessed(*three(*YEARS)[:2], replies("cheshire", question, whole + by_sex))
    assert grades(dataset)["cheshire"] == "yes"


def test_a_whole_beside_parts_is_told_how_the_others_divide() -> None:
    by_sex = {"breakdown": (("Sex", "Female"),)}
    dataset = assessed(
        reply("avon", *YEARS, **by_sex), reply("beds", *YEARS, **by_sex), reply("cheshire", *YEARS)
    )
    assert said(dataset, "cheshire") == "gives figures not broken down, the others only by Sex"
    assert grades(dataset)["avon"] == "yes"


def test_another_offence_is_another_table() -> None:
    dataset = assessed(
        reply("avon", *YEARS, offence="Rape offences"),
        reply("beds", *YEARS, offence="Rape"),
        reply("cheshire", *YEARS, offence="Sexual assault"),
    )
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "no"}
    assert said(dataset, "cheshire") == "no other force gives “Sexual assault”"


def both_offences(force: str) -> ReadReply:
    found = [
        one for offence in ("Rape", "Assault") for one in numbers(force, *YEARS, offence=offence)
    ]
    return replies(force, Question(number="1", text=ASKED, disposition="disclosed"), found)


def test_an_offence_that_most_forces_give_is_missed() -> None:
    some = reply("cheshire", *YEARS, offence="Assault")
    dataset = assessed(both_offences("avon"), both_offences("beds"), some)
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "part"}
    assert said(dataset, "cheshire") == "no figures for “Rape”"


def test_no_offence_named_beside_several_is_not_one_of_them() -> None:
    dataset = assessed(both_offences("avon"), both_offences("beds"), reply("cheshire", *YEARS))
    assert said(dataset, "cheshire") == "no offence named, the others name one"


def test_rows_that_only_few_forces_share_are_part_of_an_answer() -> None:
    of_2018, of_2019 = ("Outcome | 2018", "8 | 3"), ("Outcome | 2019", "8 | 4")
    dataset = assessed(
        reply("avon", *of_2018),
        reply("beds", *of_2018),
        reply("cheshire", *of_2019),
        reply("devon", *of_2019),
    )
    assert set(grades(dataset).values()) == {"part"}
    assert said(dataset, "avon") == "no period or offence that most of the others give too"


@pytest.mark.parametrize("code", ["086/02", "08602", "86/2"])
def test_an_offence_code_is_one_however_written(code: str) -> None:
    dataset = assessed(
        reply("avon", *YEARS, offence="Images", offence_code="86/2"),
        reply("beds", *YEARS, offence="Indecent images of children", offence_code=code),
    )
    assert grades(dataset) == {"avon": "yes", "beds": "yes"}


def test_an_outcome_that_most_others_give_is_missed() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8 | 3 | 4"))
    assert grades(dataset)["cheshire"] == "part"
    assert "no number for outcome 14, which most others give" in said(dataset, "cheshire")
    assert rows(dataset, "cheshire")["2018"] == "no number for 14"


def test_a_list_that_reaches_its_total_leaves_out_only_what_is_nil() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8 | 3 | 4", "Total | 3 | 4"))
    assert grades(dataset)["cheshire"] == "yes"


def test_blanks_that_nothing_explains_are_named() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8 | 3 | 4", "14 | | 6"))
    assert grades(dataset)["cheshire"] == "part"
    assert rows(dataset, "cheshire") == {"2018": "blanks not explained", "2019": "yes"}


def test_blanks_alone_are_no_answer() -> None:
    dataset = assessed(*three("Outcome | 2018 | 2019", "8 | | "))
    assert grades(dataset)["cheshire"] == "no"
    assert said(dataset, "cheshire") == "only blanks, and it does not say what they mean"
    assert rows(dataset, "cheshire")["2018"] == "only blanks, not explained"


def test_a_reply_with_all_its_numbers_in_review_says_so_and_has_no_row() -> None:
    dataset = assessed(*three("Outcome | 2018", "8? | 3"))
    assert said(dataset, "cheshire") == "1 number is in review and none stands yet"
    assert rows(dataset, "cheshire") == {}


def test_most_others_are_not_all_others() -> None:
    dataset = assessed(*three(*YEARS, unit="people"), reply("devon", *YEARS, unit="arrests"))
    assert said(dataset, "devon") == "counts arrests where most others count crimes"
    apart = [
        reply(force, *YEARS, unit=unit)
        for force, unit in zip(
            ("avon", "beds", "cheshire", "devon"),
            ("arrests", "crimes", "people", "victims"),
            strict=True,
        )
    ]
    assert said(assessed(*apart), "devon") == "counts victims where others count arrests"


def test_a_year_in_the_middle_is_missed() -> None:
    years = ("Outcome | 2018 | 2019 | 2020", "8 | 3 | 4 | 5")
    dataset = assessed(
        reply("avon", *years),
        reply("beds", *years),
        reply("cheshire", "Outcome | 2018 | 2020", "8 | 1 | 2"),
    )
    assert said(dataset, "cheshire") == "no figures for 2019"


def test_suppressed_numbers_compare_as_intervals_if_they_are_bounded() -> None:
    bounded = three("Outcome | 2018 | 2019", "8 | <5 | 4", "14 | 5 | 6")
    assert grades(assessed(*bounded))["cheshire"] == "yes"
    found = [
        replace(one, value=replace(one.value, upper=None))
        if one.value.status == "suppressed"
        else one
        for one in bounded[2].observations
    ]
    dataset = assessed(*bounded[:2], replace(bounded[2], observations=tuple(found)))
    assert grades(dataset)["cheshire"] == "part"
    assert said(dataset, "cheshire") == "1 number hidden with nothing to bound them"


def test_a_force_by_itself_is_compared_with_nobody() -> None:
    dataset = assessed(reply("avon", *YEARS))
    assert grades(dataset) == {"avon": "no"}
    assert rows(dataset, "avon")["2018"] == "no other force gives numbers on this question"


def test_a_force_that_refuses_is_named_with_the_section() -> None:
    refused = Question(number="1", text=ASKED, disposition="refused", exemptions=("12(1)",))
    nil = Question(number="1", text=ASKED, disposition="nil")
    dataset = assessed(*three(*YEARS)[:2], replies("cheshire", refused), replies("devon", nil))
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "no", "devon": "part"}
    assert said(dataset, "cheshire") == "refused under section 12(1)"
    assert (
        said(dataset, "devon") == "says that there were none, and so has no row in the comparison"
    )


def test_a_question_without_numbers_of_anyone_is_not_graded() -> None:
    policy = Question(number="1", text="Do you hold a policy?", disposition="not_held")
    assert assessed(replies("avon", policy), replies("beds", policy)).grades == ()


def test_an_answer_about_something_else_is_not_compared() -> None:
    question = Question(number="1", text=ASKED, flags=("answers_another_unit",))
    odd = replies("cheshire", question, numbers("cheshire", *YEARS))
    dataset = assessed(*three(*YEARS)[:2], odd)
    assert grades(dataset)["cheshire"] == "no"
    assert rows(dataset, "cheshire")["2018"] == "answers about something else than was asked"


def test_rounded_numbers_may_stand_with_a_word_of_care() -> None:
    question = Question(number="1", text=ASKED, flags=("rounded",))
    rough = replies("cheshire", question, numbers("cheshire", *YEARS))
    dataset = assessed(*three(*YEARS)[:2], rough)
    assert grades(dataset)["cheshire"] == "part"
    assert said(dataset, "cheshire") == "its numbers are rounded"
    assert rows(dataset, "cheshire")["2018"] == "numbers are rounded"


def test_a_reply_of_no_known_force_neither_counts_nor_is_compared() -> None:
    dataset = assessed(reply("avon", *YEARS), reply("", *YEARS))
    assert grades(dataset) == {"avon": "no", "unknown": "no"}
    assert said(dataset, "avon") == "no other force gives numbers on this question"
    assert said(dataset, "unknown") == "it is not certain which force replied"


def test_two_replies_of_a_force_to_one_question_are_pointed_out() -> None:
    again = replies(
        "cheshire",
        Question(number="1", text=ASKED, disposition="disclosed"),
        numbers("cheshire", *YEARS, reference="2/22"),
        reference="2/22",
    )
    dataset = assessed(*three(*YEARS), again)
    assert rows(dataset, "cheshire")["2018"] == "answered in more than one reply of this force"
    assert rows(dataset, "avon")["2018"] == "yes"


def test_the_order_of_replies_decides_nothing() -> None:
    read = [
        reply("avon", *YEARS, unit="people"),
        reply("beds", "Outcome | 2018/19", "8 | 1"),
        reply("cheshire", *YEARS),
        reply("devon", "Outcome | North | South", "8 | 3 | 4"),
    ]
    expected = assessed(*read)
    for seed in range(5):
        other = assessed(*shuffled(read, seed))
        assert other.grades == expected.grades
        assert other.comparison == expected.comparison
        assert other.profiles == expected.profiles


def test_no_number_is_changed() -> None:
    read = three("Outcome | 2018/19", "8 | <5", unit="people")
    dataset = assessed(*read)
    told = {one.observation_id: one.value for one in dataset.observations}
    assert told == {one.observation_id: one.value for r in read for one in r.observations}


SENT = AskedQuestion(key="a", text=ASKED, code="14", unit="crimes")
SETTINGS = Settings(questions=(SENT,), period_start=date(2018, 1, 1), period_end=date(2019, 12, 31))


def keyed(force: str, *lines: str, **fields: object) -> ReadReply:
    return reply(force, *lines, asked="a", text=f"{force} says it in other words", **fields)


def test_the_key_of_the_question_brings_answers_together() -> None:
    dataset = assessed(keyed("avon", *YEARS), keyed("beds", *YEARS), settings=SETTINGS)
    assert grades(dataset) == {"avon": "yes", "beds": "yes"}
    assert {grade.topic for grade in dataset.grades} == {"a"}


def test_what_was_asked_outweighs_what_most_forces_give() -> None:
    dataset = assessed(
        keyed("avon", *YEARS),
        keyed("beds", *YEARS, unit="people"),
        keyed("cheshire", *YEARS, unit="people"),
        keyed("devon", *YEARS),
        settings=SETTINGS,
    )
    assert grades(dataset) == {"avon": "yes", "beds": "no", "cheshire": "no", "devon": "yes"}
    assert said(dataset, "beds") == "counts people where crimes were asked for"


def test_a_year_that_was_asked_for_and_nobody_gives_is_missed() -> None:
    one_year = ("Outcome | 2018", "8 | 3", "14 | 5")
    dataset = assessed(keyed("avon", *one_year), keyed("beds", *one_year), settings=SETTINGS)
    assert grades(dataset) == {"avon": "part", "beds": "part"}
    assert "one period only (2018); wanted are 2018 and 2019" in said(dataset, "avon")


def test_a_year_outside_the_period_that_was_asked_is_out() -> None:
    wide = ("Outcome | 2017 | 2018 | 2019", "8 | 3 | 3 | 4", "14 | 1 | 5 | 6")
    dataset = assessed(keyed("avon", *wide), keyed("beds", *wide), settings=SETTINGS)
    assert rows(dataset, "avon")["2017"] == "not within the period asked"
    assert rows(dataset, "avon")["2018"] == "yes"


def test_the_outcome_that_was_asked_for_has_to_be_there() -> None:
    dataset = assessed(
        keyed("avon", *YEARS),
        keyed("beds", *YEARS),
        keyed("cheshire", "Outcome | 2018 | 2019", "8 | 3 | 4"),
        settings=SETTINGS,
    )
    assert grades(dataset) == {"avon": "yes", "beds": "yes", "cheshire": "no"}
    assert said(dataset, "cheshire") == "no number for outcome 14, which was asked for"


def test_an_answer_to_none_of_the_questions_that_were_sent_is_not_compared() -> None:
    dataset = assessed(reply("avon", *YEARS), reply("beds", *YEARS), settings=SETTINGS)
    assert grades(dataset) == {"avon": "no", "beds": "no"}
    assert rows(dataset, "avon")["2018"] == "not certain which question it answers"


def test_no_other_force_that_counts_what_was_asked() -> None:
    dataset = assessed(
        keyed("avon", *YEARS), keyed("beds", *YEARS, unit="people"), settings=SETTINGS
    )
    assert said(dataset, "avon") == "no other force counts crimes"


def test_the_very_period_that_was_asked_for_is_of_the_right_kind() -> None:
    whole = replace(SETTINGS, period_end=date(2018, 12, 31))
    by_month = ("Outcome | 2018-01", "14 | 1")
    dataset = assessed(
        keyed("avon", "Outcome | 2018", "14 | 5"),
        keyed("beds", *by_month),
        keyed("cheshire", *by_month),
        settings=whole,
    )
    assert rows(dataset, "avon")["2018"] == "no other force gives 2018"
    assert rows(dataset, "beds")["2018-01"] == "yes"


def test_a_total_that_does_not_add_up_in_a_plain_list_needs_no_period() -> None:
    plain = ("Outcome | ", "8 | 3", "Total | 4")
    dataset = assessed(reply("avon", *plain), reply("beds", *plain))
    assert said(dataset, "avon") == "its totals do not add up"


def test_a_force_that_holds_nothing_says_so_without_a_section() -> None:
    nothing = Question(number="1", text=ASKED, disposition="not_held")
    unprinted = Question(number="1", disposition="refused")
    dataset = assessed(
        *three(*YEARS)[:2], replies("cheshire", nothing), replies("devon", unprinted)
    )
    assert said(dataset, "cheshire") == "says that it does not hold this"
    assert "devon" not in grades(dataset)  # nothing tells which question was refused
