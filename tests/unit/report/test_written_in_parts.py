"""What the report writes in parts, for the sake of memory, is what it would be as a whole."""

from __future__ import annotations

import json
import tracemalloc
from itertools import islice

import pytest

from foi_compare.export import specs_for
from foi_compare.model import CodebookHeader
from foi_compare.report.report_page import _AT_ONCE, _json
from foi_compare.report.report_tables import Table

CODEBOOK = CodebookHeader(name="book", title="A book", prefix="outcome", codes=(), counts="crimes")


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        "<5 – a text",
        {"rows": [[1, [None]]] * (2 * _AT_ONCE + 1), "texts": ("a",) * _AT_ONCE, "none": []},
        [{"title": "One", "lines": ()}, {"title": "Two", "lines": ([1],) * (_AT_ONCE + 1)}],
    ],
    ids=["no entry", "empty", "text", "long lists", "lists in a short one"],
)
def test_json_in_parts_is_the_json_of_the_whole(value: object) -> None:
    whole = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert "".join(_json(value)) == whole


def test_no_part_of_a_long_list_is_long() -> None:
    rows = [["a text of thirty characters...", [number]] for number in range(20 * _AT_ONCE)]
    whole = len(json.dumps(rows))
    assert max(map(len, _json({"rows": rows}))) * 10 < whole


def test_a_row_is_named_when_it_is_looked_at_and_its_texts_are_on_one_line() -> None:
    (spec,) = (one for one in specs_for(CODEBOOK) if one.name == "inputs")
    names = [column.name for column in spec.columns]
    rows = Table(spec, [["two\nlines", *range(1, len(names))], [*range(len(names))]])
    first = dict(zip(names, ["two lines", *range(1, len(names))], strict=True))
    assert len(rows) == 2
    assert rows[0] == first
    assert next(iter(rows)) == rows[:1][0] == first
    assert rows[1][names[-1]] == len(names) - 1


def test_rows_that_nobody_looks_at_take_no_more_than_their_values() -> None:
    (spec,) = (one for one in specs_for(CODEBOOK) if one.name == "observations")
    width = len(spec.columns)
    given = [tuple("abc" for _ in range(width)) for _ in range(1_000)]
    tracemalloc.start()
    rows = Table(spec, given)
    for _ in islice(rows, 500):
        pass
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held < 1_000 * (width * 8 + 150)
