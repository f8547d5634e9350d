"""Values of a settings file as what they are to be, or a message that names the file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import NamedTuple

from foi_compare.errors import SettingsError
from foi_compare.model import Force
from foi_compare.text import normalise

LARGEST = 10**18


class Reader(NamedTuple):
    """Reads values out of one settings file and names file and line where one is wrong."""

    file: str
    text: str
    forces: tuple[Force, ...]
    by_name: Mapping[str, str]

    def wrong(self, key: str, problem: str) -> SettingsError:
        """Return an error that names the line in which a key stands."""
        found = re.search(rf"(?m)^.*(?<![\w-]){re.escape(key)}(?![\w-])", self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 0
        return SettingsError(self.file, line, problem)

    def known_keys(self, content: Mapping[str, object], known: Iterable[str], where: str) -> None:
        """Hold that every key is one that there is."""
        known = tuple(known)
        for key in content:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f" Do you mean `{near[0]}`?" if near else f" It may be {', '.join(known)}."
                raise self.wrong(key, f"`{key}` is no setting of {where}.{hint}")

    def text_of(self, content: Mapping[str, object], key: str) -> str:
        """Return a text, or a number as one; empty where the key is not there."""
        value = content.get(key, "")
        if isinstance(value, int) and not isinstance(value, bool):
            if abs(value) > LARGEST:
                raise self.wrong(key, f"`{key}` is to be a number of a few digits, or a text.")
            return str(value)  # code = 21 is as clear as code = "21"
        if not isinstance(value, str):
            raise self.wrong(key, f'`{key}` is to be text in quotes: {key} = "…".')
        return value

    def needed(self, content: Mapping[str, object], key: str, where: str) -> str:
        """Return a text that has to be there."""
        value = self.text_of(content, key)
        if not value:
            raise self.wrong(where, f"every [[{where}]] needs a `{key}`.")
        return value

    def date_of(self, content: Mapping[str, object], key: str) -> date | None:
        """Return a date, written as one or as a text; None where the key is not there."""
        value = content.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        raise self.wrong(key, f"`{key}` is to be a date: {key} = 2024-03-31 (year-month-day).")

    def force_of(self, name: str) -> str:
        """Return the identifier of a force that is given by identifier, name or alias."""
        if not name or not self.forces:
            return name
        wanted = normalise(name)
        known = self.by_name.get(wanted)
        if known:
            return known
        near = get_close_matches(wanted, [force.force_id for force in self.forces], n=3)
        hint = f" Do you mean {' or '.join(near)}?" if near else ""
        raise self.wrong(
            name, f"`{name}` is no force of the register.{hint} `foi-compare forces` lists them."
        )

    def tables(self, content: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
        """Return the tables of a list of them."""
        value = content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, f"`{key}` is to be written as tables: [[{key}]].")
        return tuple(value)
