"""Tables of a TOML file read by hand: what is of the wrong type is named with its line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from foi_compare.errors import CodebookError


class TomlTable:
    """One table of a file; every accessor names the file and the line where a value is wrong."""

    def __init__(self, file: str, text: str, values: Mapping[str, object]) -> None:
        """Take the file's name and whole text, and the values of this table."""
        self._file = file
        self._text = text
        self._values = values
        self._asked: set[str] = set()
        self._below: list[TomlTable] = []

    def refuse_the_rest(self) -> None:
        """Raise for a key that nobody asked for, here or below: mostly a misspelling."""
        for key in self._values:
            if key not in self._asked:
                raise self._error(key, f"`{key}` is not known here")
        for table in self._below:
            table.refuse_the_rest()

    def _value(self, key: str, default: object) -> object:
        self._asked.add(key)
        return self._values.get(key, default)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a string; empty where it is not there, unless it is required."""
        value = self._value(key, "")
        if not isinstance(value, str) or (required and not value):
            raise self._error(key, f"`{key}` must be a text in quotes")
        return value

    def number(self, key: str, default: float) -> float:
        """Return a number from 0 to 1."""
        value = self._value(key, default)
        if not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self._error(key, f"`{key}` must be a number from 0 to 1")
        return float(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self._error(key, f"`{key}` must be true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; empty where it is not there."""
        return self._texts(key, self._value(key, []))

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._error(key, f"`{key}` must be a list of texts in quotes")
        return tuple(value)

    def code(self, key: str, codes: Collection[str]) -> str:
        """Return a string that must be a code."""
        value = self.text(key, required=True)
        if value not in codes:
            raise self._error(value, f"`{value}` is no code of codes.csv")
        return value

    def codes(self, key: str, codes: Collection[str]) -> tuple[str, ...]:
        """Return a list of strings that must all be codes."""
        values = self.texts(key)
        for value in values:
            self.is_code(value, codes)
        return values

    def is_code(self, value: str, codes: Collection[str]) -> bool:
        """Say that a value is a code, or raise."""
        if value not in codes:
            raise self._error(value, f"`{value}` is no code of codes.csv")
        return True

    def table(self, key: str) -> TomlTable:
        """Return the table under a key; an empty one where it is not there."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self._error(key, f"`{key}` must be a table: [{key}]")
        return self._table(value)

    def _table(self, values: Mapping[str, object]) -> TomlTable:
        table = TomlTable(self._file, self._text, values)
        self._below.append(table)
        return table

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """Return the tables of a list `[[key]]`."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._error(key, f"`{key}` must be a list of tables: [[{key}]]")
        return tuple(map(self._table, value))

    def lists(self) -> dict[str, tuple[str, ...]]:
        """Return every key with its list of strings."""
        return {key: self.texts(key) for key in self._values}

    def strings(self) -> dict[str, str]:
        """Return every key with its string."""
        return {key: self.text(key) for key in self._values}

    def _error(self, word: str, problem: str) -> CodebookError:
        found = re.search(rf"^.*\b{re.escape(word)}\b", self._text, re.MULTILINE)
        line = self._text.count("\n", 0, found.start()) + 1 if found else 0
        return CodebookError(self._file, line, problem)
