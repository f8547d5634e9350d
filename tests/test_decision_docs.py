from __future__ import annotations

from pathlib import Path

import pytest

from worked_examples import Bench, Example, examples_of

PAGE = Path(__file__).resolve().parents[1] / "docs" / "decisions.md"
EXAMPLES = examples_of(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_every_example_of_the_page_comes_out_as_it_says(example: Example, tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    for block in example.blocks:
        match block.kind:
            case "reply" | "file":
                bench.put(block)
            case "before":
                bench.start_again()
                bench.ingest()
                bench.shows(block)
            case "todo" | "decisions":
                bench.start_again()
                bench.ingest()
                (bench.answer if block.kind == "todo" else bench.decide)(block)
                bench.ingest()
            case "after":
                bench.shows(block)
