from __future__ import annotations

import pytest

from foi_compare.audit.claims import agrees, claims_of

NUMBER = {
    "observation_id": "abc",
    "status": "accepted",
    "file": "kent.pdf",
    "sha256": "0" * 64,
    "match_rule": "exact_title",
    "page": "2",
    "table": "1",
    "row": "4",
    "column": "3",
    "anchor": "page 2#7",
    "value_as_printed": "1,204",
    "code": "14",
    "role": "code",
    "series": "2021/22",
    "bbox": "1 2 3 4",
}
REPLY = {
    "force_id": "kent",
    "question": "2",
    "disposition": "partial",
    "exemptions": "12(1); 40(2)",
    "files": "kent.pdf; kent.xlsx",
    "disposition_status": "accepted",
}
TABLE = {
    "check": "table_set_aside",
    "passed": "true",
    "files": "kent.pdf",
    "places": "page 3 table 2",
}
INPUTS = [{"file": "kent.pdf", "sha256": "0" * 64}]


def test_each_kind_of_claim_is_found_with_its_place_and_reading():
    number, disposition, table = claims_of([NUMBER], [REPLY], [TABLE], INPUTS)
    assert (number.read, number.stratum) == ("1,204; 14; 2021/22", "pdf / exact_title")
    assert number.subject == "table 1, row 4, column 3"
    assert (disposition.read, disposition.subject) == ("partial; 12(1), 40(2)", "2")
    assert (table.read, table.page, table.subject) == ("not_outcomes", "3", "page 3 table 2")


def test_what_waits_or_was_decided_is_no_claim():
    others = [NUMBER | {"status": status} for status in ("review", "decided")]
    assert claims_of(others, [REPLY | {"disposition_status": "review"}], [], INPUTS) == ()


@pytest.mark.parametrize(
    ("kind", "read", "keyed", "same"),
    [
        ("disposition", "not_held", "Not held", True),
        ("number", "7; not_yet_assigned; 2022", "7; not yet assigned; 2022", True),
        ("number", "1,204; 14; 2021/22", "1204; 14; 2021/22", True),
        ("number", "1,204; 14; 2021/22", "1204;14;2021/22", True),
        ("number", "1,204; 14; 2021/22", "1205; 14; 2021/22", False),
        ("number", "12; 14; 2021/22", "12; 16; 2021/22", False),
        ("number", "12; 14; 2021/22", "12; 14; 2022/23", False),
        ("number", "12; total", "12; Total", True),
        ("disposition", "partial; 12(1), 40(2)", "partial; 40(2) 12(1)", True),
        ("disposition", "refused; 12(1)", "refused", False),
        ("table", "not_outcomes", "outcomes", False),
    ],
)
def test_what_was_keyed_is_compared_by_what_it_says(kind: str, read: str, keyed: str, same: bool):
    assert agrees(kind, read, keyed) is same
