from __future__ import annotations

import pytest

from deciding import TERMS
from foi_compare.decisions.answers import read_answer
from foi_compare.decisions.details import write_detail
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.model import DecisionKind


def read(kind: DecisionKind, answer: str, detail: str = "") -> tuple[str, str]:
    word, said = read_answer(kind, answer, detail, TERMS)
    return word, write_detail(said)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Outcome 3", "3"),
        ("OC3", "3"),
        ("3", "3"),
        ("03", "3"),
        ("outcome 1a", "1A"),
        ("nya", "not_yet_assigned"),
        ("Not yet assigned", "not_yet_assigned"),
        ("Charged/Summonsed", "1"),
        ("none", "none"),
        ("Sub-total", "subtotal"),
        ("Grand total", "total"),
    ],
)
def test_a_label_is_a_code_however_a_person_writes_it(written: str, code: str) -> None:
    assert read("label", written) == (code, "")


@pytest.mark.parametrize(
    ("written", "force_id"),
    [
        ("West Yorkshire Police", "west-yorkshire"),
        ("west-yorkshire", "west-yorkshire"),
        ("West Yorks", "west-yorkshire"),
        ("the Metropolitan Police Service", "metropolitan"),
        ("Devon & Cornwall", "devon-and-cornwall"),
    ],
)
def test_a_force_is_known_by_its_names(written: str, force_id: str) -> None:
    assert read("force", written) == (force_id, "")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("<5", "<5"),
        ("fewer than 5", "<5"),
        ("5 or fewer", "<6"),
        ("1,234", "1234"),
        ("1 to 4", "1 to 4"),
        ("0-4", "0 to 4"),
        ("nil", "0"),
        ("value 12", "12"),
        ("30", "30"),
        ("more than 5", "6 or more"),
        ("not held", "not held"),
        ("*", "suppressed"),
    ],
)
def test_a_number_is_a_value_in_one_way_of_writing(written: str, value: str) -> None:
    assert read("number", written) == ("value", f"value={value}")


@pytest.mark.parametrize(
    "value", ["<6", "1 to 4", "0 to 4", "6 or more", "not held", "suppressed", "12.5"]
)
def test_a_value_in_that_way_of_writing_is_read_as_itself(value: str) -> None:
    assert read("number", "value", f"value={value}") == ("value", f"value={value}")


@pytest.mark.parametrize(
    ("written", "detail", "answer"),
    [
        ("yes", "", ("as_read", "")),
        ("none", "", ("none", "")),
        ("Outcome 16", "", ("code", "code=16")),
        ("code", "code=OC16", ("code", "code=16")),
        ("code=16", "", ("code", "code=16")),
        ("16", "code=16", ("code", "code=16")),
        ("16", "value=16", ("value", "value=16")),
        ("as_read | 40 | none", "", ("as_read | value | none", "value= | 40 | ")),
    ],
)
def test_a_number_may_be_right_a_code_or_no_figure(
    written: str, detail: str, answer: tuple[str, str]
) -> None:
    assert read("number", written, detail) == answer


def test_digits_that_may_be_a_value_or_a_code_are_asked_again() -> None:
    with pytest.raises(UnclearError, match="write `value 16` or `code 16`"):
        read("number", "16")


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("not held", ("not_held", "")),
        ("NCND", ("neither_confirm_nor_deny", "")),
        ("Refused", ("refused", "")),
        ("refused under section 12", ("refused", "sections=12")),
        ("refused, s40(2) and 31", ("refused", "sections=40(2), 31")),
        ("partly", ("partial", "")),
    ],
)
def test_a_disposition_is_told_in_plain_words(written: str, answer: tuple[str, str]) -> None:
    assert read("disposition", written) == answer


@pytest.mark.parametrize("written", ["3 May 2024", "2024-05-03", "03/05/2024", "03-May-24"])
def test_a_date_is_read_as_people_and_spreadsheets_write_it(written: str) -> None:
    assert read("date", written) == ("2024-05-03", "")


