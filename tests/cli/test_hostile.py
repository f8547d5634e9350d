"""`ingest` over files of strangers: each is named with its limit, the reply beside it is right."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import cache

import pytest

from hostile_inbox import INBOXES, KENT, SETTINGS, Case, write
from running import Ran, ingest

pytestmark = [
    pytest.mark.workers,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all these names and limits"),
]
EACH = [
    pytest.param(name, case, id=f"{name}-{case.row or case.file}")
    for name, cases in INBOXES.items()
    for case in cases
]
WHOLE = [pytest.param(name) for name in INBOXES]
# What a terminal obeys or a spreadsheet takes for the end of a line.
_ORDERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FORMULA = re.compile(r'(?m)(?:^|[,;])"?[\s\u200b]*[=@]')


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Ran, frozenset[str]]]:
    """Give what came of an inbox, run once, and the files of it there was no right to make."""

    @cache
    def run(name: str) -> tuple[Ran, frozenset[str]]:
        root = tmp_path_factory.mktemp(name)
        refused = write(INBOXES[name], root / "inbox")
        if name in SETTINGS:
            (root / "foi-compare.toml").write_text(SETTINGS[name])
        module = "attacked" if name == "readers" else "foi_compare.cli"
        return ingest(root, "--jobs", "1", module=module), refused

    return run


Runs = Callable[[str], tuple[Ran, frozenset[str]]]


@pytest.mark.parametrize(("name", "case"), EACH)
def test_a_file_has_its_row_with_the_limit_and_what_to_do(ran: Runs, name: str, case: Case) -> None:
    done, refused = ran(name)
    if case.file in refused:
        pytest.skip("only an administrator can make this file")
    rows = {row["file"]: row for row in done.rows("inputs.csv")}
    row = rows[case.row or case.file]
    assert row["status"] == case.status
    assert case.reason in row["reason"]
    assert case.next_step in row["next_step"]
    assert bool(row["next_step"]) == (case.status == "unread")


@pytest.mark.parametrize("name", WHOLE)
def test_the_reply_beside_them_is_right_and_the_run_ends_clean(ran: Runs, name: str) -> None:
    done, _ = ran(name)
    failed = any(case.status == "unread" for case in INBOXES[name])
    assert done.exit_code == int(failed), done.screen[-2000:]
    assert done.values("reply.txt") == [(value, "accepted") for value in KENT]
    assert "Traceback" not in done.screen
    assert (done.left, done.alive) == ((), ())


@pytest.mark.parametrize("name", WHOLE)
def test_no_name_and_no_label_forges_a_line_or_a_formula(ran: Runs, name: str) -> None:
    done, _ = ran(name)
    assert not _ORDERS.findall(done.screen)
    for path in done.out.glob("*.csv"):
        text = path.read_bytes().decode()
        assert not _ORDERS.findall(text), path.name
        assert not _FORMULA.findall(text), path.name


def test_replies_whose_names_print_alike_are_each_read(ran: Runs) -> None:
    done, _ = ran("names")
    for case in INBOXES["names"]:
        if case.status == "read" and case.file != "forged.txt":
            name = (case.row or case.file).removeprefix("'")
            values = done.values(name) or done.values(f"'{name}")
            assert [value for value, _ in values] == list(KENT), name
