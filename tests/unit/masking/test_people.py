"""Which evidence makes a name one, and what only looks like a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import document, table
from foi_compare.masking import find_people
from foi_compare.model import Block, NameLists

Mask = Callable[..., str]


def names(lists: NameLists, *blocks: Block | str) -> set[str]:
    return {" ".join(person.words) for person in find_people([document(*blocks)], lists)} - {""}


@pytest.mark.parametrize(
    ("blocks", "name"),
    [
        (["Dear Ms Quellhorst,"], "Quellhorst"),
        (["Dear Xanthippa"], "Xanthippa"),
        (["Annwyl Mr ap Gethin"], "ap Gethin"),
        (["Yours sincerely", "Wilhelmina Ockenden"], "Wilhelmina Ockenden"),
        (["Kind regards,\nB. Rekhi-Stone\nDisclosure Officer"], "B Rekhi-Stone"),
        (["Yn gywir", "Dr Ioan Prys-Davies"], "Ioan Prys-Davies"),
        (["thanks, jonah"], "jonah"),
        (["From: Okonjo, Temi (Legal) <temi@avon.example>"], "Okonjo"),
        (["On 4 May 2025, at 09:12, Deirdra Quill <dq@mail.example> wrote:"], "Deirdra Quill"),
        (["Prepared by: C. Llewelyn-Shaw, Analyst"], "C Llewelyn-Shaw"),
        (["Data Protection Officer: Tanith Weatherall"], "Tanith Weatherall"),
        (["Write to vanda.ostrowski@essex.example."], "Vanda Ostrowski"),
        (["It was asked of DC 2201 Aksoy and others."], "Aksoy"),
        (["Mr Young has been told."], "Young"),
        (["The review is by the Head of Legal, Oyin Brathwaite."], "Oyin Brathwaite"),
        (["Ffion Garside | Information Adviser | Gwent Police"], "Ffion Garside"),
        (["I am told that my neighbour Sunil Tibbs had rung you about it in May."], "Sunil Tibbs"),
        ([table("Name | Mr A N Quellhorst", "Date | 3 May")], "A N Quellhorst"),
        (["Owner Ngozi Barrowclough"], "Ngozi Barrowclough"),
        (["XANTHE NICDHOMHNAILL\n14 Quay Road"], "Xanthe Nicdhomhnaill"),
        (["The lists were run by Rose Fitzmaurice in May for us."], "Rose Fitzmaurice"),
        (["It was passed to Will Marsh on 4 May for an answer."], "Will Marsh"),
        (["I am told that Ogho Ejirovwe said so in the summer."], "Ogho Ejirovwe"),
        (["The views of Penelope Wood are asked for, and she agrees."], "Penelope Wood"),
        (["Every blessing\nJosiah Penhaligon"], "Josiah Penhaligon"),
        (["Many thanks indeed\nGrace Field\n07700 900123"], "Grace Field"),
        (["Best\nE. Quillfeather\nTel: 01632 960111"], "E Quillfeather"),
        (["It is for you to say so, and it costs nothing – Ngozi."], "Ngozi"),
        (['He spoke of PC "Dusty" Millership.'], "Millership"),
        (["We asked Insp. Preston about it."], "Preston"),
        (["It was Hodan Warsame's request of May that came first."], "Hodan Warsame"),
        ([table("Ref | Case officer", "1 | Lomax", "2 | Pillai")], "Lomax"),
    ],
)
def test_a_name_is_found_where_something_says_that_one_stands_there(
    lists: NameLists, blocks: list[Block | str], name: str
) -> None:
    assert name in names(lists, *blocks)


@pytest.mark.parametrize(
    "block",
    [
        "Dear Sir or Madam",
        "Dear FOI Team,",
        "Dear Essex Police,",
        "Yours faithfully\nInformation Access Team\nWest Mercia Police",
        "Name: Chief Constable",
        "Name: Carleton Clinic",
        "From: May 2023\nTo: June 2024",
        "Chief Constable Kent Police",
        "The Information Commissioner\nWycliffe House\nWater Lane\nWilmslow",
        "Write to data.access@justice.example or freedom.information@kent.example.",
        "Crimes at Dr Gray's Hospital and at Queen Elizabeth Hospital were counted too.",
        "The figures of the James Paget and of the John Radcliffe were added to these last year.",
        "We contacted Victoria Coach Station and the Grant Funding team about the Mark Scheme.",
        "How many of the people concerned were under the Herbert Protocol in the year?",
        "The figures were passed to Welwyn Garden and came from Ebbw Vale in the end.",
        "It was recorded at Kelvin Hall, at Rose Hill and in Charles Street that year.",
        "The unit is run by the Aneurin Bevan University Health Board and others as well.",
        "CLARE'S LAW\nDomestic Abuse Unit",
        table("Jan Feb Mar | Apr May", "3 | 4"),
        table("Outcome | James Cook | Victoria | Grant", "Named suspect | 3 | 4 | 5"),
    ],
)
def test_no_name_is_found_in_places_offices_and_headings(
    lists: NameLists, block: Block | str
) -> None:
    assert names(lists, block) == set()


def test_each_document_of_a_reply_counts_for_all(lists: NameLists) -> None:
    letter, sheet = document("Dear Ms Quellhorst"), document("Asked by Quellhorst", name="a.txt")
    assert find_people([letter, sheet], lists) == find_people([letter], lists)


def test_a_word_that_the_reply_prints_small_is_no_name_by_itself(lists: NameLists) -> None:
    (person,) = find_people([document("Dear Ms Ledger", "Each ledger was read.")], lists)
    assert person.words == ("Ledger",)
    assert person.alone == ()


def test_a_postal_address_belongs_to_a_person_and_none_to_an_office(mask: Mask) -> None:
    block = "Mr J Penhaligon\n3 Quay Cottages\nLooe\nPL13 9ZZ"
    assert mask(block) == "[name]\n[address]"
    assert mask("Again 3 Quay Cottages, Looe PL13 9ZZ.", block) == "Again [address]."
    office = "Joan Quill\nDisclosure Officer\nEssex Police, 12 Court Road, Chelmsford CM2 6DA"
    assert "CM2 6DA" in mask(office)


def test_what_a_person_is_and_their_society_are_no_part_of_the_address(mask: Mask) -> None:
    block = "Mr J Penhaligon\nTreasurer, Quay Lane Footpath Society\n3 Quay Cottages\nLooe PL13 9ZZ"
    assert mask(block) == "[name]\nTreasurer, Quay Lane Footpath Society\n[address]"


@pytest.mark.parametrize("post", ["Data Analyst", "Business Adviser"])
def test_behind_the_post_of_who_answers_stands_no_home_without_a_house(
    mask: Mask, post: str
) -> None:
    office = f"Prepared by: Joan Quill, {post}, Colmore Circus, Birmingham CM2 6DA"
    assert mask(office) == f"Prepared by: [name], {post}, Colmore Circus, Birmingham CM2 6DA"
    home = f"Joan Quill, {post}, 3 Quay Cottages, Looe PL13 9ZZ"
    assert mask(f"Requester: {home}") == "Requester: [name], [address]"


def test_a_field_behind_a_name_is_no_part_of_an_address(mask: Mask) -> None:
    rows = table("For | Mrs J Penhaligon", "Prepared by | Quay Lodge, Looe, Cornwall PL13 9ZZ")
    asked = "Prepared by\nQuay Lodge, Looe, Cornwall PL13 9ZZ"
    assert mask(asked, rows) == asked
    assert mask("Mrs J Penhaligon\nQuay Lodge, Looe, Cornwall PL13 9ZZ") == "[name]\n[address]"


def test_above_a_letter_an_address_ends_at_the_date_where_it_has_no_postcode(mask: Mask) -> None:
    above = "Dr Ama Penhaligon\nLecturer in Ecology\nHarbourside Building\nLooe\n9 March 2024\n"
    greeting = "Dear Dr Penhaligon\nOf those in Looe four were closed."
    assert mask(above + greeting) == (
        "[name]\nLecturer in Ecology\n[address]\n9 March 2024\nDear [name]\n"
        "Of those in Looe four were closed."
    )
    assert "Harbourside" in mask(above + "Dear Mr Quellhorst")


def test_whom_an_address_is_care_of_stands_and_a_house_does_not(mask: Mask) -> None:
    home = "3 Quay Cottages\nLooe PL13 9ZZ"
    assert mask(f"Mr J Penhaligon\nc/o Looe Young Rowers\n{home}") == (
        "[name]\nc/o Looe Young Rowers\n[address]"
    )
    assert mask(f"Mr J Penhaligon\nc/o The Old Forge\n{home}") == "[name]\n[address]"


def test_an_apostrophe_of_any_kind_is_one_in_the_name_above_an_address(mask: Mask) -> None:
    block = "Mr J O’Quellhorst\nThe Old Forge\nLooe PL13 9ZZ"
    assert mask(block) == "[name]\n[address]"


def test_a_house_and_its_village_below_a_name_are_an_address_of_whom_the_reply_greets(
    mask: Mask,
) -> None:
    signed = "\nXanthe Penhaligon\nTy-nant, Pencader\n01632 960111"
    assert mask("Dear Xanthe\nHere they are." + signed).endswith(
        "[name]\n[address]\n[telephone number]"
    )
    assert "Ty-nant" in mask("Dear Sir\nHere they are." + signed)


def test_a_town_alone_below_a_name_is_no_address(mask: Mask) -> None:
    text = "Mrs A Penhaligon\nLooe\n9 March 2024\nDear Mrs Penhaligon\nIn Looe there were four."
    assert mask(text).count("Looe") == 2


@pytest.mark.parametrize(
    "text",
    [
        "You gave your address as 3 Quay Road, Looe PL13 9ZZ.",
        "The letter to 3 Quay Road, Looe PL13 9ZZ came back.",
        "Your FOI reference 12/24 came c/o the Tenants' Union, 3 Quay Road, Looe PL13 9ZZ.",
        "He came to my shop at 3 Quay Road, Looe PL13 9ZZ.",
        "The officer came to your home at 3 Quay Road on 3 May.",
        "Your letter of 3 May from 3 Quay Bank, Looe was read.",
        "J Penhaligon\nby post\n3 Quay Hill\nLooe PL13 9ZZ",
        "J Penhaligon\nUnit 3, Quay Yard\nLooe PL13 9ZZ",
        "J Penhaligon\n3, Quay Rd., Looe, W. Yorks. PL13 9ZZ",
    ],
)
def test_an_address_that_is_somebodys_needs_no_name_before_it(mask: Mask, text: str) -> None:
    assert "[address]" in mask(text)
    assert "Quay" not in mask(text)


def test_an_address_that_one_writes_to_stays(mask: Mask) -> None:
    text = "Send your letter to the Commissioner at 45 Melville Street, Edinburgh EH3 7HL."
    assert mask(text) == text


def test_a_login_made_of_a_name_is_that_persons(mask: Mask) -> None:
    assert mask("Made by user nbarrowclough.", "Owner: Ngozi Barrowclough") == (
        "Made by user [name]."
    )


def test_a_line_by_itself_ends_the_name_on_it(mask: Mask) -> None:
    block = "Hello Zainab\n\nthanks so much\nZainab Q\nDeptford Copwatch"
    assert mask(block).endswith("[name]\nDeptford Copwatch")


def test_the_lists_are_in_order_and_each_word_stands_once(lists: NameLists) -> None:
    assert "okonkwo" in lists.surnames
    for words in (lists.given, lists.roles, lists.buildings, lists.places, lists.also_words):
        assert all(word == word.casefold().strip() for word in words)
    assert not lists.roles & lists.given


def test_headings_over_numbers_are_judged_as_labels_of_numbers(lists: NameLists) -> None:
    rows = ("1 | Charged | 10 | 11 | 53", "2 | Youth Caution | 10 | 13 | 11")
    places = table("Code | Outcome | Boston | East Lindsey | South Kesteven", *rows)
    assert not names(lists, places)
    officers = table("Code | Outcome | Boston | PC 1163 Aksoy | Mr Quellhorst", *rows)
    assert names(lists, officers) >= {"Aksoy", "Quellhorst"}


def test_a_double_name_stands_for_the_person_where_one_of_its_parts_does(
    lists: NameLists, mask: Mask
) -> None:
    """`Hale` is a place, and `Szymborski` nothing else."""

    def alone(name: str) -> set[str]:
        signed = document(f"Yours sincerely\n{name}\nDisclosure Officer")
        return {word for one in find_people([signed], lists) for word in one.alone}

    assert alone("R. Szymborski-Hale") == {"Szymborski-Hale", "Szymborski"}
    assert alone("R. Preston-Hale") == set()
    signed = "Yours sincerely\nR. Szymborski-Hale\nDisclosure Officer"
    assert mask("Szymborski-Hale says so of Hale", signed) == "[name] says so of Hale"
