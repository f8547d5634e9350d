"""No numeral of a composed reply is lost: each is observed or set aside, whatever its shape."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import foi_compare

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
REPLIES = 72  # every shape twice, each time in another look
WITHOUT_CONVERTER = ("docx", "html", "text", "xlsx", "eml_html", "reportlab", "zip_batch")


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from composer.compose import plan, write_inbox
    finally:
        sys.path.remove(str(BENCHMARKS))
    folder = tmp_path_factory.mktemp("composed")
    entries = [
        e for e in plan(REPLIES, "ledger", REPLIES + 1) if e.look.startswith(WITHOUT_CONVERTER)
    ]
    assert write_inbox(entries, folder, folder / "cache") == len(entries) > REPLIES // 2
    return folder / "inbox"


def test_every_numeral_of_composed_replies_is_accounted_for(inbox: Path) -> None:
    ledger = foi_compare.ingest(inbox).ledger
    assert ledger["numerals"].sum() > 2500
    assert (ledger["numerals"] == ledger["observed"] + ledger["set_aside"]).all()
    assert (ledger["unread"].astype(str).isin(("", "0"))).all()
