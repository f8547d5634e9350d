"""A table of populations that a person gives to the number of people of each force."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from foi_compare.errors import FileProblemError, InputError
from foi_compare.model import Force
from foi_compare.text import normalise

_NAMED_BY = ("force_id", "force", "name", "ons_pfa_code")
_COUNT = "population"


def read_population(path: Path, forces: Sequence[Force]) -> Mapping[str, int]:
    """Return the number of people by force.

    The file is a CSV in UTF-8 with a column `population` and one that names the force: `force_id`,
    `force` or `name` (identifier, name or alias), or `ons_pfa_code`. Other columns are passed over.

    Args:
        path: the file.
        forces: the register.

    Raises:
        InputError: it cannot be read, or a line of it cannot be meant; the line is named.

    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path.as_posix()} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise FileProblemError(
            path.name, 0, "it is not saved as UTF-8; save it again with that encoding."
        ) from error
    return dict(_lines(path.name, text, forces))


def _lines(file: str, text: str, forces: Sequence[Force]) -> Iterator[tuple[str, int]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    columns = {normalise(name or ""): name for name in reader.fieldnames or ()}
    by = next((columns[name] for name in _NAMED_BY if name in columns), None)
    if by is None or _COUNT not in columns:
        raise FileProblemError(
            file, 1, f"it needs the columns `force_id` (or `force`) and `{_COUNT}`."
        )
    known = _known(forces)
    seen: set[str] = set()
    for line in reader:
        name, count = (line[by] or "").strip(), (line[columns[_COUNT]] or "").strip()
        if not name and not count:
            continue
        force_id = known.get(normalise(name))
        if force_id is None:
            raise FileProblemError(file, reader.line_num, _unknown(name, known))
        if force_id in seen:
            raise FileProblemError(file, reader.line_num, f"{force_id} stands twice.")
        seen.add(force_id)
        yield force_id, _people(file, reader.line_num, count)


def _delimiter(text: str) -> str:
    """Return what parts the columns: a semicolon or a tab where the first line has no comma."""
    header = text.partition("\n")[0]
    return next((mark for mark in ",;\t" if mark in header), ",")


def _known(forces: Sequence[Force]) -> Mapping[str, str]:
    return {
        normalise(name): force.force_id
        for force in forces
        for name in (
            force.ons_pfa_code,
            force.wdtk_url_name,
            *force.aliases,
            force.name,
            force.force_id,
        )
        if name
    }


def _unknown(name: str, known: Mapping[str, str]) -> str:
    near = get_close_matches(normalise(name), known, n=1)
    hint = f" Do you mean {known[near[0]]}?" if near else ""
    return f"`{name}` is no force of the register.{hint} `foi-compare forces` lists them."


def _people(file: str, line: int, count: str) -> int:
    """Return a number of people as it is written: `1,234,567` and `1 234 567` are one."""
    digits = count.replace(",", "").replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
    if not (digits.isascii() and digits.isdecimal()) or int(digits) == 0:
        raise FileProblemError(
            file, line, f"`{count}` is no number of people; write it in digits, such as 1234567."
        )
    return int(digits)
