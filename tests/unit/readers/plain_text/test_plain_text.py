from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.model import Document, TextBlock
from reading import in_blocks, in_raw, read, rows, tables, texts

FLATTENED = """Please see the table below.

Outcome Total
Community Resolution 3
Grand Total 237
"""


def kinds(document: Document) -> list[str]:
    return [block.kind for block in document.blocks if isinstance(block, TextBlock)]


def test_a_table_flattened_to_lines_stays_one_block_with_its_lines():
    document = read("a.txt", FLATTENED)
    assert texts(document)[1] == "Outcome Total\nCommunity Resolution 3\nGrand Total 237"
    assert tables(document) == []


def test_list_items_stand_apart_and_keep_their_printed_numbers():
    document = read("a.txt", "  1. How many crimes?\n  2. How many arrests\n were made?\n")
    assert texts(document) == ["1. How many crimes?", "2. How many arrests\nwere made?"]
    assert kinds(document) == ["list_item", "list_item"]


def test_numbered_labels_of_a_flattened_table_stay_together():
    document = read("a.txt", "Outcome Total\n1. Charged 30\n2. Youth Caution 4\n3. Caution 8\n")
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Outcome\tTotal\nCharged\t12\nCaution\t5\n",
            ["Outcome | Total", "Charged | 12", "Caution | 5"],
        ),
        (
            "| Outcome | 2021 | 2022 |\n|---------|-----:|-----:|\n| Charged | 1,234 | <5 |\n",
            ["Outcome | 2021 | 2022", "Charged | 1,234 | <5"],
        ),
        (
            (
                "Outcome             2021/22   2022/23\nCharged / Summonsed      12         5\n"
                "Caution                             7\n"
            ),
            ["Outcome | 2021/22 | 2022/23", "Charged / Summonsed | 12 | 5", "Caution |  | 7"],
        ),
        (
            (
                "                      Carmarthen Ceredigion   Force total\n"
                "Charged / Summonsed           45         47            92\n"
                "Caution                        3          0             3\n"
                "Community resolution          89        119           208\n"
            ),
            [
                " | Carmarthen | Ceredigion | Force total",
                "Charged / Summonsed | 45 | 47 | 92",
                "Caution | 3 | 0 | 3",
                "Community resolution | 89 | 119 | 208",
            ],
        ),
    ],
)
def test_columns_that_leave_no_doubt_become_a_table(text: str, expected: list[str]):
    (table,) = tables(read("a.txt", text))
    assert rows(table) == expected


def test_a_heading_above_and_a_note_below_stay_outside_the_table():
    document = read("a.txt", "Outcomes by year:\nCharged\t12\nCaution\t5\nFigures may change.\n")
    assert texts(document) == ["Outcomes by year:", "Figures may change."]
    assert rows(tables(document)[0]) == ["Charged | 12", "Caution | 5"]


@pytest.mark.parametrize(
    "text",
    [
        "We hold 12 records.  This took  4 hours.\nNo more.",
        "The figures for 2021 and 2022 are given\nbelow, as are those for 2023 and 2024",
        "Name: A B\nRank: Sergeant",
    ],
)
def test_prose_stays_text(text: str):
    assert tables(read("a.txt", text)) == []


def test_headings_are_told_from_what_they_head():
    document = read("a.txt", "REQUEST\nHow many crimes?\n\nResponse\n========\nNone.\n")
    assert kinds(document) == ["heading", "paragraph", "heading", "paragraph"]


