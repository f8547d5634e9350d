from __future__ import annotations

from typing import Any

import pytest

from foi_compare.changes import Edition, changes_between, lines_of

NUMBER = {
    "observation_id": "n1",
    "force_id": "kent",
    "force": "Kent Police",
    "question": "1",
    "asked": "",
    "measure": "count",
    "unit": "crimes",
    "offence": "",
    "series": "2022",
    "period_start": "2022-01-01",
    "period_end": "2022-12-31",
    "breakdown": "",
    "code": "14",
    "role": "code",
    "lower": "30",
    "upper": "30",
    "value_status": "exact",
    "label": "14: Evidential",
    "status": "accepted",
    "reason": "prints `14`",
    "file": "kent.pdf",
}
REPLY = {
    "force_id": "kent",
    "force": "Kent Police",
    "reference": "FOI 1",
    "files": "kent.pdf",
    "question": "1",
    "disposition": "disclosed",
    "exemptions": "",
    "disposition_status": "accepted",
}
ACCOUNT: dict[str, Any] = {
    "foi_compare": "0.1.0",
    "codebook": "home-office-outcomes",
    "decisions": {"count": 0},
    "settings": {},
}


def edition(*numbers: dict[str, str], sha256: str = "a", **account: object) -> Edition:
    return Edition(
        observations=numbers,
        replies=[REPLY],
        inputs=[{"file": one["file"], "sha256": sha256} for one in numbers],
        account=ACCOUNT | account,
    )


OLD = edition(NUMBER)


def test_nothing_changed_where_all_is_the_same():
    assert changes_between(OLD, edition(NUMBER)) == ()


def test_a_version_that_reads_otherwise_is_the_reason():
    (one,) = changes_between(OLD, edition(NUMBER | {"code": "15"}, foi_compare="0.2.0"))
    assert (one.what, one.fields) == ("changed", ("code",))
    assert one.why == "the version is 0.2.0, was 0.1.0"
    (line,) = lines_of([one])
    assert line.startswith("Kent Police, question 1, 2022, “14: Evidential”: was 30 under 14, now")
    assert line.endswith("30 under 15 — the version is 0.2.0, was 0.1.0")


def test_a_decision_is_the_reason_of_what_it_decided():
    decided = NUMBER | {"code": "15", "status": "decided", "reason": "Ann decided d1"}
    (one,) = changes_between(OLD, edition(decided, decisions={"count": 1}))
    assert one.why == "a decision: Ann decided d1"


def test_a_number_that_goes_to_review_is_published_no_more():
    waiting = NUMBER | {"status": "review", "reason": "two readings differ"}
    (one,) = changes_between(OLD, edition(waiting, foi_compare="0.2.0"))
    assert one.what == "went"
    assert one.why.endswith("it waits: two readings differ")


def test_what_waits_on_both_sides_is_no_change():
    waiting = NUMBER | {"status": "review"}
    assert changes_between(edition(waiting), edition(waiting | {"code": "9"})) == ()


@pytest.mark.parametrize(("upper", "changed"), [("30", 0), ("31", 1)])
def test_a_file_with_another_content_is_compared_by_what_it_prints(upper: str, changed: int):
    other = NUMBER | {"observation_id": "n2", "lower": upper, "upper": upper}
    found = changes_between(OLD, edition(other, sha256="b"))
    assert len(found) == changed
    assert all(one.why == "kent.pdf has another content" for one in found)


def test_the_same_label_twice_is_paired_in_order():
    old = edition(NUMBER, NUMBER | {"observation_id": "n2", "lower": "5", "upper": "5"})
    new = edition(
        NUMBER | {"observation_id": "m1"},
        NUMBER | {"observation_id": "m2", "lower": "6", "upper": "6"},
        sha256="b",
    )
    (one,) = changes_between(old, new)
    assert (one.before or {})["lower"] == "5"
    assert one.row["lower"] == "6"


def test_numbers_of_one_file_that_come_are_counted_in_one_line():
    second = NUMBER | {"observation_id": "n2", "file": "kent-2.pdf", "label": "18"}
    third = second | {"observation_id": "n3", "label": "16"}
    new = edition(NUMBER, second, third)
    assert lines_of(changes_between(OLD, new)) == [
        "Kent Police: 2 numbers came — kent-2.pdf is new"
    ]


def test_an_answer_that_reads_otherwise_is_told():
    new = edition(NUMBER, foi_compare="0.2.0")
    refused = REPLY | {"disposition": "refused", "exemptions": "12(1)"}
    (one,) = changes_between(
        OLD,
        Edition(
            observations=new.observations,
            replies=[refused],
            inputs=new.inputs,
            account=new.account,
        ),
    )
    (line,) = lines_of([one])
    assert line.startswith("Kent Police, question 1: was disclosed, now refused (12(1))")
