"""On the lines of a letter where only a person can stand every run of words is a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Mask = Callable[..., str]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yours faithfully\nQuill Marchetti-Rowe", "Yours faithfully\n[name]"),
        ("Many thanks\nSol & Edie\nRecords", "Many thanks\n[name] & [name]\nRecords"),
        ("Yours sincerely, F. Grant\nFiona Grant", "Yours sincerely, [name]\n[name]"),
        ("Dear Requester (Osian)", "Dear Requester ([name])"),
        ("Hi both (Zara, Kit),", "Hi both ([name], [name]),"),
        ("Gideon, thanks for your note.", "[name], thanks for your note."),
        ("Compiled by Agnes Tarn, 4 March 2025", "Compiled by [name], 4 March 2025"),
        ("Case owner ....... Stanko", "Case owner ....... [name]"),
        ("Ymdrinnir gan / Handled by: Non Rhydian", "Ymdrinnir gan / Handled by: [name]"),
        ("Ref 12 Handled by: A.W. / J.R.T.", "Ref 12 Handled by: [name]. / [name]."),
        ("To: Beaumont Hope <b@x.example>", "To: [name] <[e-mail address]>"),
        ("Matilda Quigley\nDisclosure Officer 14377", "[name]\nDisclosure Officer [name]"),
        ("P'nawn da Dylan,\nDiolch.", "P'nawn da [name],\nDiolch."),
        ("Dear Mr Hey, you told PC Hey.", "Dear [name], you told PC [name]."),
        ("With apologies for the trouble\nMartin", "With apologies for the trouble\n[name]"),
        ("We wrote in June (19460) to Ms June.", "We wrote in June (19460) to [name]."),
        ("c.c. Comdr. (Rtd) J. J. Frost", "c.c. Comdr. (Rtd) [name]"),
        ("Lt Col (Retd) Hugh St. John Price wrote.", "Lt Col (Retd) [name] wrote."),
        ("Ms P Ukwin signs.\nPersephone Ukwin may ask.", "[name] signs.\n[name] may ask."),
        ("Dear Ms van der Hoeven-Abiola", "Dear [name]"),
        ("Dear Ms Ukwin\n18833 Fitzwilliam Ukwin", "Dear [name]\n18833 [name]"),
        ("Dear Lars-Erik Ukwin\ncopy: L-E Ukwin", "Dear [name]\ncopy: [name]"),
        ("I asked Sgt 412\nÓ Murchú to repeat it.", "I asked Sgt [name] to repeat it."),
    ],
)
def test_who_is_greeted_signs_or_is_named_in_a_field_is_masked(
    mask: Mask, text: str, wanted: str
) -> None:
    assert mask(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kind regards\nInformation Access\nCumbria Constabulary\nPenrith",
        "Yours sincerely\nData Protection Officer\nCorporate Services\nCarleton Hall",
        "Dear Sir or Madam",
        "To: Freedom of Information; Data Protection",
        "Reviewed by Professional Standards",
        "Handled by: Records",
        "With apologies\nRecords",
        '"Hiya, can I get a list of the arrests on each day? Cheers!"',
        "The mileage, car by car:\nCar Miles\nSK1 41,207",
        "Write to the Information Rights Manager, Aykley Heads.",
        "2. Seven. Twenty-six of those were about it.",
        "Station: Barton Moss",
        "Legal Services, Carleton Hall, Penrith CA10 2AU",
    ],
)
def test_offices_and_towns_stand_there(mask: Mask, text: str) -> None:
    assert mask(text) == text


def test_a_name_below_a_name_that_signs_is_no_firm(mask: Mask) -> None:
    text = "Thanks\nZainab Q\nDeptford Copwatch"
    assert mask(text) == "Thanks\n[name]\nDeptford Copwatch"


@pytest.mark.parametrize(
    "text",
    [
        "Address .......... 5 Mill Race Fold, Bacup, OL13 9ZZ",
        "Cyfeiriad: 8 Heol Ddu, Aberaeron SA46 9ZZ",
        "My address: 61b Queen's Parade\nMargate\nCT9 9ZZ",
        "The request came from 5 Ash Close, Thame OX9 9ZZ",
    ],
)
def test_an_address_is_masked_behind_what_says_that_it_is_one(mask: Mask, text: str) -> None:
    assert mask(text).endswith("[address]")


def test_a_place_that_looks_like_a_persons_last_name_stands(mask: Mask) -> None:
    text = "He lost sixty ewes on Marsh Lane in the spring."
    assert mask(text, "Dear Euan Marsh") == text
