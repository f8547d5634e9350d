"""Force and reference from wherever they stand, and what looks like one of them and is none."""

from __future__ import annotations

import pytest

from builders import table
from foi_compare.interpret.whole_letter.letter import Identity, identify, read_letter
from foi_compare.model import Block, Hint, TextBlock
from lettering import forces, paragraphs, wordings

BODY = "\n\nRequest\n\n1. How many thefts were there?\n\nResponse\n\nThere were 45 thefts."
GRID = table("Outcome | 2023", "Charged | 12", "Caution - adults | 4")


def read(*blocks: Block | str, name: str = "reply.docx", hints: tuple[Hint, ...] = ()) -> Identity:
    return identify(paragraphs(*blocks, name=name, hints=hints), forces(), wordings())


SHAPES = (
    "7730_19",
    "30118_18",
    "01.FOI.24.040506",
    "FOI 01.FOI.24.040506",
    "02/FIN/25/0098",
    "FOI.23.000871.C",
    "2023.5561.08",
    "771.2022-23",
    "DAP 000519/23",
    "XFOI/2025/0077-C",
    "FOI-2025-0417-IR",
    "IR/0921/23-24",
    "3391/25/KT",
    "24/09/3105",
    "511 - 23",
    "871- 25",
    "1440A/24",
    "04 / FOI / 25 / 00932 / T",
    "FOI 887/25 IR",
    "24 / 1234 / JB",
    "FOI 2024 0871",
    "000234/24 IR01",
    "F(24)0112",
    "FOI\\24\\0112",
    "24FOI1023.2",
)


@pytest.mark.parametrize("reference", SHAPES)
@pytest.mark.parametrize(
    "head",
    [
        "Kent Police\nOur reference: {}\nDate: 4 June 2025",
        "Kent Police\n\nReference\n{}\n\n4 June 2025",
        "Kent Police\n\nFOI reference number {}. We answer as follows.",
    ],
)
def test_a_reference_is_read_to_its_end_behind_its_label(head: str, reference: str) -> None:
    assert read(head.format(reference) + BODY).reference == reference


@pytest.mark.parametrize("reference", [one for one in SHAPES if " - " not in one])
@pytest.mark.parametrize(
    "head",
    [
        "{}\n\n4 June 2025\n\nDear applicant",
        "4 June 2025\n{}\n\nDear applicant",
        "Outcomes of thefts - {}",
        "Kent Police - {} - thefts by outcome",
        "Kent Police {}",
    ],
)
def test_a_reference_that_nothing_announces_is_known_by_place_and_shape(
    head: str, reference: str
) -> None:
    assert read(head.format(reference) + BODY).reference == reference


@pytest.mark.parametrize(
    "line",
    [
        "Telephone: 01632 960-417",
        "01632-960417",
        "4 June 2025",
        "04/06/2025",
        "Financial years 2023/24",
        "2023/24",
        "FY 2023/24",
        "Refusal under section 40(2) - 12/1",
        "Freedom of Information Act 2000",
        "FOIA 2000",
        "Crime reference: 44/10233/24",
        "Crime number 44/10233/24",
        "Incident log reference 0417-030625",
        "Invoice no: INV-20417/25",
        "ICO reference: IC-204417-X9Q8",
        "Your reference: 771-QX/25",
        "Kent Police, Sutton Road, Maidstone ME15 9BZ",
        "DX 204417-55",
        "Outcomes 14/16",
        "Charity number 204417/25",
        "The original request, reference 204/25, was refused.",
        "This was published under 204/25 in an earlier reply.",
        "£204/250",
        "Pages 204-251",
    ],
)
def test_what_looks_like_a_reference_and_is_none(line: str) -> None:
    assert read(f"Kent Police\n\n{line}" + BODY).reference == ""
    assert read(f"Kent Police\n\nOur ref: 887/25\n\n{line}" + BODY).reference == "887/25"