def test_an_earlier_message_is_quoted():
    document = read(
        "a.txt",
        "We hold 3.\n\n> You asked for 12\n\n-----Original Message-----\n\nHow many in 2021?\n",
    )
    assert kinds(document) == ["paragraph", "quoted", "quoted", "quoted"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_common_encodings_come_out_right(encoding: str):
    text = "Evidential Difficulties – Victim Based: 3\r\n“£450” is the limit\r\n"
    assert texts(read("a.txt", text.encode(encoding)))[0].startswith(
        "Evidential Difficulties – Victim Based: 3\n“£450”"
    )


def test_windows_bytes_in_a_utf8_file_come_out_right():
    data = "Victim – 3".encode() + b" \x96 caf\xe9"
    assert texts(read("a.txt", data)) == ["Victim – 3 – café"]


def test_a_line_dropped_from_the_blocks_shows_against_the_raw_text():
    document = read("a.txt", FLATTENED)
    assert in_blocks(document) == in_raw(document)
    damaged = replace(document, blocks=document.blocks[:1])
    assert in_raw(document) - in_blocks(damaged) == {("body", "3"): 1, ("body", "237"): 1}


LINES = st.lists(
    st.lists(
        st.sampled_from(
            ["Charged", "12", "1,234", "  ", "\t", "|", "1.", "> ", "--", "<5", "2021/22", "Q1."]
        )
    ).map(" ".join)
)


@given(LINES)
def test_every_numeral_of_a_text_is_in_its_blocks(lines: list[str]):
    document = read("a.txt", "\n".join(["Reply", *lines]))
    assert in_blocks(document) == in_raw(document)


def test_a_row_of_spanning_heads_shorter_than_its_rows_belongs_to_the_table():
    letter = "The force holds the figures that are given below.\n\n"
    heads = letter + "Outcome\t2021\t\t2022\n\tFemale\tMale\tFemale\tMale\n"
    text = heads + "Charged\t1\t2\t3\t4\nOther\t5\t6\t7\t8"
    (table,) = tables(read("a.txt", text))
    assert rows(table)[:2] == ["Outcome | 2021 |  | 2022 | ", " | Female | Male | Female | Male"]
    short = letter + "Charged\t1\t\t9\nOther\t5\t6\t7\t8\nCaution\t5\t6\t7\t8"
    assert rows(tables(read("a.txt", short))[0])[0] == "Other | 5 | 6 | 7 | 8"


def test_long_labels_across_the_top_leave_no_doubt_either():
    label = "Evidential difficulties: suspect not identified; victim does not support"
    text = f"Year   Charged   {label}\n2020   112       3\n2021   174       175\n"
    (table,) = tables(read("a.txt", text))
    assert rows(table) == [f"Year | Charged | {label}", "2020 | 112 | 3", "2021 | 174 | 175"]


def test_a_row_between_whole_ones_may_lack_its_last_cells():
    letter = "The force holds the figures that are given below.\n\n"
    text = "Outcome\t2021\t2022\nCharged\t1\t2\nOther\t5\nCaution\t3\t4\n"
    (table,) = tables(read("a.txt", letter + text))
    assert rows(table) == [
        "Outcome | 2021 | 2022",
        "Charged | 1 | 2",
        "Other | 5 | ",
        "Caution | 3 | 4",
    ]
    (cut,) = tables(read("a.txt", letter + text + "Total\t9\n"))
    assert rows(cut)[-1] == "Caution | 3 | 4"


def test_the_last_column_of_a_longer_list_may_hold_long_words():
    record = "2021   Arson      Suspect identified and victim does not support further action"
    letter = "The force holds the figures that are given below.\n\n"
    text = "Year   Offence    Outcome\n" + f"{record}\n" * 4
    (table,) = tables(read("a.txt", letter + text))
    assert rows(table)[1].count(" | ") == 2
    assert len(rows(table)) == 5


def test_a_line_with_a_gap_far_from_a_table_keeps_no_table_from_being_one():
    text = (
        "Telephone: 101   E-mail: foi@example.org\nThe table sets out the crimes.\n"
        "Year   Charged   Cautioned\n2020   112       3\n2021   174       175\nYours sincerely\n"
    )
    (table,) = tables(read("a.txt", text))
    assert rows(table) == ["Year | Charged | Cautioned", "2020 | 112 | 3", "2021 | 174 | 175"]


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_an_empty_form_is_a_table_and_its_numbered_labels_are_no_questions(gap: str):
    text = (
        "You asked us to complete the following table:\n"
        f"{gap.join(('Outcome', '2020', '2021', 'Total'))}\n"
        "1 - Charged\n2 - Caution\n8 - Community resolution\n"
        "The completed table is below."
    )
    document = read("a.txt", text)
    (table,) = tables(document)
    assert rows(table)[:2] == ["Outcome | 2020 | 2021 | Total", "1 - Charged |  |  | "]
    assert len(rows(table)) == 4
    assert texts(document)[-1] == "The completed table is below."


def test_long_labels_between_a_group_and_its_numbers_leave_no_doubt_in_a_longer_list():
    label = "Evidential difficulties: suspect identified, victim does not support action"
    lines = [f"North   {label}   3", f"        {label}   4"] * 2
    text = "The figures.\n\nArea    " + f"{'Outcome':75}   2021\n" + "\n".join(lines)
    (table,) = tables(read("a.txt", text))
    assert rows(table)[1:3] == [f"North | {label} | 3", f" | {label} | 4"]


def test_a_label_without_values_between_whole_rows_is_a_row():
    letter = "The force holds the figures that are given below.\n\n"
    text = "Outcome\t2021\t2022\nCharged\t1\nOther\nCaution\t3\t4\n"
    (table,) = tables(read("a.txt", letter + text))
    assert rows(table)[1:3] == ["Charged | 1 | ", "Other |  | "]


def test_the_words_above_a_second_table_end_the_first():
    letter = "The force holds the figures that are given below.\n" * 6
    first = "Request\tResponse\n1. How many crimes?\tSee Table 1.\n2. Which policy?\tNot held.\n"
    second = "Table 1 (question 1)\nOutcome\tNumber\nCharged\t3\nCaution\t4\n"
    found = tables(read("a.txt", letter + first + second))
    assert [len(rows(one)) for one in found] == [3, 3]


def test_numbered_rows_stay_together_in_a_letter_without_blank_lines():
    letter = "Dear requester\nQ1. How many in 2021?\nQ2. How many in 2022?\nResponse\n"
    lines = "Outcome 2021 2022\n1. Charged 3 4\n2. Caution 1 0\n18. No suspect 7 9\n"
    document = read("a.txt", letter + lines + "Q2. This is not held.\nYours sincerely\n" * 4)
    assert "Outcome 2021 2022\n1. Charged 3 4\n2. Caution 1 0\n18. No suspect 7 9" in "\n".join(
        text for text in texts(document) if "18." in text
    )
    assert "Q2. How many in 2022?" in "|".join(texts(document)).replace("\n", "|").split("|")


def test_the_rest_of_a_section_on_the_next_line_is_no_list_item():
    document = read("a.txt", "(3) They are withheld under Section 40\n(2) of the Act.\n")
    assert texts(document) == ["(3) They are withheld under Section 40\n(2) of the Act."]


def test_a_list_of_years_and_long_texts_is_a_table():
    label = "Named suspect identified: the victim supports police action, evidential difficulties"
    lines = [f"20{19 + n}/{20 + n}   {label}" for n in range(4)]
    (found,) = tables(read("a.txt", "We hold these.\n\nYear      Outcome\n" + "\n".join(lines)))
    assert rows(found)[:2] == ["Year | Outcome", f"2019/20 | {label}"]


def test_years_with_gaps_behind_some_of_them_are_no_table():
    lines = [
        "2019   The policy was written.",
        "2020",
        "2021   It was reviewed.",
        "2022   It ended.",
    ]
    assert tables(read("a.txt", "A history of it.\n\n" + "\n".join(lines))) == []


HEADS_OF_TWO_LINES = """\
               Charge/     Caution     Penalty  PPS not in
District       Summons     (adult)      Notice public int.    Total
North              347          59          17          19      442
South               83          17           6           3      109
"""


def test_a_heading_of_two_lines_is_one_row_and_a_space_parts_its_second_line():
    (found,) = tables(read("a.txt", HEADS_OF_TWO_LINES))
    head = (
        "District | Charge/\nSummons | Caution\n(adult) | Penalty\nNotice | PPS not in\npublic int."
    )
    assert rows(found)[:2] == [f"{head} | Total", "North | 347 | 59 | 17 | 19 | 442"]


@pytest.mark.parametrize(
    "upper",
    [
        "               Charge/     Caution     Penalty",
        "                         Given     Year 2022",
    ],
)
def test_a_heading_over_several_columns_stays_a_row_by_itself(upper: str):
    (found,) = tables(read("a.txt", "\n".join([upper, *HEADS_OF_TWO_LINES.splitlines()[1:]])))
    assert "\n" not in rows(found)[0]
