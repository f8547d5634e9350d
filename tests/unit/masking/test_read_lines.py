"""How a document comes to lines whose words can be weighed."""

from __future__ import annotations

from builders import document, table
from foi_compare.masking.kinds_of_words.read_lines import (
    heads_of_numbers,
    labels_of_numbers,
    line_of,
    lines_of,
)
from foi_compare.model import Block


def texts(*blocks: Block | str) -> list[str]:
    return [line.text for line in lines_of(document(*blocks))]


def test_a_sentence_that_is_wrapped_is_one_line_and_an_address_is_not() -> None:
    wrapped = "I asked on the telephone if that was right and Lee-Ann\nDunmore said so."
    assert texts(wrapped) == [wrapped.replace("\n", " ")]
    assert texts("3 Quay Road\nLooe") == ["3 Quay Road", "Looe"]


def test_wrapped_lines_become_one_up_to_a_length_and_none_is_lost() -> None:
    line = "I asked on the telephone if that was right and was told that it was"
    read = texts("\n".join([line] * 3_000))
    assert len(read) > 1
    assert max(map(len, read)) < 21_000
    assert " ".join(read).count(line) == 3_000


def test_the_marks_of_a_quoted_mail_are_left_out() -> None:
    assert texts("> Hello Zainab\n>> thanks") == ["Hello Zainab", "thanks"]


def test_a_row_is_one_line_and_the_lines_of_a_cell_are_parted() -> None:
    assert texts(table("Contact: Mrs J West\nDirect line | 4")) == [
        "Contact: Mrs J West ¦ Direct line | 4"
    ]


def test_a_cell_below_a_heading_of_persons_says_so() -> None:
    assert texts(table("Ref | Case officer", "1 | Lomax")) == [
        "Ref | Case officer",
        "1 | Case officer: Lomax",
    ]


def test_the_words_of_a_long_table_stand_once_each_beside_a_number() -> None:
    rows = [f"Burglary | {number}" for number in range(40)]
    assert texts(table("Offence | Count", *rows)) == ["Offence", "Count", "Burglary | 1"]


def test_words_of_an_address_are_no_words_with_a_capital() -> None:
    line = line_of("Write to Jane.Quill@essex.example or Temi.")
    assert [line.tokens[index] for index in line.capitals] == ["Write", "Temi"]


def test_what_stands_beside_a_number_labels_it() -> None:
    lines = lines_of(document(table("Team | Count", "Vexley | 14", "Note | see below")))
    assert labels_of_numbers(lines) == {"vexley"}


def test_what_stands_over_numbers_heads_them() -> None:
    grid = table("Officer | Vexley | Remarks", "Lomax | 14 | see below", "Quill | - | Aksoy")
    assert heads_of_numbers(document(grid)) == {"vexley"}


def test_a_code_is_one_token() -> None:
    assert line_of("2A. Young 23rd 1,204").tokens == ("2A", ".", "Young", "23rd", "1,204")
