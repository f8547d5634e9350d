from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.match.label_reading.label_words import clean
from foi_compare.match.label_reading.printed_code import CodeReader
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook


@pytest.fixture(scope="module")
def reader(outcomes: Codebook) -> CodeReader:
    return CodeReader(outcomes)


@pytest.mark.parametrize(
    ("label", "codes", "form", "rest"),
    [
        ("Outcome 21", ("21",), "named", ""),
        ("Outcome 21 - Charged", ("21",), "named", "charged"),
        ("O21", ("21",), "named", ""),
        ("OC16", ("16",), "named", ""),
        ("OC-16", ("16",), "named", ""),
        ("Type 15 -", ("15",), "typed", ""),
        ("01a: Charged", ("1A",), "leading", "charged"),
        ("1A", ("1A",), "leading", ""),
        ("21 -", ("21",), "leading", ""),
        ("08: Community resolution", ("8",), "leading", "community resolution"),
        ("16 Named suspect", ("16",), "counted", "named suspect"),
        ("16. Named suspect", ("16",), "counted", "named suspect"),
        ("16", ("16",), "bare", ""),
        ("Evidential difficulties (OC16)", ("16",), "named", "evidential difficulties"),
        ("Evidential difficulties (16)", ("16",), "trailing", "evidential difficulties"),
        ("h. Evidential difficulties (OC16)", ("16",), "named", "evidential difficulties"),
        ("Other sanctions (OC2/3/8)", ("2", "3", "8"), "named", "other sanctions"),
        ("Other (2, 3 and 8)", ("2", "3", "8"), "trailing", "other"),
        ("Outcomes 14-16", ("14", "15", "16"), "named", ""),
        ("Outcomes 14 to 16", ("14", "15", "16"), "named", ""),
        ("Type 1 & 1A", ("1", "1A"), "typed", ""),
        ("1/1A", ("1", "1A"), "leading", ""),
        ("Outcome 1 A", ("1A",), "named", ""),
        ("0 - Not yet assigned", ("not_yet_assigned",), "leading", "not yet assigned"),
        ("15B: CPS", ("15",), "leading", "cps"),
        ("Charged - outcome 1", ("1",), "named", "charged"),
        ("Evidential difficulties (OC14/OC16)", ("14", "16"), "named", "evidential difficulties"),
        ("Evidential difficulties OC16", ("16",), "named", "evidential difficulties"),
        ("00: Not yet assigned", ("not_yet_assigned",), "leading", "not yet assigned"),
        ('"08: Community resolution', ("8",), "leading", "community resolution"),
        ("OC14 to OC16", ("14", "15", "16"), "named", ""),
        ("Outcome 14 / Outcome 16", ("14", "16"), "named", ""),
        ("O14 and O16", ("14", "16"), "named", ""),
        ("Outcomes 09-11", ("9", "10", "11"), "named", ""),
        ("Outcomes 10-12", ("10", "11", "12"), "named", ""),
    ],
)
def test_a_printed_code_is_read(
    reader: CodeReader, label: str, codes: tuple[str, ...], form: str, rest: str
) -> None:
    printed = reader.read(clean(label))
    assert (printed.codes, printed.form) == (codes, form)
    assert printed.rest.strip(" -:()") == rest
    assert printed.outside == ()


@pytest.mark.parametrize(
    "label",
    [
        "08L", "22A", "14A", "105A", "37/2", "16-17", "18-24", "16 - 17", "18 – 24", "2019/20",
        "2021/22", "12/01/2024",
        "1457", "Apr-23", "8N Assault with injury", "16 years", "12 months",
        "Section 40(2) applied",
        "Offender aged under 10", "15A", "5 days", "1,234", "Charged", "", "Zone 16b",
        "the o2 arena", "hello 16",
    ],
)  # fmt: skip
def test_digits_that_are_no_codes_are_not_read_as_codes(reader: CodeReader, label: str) -> None:
    assert reader.read(clean(label)).codes == ()


@pytest.mark.parametrize(
    ("label", "outside"),
    [
        ("66 - Named suspect", ("66",)),
        ("Outcome 25", ("25",)),
        ("No crime (OC-C2)", ("c2",)),
        ("Admin (OC-C3/4)", ("c3", "c4")),
    ],
)
def test_a_code_of_another_list_is_told_apart(
    reader: CodeReader, label: str, outside: tuple[str, ...]
) -> None:
    printed = reader.read(clean(label))
    assert (printed.codes, printed.outside) == ((), outside)


@pytest.mark.parametrize("codes", ["OC20, C1", "OC-C1, OC20"])
def test_a_local_code_beside_one_of_the_codebook_is_kept_apart(
    reader: CodeReader, codes: str
) -> None:
    printed = reader.read(clean(f"Transferred to External Agency ({codes})"))
    assert (printed.codes, printed.outside) == (("20",), ("c1",))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("How many were recorded as Outcome 21, between 1 July 2021 and 1 July 2022?", "21"),
        ("crimes with outcome code 1A in 2020", "1A"),
        ("Outcome 21 and Outcome 22", ""),
        ("Outcome 99", ""),
        ("Type 16", ""),
        ("Community resolution", ""),
        ("21", ""),
        ("no 21 outcomes", ""),
    ],
)
def test_only_a_code_that_a_text_names_outright_is_returned(
    matcher: Matcher, text: str, code: str
) -> None:
    assert matcher.printed_code(text) == code


def test_codes_without_digits_are_never_printed(reader: CodeReader) -> None:
    assert reader.read("other - something").codes == ()


def test_a_codebook_may_write_its_codes_with_a_nought(outcomes: Codebook) -> None:
    codes = {"01": replace(outcomes.codes["1"], code="01")}
    reader = CodeReader(replace(outcomes, codes=codes))
    assert reader.read("outcome 01").codes == ("01",)


def test_a_codebook_without_leading_codes_reads_none(outcomes: Codebook) -> None:
    quiet = replace(outcomes, printed=replace(outcomes.printed, leading=False))
    assert CodeReader(quiet).read("16: named suspect").codes == ()
    assert CodeReader(quiet).read("outcome 16").codes == ("16",)