def test_of_a_review_and_its_request_the_review_is_its_own() -> None:
    head = "Kent Police\nReview number: IR/311/25      Original request: FOI 311/25"
    assert read(head + BODY).reference == "IR/311/25"
    titled = "Kent Police\n\nIR/311/25 - Internal review of FOI/204/25"
    assert read(titled + BODY).reference == "IR/311/25"
    both = "Kent Police\n\nOur ref: FOI 311/25 / IR 40/25"
    assert read(both + BODY).reference == "FOI 311/25"


def test_a_reference_may_stand_in_a_cell_a_subject_or_the_name_of_the_file() -> None:
    cell = table("Outcomes | Kent Police\nReference: 02/FIN/25/0098", "Charged | 3")
    assert read(BODY, cell).reference == "02/FIN/25/0098"
    assert read(BODY, table("Force | Kent Police", "Reference | 7730_19")).reference == "7730_19"
    subject = Hint(kind="subject", value="RE: Thefts (our number XFOI/2025/0077-C)")
    assert read(BODY, hints=(subject,)).reference == "XFOI/2025/0077-C"
    assert read(BODY, name="Kent FOI 7730-19.docx").reference == "FOI 7730-19"
    assert read(BODY, name="DP_FOI_0912-25_reply.docx").reference == "FOI 0912-25"
    # A number in the name of a file that the name does not call a reference is the keeper's own.
    assert read(BODY, name="thefts 7730-19.docx").reference == ""
    assert read("Our ref: 887/25" + BODY, name="Kent FOI 7730-19.docx").reference == "887/25"


def test_the_numbers_of_a_list_of_requests_are_no_reference() -> None:
    log = table("Reference | Subject | Number", "123/24 | Theft | 45", "124/24 | Arson | 3")
    assert read("Dear requester" + BODY, log).reference == ""


def foot(text: str) -> TextBlock:
    place = paragraphs("x").blocks[0].place
    return TextBlock(text=text, kind="page_footer", place=place)


@pytest.mark.parametrize(
    "blocks",
    [
        ("Thefts by outcome", GRID, "Notes", "Essex Police", "Rows: 37"),
        ("Thefts by outcome", GRID, foot("Essex Police, Springfield, Chelmsford")),
        ("Thefts by outcome", GRID, foot("Essex Police | Reference: 887/25 | 4 June 2025")),
        ("Thefts by outcome", GRID, "Produced by: Performance Team, Essex Police"),
        ("Thefts by outcome", table("Force | Essex Police", "Extracted | May"), GRID),
        ("Thefts by outcome", table("Force | Thefts", "Essex Police | 12", "Essex Police | 3")),
        (table("Outcome | Essex Police\nReference: 887/25", "Charged | 3", "Caution | 4"),),
        (table("Essex Police | Our ref: 887/25", "Disclosure Team | 4 June 2025"), GRID),
    ],
)
def test_a_force_is_found_in_a_cell_a_line_or_a_footer(blocks: tuple[Block | str, ...]) -> None:
    assert read(*blocks).force_id == "essex"


@pytest.mark.parametrize(
    "blocks",
    [
        # Tables that compare forces, or only tell of another.
        ("Thefts", table("Force | Thefts", "Essex Police | 12", "Kent Police | 3")),
        ("Thefts", table("Outcome | Number", "Charged | 3", "Essex Police | 4")),
        ("Thefts", table("Transferred to | Essex Police", "Charged | 3")),
        ("Thefts", GRID, "Essex Police", "Kent Police"),
        ("Thefts", GRID, "Essex Police", foot("Kent Police, Maidstone")),
        ("Thefts", GRID, "You may wish to ask Essex Police."),
        (BODY, "Yours sincerely", "You may wish to contact:", "Essex Police", "Springfield"),
        ("Thefts", GRID, "A further request may go to this force:", "Essex Police"),
        ("Thefts", GRID, "Transferred by letter: the rest is held at Essex Police"),
        ("NPCC Freedom of Information\n10 Victoria Street", "Essex Police", BODY),
    ],
)
def test_a_force_that_is_compared_or_mentioned_did_not_reply(
    blocks: tuple[Block | str, ...],
) -> None:
    assert read(*blocks).force_id == ""


