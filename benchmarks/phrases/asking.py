"""Read replies, and keep what the reading asked of the phrases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from foi_compare.batch.engine import ThisProcess
from foi_compare.cli import app
from foi_compare.interpret.language.phrases import Phrase, Phrasebook
from foi_compare.run import intake


class Asked(NamedTuple):
    """One question to the phrases: how a group was looked for, and in which text.

    `way` is the method of `Phrasebook`: `has`, `find`, `whole` or `leads`.
    """

    way: str
    group: str
    text: str


def asked_of(folders: list[Path], out: Path) -> dict[Asked, frozenset[str]]:
    """Return what is asked when the replies of some folders are read, with the folders' names."""
    found: dict[Asked, frozenset[str]] = {}
    for folder in folders:
        with _recorded() as kept:
            CliRunner().invoke(app, ["ingest", str(folder), "--out", str(out), "--no-cache"])
        for asked in kept:
            found[asked] = found.get(asked, frozenset()) | {str(folder)}
    return found


@contextmanager
def _recorded() -> Iterator[set[Asked]]:
    """Read in this process, and note every question to a phrasebook."""
    kept: set[Asked] = set()
    ways = {way: getattr(Phrasebook, way) for way in ("has", "find", "whole", "leads")}
    engine = intake.engine_for

    def noted(way: str) -> object:
        def ask(book: Phrasebook, group: str, text: str) -> bool | int | Iterator[Phrase]:
            kept.add(Asked(way, group, text))
            return ways[way](book, group, text)

        return ask

    try:
        intake.engine_for = lambda _jobs, _limits: ThisProcess()
        for way in ways:
            setattr(Phrasebook, way, noted(way))
        yield kept
    finally:
        intake.engine_for = engine
        for way, method in ways.items():
            setattr(Phrasebook, way, method)
