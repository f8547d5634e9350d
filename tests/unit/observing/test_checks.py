"""The proofs that a reply carries, each seen to pass and to fail."""

from __future__ import annotations

from datetime import date

from builders import table
from foi_compare.checks import run_checks
from foi_compare.interpret.table_figures.surroundings import Surroundings
from foi_compare.interpret.table_figures.tables import read_layout
from foi_compare.interpret.table_layout.layout import lay_out
from foi_compare.model import Code, Finding, Question, Reply, Table
from foi_compare.observe import observe
from unit.figures.known_labels import KnownLabels

MATCHER = KnownLabels()


def findings(*grids: Table, codes: dict[str, Code] | None = None, flag: str = "") -> list[Finding]:
    figures, groups, set_aside, plain = [], [], [], []
    for block, grid in enumerate(grids):
        for layout in lay_out(grid, "reply.docx", block, codes=frozenset(MATCHER.codes)):
            reading = read_layout(layout, MATCHER, Surroundings(), len(groups), "table")
            if reading.plain is not None:
                plain.append(reading.plain)
                continue
            figures += reading.figures
            groups += reading.groups
            set_aside += reading.set_aside
    reply = Reply(
        force_id="kent",
        reference="",
        dated="",
        files=("reply.docx",),
        sha256=("x",),
        questions=(Question(number="1", flags=(flag,) if flag else ()),),
        label_groups=tuple(groups),
        figures=tuple(figures),
        set_aside=tuple(set_aside),
        plain_tables=tuple(plain),
    )
    observations, *_ = observe(reply, matcher=MATCHER, codebook_name="outcomes")
    return list(run_checks(reply, observations, codes or MATCHER.codes))


def verdicts(found: list[Finding], check: str) -> list[bool]:
    return [one.passed for one in found if one.check == check]


def test_a_printed_total_that_its_rows_reach():
    found = findings(table("Outcome | Total", "Charged | 3", "Not recorded | 7", "Total | 10"))
    assert verdicts(found, "printed_total") == [True]


def test_a_printed_total_that_its_rows_do_not_reach():
    found = findings(table("Outcome | Total", "Charged | 3", "Total | 10"))
    assert verdicts(found, "printed_total") == [False]
    assert "add up to 3" in found[0].message


def test_a_total_of_a_million_keeps_its_digits():
    found = findings(table("Outcome | Total", "Charged | 1,234,567", "Total | 1,234,568"))
    assert (found[0].left, found[0].right) == ("1234567", "1234568")
    assert "add up to 1234567" in found[0].message


def test_the_total_of_a_table_that_goes_on_is_that_of_both_parts():
    above = table("Outcome | 2019", "Charged | 3", "Community resolution | 4")
    met = findings(above, table("Outcome | 2019", "Not recorded | 2", "Total | 9"))
    assert verdicts(met, "printed_total") == [True]
    missed = findings(above, table("Outcome | 2019", "Not recorded | 2", "Total | 10"))
    assert verdicts(missed, "printed_total") == [False]
    assert "add up to 2" in missed[0].message


def test_the_total_of_a_table_is_not_that_of_one_above_that_has_its_own():
    above = table("Outcome | 2019", "Charged | 3", "Total | 3")
    found = findings(above, table("Outcome | 2019", "Community resolution | 2", "Total | 5"))
    assert verdicts(found, "printed_total") == [True, False]


def test_a_row_of_which_another_is_counted_once_in_a_printed_total():
    rows = ("Outcome | Total", "Charged | 9", "of which: domestic abuse | 4", "Not recorded | 1")
    assert verdicts(findings(table(*rows, "Total | 10")), "printed_total") == [True]
    assert verdicts(findings(table(*rows, "Total | 12")), "printed_total") == [False]


def test_rows_that_add_up_to_the_one_above_them_are_counted_once_in_a_printed_total():
    rows = ("Outcome | Total", "Charged | 5", "Charged by post | 4", "Charged in person | 1")
    rest = ("Community resolution | 7", "Not recorded | 7")
    assert verdicts(findings(table(*rows, *rest, "Total | 19")), "printed_total") == [True]
    assert verdicts(findings(table(*rows, *rest, "Total | 18")), "printed_total") == [False]


