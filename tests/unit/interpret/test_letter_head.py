from __future__ import annotations

import pytest

from builders import paragraph, table
from foi_compare.interpret.whole_letter.letter import Letter, identify, read_letter
from foi_compare.model import FileSettings, Hint, TextBlock
from lettering import dispositions, forces, letter, paragraphs, wordings

BODY = """
Request

1. How many crimes of arson were recorded in 2022?

Response

There were 59 crimes.
"""


def read(text: str, *hints: tuple[str, str], name: str = "reply.txt") -> Letter:
    whole = paragraphs(text, name=name, hints=tuple(Hint(kind=k, value=v) for k, v in hints))
    return read_letter((whole,), forces(), wordings())


@pytest.mark.parametrize(
    ("text", "force_id"),
    [
        ("Kent Police\n\nDear Requester" + BODY, "kent"),
        ("www.cumbria.police.uk\n\nDear Requester" + BODY, "cumbria"),
        ("E-mail: foi@gmp.police.uk" + BODY, "greater-manchester"),
        ("E-mail: foi@west-midlands.police.uk" + BODY, "west-midlands"),
        (
            "Dear Requester\n\nI can confirm that WMP does hold this information." + BODY,
            "west-midlands",
        ),
        ("Heddlu De Cymru\n\nAnnwyl Ymgeisydd" + BODY, "south-wales"),
        ("Hampshire Constabulary" + BODY, "hampshire"),
        ("The Metropolitan Police Service (MPS)" + BODY, "metropolitan"),
        (
            BODY + "\n\nYours sincerely\n\nDisclosure Officer\n\nDevon & Cornwall Police",
            "devon-and-cornwall",
        ),
        ("Police Service of Northern Ireland" + BODY, "northern-ireland"),
        ("Dyfed Powys Police" + BODY, "dyfed-powys"),
        ("Kent Police \u2013 Freedom of Information request 12/24: robbery" + BODY, "kent"),
        ("Outcomes of Kent Police \u2013 an overview of the year by a newspaper" + BODY, ""),
    ],
)
def test_letterhead_and_body_say_which_force_replies(text: str, force_id: str) -> None:
    assert read(text).force_id == force_id


@pytest.mark.parametrize(
    ("rows", "force_id"),
    [
        (["Kent Police | Our ref: 123/24"], "kent"),
        (["Logo | Kent Police", " | Sutton Road"], "kent"),
        (["From: | Kent Police", "To: | A Person"], "kent"),
        (["To: | Kent Police", "From: | A Person"], ""),
        (["Kent Police | 12", "Essex Police | 7"], ""),
        (["Kent Police | 12"], ""),
    ],
)
def test_a_letterhead_may_be_set_in_a_table(rows: list[str], force_id: str) -> None:
    assert letter(table(*rows), *BODY.strip().split("\n\n")).force_id == force_id


def test_a_force_that_only_the_request_names_does_not_win() -> None:
    text = "Request\n\n1. How many crimes did Essex Police record?\n\nResponse\n\nThere were 59."
    assert read(text).force_id == ""
    assert read("Kent Police\n\n" + text).force_id == "kent"


def test_a_force_that_only_a_quoted_mail_names_does_not_win() -> None:
    text = BODY + "\n\n-----Original Message-----\n\nTo: foi@essex.police.uk\n\nEssex Police"
    assert read(text).force_id == ""


def test_a_force_that_only_the_foot_of_the_page_names_is_taken_for_want_of_another() -> None:
    place = paragraphs("x").blocks[0].place
    footer = TextBlock(text="Essex Police, Springfield", kind="page_footer", place=place)
    assert letter(BODY, footer).force_id == "essex"
    assert letter("Kent Police", BODY, footer).force_id == "kent"
    assert letter(BODY, "Kent Police can confirm this.", footer).force_id == ""
    both = TextBlock(
        text="Run for Essex Police and Kent Police alike", kind="page_footer", place=place
    )
    assert letter(BODY, both).force_id == ""


def test_divided_evidence_is_nobodys() -> None:
    text = "Norfolk Constabulary\n\nSuffolk Constabulary\n\nDear Requester" + BODY
    found = read(text)
    assert found.force_id == ""
    assert {sign.force_id for sign in found.force_evidence} == {"norfolk", "suffolk"}


