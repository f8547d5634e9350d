"""Every phrase of the wording files is found in the example that stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli

from foi_compare.interpret.language.phrases import Phrasebook, phrasebook, plain
from foi_compare.model.wording_lists import Wordings
from lettering import wordings

DATA = files("foi_compare") / "interpret" / "data"
FILES = sorted(file.name for file in DATA.iterdir() if file.name.endswith(".toml"))
# A heading may be said in the same two words by several groups.
SHARED_EXAMPLES = 12


class Shown(NamedTuple):
    """A phrase of a group with its example."""

    group: str
    phrase: str
    example: str


def shown(file: str) -> Iterator[Shown]:
    """Yield the phrases of a file; fail where one has no example."""
    for group, entries in tomli.loads((DATA / file).read_text(encoding="utf-8"))[
        "patterns"
    ].items():
        for entry in entries:
            if isinstance(entry, dict):
                yield Shown(group, entry["phrase"], entry["example"])
            else:
                assert entry.startswith("@"), f"{group}: {entry!r} has no example"


def holding(group: str, phrases: tuple[str, ...]) -> Phrasebook:
    """Return a phrasebook of one group, with nothing that takes its meaning away."""
    return Phrasebook(Wordings(words=wordings().words, patterns=((group, phrases),)))


def fault(one: Shown) -> str:
    """Return what is wrong with an example; nothing where it shows its phrase."""
    text = plain(one.example)
    if not holding("alone", (one.phrase,)).has("alone", text):
        return "the phrase is not found in its example"
    group = one.group.removesuffix("_unless")
    if group == one.group:
        return "" if phrasebook(wordings()).has(group, text) else "its group does not hold"
    if not holding(group, dict(wordings().patterns)[group]).has(group, text):
        return "the example says nothing that could be taken away"
    return "the meaning is not taken away" if phrasebook(wordings()).has(group, text) else ""


@pytest.mark.parametrize("file", FILES)
def test_every_phrase_is_found_in_its_example(file: str) -> None:
    faults = {one: found for one in shown(file) if (found := fault(one))}
    assert not faults, "\n".join(f"{one.group}: {one.phrase!r}: {faults[one]}" for one in faults)


def test_hardly_an_example_shows_two_phrases() -> None:
    examples = Counter(one.example for file in FILES for one in shown(file))
    repeated = [example for example, times in examples.items() if times > 1]
    assert len(repeated) <= SHARED_EXAMPLES, repeated


def test_no_list_of_words_stands_there_for_nothing() -> None:
    texts = [(DATA / file).read_text(encoding="utf-8") for file in FILES]
    code = [
        path.read_text(encoding="utf-8") for path in Path(str(files("foi_compare"))).rglob("*.py")
    ]
    listed = {name for text in texts for name in tomli.loads(text).get("words", {})}
    used = {
        name
        for name in listed
        if any(
            f"<{name}>" in text or f"<!{name}>" in text or f'"@{name}"' in text for text in texts
        )
        or any(f'"{name}"' in text for text in code)
    }
    assert listed - used == set()
