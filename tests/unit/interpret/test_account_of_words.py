"""Words that change what a number counts, and words that do not, wherever they stand around it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import pytest
import tomli

from builders import document, paragraph, table
from foi_compare.interpret import interpret
from foi_compare.interpret.account.word_uses import KINDS, Uses
from foi_compare.interpret.language.phrases import phrasebook, plain
from foi_compare.model import Block, Observation, Settings
from foi_compare.observe import observe
from lettering import forces, matcher, wordings

ROWS = (
    "Outcome | 2021 | 2022 | 2023",
    "Charged/Summonsed | 41 | 35 | 28",
    "Community resolution | 12 | 9 | 14",
    "Investigation complete - no suspect identified | 207 | 190 | 188",
)
ASKED = "1. How many burglaries were recorded in 2021, 2022 and 2023, by outcome?"
OPENING = (
    "Kent Police",
    paragraph("Request", "heading"),
    ASKED,
    paragraph("Response", "heading"),
)
GIVEN = "The information is in the table below."
CLOSING = "Yours sincerely"

CHANGING = (
    "All figures are in thousands.",
    "Figures are shown in hundreds.",
    "Counts are given to the nearest ten.",
    "These numbers have been rounded to the nearest 5.",
    "The table shows the number of offenders dealt with.",
    "Numbers are cumulative from the start of 2021.",
    "Each year includes all earlier years.",
    "Years run from October to September.",
    "Figures are for the twelve months to 30 June of each year.",
    "2023 covers January to August only.",
    "Only crimes with a named suspect were counted.",
    "Figures relate to Medway and Swale.",
    "Data relates to crimes flagged as domestic abuse.",
    "The figures are estimates.",
    "The figures above have since been withdrawn.",
    "The table replaces one sent on 3 May, which was wrong.",
    "These figures supersede those released previously.",
    "Figures are expressed per 1,000 population.",
    "The numbers show the change on the previous year.",
    "Values are percentages of all crimes.",
    "Each value is the average of the three preceding years.",
    "Figures are for crimes that occurred in the year regardless of when they were reported.",
    "These are the figures for England and Wales.",
    "The figures are a forecast.",
    "Numbers have been adjusted for under-recording.",
    "The data relates to adult victims.",
    "Numbers represent custody detentions.",
    "Monthly averages are shown.",
    "The figures are those held by the council.",
    # A part of what was asked for is missing, or more than that is in it.
    "The figures exclude burglaries of garages and sheds.",
    "The numbers include attempts.",
)
# What is left out or put in, or not final: each number carries it, and nobody is asked.
NOTED = (
    "Attempted burglaries are not counted.",
    "Aggravated burglaries have been left out.",
    "These are provisional figures.",
    "The data has not been validated.",
    "Some records from 2021 could not be retrieved.",
    "Crimes of the railway are excluded.",
    "Outcomes may belong to crimes that were recorded in an earlier year.",
    "A crime may have its outcome changed later.",
    "Only the five most used outcomes are shown for each area.",
)
HARMLESS = (
    "Counts of one to four are replaced by <5.",
    "The percentages are rounded to the nearest whole number.",
    "Thank you for your request for the number of burglaries by outcome.",
    "The information you asked for is in the table below.",
    "Please see the table below.",
    "Data was extracted from our crime recording system on 3 May 2024.",
    "The figures are taken from a live system and are subject to change.",
    "Figures may differ from those published elsewhere.",
    "Each crime is counted once.",
    "Only crimes with a finalised outcome are included.",
    "The columns are the three years, and the remainder of the table is the outcomes.",
    "Numbers below five are hidden to prevent the identification of individuals.",
    "The difference between the two tables is crimes which had not been finalised at the time.",
    "The data shows the number of burglaries recorded and the outcome of each.",
    "Outcomes are as at 2 May 2024.",
    "I can confirm that Kent Police holds this information.",
    "The table shows the number of crimes by outcome and year.",
    "Crime outcomes are recorded in line with the Home Office Counting Rules.",
    "Thank you for your patience.",
    "Should you have any queries please contact me.",
    "I hope this is of use to you.",
    "The search was run by our analysts on 4 May 2024.",
    "These figures were produced from Athena.",
    "Years are calendar years.",
    "Every effort has been made to ensure that the figures are accurate.",
    "Numbers are crimes, not people.",
    "These numbers will not match those of 2021, which were drawn before a cleansing exercise.",
    "Outcome frameworks before 1 April 2014 differ and are not shown.",
    "The full wording of each outcome stands after the table.",
    "Crimes are shown in the month of recording, which may be long after they took place.",
    "Figures for earlier years were destroyed under our retention policy.",
    "Earlier figures are not held.",
    "One crime is counted for each victim in assaults, and one for each incident in affray.",
    "There is no victim in drug offences, so outcomes 14 and 16 do not apply.",
    "Data before 2015 is held on another system.",
    "The numbers for 2024 will be ready in July.",
    "Outcome 16 is used when the victim no longer supports the investigation.",
    "The table was prepared by the registrar and checked by a second analyst.",
    "Only the three most used outcomes are shown.",
    "The outcome is counted in the year in which the crime was recorded, whenever it was given.",
    "Police forces use different systems, so this should not be compared with those of others.",
)
NAMES = (
    "Adults only",
    "Rolling twelve months",
    "Figures in thousands",
    "Superseded",
    "Domestic abuse only",
    "Excluding attempts",
    "Cumulative totals",
    "Estimated",
    "Average per month",
    "Rounded figures",
)
# Over some columns or beside some rows alone these tell them from the rest, and are asked there;
# over the whole table they say which crimes it is about, or that it is not final.
ODD_NAMES = ("Medway division", "Op Bravo", "Provisional data", "Draft")
PLAIN_NAMES = (
    "Burglary outcomes",
    "Burglaries by outcome, 2021 to 2023",
    "Table 1",
    "Crimes by outcome and year",
    "Number of crimes",
    "Kent Police",
    "Pivot",
    "Crosstab output",
    "Burglary outcomes, Medway and Swale",
    "Personal robbery by borough and outcome, recorded financial years 2021/22 to 2023/24",
)


RECORDS = (
    "No. | Date recorded | Year | Victim gender | Outcome",
    "1 | 14/02/2021 | 2021 | F | Charged/Summonsed",
    "2 | 03/09/2021 | 2021 | M | Community resolution",
    "3 | 21/05/2022 | 2022 | F | Charged/Summonsed",
    "4 | 30/11/2023 | 2023 | M | Charged/Summonsed",
)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("One row per crime.", False),
        ("Arson, each line is one recorded crime.", False),
        ("One row per victim.", True),
    ],
)
def test_what_each_row_of_a_list_is_tells_what_its_columns_are(said: str, asked: bool) -> None:
    found = observed(*OPENING, said, table(*RECORDS), CLOSING)
    counted = [one for one in found if one.series]
    assert len(counted) == 4
    assert {one.status == "review" for one in counted} == {asked}


def observed(*blocks: Block | str) -> tuple[Observation, ...]:
    (reply,) = interpret(
        (document(*blocks),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    found, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    return tuple(one for one in found if one.value.measure == "count")


def accepted(*blocks: Block | str) -> int:
    """Return how many of the nine numbers of the table are accepted."""
    found = observed(*blocks)
    printed = {"41", "35", "28", "12", "9", "14", "207", "190", "188"}
    return sum(one.status == "accepted" and one.value.as_printed in printed for one in found)


@lru_cache(maxsize=1)
def uses() -> Uses:
    return Uses(wordings(), matcher(), (ASKED,), [one.name for one in forces()])


def test_a_table_around_which_every_word_is_known_is_accepted_whole() -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), CLOSING) == 9


@pytest.mark.parametrize("sentence", CHANGING)
def test_a_sentence_that_changes_the_numbers_is_asked_above_and_below_them(sentence: str) -> None:
    assert accepted(*OPENING, sentence, table(*ROWS), CLOSING) == 0
    assert accepted(*OPENING, GIVEN, table(*ROWS), sentence, CLOSING) == 0
    assert accepted(*OPENING, table(f"{sentence} | < | < | <", *ROWS)) == 0


def test_a_sentence_that_names_a_year_is_asked_of_its_numbers_alone() -> None:
    said = "The data for 2023 is up to 31 August."
    assert accepted(*OPENING, said, table(*ROWS), CLOSING) == 6


@pytest.mark.parametrize("sentence", NOTED)
def test_what_is_left_out_is_carried_by_each_number_as_a_note(sentence: str) -> None:
    for blocks in ((sentence, table(*ROWS), CLOSING), (GIVEN, table(*ROWS), sentence, CLOSING)):
        found = [one for one in observed(*OPENING, *blocks) if one.value.as_printed != ""]
        numbers = [one for one in found if one.place.table]
        assert {one.status for one in numbers} == {"accepted"}
        assert all(sentence in one.reason for one in numbers)


@pytest.mark.parametrize("sentence", HARMLESS)
def test_a_sentence_that_says_nothing_of_the_numbers_asks_nothing(sentence: str) -> None:
    assert accepted(*OPENING, sentence, table(*ROWS), CLOSING) == 9
    assert accepted(*OPENING, GIVEN, table(*ROWS), sentence, CLOSING) == 9


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The column of victims counts persons.", 6),
        ("The column headed Victims counts suspects.", 3),
        ("The victims column counts persons once for each of two suspects.", 3),
        ("The column of victims counts persons, and all figures are of suspects.", 0),
        ("The last column counts suspects.", 3),
    ],
)
def test_a_sentence_of_a_column_that_it_names_speaks_of_no_other(sentence: str, right: int) -> None:
    """Persons are what victims are; suspects are not."""
    rows = (
        "Outcome | Crimes | Victims",
        "Charged/Summonsed | 41 | 35",
        "Community resolution | 12 | 9",
        "Investigation complete - no suspect identified | 207 | 190",
    )
    assert accepted("Kent Police", table(*rows), sentence, CLOSING) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Correction: in outcome 1 for 2021 a digit was lost. It should read 141, not 41.", 8),
        ("Correction: in outcome 1 for 2021 a digit was lost. It should read 141.", 0),
        ("Correction: the columns are in the wrong order. One should read 141, not 41.", 0),
        ("Correction: in outcome 1 for 2021 a digit was lost.", 8),
        ("Correction: in 2021 offenders were counted. It should read 141, not 41.", 6),
    ],
)
def test_an_error_is_of_the_figure_that_the_next_sentence_puts_right(
    sentence: str, right: int
) -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), sentence, CLOSING) == right


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_narrows_a_table_is_asked_wherever_it_stands(name: str) -> None:
    heading = paragraph(name, "heading")
    assert accepted(*OPENING, heading, table(*ROWS), CLOSING) == 0
    assert accepted(*OPENING, table(*ROWS, caption=name), CLOSING) == 0
    assert accepted(*OPENING, table(ROWS[0], name, *ROWS[1:])) == 0


@pytest.mark.parametrize("name", [*NAMES, *ODD_NAMES])
def test_an_odd_heading_or_a_tail_of_a_label_is_asked_for_its_own_numbers(name: str) -> None:
    columns = table(ROWS[0].replace("2023", name), *ROWS[1:])
    row = table(ROWS[0], ROWS[1].replace("Summonsed", f"Summonsed ({name})"), *ROWS[2:])
    assert accepted(*OPENING, columns) == 6
    assert accepted(*OPENING, row) == 6


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Tally", 9),
        ("Running tally", 6),
        ("Crimes logged", 9),
        ("Nominals logged", 6),
        ("CRIME_CNT", 9),
        ("CUML_CNT", 6),
        ("(provisional)", 9),
        ("Northfleet", 6),
    ],
)
def test_a_heading_is_asked_about_by_its_weight_whether_or_not_its_words_are_listed(
    name: str, known: int
) -> None:
    assert accepted(*OPENING, table(ROWS[0] + f" {name}", *ROWS[1:])) == known


@pytest.mark.parametrize(("unit", "known"), [("victims", 9), ("victims per ward", 6)])
def test_a_heading_says_nothing_more_where_its_numbers_carry_its_unit(
    unit: str, known: int
) -> None:
    headings = ROWS[0].replace("2023", f"Number of {unit}, 2023")
    assert accepted(*OPENING, table(headings, *ROWS[1:])) == known


@pytest.mark.parametrize("name", PLAIN_NAMES)
def test_a_name_that_says_what_is_known_asks_nothing(name: str) -> None:
    assert accepted(*OPENING, paragraph(name, "heading"), table(*ROWS), CLOSING) == 9


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_says_what_a_table_is_about_is_at_most_noted(name: str) -> None:
    found = observed(*OPENING, table(*ROWS, caption=name), CLOSING)
    assert {one.status for one in found} == {"accepted"}
    noted = all(name in one.reason for one in found)
    assert noted == (name in {"Provisional data", "Draft"})


def test_the_name_of_a_place_over_all_columns_is_the_title_of_their_table() -> None:
    years = "Outcome | 2021 | 2022 | 2023"
    whole = table("Outcome | Hartlepool | Hartlepool | Hartlepool", years, *ROWS[1:])
    assert accepted(*OPENING, whole, CLOSING) == 9
    part = table("Outcome |  | Hartlepool | Hartlepool", years, *ROWS[1:])
    assert accepted(*OPENING, part, CLOSING) < 9


def test_names_of_one_kind_explain_each_other() -> None:
    towns = table("Outcome | Aldham | Brinton | Corby Fen", *ROWS[1:])
    asked = "1. How many burglaries were recorded in 2021, by outcome and by station?"
    found = observed("Kent Police", paragraph("Request", "heading"), asked, "Response", towns)
    assert {one.status for one in found} == {"accepted"}


@pytest.mark.parametrize(("last", "status"), [("Royal Eastgate", "accepted"), ("DA", "review")])
def test_a_name_among_names_is_explained_and_what_is_none_is_not(last: str, status: str) -> None:
    names = table(f"Outcome | Aldham Hospital | Brinton Hospital | {last}", *ROWS[1:])
    asked = "1. How many burglaries were recorded in 2021, by outcome and by hospital?"
    found = observed("Kent Police", paragraph("Request", "heading"), asked, "Response", names)
    assert {one.status for one in found if one.series == last} == {status}


def test_a_heading_over_one_column_of_several_may_hold_for_all() -> None:
    band = table(ROWS[0], " | | Residential burglary | ", *ROWS[1:])
    assert accepted(*OPENING, band) == 0


def test_a_band_below_rows_without_one_leaves_those_in_question() -> None:
    bands = table(*ROWS, "Residential burglary | < | < | <", "Charged/Summonsed | 1 | 2 | 3")
    assert accepted(*OPENING, bands) == 0


def test_a_note_is_carried_by_the_numbers_that_bear_its_sign_alone() -> None:
    signed = table(*(row.replace("Community resolution", "Community resolution†") for row in ROWS))
    note = "† includes crimes that were transferred from another force."
    found = observed(*OPENING, GIVEN, signed, note, CLOSING)
    noted = {one.label for one in found if "the reply notes" in one.reason}
    assert noted == {"Community resolution†"}
    assert {one.status for one in found} == {"accepted"}


def test_names_that_tell_tables_apart_explain_each_other() -> None:
    def shown(town: str, more: str) -> tuple[Block, Block]:
        rows = ("Outcome | 2021", f"Charged/Summonsed | 4{more}", f"Community resolution | 1{more}")
        return paragraph(f"Table {more} – {town}", "heading"), table(*rows)

    both = (*shown("Adults only", "1"), *shown("Juveniles only", "2"))
    assert {one.status for one in observed(*OPENING, *both, CLOSING)} == {"accepted"}
    found = observed(*OPENING, *shown("Adults only", "1"), CLOSING)
    assert {one.status for one in found} == {"review"}


def test_a_part_of_a_label_above_a_table_asks_nothing_and_who_is_counted_does() -> None:
    torn = paragraph("Evidential difficulties (suspect identified;", "heading")
    assert accepted(*OPENING, torn, table(*ROWS), CLOSING) == 9
    counted = paragraph("Suspects identified", "heading")
    assert accepted(*OPENING, counted, table(*ROWS), CLOSING) == 0


@pytest.mark.parametrize(
    ("mark", "note"), [("[1]", "1. "), ("[1]", "1 "), ("¹", "¹ "), ("[a]", "[a] ")]
)
def test_a_note_is_said_of_the_numbers_that_bear_its_raised_sign(mark: str, note: str) -> None:
    """Readers give a raised 1 as `[1]`: 41 and 12 hold a 1 and bear none."""
    signed = table(*(row.replace("| 35", f"| 35 {mark}") for row in ROWS))
    said = paragraph(f"{note}Includes 3 crimes where two or more persons were charged.")
    found = observed(*OPENING, GIVEN, signed, said, CLOSING)
    assert {one.value.amount for one in found if one.status == "review"} <= {35, 3, None}
    assert {one.value.amount for one in found if one.status == "accepted"} >= {41, 12, 207}


def test_a_description_that_may_be_of_the_outcome_of_its_row_says_nothing_more() -> None:
    described = table(
        "Outcome type | Description | 2021 | 2022",
        "Type 1 | Charge/Summons | 41 | 35",
        "Type 18 | Suspect not identified | 207 | 190",
        "- | Not finalised | 3 | 17",
    )
    found = observed(*OPENING, GIVEN, described, CLOSING)
    assert [(one.code, one.status) for one in found] == [
        (code, "accepted")
        for code in ("1", "1", "18", "18", "not_yet_assigned", "not_yet_assigned")
    ]
    other = table("Outcome type | Description | 2021", "Type 1 | Suspects | 41")
    assert {one.status for one in observed(*OPENING, GIVEN, other, CLOSING)} == {"review"}


def test_what_an_outcome_means_is_no_word_on_the_numbers_beside_it() -> None:
    for head, status in (("What this means", "accepted"), ("Group", "review")):
        shown = table(
            f"Outcome | {head} | 2021",
            "Charged/Summonsed | Person sent to court | 41",
            "Community resolution | Person says sorry | 35",
        )
        found = observed(*OPENING, GIVEN, shown, CLOSING)
        assert {one.status for one in found} == {status}


def test_words_that_say_what_people_are_like_speak_of_no_version_of_the_numbers() -> None:
    heads = "Charged/Summonsed | Community resolution"
    for stub, status in (("Relationship", "accepted"), ("System", "review")):
        shown = table(f"{stub} | {heads}", "Parent | 41 | 12", "Former spouse | 35 | 9")
        found = observed(*OPENING[:2], ASKED.replace(", 2022 and 2023", ""), shown, CLOSING)
        assert [one.status for one in found] == ["accepted"] * 2 + [status] * 2


def test_people_by_whose_sex_crimes_were_asked_for_are_what_parts_them() -> None:
    sexes = table("Outcome | Female victims | Male victims", "Charged/Summonsed | 41 | 35")
    for wanted, status in (("sex of the victim", "accepted"), ("district", "review")):
        asked = f"1. How many burglaries were recorded in 2021, by outcome and {wanted}?"
        found = observed("Kent Police", paragraph("Request", "heading"), asked, "Response", sexes)
        assert {one.status for one in found} == {status}


def test_a_caption_speaks_of_the_shares_that_stand_beside_the_numbers() -> None:
    said = "Outcomes of the offences, with the share of each year"
    rows = ("Charged/Summonsed | 41 | 77% | 35 | 80%", "Community resolution | 12 | 23% | 9 | 20%")
    shared = table("Outcome | 2021 | | 2022 | ", " | No. | % | No. | %", *rows)
    assert {one.status for one in observed(*OPENING, paragraph(said), shared)} == {"accepted"}
    assert accepted(*OPENING, paragraph(said), table(*ROWS)) == 0


@pytest.mark.parametrize(
    ("wanted", "said", "status"),
    [
        ("flagged as hate crime", "offences with a hate crime marker", "accepted"),
        ("with a domestic abuse marker", "domestic abuse offences", "accepted"),
        ("flagged as domestic or hate crime", "offences with a hate crime marker", "review"),
        ("of any kind", "offences with a hate crime marker", "review"),
    ],
)
def test_the_kind_of_crime_that_is_asked_for_narrows_nothing(
    wanted: str, said: str, status: str
) -> None:
    asked = f"1. How many offences {wanted} were recorded in 2021, 2022 and 2023, by outcome?"
    opening = (*OPENING[:2], asked, OPENING[3])
    found = observed(*opening, f"The table shows {said} recorded in each year.", table(*ROWS))
    assert {one.status for one in found} == {status}


def test_a_sentence_that_gives_the_number_of_people_speaks_of_its_own_number() -> None:
    said = "You may like to know the number of people arrested, which was 1,412."
    assert accepted(*OPENING, GIVEN, table(*ROWS), said, CLOSING) == 9
    assert (
        accepted(*OPENING, GIVEN, table(*ROWS), "The number is of people arrested.", CLOSING) == 0
    )


@pytest.mark.parametrize(
    "said",
    [
        "Note 2: suspects are listed.",
        "1. Suspects, not crimes, are counted.",
        "A crime with 3 suspects is counted 3 times.",
        "The numbers are of 104 people.",
    ],
)
def test_a_numeral_in_a_sentence_on_the_table_is_no_number_of_its_own(said: str) -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), said, CLOSING) == 0


@pytest.mark.parametrize(
    "said",
    [
        "In addition 104 people were arrested for burglary in 2022.",
        "The value of the property stolen was £1,412,600.",
        "Outcome 22 includes deferred prosecution schemes.",
    ],
)
def test_what_is_said_of_other_numbers_is_not_said_of_the_table(said: str) -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), said, CLOSING) == 9
    people = "These are 104 people, not crimes."
    assert accepted(*OPENING, GIVEN, table(*ROWS), people, CLOSING) == 0


def test_a_word_that_a_narrow_column_cuts_off_is_the_one_of_the_label() -> None:
    cut = table("Outcome | 2021", "Outcome 18 - Investigation com | 73", "Outcome 8 | 4")
    found = observed(*OPENING, GIVEN, cut, CLOSING)
    assert [(one.code, one.status) for one in found] == [("18", "accepted"), ("8", "accepted")]


def test_a_title_says_what_a_shorter_one_above_the_table_leaves_open() -> None:
    title = paragraph("Distraction burglary: crimes by outcome", "heading")
    short = paragraph("Distraction", "heading")
    assert accepted(*OPENING, short, title, table(*ROWS), CLOSING) == 9


def test_the_name_of_a_part_of_the_table_is_no_unit() -> None:
    said = "Numbers below five in the victim or witness columns are shown as <5."
    assert accepted(*OPENING, paragraph(said), table(*ROWS), CLOSING) == 9
    assert accepted(*OPENING, "Numbers are of witnesses.", table(*ROWS), CLOSING) == 0


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("The table shows the outcomes of hare coursing offences on farm land.", 9),
        ("The figures are for vehicle interference and shed burglary crimes.", 9),
        ("The figures are for Medway offences.", 0),
        ("The figures are for cleared offences.", 0),
    ],
)
def test_words_that_say_of_what_kind_crimes_are_alter_no_number(sentence: str, known: int) -> None:
    assert accepted(*OPENING, paragraph(sentence), table(*ROWS), CLOSING) == known


def test_what_a_figure_carries_has_its_use() -> None:
    people = table(ROWS[0], *ROWS[1:])
    headed = table(" | Number of victims | < | <", *ROWS)
    assert {one.unit for one in observed(*OPENING, headed)} == {"victims"}
    assert accepted(*OPENING, headed) == accepted(*OPENING, people) == 9


HATE = "How many hate crimes were recorded in 2021, 2022 and 2023, by outcome?"
REQUEST = ("Kent Police", paragraph("Request", "heading"))
RESPONSE = paragraph("Response", "heading")


@pytest.mark.parametrize(
    ("asked", "name", "known"),
    [
        ((f"1. {HATE}",), "Hate crimes by outcome, Kent Police", 9),
        ((f"1. {HATE}",), "Domestic abuse crimes by outcome", 0),
        ((f"1. {HATE.replace('hate', 'flagged hate')}",), "Crimes with a hate marker", 9),
        ((ASKED, f"2. {HATE}"), "Hate crimes by outcome", 9),  # it is given to question 2
    ],
)
def test_a_sort_of_crimes_is_no_change_where_its_own_question_asks_for_it(
    asked: tuple[str, ...], name: str, known: int
) -> None:
    answer = (RESPONSE, "1. The table follows.", paragraph(name, "heading"), table(*ROWS))
    assert accepted(*REQUEST, *asked, *answer, CLOSING) == known


def test_numbers_carry_the_heading_that_says_how_crimes_are_dated() -> None:
    headed = " | Calendar year (date the outcome was recorded) | < | <"
    assert accepted(*OPENING, GIVEN, table(headed, *ROWS), CLOSING) == 9
    assert accepted(*OPENING, GIVEN, table(headed.replace("date", "mean"), *ROWS), CLOSING) == 0


def test_what_a_signed_number_includes_is_a_note_whoever_is_in_it() -> None:
    signed = table(*(row.replace("| 35", "| 35*") for row in ROWS))
    includes = "* includes one defendant charged with an alternate offence."
    assert accepted(*OPENING, GIVEN, signed, includes, CLOSING) == 8  # and `35*`
    assert {one.status for one in observed(*OPENING, GIVEN, signed, includes)} == {"accepted"}
    counts = includes.replace("includes", "counts")
    assert "review" in {one.status for one in observed(*OPENING, GIVEN, signed, counts)}


def test_two_tables_without_years_below_a_question_for_several_are_asked() -> None:
    first = table("Outcome | Number", "Charged/Summonsed | 41", "Community resolution | 12")
    second = table("Outcome | Number", "Investigation complete - no suspect identified | 207")
    assert accepted(*OPENING, GIVEN, first, GIVEN, second, CLOSING) == 0
    assert accepted(*OPENING, GIVEN, first, CLOSING) == 2


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("Charged (suspects)", True),
        ("Outcome 1 revised", True),
        ("Community resolution - Ellesmere Ward", True),
        ("Outcome 16 (youth only)", True),
        ("Outcome 18 (North)", True),
        ("Outcome 18 victims", True),
        ("Outcome 18", False),
        ("Investigation complete - no suspect identified (OC18)", False),
        ("Type 16 - Named Suspect - Victim Unsupportive", False),
        ("Cautioned (juvenile)", False),
        ("Cautioned, juvenile (north)", True),
        ("Charge/summons (alt. offence)", False),
        ("Charge/summons (offenders)", True),
        ("Detected (pre Apr 2013)", False),
        ("Detected (pre Apr 2013, north)", True),
        ("Charge (Outcome 1)", False),
        ("Outcome 1 charges and arrests", True),
        ("Offender died before going to court", False),
        ("OC22 Divers., educ. or interv. activity", False),
        ("Vic or main witness deceased/ill - suspect ID'd", False),
        ("CPS took the view that a prosecution was not in the public interest", False),
        ("CPS took the view that a prosecution was not in the public interest (Brinton)", True),
    ],
)
def test_a_label_says_which_outcome_and_nothing_else(label: str, left: bool) -> None:
    assert bool(uses().left_of_label(label)) is left


def _examples(*groups: str) -> list[tuple[str, str]]:
    text = files("foi_compare").joinpath("interpret", "data", "account.toml").read_text("utf-8")
    patterns = tomli.loads(text)["patterns"]
    return [(group, entry["example"]) for group in groups for entry in patterns[group]]


@pytest.mark.parametrize(("group", "example"), _examples(*(f"alters_{kind}" for kind in KINDS)))
def test_every_phrase_that_changes_a_number_is_found_in_its_example(
    group: str, example: str
) -> None:
    assert phrasebook(wordings()).has(group, plain(example))
    assert uses().sentence_changes(example)


@pytest.mark.parametrize(("group", "example"), _examples("alters_nothing", "of_offences"))
def test_every_phrase_that_changes_nothing_takes_its_example_out(group: str, example: str) -> None:
    assert phrasebook(wordings()).has(group, plain(example))
    assert not uses().changes(example)


@pytest.mark.parametrize(
    ("harmless", "changing"),
    [
        (
            "The indented lines add up to the line above them.",
            "The indented lines add up to half of the line above them.",
        ),
        ("The three groups make up the total.", "The three groups make up half of the total."),
    ],
)
def test_how_rows_add_up_bears_on_no_number_where_that_is_all_that_is_said(
    harmless: str, changing: str
) -> None:
    assert not uses().bears(harmless, "caption")
    assert uses().bears(changing, "caption")


@pytest.mark.parametrize(
    "said",
    [
        "Q. Outcomes of burglaries by suspects charged, two years.",
        "14 officers and 3 staff made this extract, which took approximately 6 hours.",
        "Street value of what was seized: £412,300 (1,190 seizures).",
    ],
)
def test_what_was_asked_and_what_gives_its_own_numbers_asks_nothing_of_a_table(said: str) -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), said, CLOSING) == 9


@pytest.mark.parametrize(
    "said",
    [
        "The figures are of suspects charged, in two years.",
        "The figures in this extract are approximately right.",
        "The figures are the value of what was seized.",
    ],
)
def test_what_is_said_of_the_numbers_of_a_table_is_asked(said: str) -> None:
    assert accepted(*OPENING, GIVEN, table(*ROWS), said, CLOSING) == 0


def test_a_strange_name_over_a_column_is_a_part_where_the_total_of_each_row_adds_it() -> None:
    heading = "Outcome | Tarrow | Youth desk | Desk B2 | Total"
    rows = ("Charged/Summonsed | 41 | 35 | 28 | 104", "Community resolution | 12 | 9 | 14 | 35")
    last = "Investigation complete - no suspect identified | 207 | 190 | 188 | 585"
    assert accepted(*OPENING, table(heading, *rows, last)) == 9 + 1  # 35 is a total as well
    unmet = rows[1].replace("35", "36")
    assert accepted(*OPENING, table(heading, rows[0], unmet, last)) < 9


def test_places_over_columns_explain_each_other_and_a_lone_one_is_asked() -> None:
    assert accepted(*OPENING, table("Outcome | Solihull | Dudley | Walsall", *ROWS[1:])) == 9
    assert accepted(*OPENING, table("Outcome | 2021 | 2022 | Walsall", *ROWS[1:])) == 6


TORN = (
    "Outcome | 2021 | 2022 | 2023",
    "Charged/Summonsed | 41 | 35 | 28",
    "CPS decided prosecution not in | | |",
    "public interest | 12 | 9 | 14",
)


def test_half_a_label_is_not_asked_about_once_it_is_joined() -> None:
    assert accepted(*OPENING, GIVEN, table(*TORN), CLOSING) == 6


def test_a_row_of_words_that_is_no_half_of_a_label_is_asked_about() -> None:
    torn = (*TORN[:2], "Persons charged in each court | | |", *TORN[3:])
    assert accepted(*OPENING, GIVEN, table(*torn), CLOSING) < 6


def test_what_is_longer_than_any_label_is_held_for_none() -> None:
    label = "Charged/Summonsed"
    assert uses().is_label(label)
    assert uses().may_be_label(f"{label} or caution")
    assert not uses().may_be_label(f"{label} or caution; " * 100)
    assert not uses().is_label(label + " " * 2_000 + ".")


@pytest.mark.parametrize(
    ("heads", "asked"),
    [
        ("Male | Not known", False),
        ("Domestic abuse flag | No domestic abuse flag", False),
        ("With knife | Without knife", False),
        ("Male | Not validated", True),
        ("Domestic abuse flag | Op Bravo flag", True),
        ("Included | Not included", True),
    ],
)
def test_a_heading_that_is_the_rest_of_another_is_explained_by_it(heads: str, asked: bool) -> None:
    rows = ("Charged/Summonsed | 41 | 35", "Community resolution | 12 | 9")
    found = observed(*OPENING, GIVEN, table(f"Outcome | {heads}", *rows), CLOSING)
    assert any(one.status == "review" for one in found if one.role == "code") == asked


def test_the_heading_of_row_numbers_says_nothing_of_the_numbers() -> None:
    heads = "{} | Area | Charged/Summonsed | Community resolution"
    rows = ("1 | Medway | 41 | 12", "2 | Swale | 35 | 9", "3 | Thanet | 28 | 14")
    found = observed(*OPENING, GIVEN, table(heads.format("Rank"), *rows), CLOSING)
    assert len(found) == 6
    assert {one.status for one in found} == {"accepted"}


@pytest.mark.parametrize(
    ("sentence", "accepted_numbers"),
    [
        ("The last column gives the mean of the two years.", 6),
        ("The right-hand column is for nine months only.", 6),
        ("The last two columns give the mean of the years.", 0),
        ("The first column gives the mean of the years.", 0),
    ],
)
def test_a_sentence_on_the_last_column_is_asked_of_it_alone(
    sentence: str, accepted_numbers: int
) -> None:
    assert accepted(*OPENING, sentence, table(*ROWS), CLOSING) == accepted_numbers
