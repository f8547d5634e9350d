"""The wording files of the package to one `Wordings` value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
import tomli

from foi_compare.errors import CodebookError
from foi_compare.model.wording_lists import Weights, Wordings
from foi_compare.shipped.registers import load_buildings, load_places

_DATA = files("foi_compare") / "interpret" / "data"
_NESTED = re.compile(r"\([^()]*\(|\[[^\[\]]*\[")
_CONSONANT_AND_Y = re.compile(r"[^aeiou]y$")
_HISSING = ("s", "x", "z", "ch", "sh")
_LISTED = re.compile(r"<([\w-]+)>")


class _Learnt(msgspec.Struct):
    """What the learner writes: a number for each thing, and behind them the rarity, if any."""

    towards: list[str]
    hundredths: dict[str, list[int]]


class _Hundredths(Mapping[str, Sequence[float]]):
    """Whole numbers of hundredths as the numbers they stand for, made when they are asked for.

    A letter asks for a few hundred of the twelve thousand rows. A row has `columns` of them; what
    stands behind these is no weight.
    """

    def __init__(self, rows: Mapping[str, Sequence[int]], columns: int) -> None:
        self._rows = rows
        self._columns = columns

    def __getitem__(self, feature: str) -> Sequence[float]:
        return [one / 100 for one in self._rows[feature][: self._columns]]

    def __contains__(self, feature: object) -> bool:
        return feature in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Rarities(Mapping[str, float]):
    """The last number of each row, as the number it stands for."""

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        self._rows = rows

    def __getitem__(self, feature: str) -> float:
        return self._rows[feature][-1] / 100

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def load_wordings() -> Wordings:
    """Return the wordings of `interpret/data/*.toml`.

    Each file may hold a table `words` (name to list of words) and a table `patterns` (name to list
    of patterns, or of `{ phrase, example }`); lists of one name in several files are joined, and
    `@name` stands for all entries of another list of the same table. A word that ends in `~` stands
    for itself and its regular endings. The files `*_weights.json` hold the weights. Raises
    CodebookError, which names the file, where a file is no such thing.
    """
    words: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, tuple[str, ...]] = {}
    for file in sorted(_DATA.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        content = _read(file)
        for section, into in (("words", words), ("patterns", patterns)):
            for name, entries in _lists(file, content, section):
                into[name] = into.get(name, ()) + entries
    for lists in (words, patterns):
        for name, entries in lists.items():
            lists[name] = tuple(_unfolded(name, entries, lists))
    words = {name: tuple(_inflected(entries)) for name, entries in words.items()}
    for name, entries in patterns.items():
        for entry in entries:
            _check(name, entry, words)
    return Wordings(
        words=tuple(words.items()),
        patterns=tuple(patterns.items()),
        acts=_weights("act_weights.json"),
        dispositions=_weights("disposition_weights.json"),
        account=_weights("account_weights.json"),
        account_in_tables=_weights("account_in_tables_weights.json"),
        roles=_weights("role_weights.json"),
        ties=_weights("tie_weights.json"),
        places=load_places(),
        buildings=load_buildings(),
    )


@cache
def _weights(name: str) -> Weights:
    """Return the weights of a file: what they are towards, and of each feature in hundredths."""
    file = _DATA / name
    try:
        content = msgspec.json.decode(file.read_bytes(), type=_Learnt)
    except msgspec.MsgspecError as error:
        raise CodebookError(file.name, 0, f"no weights of features: {error}.") from error
    rows, columns = content.hundredths, len(content.towards)
    has_rarities = any(len(row) > columns for row in rows.values())
    return Weights(
        tuple(content.towards),
        _Hundredths(rows, columns),
        _Rarities(rows) if has_rarities else {},
    )


def _inflected(entries: tuple[str, ...]) -> Iterator[str]:
    """Yield words, `collate~` as collate, collates, collated and collating."""
    found = (form for entry in entries for form in _forms(entry))
    yield from dict.fromkeys(found)


def _forms(entry: str) -> tuple[str, ...]:
    """Return a word and, if it ends in `~`, its plural and its forms in -s, -ed and -ing."""
    if not entry.endswith("~"):
        return (entry,)
    word = entry[:-1]
    stem = word.removesuffix("e")
    if _CONSONANT_AND_Y.search(word):
        return (word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    ending = "es" if word.endswith(_HISSING) else "s"
    return (word, word + ending, f"{stem}ed", f"{stem}ing")


def _unfolded(
    name: str, entries: tuple[str, ...], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """Yield entries with `@name` as the entries of that list; raise where there is none."""
    for entry in entries:
        if not entry.startswith("@"):
            yield entry
        elif entry[1:] in lists and entry[1:] != name:
            yield from _unfolded(entry[1:], lists[entry[1:]], lists)
        else:
            raise CodebookError("wordings", 0, f"{name}: there is no list {entry[1:]!r}.")


def _check(name: str, entry: str, words: Mapping[str, tuple[str, ...]]) -> None:
    """Raise where a pattern has brackets within brackets or names a list that is not there."""
    if _NESTED.search(entry) or entry.count("(") != entry.count(")"):
        raise CodebookError("wordings", 0, f"{name}: {entry!r} has brackets within brackets.")
    for listed in _LISTED.findall(entry):
        if listed not in words:
            raise CodebookError("wordings", 0, f"{name}: there is no word list {listed!r}.")


def _read(file: Traversable) -> Mapping[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise CodebookError(file.name, 0, f"no valid TOML: {error}.") from error


def _lists(
    file: Traversable, content: Mapping[str, Any], section: str
) -> list[tuple[str, tuple[str, ...]]]:
    lists = []
    for name, entries in content.get(section, {}).items():
        texts = [_phrase(entry) for entry in entries] if isinstance(entries, list) else [None]
        found = tuple(text for text in texts if text is not None)
        if len(found) < len(texts):
            raise CodebookError(file.name, 0, f"{section}.{name} is no list of texts.")
        lists.append((name, found))
    return lists


def _phrase(entry: object) -> str | None:
    """Return the text of an entry, which may stand beside its example; None where it has none."""
    text = entry.get("phrase") if isinstance(entry, dict) else entry
    return text if isinstance(text, str) else None
