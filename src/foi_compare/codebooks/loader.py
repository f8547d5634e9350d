"""Codebook folders to codebooks: reads the files and names file and line where they are wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import tomli

from foi_compare.codebooks.toml_tables import TomlTable
from foi_compare.errors import CodebookError
from foi_compare.model.codes import (
    Alias,
    Bound,
    Codebook,
    Facts,
    Group,
    OtherTable,
    Polarity,
    Printed,
    Rule,
    Settlement,
    Statement,
    Vocabulary,
)
from foi_compare.model.matching import Code
from foi_compare.shipped.english import english_words
from foi_compare.text import normalise

MAIN_FILE = "codebook.toml"
CODES_FILE = "codes.csv"
ALIASES_FILE = "aliases.csv"
FACTS_FILE = "facts.toml"
VOCABULARY_FILE = "vocabulary.toml"
STARTER = "starter"
_WELSH_FILE = "welsh-words.txt"
_CODE_COLUMNS = ("code", "title", "short_title")
_ALIAS_COLUMNS = ("label", "code", "source")


def list_codebooks() -> tuple[str, ...]:
    """Return the names of the codebooks that are shipped."""
    folder = files("foi_compare.codebooks")
    # The starter is a pattern to copy and no codebook of its own.
    return tuple(
        sorted(
            item.name
            for item in folder.iterdir()
            if item.name != STARTER and item.joinpath(MAIN_FILE).is_file()
        )
    )


def load_codebook(name_or_folder: str) -> Codebook:
    """Load a shipped codebook by its name, or any other by its folder.

    Raises:
        CodebookError: the folder is not there or a file of it is wrong; names file and line.

    """
    return read_codebook(_folder(name_or_folder))


def codebook_texts(name_or_folder: str) -> dict[str, str]:
    """Return the text of every file of a codebook by its name.

    Raises:
        CodebookError: the folder is not there, or a file of it is not UTF-8.

    """
    folder = _folder(name_or_folder)
    names = (MAIN_FILE, CODES_FILE, ALIASES_FILE, FACTS_FILE, VOCABULARY_FILE)
    return {name: _read_text(folder, name) or "" for name in names}


def _folder(name_or_folder: str) -> Traversable:
    if name_or_folder in list_codebooks():
        return files("foi_compare.codebooks").joinpath(name_or_folder)
    folder = Path(name_or_folder)
    if not folder.is_dir():
        shipped = list_codebooks()
        near = get_close_matches(name_or_folder, shipped, n=1)
        hint = f" Do you mean `{near[0]}`?" if near else ""
        problem = (
            f"no codebook of this name and no folder; shipped are: {', '.join(shipped)}.{hint}"
        )
        raise CodebookError(name_or_folder, 0, problem)
    return folder


def read_codebook(folder: Traversable) -> Codebook:
    """Read the files of one codebook folder.

    Raises:
        CodebookError: a file is missing or wrong; names file and line.

    """
    main = _toml(folder, MAIN_FILE, required=True)
    codes = _codes(folder)
    statements = _toml(folder, FACTS_FILE)
    vocabulary = _toml(folder, VOCABULARY_FILE)
    similarity = main.table("similarity")
    book = Codebook(
        name=folder.name,
        title=main.text("title", required=True),
        prefix=main.text("prefix", required=True),
        counts=main.text("counts", required=True),
        source=main.text("source"),
        codes=codes,
        aliases=tuple(_aliases(folder, codes)),
        facts=_facts(statements, codes),
        vocabulary=_vocabulary(vocabulary),
        printed=_printed(main.table("printed"), codes),
        groups=tuple(_groups(main, codes)),
        other_tables=tuple(_other_tables(vocabulary)),
        headings=(*main.texts("headings"), normalise(main.text("title", required=True))),
        totals=vocabulary.texts("totals"),
        subtotals=vocabulary.texts("subtotals"),
        many=main.codes("many", codes),
        blank=main.codes("blank", codes),
        cut=similarity.number("cut", 0.92),
        margin=similarity.number("margin", 0.08),
    )
    for table in (main, statements, vocabulary):
        table.refuse_the_rest()
    return book


def _read_text(folder: Traversable, name: str) -> str | None:
    file = folder.joinpath(name)
    if not file.is_file():
        return None
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookError(name, 0, f"is not UTF-8 (byte {error.start})") from error


def _toml(folder: Traversable, name: str, *, required: bool = False) -> TomlTable:
    text = _read_text(folder, name)
    if text is None:
        if required:
            raise CodebookError(name, 0, f"is missing in {folder.name}")
        return TomlTable(name, "", {})
    try:
        return TomlTable(name, text, tomli.loads(text))
    except tomli.TOMLDecodeError as error:
        line = str(error).rpartition("(at line ")[2].partition(",")[0]
        raise CodebookError(name, int(line) if line.isdigit() else 0, str(error)) from error
    except RecursionError as error:
        raise CodebookError(name, 0, "is nested deeper than any codebook is") from error
    except ValueError as error:  # of more digits than Python reads
        raise CodebookError(name, 0, "holds a number that no codebook has") from error


def _rows(
    folder: Traversable, name: str, columns: Sequence[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a CSV file, with missing cells empty and spaces at the ends gone."""
    text = _read_text(folder, name)
    if text is None:
        if name == CODES_FILE:
            raise CodebookError(name, 0, f"is missing in {folder.name}")
        return
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise CodebookError(name, 1, f"has no column {', '.join(missing)}")
    before = reader.line_num
    for row in reader:
        line, before = before + 1, reader.line_num
        if None in row:
            raise CodebookError(name, line, "has more cells than the heading")
        if row[columns[0]] and row[columns[0]].startswith("#"):
            continue
        yield line, {key: (value or "").strip() for key, value in row.items()}


