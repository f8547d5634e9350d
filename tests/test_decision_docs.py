from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from deciding import TERMS
from foi_compare.decisions.answers import WORDS, read_answer
from foi_compare.decisions.decision_cells import KINDS, UNDO
from foi_compare.decisions.decision_rows import Row, read_records
from foi_compare.decisions.details import split_parts
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.model import DecisionKind
from worked_examples import Bench, Block, Example, examples_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "decisions.md"
EXAMPLES = examples_of(PAGE.read_text(encoding="utf-8"))
NOT_OBEYED = {"decision_is_understood", "decision_has_its_source"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_of_the_page_comes_out_as_it_says(example: Example, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    for at, block in enumerate(example.blocks):
        match block.kind:
            case "reply" | "file":
                bench.put(block)
            case "resent":
                bench.put(block)
                bench.ingest()
            case "before":
                bench.start_again()
                bench.ingest()
                bench.shows(block)
            case "todo" | "decisions":
                bench.start_again()
                bench.ingest()
                (bench.answer if block.kind == "todo" else bench.decide)(block)
                bench.ingest()
                following = example.blocks[at + 1 :]
                assert not unheard(bench) or tells_of_it(following)
            case "after":
                bench.shows(block)


def unheard(bench: Bench) -> list[str]:
    """Return what is said of the lines that were not obeyed."""
    rows = bench.rows("findings.csv")
    return [row["message"] for row in rows if row["check"] in NOT_OBEYED]


def tells_of_it(blocks: tuple[Block, ...]) -> bool:
    """Return whether an example goes on with what is said of lines that were not obeyed."""
    return bool(blocks) and (blocks[0].kind, blocks[0].name) == ("after", "findings.csv")


def test_the_page_shows_every_kind_of_decision_and_every_answer() -> None:
    shown = set(answers_shown())
    assert {kind for kind, _ in shown} == set(KINDS)
    assert {(kind, word) for kind, words in WORDS.items() for word in words} <= shown


def test_an_excerpt_that_is_not_true_is_noticed(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.put(Block("reply", "kent.html", "Kent Police\n| Outcome | 2023 |\n| Charged | 63 |\n"))
    bench.ingest()
    bench.shows(Block("after", "comparison.csv", "series,outcome_1\n2023,63\n"))
    for untrue in ("2023,64\n", "", "2023,63\n2024,1\n", "…\n2024,1\n"):
        with pytest.raises(AssertionError):
            bench.shows(Block("after", "comparison.csv", f"series,outcome_1\n{untrue}"))


def answers_shown() -> Iterator[tuple[DecisionKind, str]]:
    """Yield the kind and the word of every answer that the page gives; codes are `code`."""
    blocks = (block for example in EXAMPLES for block in example.blocks)
    for block in blocks:
        if block.kind not in {"todo", "decisions"}:
            continue
        for row in read_records(block.text):
            assert isinstance(row, Row)
            yield from words_of(row.cells.get("kind", "").lower(), row)


def words_of(kind: str, row: Row) -> Iterator[tuple[DecisionKind, str]]:
    """Yield what one line answers, part by part; nothing for what cannot be understood."""
    known = next((one for one in KINDS if one == kind), None)
    answer, detail = row.cells["answer"], row.cells.get("detail", "")
    if known is None or answer == UNDO:
        return
    detail = re.sub(r"to=….*", "to=page 1#1", detail)
    try:
        word, _ = read_answer(known, answer, detail, TERMS)
    except UnclearError:
        return
    for part in split_parts(word):
        yield known, part