def test_rows_are_left_out_of_a_total_only_where_it_is_not_met_by_accident():
    large = ("Outcome | Total", "Outcome 1 | 15", "Outcome 2 | 14", "Outcome 3 | 1")
    found = findings(table(*large, "Outcome 8 | 7", "Total | 22"))
    assert verdicts(found, "printed_total") == [True]
    small = ("Outcome | Total", "Outcome 1 | 2", "Outcome 2 | 1", "Outcome 3 | 1")
    found = findings(table(*small, "Outcome 8 | 1", "Total | 3"))
    assert verdicts(found, "printed_total") == [False]


def test_rows_below_all_crimes_may_be_some_of_them():
    some = ("Charged | 3", "Community resolution | 4")
    missed = findings(table("Outcome | 2019", "Total crimes | 9", *some))
    assert verdicts(missed, "printed_total") == []
    reached = findings(table("Outcome | 2019", "Total crimes | 7", *some))
    assert verdicts(reached, "printed_total") == [True]
    below = findings(table("Outcome | 2019", *some, "Total crimes | 9"))
    assert verdicts(below, "printed_total") == [False]


def test_a_total_over_suppressed_rows_is_met_within_their_bounds():
    near = findings(
        table("Outcome | Total", "Charged | 3", "Community resolution | <5", "Total | 6")
    )
    far = findings(
        table("Outcome | Total", "Charged | 3", "Community resolution | <5", "Total | 9")
    )
    assert verdicts(near, "printed_total") == [True]
    assert verdicts(far, "printed_total") == [False]


def test_totals_across():
    good = findings(table("Outcome | 2019 | 2020 | Total", "Charged | 3 | 4 | 7"))
    bad = findings(table("Outcome | 2019 | 2020 | Total", "Charged | 3 | 4 | 8"))
    assert verdicts(good, "printed_row_total") == [True]
    assert verdicts(bad, "printed_row_total") == [False]


def test_totals_of_labels_that_run_across():
    found = findings(table("Year | Charged | Community resolution | Total", "2019 | 3 | 4 | 7"))
    assert verdicts(found, "printed_total") == [True]


def test_records_meet_their_summary():
    summary = table("Year | Crimes", "2019/20 | 2", "2020/21 | 1", "Grand Total | 3")
    records = table(
        "No. | Year | Outcome",
        "1 | 2019/20 | Charged",
        "2 | 2019/20 | Charged",
        "3 | 2020/21 | Community resolution",
    )
    assert verdicts(findings(summary, records), "records_meet_summary") == [True, True, True]


def test_records_that_miss_their_summary():
    summary = table("Year | Crimes", "2019/20 | 4", "Grand Total | 4")
    rows = [f"{number} | 2019/20 | Charged" for number in (1, 2, 3)]
    records = table("No. | Year | Outcome", *rows)
    assert verdicts(findings(summary, records), "records_meet_summary") == [False, False]


def test_the_same_crimes_twice():
    outcomes = table("Outcome | Number", "Charged | 61", "Community resolution | 40")
    same = table("Offence | Number", "Burglary | 70", "Robbery | 31", "Total | 101")
    near = table("Offence | Number", "Burglary | 72", "Robbery | 32", "Total | 104")
    other = table("Offence | Number", "Burglary | 720", "Robbery | 32", "Total | 752")
    assert verdicts(findings(outcomes, same), "same_crimes_twice") == [True]
    assert verdicts(findings(outcomes, near), "same_crimes_twice") == [False]
    assert verdicts(findings(outcomes, other), "same_crimes_twice") == []


def test_small_totals_of_two_tables_may_be_alike_by_accident():
    outcomes = table("Outcome | Number", "Charged | 3", "Community resolution | 2")
    same = table("Offence | Number", "Burglary | 4", "Robbery | 1", "Total | 5")
    assert verdicts(findings(outcomes, same), "same_crimes_twice") == []


def test_a_table_that_its_sums_told_how_to_read_says_so_once():
    outcomes = table(
        "Outcome | 2019 | 2020 | ", "Charged | 31 | 4 | 35", "Not recorded | 7 | 1 | 8"
    )
    (told,) = (one for one in findings(outcomes) if one.check == "read_by_sums")
    assert (told.passed, told.files, told.places) == (True, ("reply.docx",), ("body, table 1",))
    assert "column 4 is the sum of those beside it" in told.message