def _codes(folder: Traversable) -> Mapping[str, Code]:
    codes: dict[str, Code] = {}
    for line, row in _rows(folder, CODES_FILE, _CODE_COLUMNS):
        code = row["code"]
        if not code or not row["title"]:
            raise CodebookError(CODES_FILE, line, "needs a code and a title")
        if code in codes:
            raise CodebookError(CODES_FILE, line, f"gives the code {code} a second time")
        if code in {"none", "total", "subtotal"}:
            raise CodebookError(
                CODES_FILE, line, f"`{code}` has a meaning of its own and is no code"
            )
        codes[code] = Code(
            code=code,
            title=row["title"],
            short_title=row["short_title"] or row["title"],
            group=row.get("group", ""),
            in_force_from=_day(row.get("in_force_from", ""), line),
            in_force_to=_day(row.get("in_force_to", ""), line),
            note=row.get("note", ""),
        )
    if not codes:
        raise CodebookError(CODES_FILE, 1, "holds no code")
    return codes


def _day(text: str, line: int) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CodebookError(CODES_FILE, line, f"`{text}` is no date such as 2014-04-01") from error


def _aliases(folder: Traversable, codes: Mapping[str, Code]) -> Iterator[Alias]:
    for line, row in _rows(folder, ALIASES_FILE, _ALIAS_COLUMNS):
        members = tuple(part.strip() for part in row["code"].split("|"))
        unknown = [member for member in members if member not in codes]
        if unknown or not row["label"]:
            problem = f"`{unknown[0]}` is no code of codes.csv" if unknown else "has no label"
            raise CodebookError(ALIASES_FILE, line, problem)
        yield Alias(label=row["label"], codes=members, source=row["source"], line=line)