def test_the_sender_goes_before_the_body_unless_the_letterhead_contradicts() -> None:
    sender = ("sender", "foi@kent.police.uk")
    assert read("Dear Requester" + BODY, sender).force_id == "kent"
    assert read("Essex Police\n\nDear Requester" + BODY, sender).force_id == ""


def test_the_folder_counts_where_nothing_else_does_and_never_against_the_letter() -> None:
    assert read(BODY, name="kent/reply.txt").force_id == "kent"
    assert read(BODY, name="hertfordshire-hospital-2025.txt").force_id == "hertfordshire"
    assert read("Essex Police" + BODY, name="kent/reply.txt").force_id == "essex"


def test_the_shape_of_a_reference_tells_nothing() -> None:
    assert read("Our ref: F-2021-00610" + BODY).force_id == ""


def test_a_persons_word_goes_before_everything() -> None:
    said = FileSettings(file="*", force="kent", reference="1/24", dated="2024-01-02")
    whole = paragraphs("Essex Police\n\nOur ref: 9/99" + BODY)
    found = read_letter((whole,), forces(), wordings(), said)
    assert (found.force_id, found.reference, found.dated) == ("kent", "1/24", "2024-01-02")


REFERENCES = (
    "1040A/22",
    "01/FOI/25/042395/X",
    "01.FOI.22.024759",
    "FOI 586/26",
    "789/2024",
    "605.2024",
    "2025/28532",
    "FOI 1730525/23",
    "1090-2023/24",
    "545/18",
    "432-25",
    "2022-015",
    "FOI-247-2024",
    "F-2021-00610",
    "FOI 003055/17",
    "HQ/PA/003493/18",
    "2011/673",
    "20/09/1088",
    "FOI2026/01093",
)


@pytest.mark.parametrize("reference", REFERENCES)
def test_every_shape_of_reference_is_read_behind_its_label(reference: str) -> None:
    assert read(f"Our ref: {reference}\n\nDear Requester" + BODY).reference == reference
    assert read(f"Kent Police\n\nReference number: {reference}" + BODY).reference == reference


@pytest.mark.parametrize(
    "reference", [r for r in REFERENCES if r not in {"605.2024", "20/09/1088", "432-25"}]
)
def test_a_reference_in_brackets_behind_the_title_is_read(reference: str) -> None:
    assert read(f"Crimes of arson ({reference})\n\nDear Requester" + BODY).reference == reference


def test_own_reference_is_told_from_the_requesters_and_from_earlier_ones() -> None:
    text = (
        "Your reference: FOI-24576-25-0300-000\n\nMy Reference: FOI 1306/25\n\nDear Requester\n\n"
        "A similar request was answered earlier under reference 545/18." + BODY
    )
    assert read(text).reference == "FOI 1306/25"
    assert read(text.replace("\n\nMy", "\nMy")).reference == "FOI 1306/25"
    assert read("A previous request, reference 545/18, is related." + BODY).reference == ""


def test_the_full_stop_of_the_sentence_ends_the_reference() -> None:
    text = "Kent Police\n\nYour request, our reference 123/24. How many were there?" + BODY
    assert read(text).reference == "123/24"


@pytest.mark.parametrize(
    ("printed", "dated"),
    [
        ("15/02/2022", "2022-02-15"),
        ("24/06/25", "2025-06-24"),
        ("18th July 2023", "2023-07-18"),
        ("January 15, 2026", "2026-01-15"),
        ("08 /05/2013", "2013-05-08"),
        ("01.01.20", "2020-01-01"),
        ("3 Mehefin 2024", "2024-06-03"),
    ],
)
def test_the_date_of_the_letter_is_read_in_every_form(printed: str, dated: str) -> None:
    assert read(f"Kent Police\n\nDate: {printed}\n\nDear Requester" + BODY).dated == dated
    assert read(f"Kent Police\n\n{printed}\n\nDear Requester" + BODY).dated == dated


