"""Tables over whose columns no headings stand, or what is none."""

from __future__ import annotations

from builders import table
from foi_compare.interpret.table_axes.unheaded import PART_OR_TOTAL, SENTENCE
from foi_compare.observe import observe
from lettering import matcher
from unit.interpret.test_whole_reply import reply

ASKED = "1. What were the outcomes of the arson offences recorded from 2020 to 2022?"
ROWS = ("Outcome 1 | 4 | 5 | 6", "Outcome 8 | 7 | 8 | 9", "Outcome 16 | 1 | 2 | 3")


def doubts(*headings: str) -> set[tuple[str, ...]]:
    found = reply("Kent Police", "Request", ASKED, "Response", table(*headings, *ROWS))
    assert len(found.figures) == 9
    return {figure.doubts for figure in found.figures}


def test_a_sentence_cut_up_among_the_headings_leaves_them_in_doubt():
    cut = "We hold what you ask. | so here you have | all the counts of | these three years"
    assert all(SENTENCE in found for found in doubts(cut, "Outcome | 2020 | 2021 | 2022"))


def test_headings_in_small_letters_are_no_sentence():
    assert doubts("Outcome | crimes of 2020 | crimes of 2021 | crimes of 2022") == {()}
    assert doubts("Outcome | 2020 | 2021 | 2022") == {()}


ADDING = ("Charged | 4 | 5 | 9", "Outcome 8 | 7 | 8 | 15", "Outcome 16 | 1 | 2 | 3")


def across(heads: str, *rows: str) -> set[str]:
    found = reply("Kent Police", "Request", ASKED, "Response", table(heads, *rows))
    return {figure.series for figure in found.figures if figure.across}


def test_a_column_that_is_the_sum_of_those_before_it_in_each_row_is_their_total():
    assert across("Outcome | Arson | Rape | Both", *ADDING) == {"Both"}
    assert not across("Outcome | Arson | Rape | Theft", *ADDING[:2], "Outcome 16 | 1 | 2 | 4")
    assert not across("Outcome | Arson | Rape | Theft", *ADDING[:2])


def test_a_year_is_never_the_sum_of_those_before_it():
    assert not across("Outcome | 2020 | 2021 | 2022", *ADDING)


def test_what_is_counted_beside_something_else_is_no_total():
    assert not across("Outcome | Crimes recorded | Victims", "Charged | 9 | 8", "Outcome 8 | 7 | 5")


def measures(caption: str, *rows: str) -> set[str]:
    found = reply("Kent Police", "Request", ASKED, "Response", table(*rows, caption=caption))
    return {figure.value.measure for figure in found.figures}


def test_a_table_called_one_of_percentages_holds_some_if_none_is_above_a_hundred():
    shares = ("Outcome | 2020 | 2021", "Charged | 4 | 6", "Outcome 8 | 96 | 94")
    named = "Table 1. Percentage of recorded arsons by outcome"
    assert measures(named, *shares) == {"percentage"}
    assert measures(named, *shares, "Outcome 16 | 101 | 3") == {"count"}
    assert measures("Table 1. Number and percentage of arsons by outcome", *shares) == {"count"}


def test_rows_that_sort_outcomes_say_nothing_of_the_numbers_below_them():
    rows = ("Outcome | 2020 | 2021", "Out-of-court disposals | < | <", "Outcome 8 | 4 | 5")
    others = ("Action not taken | < | <", "Outcome 16 | 7 | 8")
    found = reply("Kent Police", "Request", ASKED, "Response", table(*rows, *others))
    assert {figure.breakdown for figure in found.figures} == {()}
    assert {figure.doubts for figure in found.figures} == {()}


DISTRICTS = ("Aldham | 84 | 65 | 76", "Brinton | 37 | 28 | 49", "Corby Fen | 23 | 12 | 31")
HEADS = "District | Outcome 1 | Outcome 8 | Outcome 18"


def test_a_row_under_a_name_that_is_the_sum_of_all_others_is_their_total():
    assert across(HEADS, *DISTRICTS, "Norfolk | 144 | 105 | 156") == {"Norfolk"}
    assert not across(HEADS, *DISTRICTS, "Dunmore | 144 | 105 | 157")
    assert not across(HEADS, *DISTRICTS[:2], "Corby Fen | 121 | 93 | 126")


def test_a_row_named_after_what_people_are_like_may_be_a_part_that_equals_the_others():
    heads = "Relationship | Outcome 1 | Outcome 8 | Outcome 18"
    kin = ("Partner | 144 | 105 | 156", "Parent | 84 | 65 | 76", "Sibling | 60 | 40 | 80")
    found = reply("Kent Police", "Request", ASKED, "Response", table(heads, *kin))
    asked = {figure.series for figure in found.figures if PART_OR_TOTAL in figure.doubts}
    assert asked == {"Partner"}
    assert not any(figure.across for figure in found.figures)


def test_a_year_and_the_label_of_an_outcome_are_the_sum_of_no_other_rows():
    years = ("2019 | 84 | 65 | 76", "2020 | 37 | 28 | 49", "2021 | 121 | 93 | 125")
    assert not across("Year | Outcome 1 | Outcome 8 | Outcome 18", *years)
    labels = ("Charged | 84 | 65 | 76", "Outcome 8 | 37 | 28 | 49", "Outcome 16 | 121 | 93 | 125")
    assert not across("Outcome | 2020 | 2021 | 2022", *labels)


def test_districts_below_the_name_of_an_outcome_are_parts_of_its_numbers():
    named = table("District | 2020 | 2021", "Aldham | 84 | 65", "Brinton | 37 | 28")
    offices = table("Desk | 2020 | 2021", "Aldham | 84 | 65", "Brinton | 37 | 28")
    title = "Table 2: Outcome 16 - suspect identified; victim does not support further action"
    for shown, doubted in ((named, False), (offices, True)):
        found = reply("Kent Police", "Request", ASKED, "Response", title, shown)
        assert {figure.rule for figure in found.figures} == {"code_in_caption"}
        assert {bool(figure.doubts) for figure in found.figures} == {doubted}


def test_a_table_of_no_known_label_is_asked_where_nothing_else_answers_a_question_of_outcomes():
    shown = table("District | Zed | Why", "Aldham | 84 | 65", "Brinton | 37 | 28")
    known = table("Outcome | 2020", "Charged | 84", "Outcome 8 | 37")
    for tables, asked in (((shown,), 4), ((known, shown), 0)):
        found = reply("Kent Police", "Request", ASKED, "Response", *tables)
        seen, *_ = observe(found, matcher=matcher(), codebook_name="home-office-outcomes")
        assert sum(one.status == "review" for one in seen) == asked
