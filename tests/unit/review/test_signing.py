from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.errors import InputError
from foi_compare.review.asked.signing import Signature, Signing, Verdict


def signed(verdict: Verdict, by: str = "Bob", because: str = "", answer: str = "a1") -> Signature:
    return Signature(answer, verdict, because, by, "2026-01-05")


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    return Signing(tmp_path / "signed.csv")


def test_the_last_word_of_each_person_stands_and_nothing_is_erased(signing: Signing) -> None:
    for one in (
        signed("questioned", because="=1+1 is 2"),
        signed("signed_off", by="Cara"),
        signed("signed_off"),
    ):
        signing.add(one, answered_by="Ann")
    assert [(one.by, one.verdict) for one in signing.by_answer()["a1"]] == [
        ("Cara", "signed_off"),
        ("Bob", "signed_off"),
    ]
    assert len(signing.path.read_text().splitlines()) == 4


def test_what_is_withdrawn_stands_no_more(signing: Signing) -> None:
    signing.add(signed("questioned", because="Is it 14?"), answered_by="Ann")
    assert signing.by_answer()["a1"][0].because == "Is it 14?"
    signing.add(signed("withdrawn"), answered_by="Ann")
    assert signing.by_answer() == {}


@pytest.mark.parametrize(
    ("signature", "said"),
    [
        (signed("signed_off", by="ann "), "somebody else"),
        (signed("signed_off", by=""), "who you are"),
        (signed("questioned"), "reason"),
    ],
)
def test_what_is_no_signature_is_not_kept(
    signing: Signing, signature: Signature, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        signing.add(signature, answered_by="Ann")
    assert not signing.path.exists()


def test_whoever_answered_may_question_it(signing: Signing) -> None:
    signing.add(signed("questioned", by="Ann", because="I am not sure"), answered_by="Ann")
    assert "a1" in signing.by_answer()


def test_two_copies_that_git_merged_lose_nothing(signing: Signing, tmp_path: Path) -> None:
    other = Signing(tmp_path / "other.csv")
    signing.add(signed("signed_off"), answered_by="Ann")
    other.add(signed("signed_off", by="Cara"), answered_by="Ann")
    signing.path.write_bytes(signing.path.read_bytes() + other.path.read_bytes())
    assert [one.by for one in signing.by_answer()["a1"]] == ["Bob", "Cara"]


@pytest.mark.parametrize("text", ["decision_id,verdict\na1,liked\n", "a1,signed_off\n", '"'])
def test_a_file_that_is_none_is_named(signing: Signing, text: str) -> None:
    signing.path.write_text(text)
    with pytest.raises(InputError, match=r"signed\.csv"):
        signing.by_answer()
