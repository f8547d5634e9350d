from __future__ import annotations

import json

import pytest

from golden.case import Case, about, all_cases, as_json, checked_parts
from golden.ingesting import ingest_files

CASES = [pytest.param(case, id=case.name) for case in all_cases()]


@pytest.mark.parametrize("case", CASES)
def test_the_document_gives_what_a_person_checked(
    case: Case, request: pytest.FixtureRequest
) -> None:
    found = checked_parts(ingest_files(case.files, case.settings))
    if request.config.getoption("--update-golden"):
        case.expected.write_text(as_json(found), encoding="utf-8", newline="\n")
        pytest.skip(f"{case.name}: expected.json written, not compared; read it before you keep it")
    assert case.expected.exists(), "no expected.json; write it with --update-golden and check it"
    assert found == json.loads(case.expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES)
def test_the_case_says_where_it_comes_from(case: Case) -> None:
    said = about(case)
    assert {"origin", "licence", "why"} <= said.keys()
    assert case.files
