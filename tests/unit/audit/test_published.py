"""What a sample told, in what is published with the numbers."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

import foi_compare
from foi_compare.audit.published_rates import audited_in
from foi_compare.audit.record import Keying, add_drawn, add_keyed
from foi_compare.cli.told.sample_told import claims_in
from foi_compare.errors import InputError
from foi_compare.model import ErrorRate
from reviewing import inbox, reply

_ROWS = ("Charged/Summonsed | 63", "Community resolution | 12")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the outputs of one reply, and a sample of them beside its inbox."""
    inbox(tmp_path, [("kent.html", reply("Kent Police", *_ROWS))])
    publish(tmp_path)
    claims = claims_in(tmp_path / "outputs")
    add_drawn(tmp_path / "audit.csv", claims, sample="all", on="2026-11-28")
    return tmp_path


def publish(folder: Path) -> dict[str, bytes]:
    foi_compare.ingest(folder / "inbox").write(folder / "outputs")
    names = ("report.html", "run.json")
    return {name: (folder / "outputs" / name).read_bytes() for name in names}


def key_all(folder: Path) -> None:
    """Key every claim; that of the number 12 otherwise than it was read."""
    for one in claims_in(folder / "outputs"):
        keyed = "13; 8; 2023" if one.read == "12; 8; 2023" else one.read
        add_keyed(folder / "audit.csv", Keying(one.claim_id, keyed, "Ann"), on="2026-11-28")


def test_a_sample_that_is_not_keyed_is_not_published(folder: Path):
    assert audited_in(folder) is None
    found = publish(folder)
    assert "audit" not in json.loads(found["run.json"])
    assert b"sampled readings" not in found["report.html"]


def test_the_rates_stand_in_the_method_with_their_interval(folder: Path):
    key_all(folder)
    told = re.sub(r"<[^>]+>", " ", publish(folder)["report.html"].decode())
    assert "3 of 3 sampled readings were keyed from the documents" in told
    assert "1 of 2 numbers was wrong (50.0 %, 95 % interval 1.3 to 98.7 %);" in told
    assert "0 of 1 answers to questions were wrong (0.0 %, 95 % interval 0.0 to 97.5 %)." in told


def test_the_account_of_the_run_names_the_file_by_its_hash(folder: Path):
    key_all(folder)
    told = json.loads(publish(folder)["run.json"])["audit"]
    assert told["sha256"] == sha256((folder / "audit.csv").read_bytes()).hexdigest()
    assert (told["drawn"], told["keyed"]) == (3, 3)
    assert [(one["kind"], one["wrong"], one["keyed"]) for one in told["rates"]] == [
        ("number", 1, 2),
        ("disposition", 0, 1),
    ]
    found = audited_in(folder)
    assert found is not None
    assert found.rates[0] == ErrorRate(**told["rates"][0])


def test_a_file_that_is_no_audit_is_told_before_anything_is_read(folder: Path):
    (folder / "audit.csv").write_text("no audit at all\n")
    with pytest.raises(InputError, match="it is to begin with"):
        publish(folder)
