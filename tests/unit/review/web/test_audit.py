"""The page on which a sample is keyed: what it shows, what it hides, what it takes and tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the packages of the review page are not installed")

from foi_compare.audit.claims import Claim
from foi_compare.audit.record import read_record
from keying import OF_THE_READING, Keyer, drawn, opened
from reviewing import inbox, reply

LetsIn = Callable[[str], Keyer]
_TABLE = ("Charged/Summonsed | 63", "Community resolution | 12")
_ABOUT_PEOPLE = """
| Ethnicity | Number |
| White | 30 |
| Asian | 12 |"""


@pytest.fixture
def lets_in(tmp_path: Path) -> Iterator[LetsIn]:
    kent = reply("Kent Police", *_TABLE) + "\nQ2. Who were they?\n" + _ABOUT_PEOPLE
    inbox(tmp_path, [("kent.html", kent), ("essex.pdf", reply("Essex Police", *_TABLE))])
    with opened(tmp_path) as way_in:
        yield way_in


def one_of(claims: list[Claim], kind: str, file: str = "kent.html") -> Claim:
    return next(one for one in claims if (one.kind, one.file) == (kind, file))


def seen(keyer: Keyer, claims: list[Claim], claim: Claim) -> str:
    """Return the page of a claim: that after the one before it."""
    return keyer.see(claims[claims.index(claim) - 1].claim_id)


def asked_on(page: str) -> str:
    found = re.search(r'data-claim="([^"]+)"', page)
    return found[1] if found else ""


def test_no_page_tells_what_was_read_or_by_which_evidence(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path, blinded=True), lets_in("Ann")
    for claim in claims:
        page = seen(ann, claims, claim)
        assert asked_on(page) == claim.claim_id
        assert not [text for text in OF_THE_READING if text in page]
        shown = re.sub(r'<ul id="codes".*?</ul>', "", page, flags=re.DOTALL)
        assert not re.search(
            r'class="(heading|label|value|aside)|/n/|/q/|aria-selected="true', shown
        )
        assert "checked" not in shown


def test_the_cell_that_is_asked_about_is_marked_and_no_other(tmp_path: Path, lets_in: LetsIn):
    claims = drawn(tmp_path)
    claim = next(one for one in claims if one.file == "kent.html" and one.read.startswith("12;"))
    page = seen(lets_in("Ann"), claims, claim)
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == ["12"]


def test_of_a_page_the_place_is_boxed(tmp_path: Path, lets_in: LetsIn):
    claims = drawn(tmp_path)
    claim = one_of(claims, "number", "essex.pdf")
    page = seen(lets_in("Ann"), claims, claim)
    left = float(claim.box.split()[0])
    assert re.findall(r'<rect class="cell asked" x="([\d.]+)"', page) == [f"{left - 1.5:.1f}"]
    assert "/picture/1/essex.pdf" in page


def test_a_table_set_aside_is_marked_whole(tmp_path: Path, lets_in: LetsIn):
    claims = drawn(tmp_path)
    page = seen(lets_in("Ann"), claims, one_of(claims, "table"))
    marked = page.split('<div class="flow-table asked">')
    assert len(marked) == 2
    assert "Ethnicity" in marked[1].split("</table>")[0]


def test_for_what_a_reply_says_its_question_stands_above(tmp_path: Path, lets_in: LetsIn):
    claims = drawn(tmp_path)
    page = seen(lets_in("Ann"), claims, one_of(claims, "disposition"))
    assert "say to question 1?" in page
    assert "How were the rapes recorded in 2023 concluded?" in page.split("asked-text")[1]


def test_what_is_keyed_is_kept_and_the_next_comes(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path), lets_in("Ann")
    claim = one_of(claims, "number")
    told = ann.key(claim.claim_id, value="63", code="1", heading=" 2023 ")
    assert asked_on(ann.client.get(told["next"]).text) == claims[claims.index(claim) + 1].claim_id
    assert [one.keyed for one in read_record(tmp_path / "audit.csv").keyings] == ["63; 1; 2023"]
    assert "<b>1</b> of" in ann.see()


def test_a_reply_and_a_table_are_keyed_in_their_own_words(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path), lets_in("Ann")
    ann.key(one_of(claims, "disposition").claim_id, disposition="refused", sections="12(1)")
    ann.key(one_of(claims, "table").claim_id, table="outcomes")
    keyed = [one.keyed for one in read_record(tmp_path / "audit.csv").keyings]
    assert keyed == ["refused; 12(1)", "outcomes"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"value": "63", "code": ""}, "Choose what it counts."),
        ({"value": "63", "code": "999"}, "`999` is not among the answers."),
        ({"value": "63", "code": ["1"]}, "That is no answer."),
        ({"value": "6" * 401, "code": "1"}, "That is no answer."),
    ],
)
def test_what_is_no_answer_is_not_kept(
    tmp_path: Path, lets_in: LetsIn, answer: dict[str, object], problem: str
):
    claim = one_of(drawn(tmp_path), "number")
    assert lets_in("Ann").key(claim.claim_id, **answer) == {"problem": problem}
    assert not read_record(tmp_path / "audit.csv").keyings


def test_only_the_first_answer_of_somebody_counts(tmp_path: Path, lets_in: LetsIn):
    claim, ann = one_of(drawn(tmp_path), "table"), lets_in("Ann")
    ann.key(claim.claim_id, table="outcomes")
    assert "before" in ann.key(claim.claim_id, table="not_outcomes")["problem"]
    assert "next" in lets_in("Ben").key(claim.claim_id, table="not_outcomes")


def test_one_that_is_skipped_comes_after_all_others(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path), lets_in("Ann")
    first, second, *_ = claims
    assert asked_on(ann.see(first.claim_id)) == second.claim_id
    assert asked_on(ann.see(claims[-1].claim_id)) == first.claim_id


def test_at_the_end_the_rates_stand_with_their_interval(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path), lets_in("Ann")
    key_all(ann, claims, wrong=one_of(claims, "number"))
    page = " ".join(re.sub(r"<[^>]+>", " ", ann.see()).split())
    assert f"{len(claims)} of {len(claims)} claims keyed" in page
    assert "Numbers 4 1 25.0% 0.6% to 80.6%" in page
    assert "read 63; 1; 2023 Ann 0; 1; 2023" in page


def key_all(keyer: Keyer, claims: list[Claim], wrong: Claim) -> None:
    """Key what was read, but for one number."""
    for one in claims:
        parts = [part.strip() for part in one.read.split(";")] + ["", ""]
        value = "0" if one == wrong else parts[0]
        number = {"value": value, "code": parts[1], "heading": parts[2]}
        others = {"disposition": parts[0], "sections": parts[1], "table": parts[0]}
        keyer.key(one.claim_id, **(number if one.kind == "number" else others))


def test_what_is_settled_changes_the_rate(tmp_path: Path, lets_in: LetsIn):
    claims, ann = drawn(tmp_path), lets_in("Ann")
    claim = one_of(claims, "number")
    key_all(ann, claims, wrong=claim)
    assert ann.settle(claim.claim_id, "reading") == {"text": "Kept."}
    page = " ".join(re.sub(r"<[^>]+>", " ", ann.results()).split())
    assert "Numbers 4 0 0.0% 0.0% to 60.2%" in page


def test_nobody_is_shown_a_reading_before_keying_it(tmp_path: Path, lets_in: LetsIn):
    claims, ann, ben = drawn(tmp_path), lets_in("Ann"), lets_in("Ben")
    claim = one_of(claims, "number", "essex.pdf")
    ann.key(claim.claim_id, value="0", code="1", heading="2023")
    picture = f"/audit/picture/{claim.claim_id}"
    assert claim.claim_id in ann.results()
    assert claim.claim_id not in ben.results()
    assert "1 is shown once you have keyed it" in ben.results()
    assert "problem" in ben.settle(claim.claim_id, "reading")
    assert ann.client.get(picture).content.startswith(b"\x89PNG")
    assert ben.client.get(picture).status_code == 404


def test_the_agreement_of_two_people_is_told(tmp_path: Path, lets_in: LetsIn):
    claims, ann, ben = drawn(tmp_path), lets_in("Ann"), lets_in("Ben")
    table = one_of(claims, "table")
    number = one_of(claims, "number")
    for who, value in ((ann, "63"), (ben, "64")):
        who.key(number.claim_id, value=value, code="1", heading="2023")
        who.key(table.claim_id, table="not_outcomes")
    assert "Ann and Ben agree on 1 of the 2 that both keyed." in ann.results()


def test_a_claim_of_a_file_that_is_another_now_is_passed_over(tmp_path: Path, lets_in: LetsIn):
    claims = drawn(tmp_path)
    record = tmp_path / "audit.csv"
    text = record.read_text()
    old = one_of(claims, "number", "essex.pdf").sha256
    record.write_text(text.replace(old, "0" * 64))
    ann, kent = lets_in("Ann"), [one for one in claims if one.file == "kent.html"]
    for one in kent:
        assert asked_on(ann.see()) == one.claim_id
        key_all(ann, [one], wrong=claims[0])
    assert f"{len(claims) - len(kent)} cannot be keyed" in ann.see()


def test_without_a_sample_the_command_is_named(lets_in: LetsIn):
    assert "foi-compare audit --sample 100" in lets_in("Ann").see()


def test_it_stands_behind_the_guard_of_the_page(tmp_path: Path, lets_in: LetsIn):
    claim, ann = one_of(drawn(tmp_path), "table"), lets_in("Ann")
    body = {"claim": claim.claim_id, "table": "outcomes"}
    elsewhere = {"Origin": "http://evil.example"}
    assert ann.client.post("/api/audit/key", json=body, headers=elsewhere).status_code == 403
    assert ann.client.get("/audit", headers={"Host": "evil.example"}).status_code == 421
    assert "trusted-types 'none'" in ann.client.get("/audit").headers["content-security-policy"]
    assert ann.client.get("/audit", headers={"Cookie": ""}).status_code == 403
    assert not read_record(tmp_path / "audit.csv").keyings
