from __future__ import annotations

import gc
import json
import re
from pathlib import Path

import pytest

import foi_compare
from foi_compare.report.report_facts import Facts
from foi_compare.report.report_lines import Line

LETTER = """{force}
Our reference: FOI {n}/24
Date: 5 January 2024

1. How many burglaries ended in each outcome in 2022 and 2023?

Outcome | 2022 | 2023
1 - Charged/Summonsed | {a} | 14
16 - Named suspect identified: victim does not support police action | 30 | {b}
18 - Investigation complete no suspect identified | 40 | 50

2. What is your policy on burglary?

{answer}
"""
REFUSAL = (
    "This is refused under section 12(1) of the Act because the cost of complying would exceed the"
    " appropriate limit."
)
HELD = "The policy is attached."


def report(folder: Path, **letters: str) -> str:
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, text in letters.items():
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    dataset = foi_compare.ingest(inbox)
    dataset.write(folder / "out")
    return (folder / "out" / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return report(
        tmp_path_factory.mktemp("report"),
        kent=LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=REFUSAL),
        surrey=LETTER.format(force="Surrey Police", n=2, a="<5", b=25, answer=HELD),
    )


def data_of(page: str) -> dict[str, list[dict[str, dict[str, dict[str, object]]]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def counts(page: str) -> dict[str, int]:
    pairs = re.findall(r"<dt>([^<]+)(?:<small>.*?</small>)?</dt><dd>(\d+)</dd>", page)
    return {words: int(count) for words, count in pairs}


def test_the_headline_counts_who_replied_refused_and_is_silent(page: str):
    found = counts(page)
    assert found["replied"] == 2
    assert found["refused something"] == 1
    assert found["do not hold something"] == 0
    assert found["replied"] + found["silent"] == found["forces of the register"]
    assert "section 12(1)</span><span>1 force<" in page


def test_every_number_of_the_comparison_opens_its_evidence(page: str):
    links = re.findall(r'href="#n-([0-9a-f+]+)"', page)
    numbers = data_of(page)["numbers"]
    assert isinstance(numbers, dict)
    known = {numbers["texts"][row[0]] for row in numbers["rows"]}
    assert len(links) == 12
    assert {one for link in links for one in link.split("+")} <= known


def test_a_hidden_number_stays_an_interval_and_so_does_its_share(page: str):
    assert ">0 to 4<" in page or ">1 to 4<" in page
    lines = [line for topic in data_of(page)["topics"] for line in topic["lines"]]
    hidden = next(line for line in lines if line["force"] == "surrey" and line["series"] == "2022")
    exact = next(line for line in lines if line["force"] == "kent" and line["series"] == "2022")
    low, high = hidden["shares"]["assigned"]["1"]  # type: ignore[misc]
    assert low < high
    assert exact["shares"]["assigned"]["1"] == [0.125, 0.125]


def test_the_page_asks_nothing_of_any_server(page: str):
    assert "default-src 'none'" in page
    assert not re.findall(r'(?:src|href)="(?!#|data:)[^"]+"', page)


def test_markup_of_a_reply_is_text(tmp_path: Path):
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    text = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=HELD)
    page = report(tmp_path, kent=text.replace("burglaries", f"burglaries {evil}"))
    assert "<img src=x" not in page
    assert "<script>alert" not in page


def test_the_same_replies_give_the_same_bytes(tmp_path: Path, page: str):
    again = report(
        tmp_path,
        surrey=LETTER.format(force="Surrey Police", n=2, a="<5", b=25, answer=HELD),
        kent=LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=REFUSAL),
    )
    assert again == page


RECEIPT = """Essex Police
Our reference: FOI 3/24
Date: 5 January 2024

Dear requester,

Thank you for your request, which we received on 3 January 2024. It is being considered and you
will receive a response within 20 working days.
"""
DAYS = 'sent_on = 2024-01-02\nforces = ["kent", "essex", "gwent"]\n'


def test_the_board_says_when_an_answer_is_due_and_who_only_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "foi-compare.toml").write_text(DAYS)
    kent = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=REFUSAL)
    page = report(tmp_path, kent=kent, essex=RECEIPT)
    assert "Only acknowledged by 1:" in page
    assert '<th scope="row">Gwent Police</th><td>2024-01-30</td></tr>' in page
    assert '<th scope="row">Kent Police</th><td>2024-01-30</td>' not in page
    assert "overdue on" not in page


def test_the_board_says_who_is_overdue_on_the_day_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "foi-compare.toml").write_text("as_of = 2024-02-01\n" + DAYS)
    page = report(tmp_path, essex=RECEIPT)
    assert "and who was overdue on 2024-02-01" in page
    for force in ("Gwent Police", "Essex Police"):
        assert f'<th scope="row">{force}</th><td>2024-01-30</td><td>yes</td></tr>' in page