@pytest.mark.parametrize(
    "body",
    ["Home Office", "National Police Chiefs\u2019 Council", "HMICFRS", "College of Policing"],
)
def test_what_a_national_body_heads_is_no_forces_reply(body: str) -> None:
    said = "Essex Police can confirm that it recorded 45 thefts. Essex Police holds the rest."
    assert read(f"{body}\n\n4 June 2025" + BODY, said).force_id == ""
    assert read(f"{body}\n\n4 June 2025" + BODY, name="essex/reply.docx").force_id == ""
    # What a force says of it is another matter.
    assert read(f"Essex Police\n\nThe {body} counts otherwise." + BODY).force_id == "essex"


@pytest.mark.parametrize(
    ("head", "foot_line"),
    [
        ("HMICFRS, 23 Example Street, Birmingham", ""),
        ("CPS", ""),
        ("College of Policing Ltd", ""),
        ("His Majesty's Inspectorate of Constabulary and Fire & Rescue Services", ""),
        ("Freedom of Information", "Information Access Team, IOPC"),
        ("Freedom of Information", "Home Office"),
    ],
)
def test_a_body_that_heads_or_signs_under_any_of_its_names_is_no_force(
    head: str, foot_line: str
) -> None:
    said = "Essex Police can confirm that it recorded 45 thefts. Essex Police has considered this."
    signed = f"Yours sincerely\n\n{foot_line}"
    assert read(f"{head}\n\n4 June 2025" + BODY, said, signed).force_id == ""
    # Its rules and its name in a sentence make no letter its own.
    alike = "Home Office outcome codes"
    assert read(f"{alike}\n\nEssex Police\n\n4 June 2025" + BODY).force_id == "essex"


def test_a_date_below_the_page_is_the_letters_beside_its_reference() -> None:
    below = foot("Essex Police | Reference: 887/25 | 4 June 2025")
    assert read("Thefts by outcome", GRID, below).dated == "2025-06-04"
    assert read("Our ref: 887/25", GRID, foot("Form last printed 4 June 2025")).dated == ""
    assert read("Dated this 4th day of June 2025" + BODY).dated == "2025-06-04"


@pytest.mark.parametrize(
    "head",
    [
        "Norfolk and Suffolk Constabularies",
        "Norfolk & Suffolk Constabularies (joint)",
        "Warwickshire and West Mercia Police",
        "Bedfordshire, Cambridgeshire and Hertfordshire Police Forces",
    ],
)
def test_forces_that_share_one_noun_are_all_named(head: str) -> None:
    found = read(f"{head}\n\nOur ref: 887/25" + BODY, name="norfolk-887.docx")
    assert found.force_id == ""
    signs = {sign.force_id for sign in found.evidence if sign.kind == "letterhead"}
    assert len(signs) == head.count(",") + 2


def test_a_document_that_names_many_forces_is_no_joint_reply_of_two() -> None:
    names = ("Norfolk Constabulary", "Suffolk Constabulary", "Kent Police", "Essex Police")
    said = [f"{name} holds this, and recorded 45 thefts." for name in (*names, "Dorset Police")]
    assert read_letter((paragraphs(*said),), forces(), wordings()).joint == ()
    assert read_letter((paragraphs(*said[:2]),), forces(), wordings()).joint != ()


def test_a_county_in_an_address_is_no_second_force() -> None:
    found = read("Dear applicant" + BODY, "Yours sincerely", "Grays, Kent, Essex Police")
    assert {sign.force_id for sign in found.evidence} == {"essex"}


def test_a_name_of_two_counties_is_one_force() -> None:
    assert read("Devon and Cornwall Police" + BODY).force_id == "devon-and-cornwall"
    assert read("Avon & Somerset Police\n\n4 June 2025" + BODY).force_id == "avon-and-somerset"
