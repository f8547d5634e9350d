"""Every installed distribution to its licence, as its own metadata states it.

    python scripts/licences.py                           # what runs, and what develops
    python scripts/licences.py --write docs/licences.md  # the list of what runs, between its marks

Exits 1 where a licence is not known, or asks more of whoever passes the program on than its name.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "foi-compare"
BEGIN, END = "<!-- licences -->\n", "<!-- end of licences -->\n"
_COPYLEFT = re.compile(r"\bA?L?GPL|GENERAL PUBLIC|\bSSPL|\bEUPL", re.IGNORECASE)
_UNKNOWN = re.compile(r"^(|unknown|other.*|proprietary.*)$", re.IGNORECASE)

# Each was looked at: the reason why it may stay.
ALLOWED = {
    "text-unidecode": "the Artistic License is offered beside the GPL, and only tests use it",
    "codespell": "GPL, but a program that `make lint` runs: nothing of it is imported or passed on",
}
# Whose metadata names no licence, and which one lies in it.
UNNAMED = {
    "axe-playwright-python": "MIT",
}


class Licence(NamedTuple):
    """The licence of an installed distribution, and whether foi-compare needs it to run."""

    name: str
    version: str
    licence: str
    runs: bool


def needed(project: str = PROJECT) -> frozenset[str]:
    """Return the names of all that a project needs to run here, with what that needs in turn."""
    found: set[str] = set()
    waiting = [project]
    while waiting:
        for text in distribution(waiting.pop()).requires or ():
            requirement = Requirement(text)
            name = canonicalize_name(requirement.name)
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if wanted and name not in found and _is_installed(name):
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def installed() -> tuple[Licence, ...]:
    """Return the licence of each distribution of this environment but the project's own."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json"]
    command += ["--with-system", "--ignore-packages", PROJECT, "pip", "setuptools"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    rows = json.loads(done.stdout)
    runs = needed()
    return tuple(
        Licence(name, row["Version"], " ".join(row["License"].split()), name in runs)
        for row in rows
        for name in (canonicalize_name(row["Name"]),)
    )


def refused(licences: tuple[Licence, ...]) -> Iterator[str]:
    """Yield a line for each licence that has to be looked at by a person."""
    for one in licences:
        if _UNKNOWN.match(one.licence) and one.name not in UNNAMED:
            yield f"{one.name} {one.version}: its metadata names no licence"
        elif _COPYLEFT.search(one.licence) and one.name not in ALLOWED:
            yield f"{one.name} {one.version}: {one.licence}"


def as_markdown(licences: tuple[Licence, ...]) -> str:
    """Return what runs as a table, without versions, so that it changes only with the licences."""
    rows = (f"| {one.name} | {one.licence} |\n" for one in sorted(licences) if one.runs)
    return "| package | licence |\n|---|---|\n" + "".join(rows)


def with_list(page: str, table: str) -> str:
    """Return a page with a table between its two marks."""
    before, after = page.index(BEGIN) + len(BEGIN), page.index(END)
    return page[:before] + table + page[after:]


def main() -> int:
    """Print the licences, and what is wrong with them."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quiet", action="store_true", help="print only what is wrong")
    arguments.add_argument("--write", type=Path, metavar="PAGE", help="write the list into a page")
    chosen = arguments.parse_args()
    licences = installed()
    if not chosen.quiet:
        for one in sorted(licences, key=lambda one: (not one.runs, one.name)):
            part = "runs" if one.runs else "develops"
            print(f"{part:9}{one.name:26}{one.version:20}{one.licence}")
    if chosen.write:
        page = chosen.write.read_text(encoding="utf-8")
        chosen.write.write_text(with_list(page, as_markdown(licences)), encoding="utf-8")
    wrong = tuple(refused(licences))
    for line in wrong:
        print(f"Look at this licence: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