@pytest.mark.parametrize(
    ("written", "detail", "answer"),
    [
        ("2019/20", "", ("period", "name=2019/20")),
        ("16", "", ("code", "code=16")),
        ("code", "code=16", ("code", "code=16")),
        ("total", "", ("total", "")),
        ("none", "", ("none", "")),
        ("Under 18", "", ("breakdown", "name=Under 18")),
        ("Gender=Female", "", ("breakdown", "of=Gender; name=Female")),
        ("breakdown: Total recorded", "", ("breakdown", "name=Total recorded")),
        ("%", "", ("measure", "name=percentage")),
        ("group", "members=14, OC16", ("group", "members=14, 16")),
        ("2019 | 2020 | 2021", "", ("period | period | period", "name=2019 | 2020 | 2021")),
        ("2019 | total | 16", "", ("period | total | code", "code= |  | 16; name=2019 |  | ")),
        ("period | total", "name=2019 |", ("period | total", "name=2019 | ")),
        ("period | period", "name=2019", ("period | period", "name=2019 | 2019")),
    ],
)
def test_a_column_is_named_by_a_word_or_by_the_thing_itself(
    written: str, detail: str, answer: tuple[str, str]
) -> None:
    assert read("column", written, detail) == answer
    assert read("row", written, detail) == answer
    assert read("column", *answer) == answer


@pytest.mark.parametrize(
    ("written", "detail", "answer"),
    [
        ("yes", "", ("outcomes", "")),
        ("not outcomes", "", ("not_outcomes", "")),
        ("goes on", "to=page 4#1-3", ("goes_on", "to=page 4#1-3")),
        ("unit=people; period=2019", "", ("facts", "unit=people; period=2019")),
        ("grid", "x=72, 140.5; y=10 20", ("grid", "x=72 140.5; y=10 20")),
        ("down", "", ("down", "")),
    ],
)
def test_a_table_is_told_what_it_is(written: str, detail: str, answer: tuple[str, str]) -> None:
    assert read("table", written, detail) == answer


@pytest.mark.parametrize(
    ("kind", "written", "answer"),
    [
        ("blank", "0", ("zero", "")),
        ("blank", "no data", ("not_held", "")),
        ("file", "same reply as other.pdf", ("same_reply", "file=other.pdf")),
        ("file", "no", ("no_reply", "")),
        ("finding", "ok", ("known", "")),
        ("question", "Q2", ("2", "")),
        ("reference", "FOI 1/22", ("FOI 1/22", "")),
    ],
)
def test_the_other_kinds_are_as_forgiving(
    kind: DecisionKind, written: str, answer: tuple[str, str]
) -> None:
    assert read(kind, written) == answer


@pytest.mark.parametrize(
    ("kind", "written", "detail", "problem"),
    [
        ("label", "totl", "", "`totl` is no code of home-office-outcomes; the nearest is `total`"),
        ("label", "Outcome 99", "", "`Outcome 99` is no code"),
        ("force", "kentt", "", "the nearest is `kent`"),
        ("number", "about five", "", "is no value, no code and no answer"),
        ("number", "code", "", "`code` needs `code=`"),
        ("disposition", "refsed", "", "`refsed` is no disposition; the nearest is `refused`"),
        ("disposition", "refused by the force", "", "is no disposition"),
        ("date", "yesterday", "", "`yesterday` is no date"),
        ("column", "totl", "", "the nearest is `total`"),
        ("column", "63", "", "`63` is no code"),
        ("column", "code", "cod=16", "no `cod=`; the nearest is `code=`"),
        ("column", "none", "code=16", "`none` takes no `code=`"),
        ("column", "16", "code=14", "say different things"),
        ("column", "period", "name=soon", "`soon` is no period"),
        ("column", "Dover 2019/20", "", "names a period and more"),
        ("column", "2019 | 2020", "name=1 | 2 | 3", "has 2 parts and `name=` has 3"),
        ("table", "goes_on", "", "`goes_on` needs `to=`"),
        ("table", "goes_on", "to=the next", "anchor of the other table"),
        ("table", "acros", "", "the nearest is `across`"),
        ("table", "typed kent.csv", "", "needs `csv_sha256=`"),
        ("table", "grid", "x=left", "no row of numbers"),
        ("blank", "zerro", "", "the nearest is `zero`"),
        ("file", "replaces", "", "needs `file=`"),
        ("finding", "who knows", "", "no answer on a finding"),
    ],
)
def test_a_refusal_names_the_word_and_the_nearest_valid_one(
    kind: DecisionKind, written: str, detail: str, problem: str
) -> None:
    with pytest.raises(UnclearError) as caught:
        read(kind, written, detail)
    assert problem in str(caught.value)
