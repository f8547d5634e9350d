"""How the figures were made, in sentences that can be published beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from foi_compare.formats.outcome_figures import People
from foi_compare.formats.published_tables import Published

OF_ASSIGNED = (
    "% is the share of the assigned outcomes: of all that the reply prints under the heading,"
    " without crimes that have no outcome yet."
)
OF_RECORDED = (
    "Of all recorded crimes: the same with crimes that have no outcome yet; given only where the"
    " reply prints how many these are."
)
INTERVALS = (
    "`1 to 4` is a number that the reply hides, or a sum with one: it is at least the first and at"
    " most the second. Shares and rates of it are intervals too, rounded outwards."
)
ABSENT = "An empty cell is absent or not known; it never means 0."
PLACES = (
    "A place is by the share of the assigned outcomes, the highest first, among the rows whose"
    " `comparable` is `yes`. `3 to 5` means that intervals overlap: of two such forces it cannot be"
    " said whose share is higher, and they are not ranked against each other."
)


class Line(NamedTuple):
    """One thing to know: what it is about, and the sentence or number."""

    about: str
    text: str | int


def methods_of(published: Published, people: People | None) -> Iterator[Line]:
    """Yield what to know of the figures: what was asked, what was read, and what words mean."""
    account = published.account
    yield Line("Title", published.title)
    yield Line("Made with", f"foi-compare {account['foi_compare']}, codebook {account['codebook']}")
    yield from _asked(published)
    yield from _read(published)
    yield Line("Numbers", ABSENT)
    yield Line("Intervals", INTERVALS)
    yield Line("Shares", OF_ASSIGNED)
    yield Line("Shares", OF_RECORDED)
    yield Line("Shares", "A hidden number is not worked out from its total: that would uncover it.")
    yield Line("Places", PLACES)
    if people is not None:
        source = f", by the populations of {people.source}" if people.source else ""
        yield Line("Rates", f"Rates are for each {people.per:,} people{source}.")
    yield Line("Folded columns", "The [+] above a sheet shows the columns that are folded away.")
    if published.licence:
        yield Line("Licence", published.licence)
    for one in account["outputs"]:
        yield Line(f"Hash of {one['file']}", one["sha256"])
    for one in account["inputs"]:
        yield Line(f"Hash of {one['file']}", one["sha256"])


def _asked(published: Published) -> Iterator[Line]:
    settings = published.account["settings"]
    if settings["sent_on"]:
        yield Line("Sent on", settings["sent_on"])
    if settings["forces"]:
        yield Line("Forces asked", len(settings["forces"]))
    if settings["period_start"]:
        yield Line("Period asked", f"{settings['period_start']} to {settings['period_end']}")
    if settings["offence"]:
        yield Line("Offence asked", settings["offence"])
    for one in settings["questions"]:
        yield Line(f"Question {one['key']}", one["text"])


def _read(published: Published) -> Iterator[Line]:
    totals = published.account["totals"]
    yield Line("Replies", totals["replies"])
    yield Line("Files", totals["files"])
    yield Line("Printed numerals", totals["numerals"])
    yield Line("… that count outcomes", totals["observed"])
    yield Line("… set aside by a named rule", totals["set_aside"])
    yield Line("… that nothing explains", totals["unread"])
    yield Line("Figures accepted by rule", totals["accepted"])
    yield Line("Figures decided by a person", totals["decided"])
    yield Line("Figures that wait for a person", totals["review"])