@pytest.mark.parametrize(
    "line",
    [
        "Butterley Hall, Ripley, Derbyshire DE5 3RS | FOI reference 001322/24 | 19.06.2024",
        "Reference 001322/24    19 June 2024    Handled by the disclosure team of the force",
        "FOI reference 001322/24 19 June 2024",
        "Freedom of Information reference 001322/24     Reply dated 19 June 2024",
        "Request 001322/24 - response issued 19 June 2024",
        "Suffolk Constabulary, reference 001322/24, 19 June 2024",
        "Ref: 001322/24. \n\nIssued: 19 June 2024",
        "Ref: 001322/24. \n\n19 Mehefin / June 2024",
        "19 June 2024 001322/24",
        "19 June 2024      Ref. 001322/24",
        "19 June 2024 · Our reference 001322/24",
        "Public Access – 19 June 2024 – Reference 001322/24",
        "Freedom of Information response – FOI ref 001322/24 – 19/06/2024",
    ],
)
def test_a_date_that_a_line_sets_beside_the_reference_is_that_of_the_letter(line: str) -> None:
    found = read(f"Kent Police\n\n{line}\n\nDear Requester" + BODY)
    assert (found.reference, found.dated) == ("001322/24", "2024-06-19")


@pytest.mark.parametrize(
    "line",
    [
        "Our ref 12/24, your request of 3 May 2024",
        "Our ref 12/24 | Your request of 3 May 2024 | Handled by the disclosure team of the force",
        "Our ref 12/24 | Data extracted 3 May 2024 | Handled by the disclosure team of the force",
        "Your request was received on 3 May 2024.",
        "I write in connection with your request dated 3 May 2024.",
        "Date of request: 3 May 2024",
        "Date - 01/04/19 - 31/03/24",
        "3 May 2024 and what was recorded by then",
        "Reference 12/24 – 3 May 2024 – 9 June 2024",
    ],
)
def test_other_dates_are_not_the_date_of_the_letter(line: str) -> None:
    assert read(f"Kent Police\n\n{line}\n\nDear Requester" + BODY).dated == ""
    assert read(f"Kent Police\n\n9 June 2024\n\n{line}" + BODY).dated == "2024-06-09"


def test_a_reference_that_reads_like_a_date_is_no_date() -> None:
    found = read("Kent Police\n\nOur ref: 25/04/2001\n\n9 June 2024\n\nDear Requester" + BODY)
    assert (found.reference, found.dated, found.flags) == ("25/04/2001", "2024-06-09", ())


def test_letters_before_the_number_belong_to_a_reference() -> None:
    assert read("Kent Police\n\nRef: GSA 1234/25\n\nDear Requester" + BODY).reference == (
        "GSA 1234/25"
    )


def test_an_impossible_date_is_kept_as_printed_and_flagged() -> None:
    found = read("Kent Police\n\n31 September 2023\n\nDear Requester" + BODY)
    assert (found.dated, found.flags) == ("31 September 2023", ("impossible_date",))


def test_a_letter_dated_before_the_request_is_flagged_and_kept() -> None:
    text = "Kent Police\n\n1 May 2024\n\nYour request was received on 3 May 2024." + BODY
    found = read(text)
    assert (found.dated, found.flags) == ("2024-05-01", ("dated_before_request",))


def test_a_document_is_identified_by_itself() -> None:
    found = identify(
        paragraphs("Kent Police\n\nOur ref: 5/24\n\n3 May 2024" + BODY), forces(), wordings()
    )
    assert found[:3] == ("kent", "5/24", "2024-05-03")


def test_two_forces_in_one_breath_are_no_single_force() -> None:
    text = "Norfolk Constabulary and Suffolk Constabulary FOI 5500237/24"
    found = identify(paragraphs(text), forces(), wordings())
    assert found.force_id == ""


def test_a_reference_in_a_running_sentence_is_less_than_that_of_the_head() -> None:
    found = letter(
        "Kent Police\nReference: 24/02/0011",
        "Your original request of 3 March 2024, our reference 24/01/0555, was refused.",
        "Request",
        "1. How many arsons were there?",
        "Response",
        "12",
    )
    assert found.reference == "24/02/0011"


def test_the_title_rows_of_a_table_date_the_letter_beside_its_reference() -> None:
    rows = ("Charged | 4", "Community resolution | 6")
    found = letter(table("Kent Police", "FOI 12/24 response - 10 December 2024", *rows * 5))
    assert (found.reference, found.dated) == ("FOI 12/24", "2024-12-10")


def test_a_sheet_called_response_opens_with_the_head_of_the_letter() -> None:
    head = ("Kent Police", "FOI 12/24", "3 April 2025", "1. How many arsons were there in 2022?")
    found = letter(paragraph("Response", "heading"), *head, "There were 59 crimes.")
    assert (found.dated, dispositions(found)) == ("2025-04-03", [("1", "disclosed")])
