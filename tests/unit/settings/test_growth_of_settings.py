"""Thousands of entries on single files are held against thousands of files, not each with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pytest

from foi_compare.inputs.settings_use import entries_without_file, sayings_without_use
from foi_compare.model import FileSettings, Question, SaidOfFiles, Settings
from growth import assert_grows_evenly, steps
from observing import read_reply

ENTRIES: dict[str, Callable[[int], str]] = {
    "names": lambda i: f"kent/{i:05}/reply.pdf",
    "folders": lambda i: f"kent/{i:05}/",
    "patterns": lambda i: f"*/{i:05}/*.pdf",
    "no file": lambda i: f"inbox/{i:05}.html",
}


def numbers(count: int) -> range:
    """Return numbers that no other count has: a pattern that was compiled before costs nothing."""
    return range(count * 100, count * 101)


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=list(ENTRIES))
def test_as_many_entries_as_files_are_held_against_each_other(entry: Callable[[int], str]) -> None:
    def work(size: int) -> Callable[[], object]:
        files = tuple(FileSettings(file=entry(i), force="kent") for i in numbers(size))
        settings = Settings(files=files)
        read = [f"kent/{i:05}/reply.pdf" for i in numbers(size)]
        replies = [read_reply([], files=(name,)) for name in read]

        def run() -> None:
            said = SaidOfFiles(settings.files)
            for name in read:
                said.told_of(name)
            entries_without_file(settings, read, {})
            sayings_without_use(settings, replies)

        return run

    assert_grows_evenly(work, 32)


def test_as_many_words_on_questions_as_questions_are_held_against_each_other() -> None:
    def work(size: int) -> Callable[[], object]:
        said = tuple((f"Q{i}", "all") for i in range(size))
        questions = tuple(Question(number=str(i), asked="all") for i in range(size))
        settings = Settings(files=(FileSettings(file="kent.pdf", questions=said),))
        reply = read_reply([], files=("kent.pdf",), questions=questions)
        return lambda: sayings_without_use(settings, [reply])

    assert_grows_evenly(work, 32)


def test_a_name_is_held_against_the_entries_whose_text_it_has() -> None:
    few, many = (
        SaidOfFiles(FileSettings(file=f"*reply {i:05}*") for i in range(count))
        for count in (10, 1_000)
    )
    name = "kent/reply 00007.pdf"
    assert len(many.of(name)) == len(few.of(name)) == 1
    assert steps(lambda: many.of(name)) == steps(lambda: few.of(name))


def drawn(chance: Random, letters: str) -> str:
    return "".join(chance.choice(letters) for _ in range(chance.randrange(1, 7)))


def told_one_by_one(entries: Sequence[FileSettings], name: str) -> list[int]:
    return [at for at, entry in enumerate(entries) if entry.speaks_of(name)]


def test_what_is_said_of_a_file_is_what_each_entry_by_itself_says() -> None:
    chance = Random(13)  # noqa: S311 - no secret
    entries = [FileSettings(file=drawn(chance, "ab/*?[]!-")) for _ in range(600)]
    said = SaidOfFiles(entries)
    files = [drawn(chance, "ab/[]!-") for _ in range(300)]
    found = [said.places_of(name) for name in files]
    assert found == [told_one_by_one(entries, name) for name in files]
    assert sum(map(len, found)) > 1_000
    assert said.of(*files[:5]) == tuple(
        entry for entry in entries if any(map(entry.speaks_of, files[:5]))
    )
