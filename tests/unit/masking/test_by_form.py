"""What the form around a word makes of it, whatever the weights say."""

from __future__ import annotations

import pytest

from foi_compare.masking.kinds_of_words.read_lines import line_of
from foi_compare.masking.kinds_of_words.word_classes import vocabulary
from foi_compare.masking.where_names_stand.chances import mentions
from foi_compare.masking.where_names_stand.word_evidence import words_of_reply
from foi_compare.model import NameLists

NOTHING, EVERYTHING = {"each": -9.0}, {"each": 9.0}


def found(lists: NameLists, weights: dict[str, float], *texts: str) -> set[str]:
    lines, words = tuple(map(line_of, texts)), vocabulary(lists)
    named = mentions(lines, words_of_reply(lines, words), words, weights)
    return {word for one in named for word in one.words}


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Dear Mr. al-Hashimi,", "al-Hashimi", "Mr Justice Winterbourne"),
        ("Dear Mrs O'Winterbourne", "O'Winterbourne", "the Winterbourne line"),
        ("your messages to PC Winterbourne and to us", "Winterbourne", "PC Winterbourne | 14"),
        ("your messages to PC 1163 Winterbourne", "Winterbourne", "your messages to PC 1163"),
        ("she asked DS van Winterbourne of it", "Winterbourne", "she asked DS Operations of it"),
        ("Miss Harlow | Requester", "Harlow", "Miss G | Requester"),
        ("checked by HN Oduya; in May", "Oduya", "supplied by HN Oduya; in May"),
        ("Prepared by: QT Oduya", "Oduya", "Prepared by: QT Bradford"),
        ("it was for Insp Winterbourne", "Winterbourne", "it was for Insp North"),
    ],
)
def test_a_title_or_a_rank_at_once_before_a_word_makes_it_a_name(
    lists: NameLists, text: str, name: str, other: str
) -> None:
    assert name in found(lists, NOTHING, text)
    assert found(lists, NOTHING, other) == set()


@pytest.mark.parametrize(
    ("texts", "besides", "other"),
    [
        (("Crownhill Hub",), set(), "Crownhill Quell"),
        (("Public Access, Alexandra Wing",), {"Public", "Access"}, "Ms Alexandra Wing"),
        (("Lewis House",), set(), "Dear Lewis House"),
        (("Alexandra Crownhill Hub",), {"Alexandra", "Crownhill"}, "Alexandra Crownhill Hobb"),
        (("to Tarn & Quell Ltd of that address",), set(), "to Tarn & Quell"),
        (("by Messrs Hollis Quarmby & Iqbal, on",), set(), "by Hollis Quarmby and Iqbal"),
        (("the company Tracker Lewis", "by Tracker Lewis"), set(), "by Tracker Lewis"),
        (("drugs dogs: Frankie, Jarvis and Rex",), set(), "staff: Frankie, Jarvis"),
        (('the words "St Barnabas"',), set(), "Ms St Barnabas"),
        (("St Leger, Leeds",), {"Leeds"}, "St Leger, Anne"),
        (("in Block B)",), set(), "in Block B. Quell"),
        (("F.O.I",), set(), "J.R.T"),
        (("of the Laxby Ledger",), set(), "of the Laxby Quell"),
        (("Laxby Panorama", "to desk@laxbypanorama.example"), set(), "Laxby Panorama"),
        (("Ledger & Loss Weekly",), set(), "Ledger & Loss Quell"),
        (("at Kirkby Stephen.",), set(), "at Kirkby Quell"),
        (("a Dji Mini 3 Pro",), {"Dji", "Mini"}, "a Dji Mini 3 Proctor"),
        (("You've asked",), set(), "Youve"),
        (("Turnstone Kestrel Law",), set(), "Kestrel Law"),
        (("MDP Secretariat",), set(), "MDP Quell"),
        (
            ("whether any of them carried CESAR marking",),
            set(),
            "whether any of them met CESAR Quell",
        ),
        (("at Marton-cum-Grafton",), set(), "at Marton-Grafton"),
        (("Cumann Naomh GFC",), set(), "Cumann Naomh Quell"),
        (("Zog 07700 900562",), set(), "07700 900562 Zog"),
    ],
)
def test_a_unit_a_firm_an_animal_and_a_saint_are_no_names(
    lists: NameLists, texts: tuple[str, ...], besides: set[str], other: str
) -> None:
    assert found(lists, EVERYTHING, *texts) == besides
    last = other.rsplit(maxsplit=1)[-1].rstrip(",.")
    assert last in found(lists, EVERYTHING, other)


def test_what_is_called_a_company_is_none_where_nobody_of_the_reply_is_called_so(
    lists: NameLists,
) -> None:
    texts = ("the company Tracker Lewis", "by Tracker Lewis")
    assert found(lists, EVERYTHING, *texts) == set()
    assert found(lists, EVERYTHING, *texts, "Dear Mr Lewis") >= {"Tracker", "Lewis"}


def test_a_house_is_a_last_name_where_persons_are_named(lists: NameLists) -> None:
    text = "we have been at Laura House"
    assert found(lists, EVERYTHING, text) == set()
    assert found(lists, EVERYTHING, "Dear Laura", text) >= {"Laura", "House"}
    assert found(lists, EVERYTHING, "Dear Ms House", text) >= {"Laura", "House"}
    assert found(lists, EVERYTHING, "checked by Laura House") == {"Laura", "House"}


@pytest.mark.parametrize("field", ["Oriel Tarrant-Bhatt", "By | Oriel Tarrant-Bhatt, Desk 3"])
def test_who_has_a_double_name_may_have_a_word_before_it(lists: NameLists, field: str) -> None:
    weights = {"each": -3.0, "class=s-skh": 9.0}
    assert found(lists, weights, field) == {"Oriel", "Tarrant-Bhatt"}
    assert found(lists, weights, "we told Oriel Tarrant-Bhatt that") == {"Tarrant-Bhatt"}
    unlikely = {"each": -9.0, "class=s-skh": 18.0}
    assert found(lists, unlikely, field) == {"Tarrant-Bhatt"}


def test_the_capital_of_a_word_may_stand_behind_a_particle() -> None:
    text = "al-Quell d’Arcy re-Quell de-icing al Fresco"
    line = line_of(text)
    assert [line.tokens[at] for at in line.capitals] == ["al-Quell", "d’Arcy", "Fresco"]


def test_whose_it_is_names_nobody(lists: NameLists) -> None:
    words = vocabulary(lists)
    assert "e" in words.class_of("Ours")
    assert "e" not in words.class_of("Oursby")


@pytest.mark.parametrize(
    ("text", "last", "other"),
    [
        ("checked by Moira Tanfield, Data Analyst.", "Tanfield", "checked by Moira, Tanfield"),
        ("Moira Tanfield Disclosure Officer", "Tanfield", "Moira Tanfield Community Hospital"),
        ("it was Moira Tanfield", "Tanfield", "it was Moira North"),
    ],
)
def test_a_first_name_goes_on_in_what_is_no_word_of_the_language(
    lists: NameLists, text: str, last: str, other: str
) -> None:
    weights = NOTHING | {"class=gk": 18.0}
    assert found(lists, weights, text) == {"Moira", last}
    assert found(lists, weights, other) == {"Moira"}
    assert found(lists, NOTHING, text) == set()
