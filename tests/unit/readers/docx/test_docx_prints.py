from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.shared import RGBColor

from reading import in_blocks, in_raw, read, texts, word

GREEN = "008000"
BLUE = "1F3FBF"
ASKED = "1(a) Reports of spiking, 2022 and 2023; "
SAID = "24 in 2022, 9 in 2023."
AGAIN = "2. How many of these ended in a charge? "
NONE = "None."
TOLD = "Our answers are given in green."

Run = tuple[str, str]  # a text, and its colour, `bold`, or nothing


def parted(*paragraphs: Sequence[Run]) -> list[str]:
    """Return the texts of a document of these paragraphs, each of runs."""
    letter = docx.Document()
    for runs in paragraphs:
        paragraph = letter.add_paragraph()
        for text, print_ in runs:
            run = paragraph.add_run(text)
            if print_ == "bold":
                run.bold = True
            elif print_:
                run.font.color.rgb = RGBColor.from_string(print_)
    written = io.BytesIO()
    letter.save(written)
    document = read("reply.docx", written.getvalue())
    assert in_blocks(document) == in_raw(document)
    return texts(document)


@pytest.mark.parametrize("print_", [GREEN, "bold"])
def test_answers_in_another_print_are_parted_from_two_questions(print_: str):
    found = parted([(ASKED, ""), (SAID, print_)], [(AGAIN, ""), ("3", print_), (".", print_)])
    assert found == [ASKED.strip(), SAID, AGAIN.strip(), "3."]


def test_questions_in_a_colour_are_parted_from_answers_without():
    assert len(parted([(ASKED, BLUE), (SAID, "")], [(AGAIN, BLUE), (NONE, "")])) == 4


def test_a_bold_word_in_a_question_does_not_hide_the_colour_of_the_answer():
    stressed = [("1. How many ", ""), ("arrests", "bold"), (" were there? ", ""), ("12", GREEN)]
    assert parted(stressed, [(AGAIN, ""), (NONE, GREEN)])[:2] == [
        "1. How many arrests were there?",
        "12",
    ]


def test_one_answer_is_parted_where_the_letter_says_in_which_colour_it_answers():
    assert parted([(TOLD, "")], [(ASKED, ""), (SAID, GREEN)])[1:] == [ASKED.strip(), SAID]
    assert len(parted([(TOLD, "")], [(ASKED, ""), (SAID, BLUE)])) == 2
    assert len(parted([(ASKED, ""), (SAID, GREEN)])) == 1


@pytest.mark.parametrize(
    "runs",
    [
        [("1. Offences of robbery that were recorded in ", ""), ("2022", GREEN)],
        [("1. Please reply to each of the points; ", ""), ("all are needed.", GREEN)],
        [("Response: ", GREEN), ("We hold no such records.", "")],
        [("1. Charged: ", ""), ("30", GREEN)],
        [("Our reference: ", GREEN), ("FOI 12/24", "")],
        [("1. How many? ", ""), ("12", GREEN), (" 2. How many more? ", ""), ("13", GREEN)],
        [("1. Personal information about others. ", "bold"), ("This is exempt.", "")],
        [("How many in 20", ""), ("23?", GREEN)],
    ],
)
def test_a_stressed_word_a_label_and_a_heading_part_nothing(runs: Sequence[Run]):
    whole = "".join(text for text, _ in runs)
    assert parted([(TOLD, "")], runs, runs)[1:] == [whole.strip()] * 2


def test_a_link_has_a_print_of_its_own():
    run = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    blue = run.format('<w:color w:val="0563C1"/>', "Our website.")
    body = f"<w:p>{run.format('', AGAIN)}<w:hyperlink>{blue}</w:hyperlink></w:p>" * 2
    assert len(texts(read("reply.docx", word(body)))) == 2


def test_the_colour_of_a_style_is_that_of_runs_that_name_none():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Asked"/>'
        '<w:rPr><w:color w:val="1F3FBF"/></w:rPr></w:style>'
    )
    run = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    answer = run.format('<w:color w:val="auto"/>', NONE)
    body = f'<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr>{run.format("", AGAIN)}{answer}</w:p>' * 2
    assert texts(read("reply.docx", word(body, styles=styles))) == [AGAIN.strip(), NONE] * 2
