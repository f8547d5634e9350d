"""`foi-compare.toml` to settings: what was asked, of whom, and what a person says of each file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import tomli

from foi_compare.errors import SettingsError
from foi_compare.inputs.batch_status import load_batch, names_of
from foi_compare.inputs.settings_reader import LARGEST, Reader
from foi_compare.interpret.meanings.units import unit_asked
from foi_compare.model import (
    AskedQuestion,
    FileSettings,
    Force,
    HeadingPeriod,
    Request,
    Settings,
    WorkLimits,
)
from foi_compare.names import printed_path

FILE_NAME = "foi-compare.toml"

_BATCH_KEYS = (
    "codebook",
    "forces",
    "asked",
    "batch_status",
    "sent_on",
    "as_of",
    "period_start",
    "period_end",
    "offence",
    "licence",
    "questions",
    "files",
    "limits",
)
_QUESTION_KEYS = ("key", "text", "code", "offence", "unit")
_FILE_KEYS = (
    "file",
    "force",
    "reference",
    "dated",
    "password",
    "source",
    "questions",
    "periods",
    "forces",
)
_PERIOD_KEYS = ("heading", "start", "end")
# The least that each limit can be: a worker with less does not start, or reads no page.
_LEAST = {"seconds_without_progress": 10, "processor_seconds": 10, "memory_mb": 500}
_WEB = re.compile(r"https?://[^\s/]+\S*$")
_LINE = re.compile(r"line (\d+)")


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
    return read_settings(text, path.name, forces, folder=path.parent)


def read_settings(
    text: str,
    file: str = FILE_NAME,
    forces: tuple[Force, ...] = (),
    *,
    folder: Path | None = None,
) -> Settings:
    """Return the settings that a text in TOML holds.

    Args:
        text: what the file holds.
        file: its name, for messages.
        forces: the register; where it is given, every force that is named must be in it.
        folder: where the files lie that it names; the current one otherwise.

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
    reader = Reader(file, text, forces, names_of(forces))
    reader.known_keys(content, _BATCH_KEYS, file)
    requests = _requests(reader, content, folder or Path())
    settings = Settings(
        questions=_questions(reader, content),
        forces=_asked_forces(reader, content, requests),
        requests=requests,
        sent_on=reader.date_of(content, "sent_on"),
        as_of=reader.date_of(content, "as_of"),
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


def _questions(reader: Reader, content: Mapping[str, object]) -> tuple[AskedQuestion, ...]:
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


def _limits(reader: Reader, content: Mapping[str, object]) -> WorkLimits:
    written = content.get("limits", {})
    if not isinstance(written, dict):
        raise reader.wrong("limits", "`limits` is to be written as a table: [limits].")
    reader.known_keys(written, _LEAST, "[limits]")
    for key, value in written.items():
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > LARGEST:
            raise reader.wrong(key, f"`{key}` is to be a whole number: {key} = 600.")
        if value < _LEAST[key]:
            raise reader.wrong(key, f"`{key}` is to be {_LEAST[key]} or more.")
    return WorkLimits(**written)


def _asked_forces(
    reader: Reader, content: Mapping[str, object], requests: Iterable[Request]
) -> tuple[str, ...]:
    """Return every force that was asked, in whichever place it is named."""
    value = content.get("forces", [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise reader.wrong("forces", '`forces` is to be a list: forces = ["kent", "essex"].')
    named = (reader.force_of(name) for name in value)
    return tuple(dict.fromkeys((*named, *(one.force_id for one in requests if one.force_id))))


def _requests(reader: Reader, content: Mapping[str, object], folder: Path) -> tuple[Request, ...]:
    """Return what is said of single requests: those of a batch, and the day that one was sent."""
    batch = reader.text_of(content, "batch_status")
    days = content.get("asked", {})
    if not isinstance(days, dict):
        raise reader.wrong("asked", "`asked` is to be a table: [asked], then kent = 2025-01-16.")
    return (
        *(load_batch(folder / batch, reader.forces) if batch else ()),
        *(
            Request(force_id=reader.force_of(name), sent_on=reader.date_of(days, name))
            for name in days
        ),
    )


def _file(reader: Reader, entry: Mapping[str, object]) -> FileSettings:
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
        source=_address(reader, reader.text_of(entry, "source")),
        questions=questions,
        periods=tuple(_period(reader, one) for one in reader.tables(entry, "periods")),
        forces=tuple((heading, reader.force_of(force)) for heading, force in forces),
    )


def _address(reader: Reader, written: str) -> str:
    """Return an address of the web; a report links to it."""
    if written and not _WEB.match(written):
        problem = f"`{written}` is no address: `source` begins with https:// or http://."
        raise reader.wrong("source", problem)
    return written


def _name(written: str) -> str:
    """Return the name of a file as the outputs print it, whatever system it was written on."""
    return printed_path(written.replace("\\", "/").removeprefix("./"))


def _pairs(
    reader: Reader, entry: Mapping[str, object], key: str, example: str
) -> tuple[tuple[str, str], ...]:
    value = entry.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise reader.wrong(key, f"`{key}` of a file is written as {key} = {example}.")
    if not all(name.strip() and text.strip() for name, text in value.items()):
        raise reader.wrong(key, f"`{key}` of a file names both sides: {key} = {example}.")
    return tuple(value.items())


def _period(reader: Reader, entry: Mapping[str, object]) -> HeadingPeriod:
    reader.known_keys(entry, _PERIOD_KEYS, "periods")
    heading = reader.needed(entry, "heading", "periods")
    start, end = reader.date_of(entry, "start"), reader.date_of(entry, "end")
    if start is None or end is None:
        raise reader.wrong(heading, f"the period of `{heading}` needs a `start` and an `end`.")
    _in_order(reader, heading, start, end)
    return HeadingPeriod(heading=heading, start=start, end=end)


def _in_order(reader: Reader, key: str, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and start > end:
        raise reader.wrong(key, f"the period ends ({end}) before it begins ({start}).")


def _known_questions(reader: Reader, settings: Settings) -> None:
    """Hold that the answers per file speak of questions that were asked."""
    keys = {question.key for question in settings.questions}
    for entry in settings.files:
        for number, key in entry.questions:
            if keys and key not in keys:
                problem = f"question {number} of {entry.file} is said to be `{key}`, which no"
                raise reader.wrong(key, f"{problem} [[questions]] has as its key.")


def _one_word_each(reader: Reader, settings: Settings) -> None:
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
            near = get_close_matches(question.code, codes, n=1)
            hint = f" Do you mean `{near[0]}`?" if near else ""
            raise SettingsError(file, 0, f"{problem} {codebook}: it has {', '.join(codes)}.{hint}")