PROOFS = """Kent Police
Our reference: FOI 12/25
Date: 5 January 2025

1. How many burglaries did you record in 2022 and 2023?

Outcome | 2022 | 2023
1 - Charged/Summonsed | 10 | 14
18 - Investigation complete no suspect identified | 40 | 50
Total | 50 | 68
"""


def test_figures_that_do_not_agree_are_a_question_to_the_force(tmp_path: Path) -> None:
    page = report(tmp_path, kent=PROOFS)
    found = page[page.index("Questions to forces") : page.index("What is missing</h2>")]
    said = " ".join(re.sub(r"<[^>]+>", "", found).split())
    assert (
        "Kent Police, question 1: Under “2023”, your rows add up to 64 and your total says 68"
        " (4 short). Which is right? kent.txt: body, table 1" in said
    )
    assert "the printed total 50 of 2022 is reached by its 2 rows" in said
    assert "Checks that passed: 1 every number read; 1 printed total." in said


BATCH = """request_url,authority_name,number_of_replies,request_status
https://www.whatdotheyknow.com/request/outcomes_12,Kent Police,1,successful
javascript:alert(1),Surrey Police,1,successful
"""


def test_the_address_of_a_reply_is_that_of_its_request_or_what_the_settings_say(
    tmp_path: Path,
) -> None:
    (tmp_path / "batch.csv").write_text(BATCH, encoding="utf-8")
    own = "https://www.example.org/reply.pdf"
    (tmp_path / "foi-compare.toml").write_text(
        f'batch_status = "batch.csv"\n[[files]]\nfile = "essex.txt"\nsource = "{own}"\n'
    )
    names = ("Kent", "Surrey", "Essex")
    letters = {
        name.lower(): LETTER.format(force=f"{name} Police", n=n, a=10, b=20, answer=HELD)
        for n, name in enumerate(names)
    }
    assert data_of(report(tmp_path, **letters))["sources"] == {
        "essex.txt": [own],
        "kent.txt": ["https://www.whatdotheyknow.com/request/outcomes_12"],
    }


def test_what_hidden_and_waiting_numbers_could_change_is_said(tmp_path: Path) -> None:
    hides = LETTER.format(force="Surrey Police", n=2, a="<15", b=25, answer=HELD)
    plain = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=HELD)
    page = report(tmp_path, kent=plain, surrey=hides)
    said = " ".join(re.sub(r"<[^>]+>", "", page).split())
    assert (
        "1 Charged/Summonsed, 2022: Kent Police (12.5 %) or Surrey Police (0.0 % to 16.7 %) may be"
        " first, since hidden numbers leave it open" in said
    )
    assert "First and last are certain for 3 of 6 outcomes" in said
    assert "46 forces have not replied, and each may come first or last" in said


def test_where_no_two_may_be_compared_no_ranking_is_spoken_of(tmp_path: Path) -> None:
    kent = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=HELD)
    assert "No outcome can be ranked" in report(tmp_path, kent=kent)


NOT_HELD = "We do not hold this information."


def test_the_headline_says_who_holds_nothing_and_why_some_may_not_be_compared(
    tmp_path: Path,
) -> None:
    years = LETTER.replace("2022 | 2023", "2021/22 | 2022/23").replace("2022 and 2023", "all years")
    letters = {
        name.lower(): LETTER.format(force=f"{name} Police", n=n, a=10, b=20, answer=NOT_HELD)
        for n, name in enumerate(("Kent", "Surrey"), 1)
    }
    essex = years.format(force="Essex Police", n=3, a=10, b=20, answer=HELD)
    page = report(tmp_path, **letters, essex=essex)
    assert counts(page)["do not hold something"] == 2
    said = " ".join(re.sub(r"<[^>]+>", "", page[: page.index("Who answered what</h2>")]).split())
    assert "Why others may not be compared, or only in part" in said
    assert "Essex Police" in said


def test_what_a_force_says_stands_in_the_page_and_in_no_tooltip(tmp_path: Path) -> None:
    kent = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=REFUSAL)
    page = report(tmp_path, kent=kent)
    assert re.search(r"<li><strong>Kent Police</strong>, question 2 \(refused\): “", page)
    assert not re.search(r'<span class="chip[^>]*title=', page)


def test_what_a_page_was_made_of_is_gone_with_it(tmp_path: Path, page: str):
    assert page  # all that is loaded with the first one is there
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    text = LETTER.format(force="Kent Police", n=1, a=10, b=20, answer=HELD)
    (inbox / "kent.txt").write_text(text, encoding="utf-8")
    comparison = foi_compare.ingest(inbox)
    gc.collect()
    gc.disable()
    try:
        comparison.write(tmp_path / "out")
        assert not [one for one in gc.get_objects() if isinstance(one, Facts | Line)]
    finally:
        gc.enable()