def test_a_code_before_its_time_is_a_question():
    codes = dict(MATCHER.codes)
    codes["22"] = Code(code="22", title="", short_title="", in_force_from=date(2019, 4, 1))
    found = findings(table("Outcome | 2017 | 2020", "Outcome 22 | 3 | 4"), codes=codes)
    assert [one.right for one in found if one.check == "code_in_force"] == ["2017"]


def test_what_an_answer_promises_or_changes_is_reported():
    for flag in ("answers_another_unit", "promised_details_missing"):
        assert verdicts(findings(flag=flag), flag) == [False]


def test_one_row_alone_that_falls_short_of_all_crimes_is_a_part_of_them():
    part = table("Year | Total recorded | Charged", "2020 | 310 | 31", "2021 | 402 | 37")
    assert verdicts(findings(part), "printed_total") == []
    more = table("Year | Total recorded | Charged", "2020 | 31 | 310")
    assert verdicts(findings(more), "printed_total") == [False]


def test_the_same_crimes_twice_under_each_heading():
    outcomes = ("Outcome | 2019 | 2020 | 2021", "Charged | 60 | 50 | 40")
    others = "Community resolution | 40 | 30 | 24"
    same = table("Offence | 2019 | 2020 | 2021", "Burglary | 70 | 60 | 50", "Total | 100 | 80 | 68")
    found = findings(table(*outcomes, others), same)
    assert [(one.passed, one.left, one.right) for one in found] == [(False, "64", "68")]
    apart = table("Offence | 2019 | 2020 | 2021", "Burglary | 7 | 6 | 5", "Total | 11 | 81 | 68")
    assert verdicts(findings(table(*outcomes, others), apart), "same_crimes_twice") == []


def test_records_are_checked_against_a_table_of_their_outcomes():
    rows = [
        f"{number} | {'Charged' if number < 4 else 'Community resolution'} | A"
        for number in range(1, 6)
    ]
    records = table("No. | Outcome | District", *rows)
    met = table("Outcome | Total", "Charged | 3", "Community resolution | 2", "Total | 5")
    missed = table("Outcome | Total", "Charged | 4", "Community resolution | 2", "Total | 6")
    assert verdicts(findings(met, records), "records_meet_summary") == [True, True, True]
    assert verdicts(findings(missed, records), "records_meet_summary") == [False, True, False]


def test_a_year_that_is_cut_short_beside_whole_ones_is_flagged():
    cut = findings(table("Outcome | October to December 2022 | 2023", "Charged | 9 | 38"))
    assert [one.left for one in cut if one.check == "part_year"] == ["October to December 2022"]
    quarters = "Outcome | Q1 2022 | Q2 2022 | Q3 2022 | Q4 2022 | 2022"
    assert verdicts(findings(table(quarters, "Charged | 1 | 2 | 3 | 4 | 10")), "part_year") == []


def test_a_number_that_a_list_of_crimes_leaves_out_is_a_question():
    numbers = (1, 2, 3, 5, 6, 7)
    kinds = ("Charged", "Community resolution")
    rows = [f"{number} | {kinds[number % 2]} | A" for number in numbers]
    (gap,) = (
        one
        for one in findings(table("No. | Outcome | District", *rows))
        if one.check == "records_without_gap"
    )
    assert (gap.passed, gap.left, gap.right) == (False, "6", "7")
    assert "leave out 1: 4" in gap.message
    whole = [f"{number} | {kinds[number % 2]} | A" for number in range(1, 7)]
    found = findings(table("No. | Outcome | District", *whole))
    assert verdicts(found, "records_without_gap") == [True]


def test_several_totals_of_a_row_each_stand_over_their_own_year():
    head = (
        "Outcome | Rape | < | Robbery | < | Total | <",
        "^ | 2022 | 2023 | 2022 | 2023 | 2022 | 2023",
    )
    good = findings(table(*head, "Charged | 3 | 4 | 5 | 6 | 8 | 10"))
    bad = findings(table(*head, "Charged | 3 | 4 | 5 | 6 | 8 | 11"))
    assert verdicts(good, "printed_row_total") == [True, True]
    assert sorted(verdicts(bad, "printed_row_total")) == [False, True]
