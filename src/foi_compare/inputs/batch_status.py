"""The status file of a batch, as WhatDoTheyKnow exports it, to the requests it lists."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from foi_compare.errors import SettingsError
from foi_compare.model import Force, Request
from foi_compare.text import fold_space, normalise

COLUMNS = ("request_url", "authority_name", "number_of_replies", "request_status")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def load_batch(path: Path, forces: Sequence[Force]) -> tuple[Request, ...]:
    """Return the requests of a status file, in its order.

    An authority that is no force of the register has a request without a force.

    Raises:
        SettingsError: it cannot be read, or is no such file.

    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"it cannot be read: {error.strerror}. `batch_status` of the settings names it."
        raise SettingsError(path.as_posix(), 0, problem) from error
    except UnicodeDecodeError as error:
        problem = "it is not saved as UTF-8; take it from WhatDoTheyKnow again."
        raise SettingsError(path.as_posix(), 0, problem) from error
    return tuple(read_batch(text, path.name, forces))


def read_batch(text: str, file: str, forces: Sequence[Force]) -> Iterator[Request]:
    """Yield the requests of the text of a status file.

    Raises:
        SettingsError: a column is missing, or a line is no CSV.

    """
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        problem = (
            f"there is no column `{missing[0]}`: the status file that WhatDoTheyKnow exports for a"
            f" batch has {', '.join(COLUMNS)}."
        )
        raise SettingsError(file, 1, problem)
    by_name = names_of(forces)
    try:
        for row in reader:
            authority = fold_space(row["authority_name"] or "")
            if authority:
                yield Request(
                    force_id=force_named(authority, by_name),
                    authority=authority,
                    url=(row["request_url"] or "").strip(),
                    replies=_count(row["number_of_replies"] or "", file, reader.line_num),
                )
    except csv.Error as error:
        raise SettingsError(file, reader.line_num, f"this is no CSV: {error}.") from error


def names_of(forces: Sequence[Force]) -> dict[str, str]:
    """Return the identifier of each force by every name that it has, normalised."""
    return {
        normalise(name): force.force_id
        for force in forces
        for name in (force.force_id, force.name, force.wdtk_url_name, *force.aliases)
        if name
    }


def force_named(authority: str, by_name: dict[str, str]) -> str:
    """Return the force that an authority's name means, with or without `(…)` behind it; or none."""
    without = _IN_BRACKETS.sub("", authority)
    return by_name.get(normalise(authority)) or by_name.get(normalise(without)) or ""


def _count(text: str, file: str, line: int) -> int:
    if not text.strip().isdecimal():
        problem = f"`{text}` is no number of replies."
        raise SettingsError(file, line, problem)
    return int(text)
