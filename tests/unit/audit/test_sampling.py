from __future__ import annotations

from collections import Counter

from foi_compare.audit.claims import Claim, ClaimKind
from foi_compare.audit.sampling import draw


def claims(kind: ClaimKind, **strata: int) -> list[Claim]:
    return [
        Claim(f"{kind}-{stratum}-{n}", kind, stratum, "a.pdf", "0" * 64, "1", "", "", "1")
        for stratum, count in strata.items()
        for n in range(count)
    ]


BATCH = [
    *claims("number", pdf=600, docx=300, html=100),
    *claims("disposition", pdf=30),
    *claims("table", pdf=3),
]


def test_a_sample_has_the_size_that_was_asked_for_and_no_claim_twice():
    drawn = draw(BATCH, 100, "1")
    assert len({one.claim_id for one in drawn}) == 100


def test_the_same_seed_draws_the_same_whatever_the_order():
    assert draw(BATCH, 50, "1") == draw(reversed(BATCH), 50, "1")
    assert draw(BATCH, 50, "1") != draw(BATCH, 50, "2")


def test_each_stratum_gets_its_share():
    drawn = Counter(one.stratum for one in draw(BATCH, 113, "1") if one.kind == "number")
    numbers = drawn.total()
    for stratum, share in (("pdf", 0.6), ("docx", 0.3), ("html", 0.1)):
        assert abs(drawn[stratum] - share * numbers) <= 1


def test_what_is_rare_is_drawn_too():
    kinds = Counter(one.kind for one in draw(BATCH, 100, "1"))
    assert kinds["disposition"] >= 10
    assert kinds["table"] == 3


def test_a_small_batch_is_drawn_whole():
    assert len(draw(BATCH[:7], 100, "1")) == 7


def test_a_sample_smaller_than_the_kinds_is_no_larger_than_wanted():
    assert len(draw(BATCH, 2, "1")) == 2
