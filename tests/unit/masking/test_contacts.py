"""E-mail addresses and telephone numbers by their form, and numbers that are none."""

from __future__ import annotations

import pytest

from foi_compare.masking import masked

PHONE, MAIL = "[telephone number]", "[e-mail address]"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("on 01632 960 155.", f"on {PHONE}."),
        ("(01632) 960155, 01632-960155", f"{PHONE}, {PHONE}"),
        ("07700900123", PHONE),
        ("+44 (0)20 7946 0123", PHONE),
        ("020.7946.0123", PHONE),
        ("01632 960 190 ext. 4416", PHONE),
        ("our clerk, on 01632 960 0118.", f"our clerk, on {PHONE}."),
        ("| ext. 40 2267", f"| {PHONE}"),
        ("extension 4416", PHONE),
        ("telephone extension 541 209)", f"telephone {PHONE})"),
        ("Mil: 95371 4402", f"Mil: {PHONE}"),
        ("extension 541 2024", f"{PHONE} 2024"),
        ("Telephone: 101", f"Telephone: {PHONE}"),
        ("please call 101.", f"please call {PHONE}."),
        ("text phone 18001 101", f"text phone {PHONE}"),
        ("Direct line: 96015", f"Direct line: {PHONE}"),
        ("01632\u2013960155, 01632 \u2013 960 155", f"{PHONE}, {PHONE}"),
        ("Tel 01632 960155/6, (0)1632 960155", f"Tel {PHONE}, {PHONE}"),
        ("01632 960155 or 960156.", f"{PHONE} or {PHONE}."),
        ("DDI: 7021 4433", f"DDI: {PHONE}"),
        ("My extension is 4412; x44127", f"My {PHONE}; {PHONE}"),
        ("Est. 23418", PHONE),
        ("Please ring Amy Quill on 4412.", f"Please ring Amy Quill on {PHONE}."),
        ("my desk number is 960 177", f"my desk number is {PHONE}"),
        ("dial 101 then 2214", f"dial {PHONE} then {PHONE}"),
        ("Internal 70214, airwave 7702214", f"Internal {PHONE}, airwave {PHONE}"),
        ("write to foi@kent.police.uk.", f"write to {MAIL}."),
        ("jane.\nquill@kent.police.uk", MAIL),
        ("jane [at] kent.police.uk", MAIL),
        ("jane @ kent.police.uk", MAIL),
    ],
)
def test_what_reaches_a_person_or_an_office_is_masked(text: str, wanted: str) -> None:
    assert masked(text, ()) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "101 offences, on 101 days",
        "an extension of 541 209 pounds",
        "an extension of 20 working days, extension 20 days",
        "16 | 45 | 62 | 101 | 999",
        "0 1234 567890",
        "01/02/2023 and 01-02-2023",
        "2019/20 2020/21 2021/22",
        "FOI reference: 01632960155",
        "01/FOI/24/062001/K",
        "Theft of a mobile phone 1234",
        "£0123456789",
        "Hospital @ Home",
        "call 345 victims",
        "please call me on 12 March 2024",
        "The unit was set up on 2019 figures; est. 1998, Est. 4,500",
        "Internal 2023 review, 41 x 1200 pages",
        "0163 | 296 | 0155",
        "Mil 95371 4402",
        "Family: 95371 4402",
    ],
)
def test_counts_dates_and_references_are_no_telephone_numbers(text: str) -> None:
    assert masked(text, ()) == text
