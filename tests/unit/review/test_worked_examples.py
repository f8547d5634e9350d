"""The examples of the page on decisions, answered at the desk instead of in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from desking import open_desk, outputs_of_a_run
from foi_compare.decisions.decision_rows import Row, read_records
from foi_compare.export import files_of
from worked_examples import Bench, Example, examples_of

PAGE = Path(__file__).parents[3] / "docs" / "decisions.md"
EXAMPLES = [
    example
    for example in examples_of(PAGE.read_text(encoding="utf-8"))
    if any(block.kind == "decisions" for block in example.blocks)
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_comes_out_at_the_desk_as_in_a_run(example: Example, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    for block in example.blocks:
        if block.kind in {"reply", "file"}:
            bench.put(block)
    bench.ingest()
    for block in example.blocks:
        if block.kind != "decisions":
            continue
        bench.decide(block)
        path = tmp_path / "decisions.csv"
        lines = [row.cells for row in read_records(path.read_text()) if isinstance(row, Row)]
        bench.start_again()
        with open_desk(tmp_path) as desk:
            for line in lines:
                seen = desk.preview(line)
                done = desk.answer(line)
                assert done.problem == seen.problem
                assert done.problem or done.preview == seen
            assert dict(files_of(desk.caught_up())) == outputs_of_a_run(tmp_path)
        bench.start_again()
        bench.ingest()
