"""`foi-compare.toml` to settings: what was asked, of whom, and what a person says of each file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import tomli

from foi_compare.errors import SettingsError
from foi_compare.interpret.units import unit_asked
from foi_compare.model import (
    AskedQuestion,
    FileSettings,
    Force,
    HeadingPeriod,
    Settings,
    WorkLimits,
)
from foi_compare.names import printed_path
from foi_compare.text import normalise

FILE_NAME = "foi-compare.toml"

_BATCH_KEYS = (
    "codebook",
    "forces",
    "sent_on",
    "period_start",
    "period_end",
    "offence",
    "licence",
    "questions",
    "files",
    "limits",
)
_QUESTION_KEYS = ("key", "text", "code", "offence", "unit")
_FILE_KEYS = ("file", "force", "reference", "dated", "password", "questions", "periods", "forces")
_PERIOD_KEYS = ("heading", "start", "end")
# The least that each limit can be: a worker with less does not start, or reads no page.
_LEAST = {"seconds_without_progress": 10, "processor_seconds": 10, "memory_mb": 500}
_LARGEST = 10**18
_LINE = re.compile(r"line (\d+)")


class _Reader(NamedTuple):
    """Reads values out of one settings file and names file and line where one is wrong."""

    file: str
    text: str
    forces: tuple[Force, ...]

    def wrong(self, key: str, problem: str) -> SettingsError:
        found = re.search(rf"(?m)^.*(?<![\w-]){re.escape(key)}(?![\w-])", self.text)
        line = self.text.count("\n", 0, found.start()) + 1 if found else 0
        return SettingsError(self.file, line, problem)

    def known_keys(self, content: Mapping[str, object], known: Iterable[str], where: str) -> None:
        known = tuple(known)
        for key in content:
            if key not in known:
                near = get_close_matches(key, known, n=1)
                hint = f" Do you mean `{near[0]}`?" if near else f" It may be {', '.join(known)}."
                raise self.wrong(key, f"`{key}` is no setting of {where}.{hint}")

    def text_of(self, content: Mapping[str, object], key: str) -> str:
        value = content.get(key, "")
        if isinstance(value, int) and not isinstance(value, bool):
            if abs(value) > _LARGEST:
                raise self.wrong(key, f"`{key}` is to be a number of a few digits, or a text.")
            return str(value)  # code = 21 is as clear as code = "21"
        if not isinstance(value, str):
            raise self.wrong(key, f'`{key}` is to be text in quotes: {key} = "…".')
        return value

    def needed(self, content: Mapping[str, object], key: str, where: str) -> str:
        value = self.text_of(content, key)
        if not value:
            raise self.wrong(where, f"every [[{where}]] needs a `{key}`.")
        return value

    def date_of(self, content: Mapping[str, object], key: str) -> date | None:
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
        for force in self.forces:
            names = (force.force_id, force.name, force.wdtk_url_name, *force.aliases)
            if wanted in {normalise(one) for one in names if one}:
                return force.force_id
        near = get_close_matches(wanted, [force.force_id for force in self.forces], n=3)
        hint = f" Do you mean {' or '.join(near)}?" if near else ""
        raise self.wrong(
            name, f"`{name}` is no force of the register.{hint} `foi-compare forces` lists them."
        )

    def tables(self, content: Mapping[str, object], key: str) -> tuple[Mapping[str, object], ...]:
        value = content.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            raise self.wrong(key, f"`{key}` is to be written as tables: [[{key}]].")
        return tuple(value)


def load_settings(path: Path, forces: tuple[Force, ...] = ()) -> Settings:
    """Return the settings of a file.

    Args:
        path: the file.
        forces: the register; where it is given, every force that is named must be in it.

    Raises:
        SettingsError: it cannot be read, or says something that cannot be meant.

    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(str(path), 0, f"it cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        problem = "it is not saved as UTF-8; save it again with that encoding."
        raise SettingsError(str(path), 0, problem) from error
    return read_settings(text, path.name, forces)


def read_settings(text: str, file: str = FILE_NAME, forces: tuple[Force, ...] = ()) -> Settings:
    """Return the settings that a text in TOML holds.

    Raises:
        SettingsError: it is no TOML, or says something that cannot be meant.

    """
    try:
        content = tomli.loads(text.replace("\r\n", "\n"))
    except tomli.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        # What is wrong at the end of the document has no line of its own.
        line = int(found.group(1)) if found else text.rstrip().count("\n") + 1
        raise SettingsError(file, line, f"this is not written as TOML: {error}.") from error
    except RecursionError as error:
        raise SettingsError(file, 0, "it is nested deeper than any setting is.") from error
    except ValueError as error:  # of more digits than Python reads
        raise SettingsError(file, 0, "it holds a number that no setting can be.") from error
    reader = _Reader(file, text, forces)
    reader.known_keys(content, _BATCH_KEYS, file)
    settings = Settings(
        questions=_questions(reader, content),
        forces=_asked_forces(reader, content),
        sent_on=reader.date_of(content, "sent_on"),
        period_start=reader.date_of(content, "period_start"),
        period_end=reader.date_of(content, "period_end"),
        offence=reader.text_of(content, "offence"),
        codebook=reader.text_of(content, "codebook"),
        licence=reader.text_of(content, "licence"),
        files=tuple(_file(reader, entry) for entry in reader.tables(content, "files")),
        limits=_limits(reader, content),
    )
    if (settings.period_start is None) != (settings.period_end is None):
        lone = "period_end" if settings.period_start is None else "period_start"
        problem = "the days asked about need both a `period_start` and a `period_end`."
        raise reader.wrong(lone, problem)
    _in_order(reader, "period_end", settings.period_start, settings.period_end)
    _known_questions(reader, settings)
    _one_word_each(reader, settings)
    return settings


def _questions(reader: _Reader, content: Mapping[str, object]) -> tuple[AskedQuestion, ...]:
    found: dict[str, AskedQuestion] = {}
    for entry in reader.tables(content, "questions"):
        reader.known_keys(entry, _QUESTION_KEYS, "[[questions]]")
        key = reader.needed(entry, "key", "questions")
        if key in found:
            raise reader.wrong(key, f"two questions have the key `{key}`.")
        found[key] = AskedQuestion(
            key=key,
            text=reader.text_of(entry, "text"),
            code=reader.text_of(entry, "code"),
            offence=reader.text_of(entry, "offence"),
            unit=_unit(reader.text_of(entry, "unit")),
        )
    return tuple(found.values())


def _unit(written: str) -> str:
    """Return a unit by the word that the outputs have for it: `crime` is `crimes`."""
    return unit_asked(f"How many {written} were there?") or written if written else ""


def _limits(reader: _Reader, content: Mapping[str, object]) -> WorkLimits:
    written = content.get("limits", {})
    if not isinstance(written, dict):
        raise reader.wrong("limits", "`limits` is to be written as a table: [limits].")
    reader.known_keys(written, _LEAST, "[limits]")
    for key, value in written.items():
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
            raise reader.wrong(key, f"`{key}` is to be a whole number: {key} = 600.")
        if value < _LEAST[key]:
            raise reader.wrong(key, f"`{key}` is to be {_LEAST[key]} or more.")
    return WorkLimits(**written)


def _asked_forces(reader: _Reader, content: Mapping[str, object]) -> tuple[str, ...]:
    value = content.get("forces", [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise reader.wrong("forces", '`forces` is to be a list: forces = ["kent", "essex"].')
    return tuple(reader.force_of(name) for name in value)


def _file(reader: _Reader, entry: Mapping[str, object]) -> FileSettings:
    reader.known_keys(entry, _FILE_KEYS, "[[files]]")
    dated = reader.date_of(entry, "dated")
    questions = _pairs(reader, entry, "questions", '{ "2" = "outcome-21" }')
    forces = _pairs(reader, entry, "forces", '{ "Sheet 2" = "suffolk" }')
    return FileSettings(
        file=_name(reader.needed(entry, "file", "files")),
        force=reader.force_of(reader.text_of(entry, "force")),
        reference=reader.text_of(entry, "reference"),
        dated=dated.isoformat() if dated else "",
        password=reader.text_of(entry, "password"),
        questions=questions,
        periods=tuple(_period(reader, one) for one in reader.tables(entry, "periods")),
        forces=tuple((heading, reader.force_of(force)) for heading, force in forces),
    )


def _name(written: str) -> str:
    """Return the name of a file as the outputs print it, whatever system it was written on."""
    return printed_path(written.replace("\\", "/").removeprefix("./"))


def _pairs(
    reader: _Reader, entry: Mapping[str, object], key: str, example: str
) -> tuple[tuple[str, str], ...]:
    value = entry.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise reader.wrong(key, f"`{key}` of a file is written as {key} = {example}.")
    if not all(name.strip() and text.strip() for name, text in value.items()):
        raise reader.wrong(key, f"`{key}` of a file names both sides: {key} = {example}.")
    return tuple(value.items())


def _period(reader: _Reader, entry: Mapping[str, object]) -> HeadingPeriod:
    reader.known_keys(entry, _PERIOD_KEYS, "periods")
    heading = reader.needed(entry, "heading", "periods")
    start, end = reader.date_of(entry, "start"), reader.date_of(entry, "end")
    if start is None or end is None:
        raise reader.wrong(heading, f"the period of `{heading}` needs a `start` and an `end`.")
    _in_order(reader, heading, start, end)
    return HeadingPeriod(heading=heading, start=start, end=end)


def _in_order(reader: _Reader, key: str, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and start > end:
        raise reader.wrong(key, f"the period ends ({end}) before it begins ({start}).")


def _known_questions(reader: _Reader, settings: Settings) -> None:
    """Hold that the answers per file speak of questions that were asked."""
    keys = {question.key for question in settings.questions}
    for entry in settings.files:
        for number, key in entry.questions:
            if keys and key not in keys:
                problem = f"question {number} of {entry.file} is said to be `{key}`, which no"
                raise reader.wrong(key, f"{problem} [[questions]] has as its key.")


def _one_word_each(reader: _Reader, settings: Settings) -> None:
    """Hold that two entries of one name do not differ; of a pattern and a name the later holds."""
    said: dict[tuple[str, str], str] = {}
    for entry in settings.files:
        for key in ("force", "reference", "dated", "password"):
            word: str = getattr(entry, key)
            other = said.setdefault((entry.file, key), word) or word
            if word and word != other:
                problem = f"two [[files]] of {entry.file} differ: `{key}` is said twice."
                raise reader.wrong(entry.file, problem)
            said[entry.file, key] = other


def check_codes(settings: Settings, file: str, codebook: str, codes: Sequence[str]) -> None:
    """Hold that every code that a question names is one of the codebook.

    Raises:
        SettingsError: one is not.

    """
    for question in settings.questions:
        if question.code and question.code not in codes:
            problem = f"`{question.code}`, the code of the question `{question.key}`, is not in"
            raise SettingsError(file, 0, f"{problem} {codebook}: it has {', '.join(codes)}.")
