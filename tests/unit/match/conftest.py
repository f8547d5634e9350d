"""Matchers and labels that many tests of the matcher use."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from foi_compare.codebooks.loader import load_codebook
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook


@pytest.fixture(scope="session")
def outcomes() -> Codebook:
    return load_codebook("home-office-outcomes")


@pytest.fixture(scope="session")
def matcher(outcomes: Codebook) -> Matcher:
    return Matcher(outcomes)


@pytest.fixture(scope="session")
def keyed_labels(shared: Path) -> list[dict[str, str]]:
    with (shared / "labels" / "labels.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
