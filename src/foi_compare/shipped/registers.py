"""The registers that ship with the package, as values: police forces, and words of names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from foi_compare.errors import CodebookError
from foi_compare.model import Force, NameLists, NameWeights
from foi_compare.shipped.english import WordList, english_words

_COLUMNS = ("force_id", "name", "ons_pfa_code", "wdtk_url_name", "domain", "aliases")


def load_forces() -> tuple[Force, ...]:
    """Return the forces of `codebooks/forces.csv`, in its order.

    Aliases stand in one column, parted by `; `. Raises CodebookError, which names the line, where
    a column is missing or an identifier stands twice.
    """
    text = (files("foi_compare") / "codebooks" / "forces.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise CodebookError("forces.csv", 1, f"the column {missing[0]} is missing.")
    forces: dict[str, Force] = {}
    for row in reader:
        if row["force_id"] in forces:
            problem = f"{row['force_id']} stands twice."
            raise CodebookError("forces.csv", reader.line_num, problem)
        forces[row["force_id"]] = Force(
            force_id=row["force_id"],
            name=row["name"],
            ons_pfa_code=row["ons_pfa_code"],
            wdtk_url_name=row["wdtk_url_name"],
            domain=row["domain"],
            aliases=tuple(filter(None, (alias.strip() for alias in row["aliases"].split(";")))),
        )
    return tuple(forces.values())


def load_name_lists(forces: Iterable[Force] = ()) -> NameLists:
    """Return the lists of `masking/data`, the words of the forces' names among the places."""
    named = " ".join(force.name for force in forces).casefold()
    return NameLists(
        given=_listed("given_names"),
        surnames=_surnames(),
        roles=_listed("roles"),
        buildings=_listed("buildings"),
        places=_listed("places") | frozenset(re.findall(r"[^\W\d_]{4,}", named)),
        also_words=_listed("also_words"),
        eponyms=_listed("eponyms"),
        english=english_words(),
        organisations=_listed("organisations"),
        settlements=_listed("settlements"),
        weights=_weights(),
    )


@cache
def load_places() -> frozenset[str]:
    """Return the words of names of places, in lower case; small ones are no words besides."""
    return (_listed("places") | _listed("settlements")) - {"st"}  # `1st`


def load_buildings() -> frozenset[str]:
    """Return the words that make a place of those before them, in lower case: `hospital`."""
    return _listed("buildings")


@cache
def _surnames() -> WordList:
    file = files("foi_compare") / "masking" / "data" / "surnames.txt"
    return WordList(file.read_text(encoding="utf-8"))


@cache
def _weights() -> NameWeights:
    """Return the weights of `masking/data/name_weights.json`, which holds them in hundredths."""
    file = files("foi_compare") / "masking" / "data" / "name_weights.json"
    content = msgspec.json.decode(file.read_bytes(), type=dict[str, int])
    return NameWeights({feature: weight / 100 for feature, weight in content.items()})


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of a list, one on each line; a line that begins with # is none."""
    text = (files("foi_compare") / "masking" / "data" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
