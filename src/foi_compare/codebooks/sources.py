"""What `sources.csv` of a shipped codebook says of where entries of its vocabulary come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from importlib.resources import files

SOURCES_FILE = "sources.csv"


def entry_sources(name: str) -> Mapping[str, str]:
    """Return the source of each entry that a shipped codebook names one for.

    Entries that stand in a title of the codebook, or that are plain inflections of one that does,
    need none and are not listed.
    """
    file = files("foi_compare.codebooks").joinpath(name, SOURCES_FILE)
    if not file.is_file():
        return {}
    lines = io.StringIO(file.read_text(encoding="utf-8"), newline="")
    return {row["entry"]: row["source"] for row in csv.DictReader(lines)}
