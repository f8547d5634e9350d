from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foi_compare.batch.engine import ThisProcess
from foi_compare.batch.workshop import Plan, load_workshop
from foi_compare.export import files_of
from foi_compare.inputs.inbox import find_files
from foi_compare.model import Dataset
from foi_compare.pipeline import run
from hostile_contents import CONTENTS

PLAN = Plan(load=load_workshop)
NAMES = st.sampled_from(["a.pdf", "b.docx", "c.html", "d.txt", "kent/e.txt", "kent/f", "g.eml"])


def read(contents: dict[str, bytes]) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in contents.items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        with ThisProcess() as engine:
            return run(find_files(Path(folder)), PLAN, engine)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=4))
def test_whatever_lies_in_the_inbox_no_file_goes_missing_and_none_stops_the_rest(
    contents: dict[str, bytes],
) -> None:
    dataset = read(contents)
    assert files_of(dataset)
    answered = {file for read in dataset.replies for file in read.reply.files}
    accounted = {row.file for row in dataset.ledger}
    unread = {problem.file for problem in dataset.batch.unread}
    copies = {f.files[1] for f in dataset.findings if f.check == "read_once"}
    for name in contents:
        inside = {file for file in answered | accounted | unread if file.startswith(f"{name}/")}
        assert inside or name in answered | accounted | unread | copies, name
    for problem in dataset.batch.unread:
        assert problem.problem
        assert problem.next_step, problem.error
        assert "report it" not in problem.next_step, problem


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=4))
def test_the_ledger_of_whatever_was_read_adds_up(contents: dict[str, bytes]) -> None:
    for row in read(contents).ledger:
        assert row.numerals == row.observed + row.set_aside + row.unread, row
        assert row.unread == 0, row