def _facts(table: TomlTable, codes: Mapping[str, Code]) -> Facts:
    allows = table.table("allows")
    return Facts(
        statements=tuple(
            Statement(
                fact=entry.text("fact", required=True),
                says=entry.text("says", required=True),
                phrases=entry.texts("phrases"),
                topic=entry.flag("topic", default=True),
                or_none=entry.flag("or_none"),
                part=entry.text("part"),
            )
            for entry in table.tables("statement")
        ),
        polarities=tuple(
            Polarity(
                positive_fact=entry.text("positive_fact", required=True),
                negative_fact=entry.text("negative_fact", required=True),
                positive_says=entry.text("positive_says", required=True),
                negative_says=entry.text("negative_says", required=True),
                subject=entry.text("subject", required=True),
                positive=entry.texts("positive"),
                negative=entry.texts("negative"),
                alone=entry.texts("alone"),
                bare=entry.flag("bare"),
                negative_wins=entry.flag("negative_wins"),
            )
            for entry in table.tables("polarity")
        ),
        bound=tuple(
            Bound(
                word=entry.text("word", required=True),
                by_subject={
                    option.text("subject"): (
                        option.text("fact", required=True),
                        option.text("says", required=True),
                    )
                    for option in entry.tables("of")
                },
            )
            for entry in table.tables("bound")
        ),
        subjects=table.texts("subjects"),
        rules=tuple(
            Rule(
                code=entry.code("code", codes),
                when=entry.texts("when"),
                unless=entry.texts("unless"),
            )
            for entry in table.tables("rule")
        ),
        allows={
            code: frozenset(allowed)
            for code, allowed in allows.lists().items()
            if allows.is_code(code, codes)
        },
        explicit=table.texts("explicit"),
        opens=table.texts("opens"),
        never=table.texts("never"),
        echoes=table.texts("echoes"),
        splits=table.texts("splits"),
        settlements=tuple(
            Settlement(
                among=entry.codes("among", codes),
                beside=entry.codes("beside", codes),
                code=entry.code("code", codes),
                needs=entry.texts("needs"),
                says=entry.text("says", required=True),
            )
            for entry in table.tables("settlement")
        ),
    )


def _vocabulary(table: TomlTable) -> Vocabulary:
    return Vocabulary(
        terms=table.table("terms").lists(),
        expansions=table.table("expansions").strings(),
        dropped=table.texts("dropped"),
        light=table.texts("light"),
        fillers=table.texts("fillers"),
        idle=table.texts("idle"),
        negators=table.texts("negators"),
        doubts=table.texts("doubts"),
        mild=table.texts("mild"),
        ordinary=table.texts("ordinary"),
        foreign=table.texts("foreign"),
        english=english_words(),
        welsh=_welsh(),
    )


@cache
def _welsh() -> frozenset[str]:
    lines = files("foi_compare.codebooks").joinpath(_WELSH_FILE).read_text(encoding="utf-8")
    words = (line.split() for line in lines.splitlines() if not line.startswith("#"))
    return frozenset(word for line in words for word in line)


def _printed(table: TomlTable, codes: Mapping[str, Code]) -> Printed:
    subcodes = table.table("subcodes")
    return Printed(
        strong=table.texts("strong"),
        weak=table.texts("weak"),
        subcodes={name: subcodes.code(name, codes) for name in subcodes.strings()},
        leading=table.flag("leading", default=True),
    )


def _groups(table: TomlTable, codes: Mapping[str, Code]) -> Iterable[Group]:
    for entry in table.tables("group"):
        yield Group(
            name=entry.text("name", required=True),
            members=entry.codes("members", codes),
            phrases=entry.texts("phrases"),
        )


def _other_tables(table: TomlTable) -> Iterable[OtherTable]:
    for entry in table.tables("other_table"):
        yield OtherTable(
            kind=entry.text("kind", required=True),
            says=entry.text("says", required=True),
            headings=entry.texts("headings"),
            labels=entry.texts("labels"),
            share=entry.number("share", 0.5),
            shares_labels=entry.flag("shares_labels"),
            divides=entry.flag("divides"),
        )
