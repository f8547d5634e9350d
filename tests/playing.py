"""A small inbox that is read once, and what a run makes of it under any lines of decisions.csv."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from builders import BODY, document, paragraph, table
from deciding import TERMS
from foi_compare.addresses import addresses_of
from foi_compare.batch.engine import ThisProcess
from foi_compare.batch.workshop import Plan, Workshop, load_workshop
from foi_compare.decisions import read_decisions
from foi_compare.decisions.decision_cells import COLUMNS, csv_lines
from foi_compare.decisions.decision_lines import Cells
from foi_compare.decisions.load import typed_cells
from foi_compare.decisions.nearest_words import UnclearError
from foi_compare.inputs.inbox import InboxFile
from foi_compare.model import (
    Address,
    Dataset,
    Decision,
    DecisionProblem,
    Document,
    LedgerRow,
    Observation,
    RawPart,
    SetAside,
    Source,
    Spot,
    Table,
    TextBlock,
)
from foi_compare.pipeline import run
from foi_compare.readers import read_source

QUESTION = "1. How many crimes of theft were recorded, and how many were given each outcome?"


def page(force: str, *blocks: str) -> str:
    """Return a letter as HTML; a block with a bar is a table, its rows between line ends."""
    body = "".join(_markup(block) for block in blocks)
    head = f"<p>{force}</p><p>Our reference: FOI {len(force)}/23</p>" if force else ""
    return f"<html><body>{head}{body}</body></html>"


def _markup(block: str) -> str:
    if "|" not in block:
        return f"<p>{block}</p>"
    rows = (line.split("|") for line in block.split("\n"))
    cells = ("".join(f"<td>{text.strip()}</td>" for text in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _wide() -> Document:
    """Return a sheet that was printed over two pages: its last columns, and its last rows."""
    return document(
        "Dyfed-Powys Police",
        "Our reference: FOI 77/23",
        QUESTION,
        table(
            "Outcome | 2019 | 2020",
            "Charge/Summons | 31 | 32",
            "Community resolution | 41 | 42",
            "Evidential difficulties: suspect identified; victim supports action | 51 | 52",
        ),
        table("2021 | 2022", "33 | 34", "43 | 44", "53 | 54"),
        table("Taken into consideration | 61 | 62", "Total | 184 | 188"),
        paragraph("A complaint may be made within 40 days."),
    )


def _down() -> Document:
    """Return a table whose raw text goes down its columns, with equal numbers in it."""
    whole = document(
        "Wiltshire Police",
        "Our reference: FOI 78/23",
        QUESTION,
        table(
            "Outcome | 2019 | 2020 | Total",
            "Charge/Summons | 5 | 5 | 10",
            "Community resolution | 5 | - | 5",
            "Outcome 22 | 1 | 5 | 6",
        ),
    )
    *letter, last = whole.blocks
    texts = [block.text for block in letter if isinstance(block, TextBlock)]
    cells = sorted(last.cells, key=lambda cell: cell.column) if isinstance(last, Table) else []
    raw = "\n".join((*texts, *(cell.text for cell in cells)))
    return replace(whole, raw=(RawPart(BODY, raw),))


_PAGES: dict[str, str] = {
    "kent.html": page(
        "Kent Police",
        QUESTION,
        "Outcome | 2019 | 2020 | 2021\n"
        "Charge/Summons | 12 | 3 | -\n"
        "Community resolution | 5 | | <5\n"
        "Caution | 4 | 4 | 4\n"
        "Total | 21 | 7 | 9",
        "It would cost £450 to say more; section 12 of the Act applies to the rest.",
    ),
    "essex.html": page(
        "Essex Police",
        QUESTION,
        "Year | Outcome 1 | Outcome 8 | Outcome 14 | Total\n"
        "2019 | 7 | 8 | 9 | 24\n2020 | 7 | 10 | | 17\n2021 | 7 | * | 11 | 20",
    ),
    "surrey.html": page(
        "Surrey Police",
        QUESTION,
        "Charge/Summons | 63 | 17 | 120 | Total 200\n"
        "Community resolution | 11 | 11 | 11 | Total 33\n"
        "Adult caution | 1 | 2 | 3 | 6",
        "Charge/Summons | 6 | 16 | 12 | 9 | 14 | 9\nCannabis warning | 1 | 1 | 1 | 1 | 1 | 1",
    ),
    "sussex.html": page(
        "Sussex Police",
        QUESTION,
        "Hospital A",
        "Outcome | Number\nCharge/Summons | 13\nEvidential difficulties: police | 2\n"
        "Evidential difficulties: CPS | 89\nTotal | 104",
        "Hospital B",
        "Outcome | Number\nCharge/Summons | 14\nCharge/Summons | 3\n"
        "of which by the police | 3\nFormal action, outcomes 1 to 8 | 20\nTotal | 17",
    ),
    "avon.html": page(
        "Avon and Somerset Constabulary",
        QUESTION,
        "Crime number | Year | Outcome\n"
        "1 | 2021 | Charge/Summons\n2 | 2021 | Community resolution\n"
        "3 | 2022 | Charge/Summons\n4 | 2022 | Charge/Summons\n5 | 2022 | Not yet assigned",
    ),
    "devon.html": page(
        "Devon and Cornwall Police",
        QUESTION,
        "In 2021 twelve crimes were charged and 4 were given a community resolution.",
        "Charge/Summons: 12",
        "Community resolution: 4",
        "Not yet assigned: 0",
        "2. How many were arrested?",
        "Nil.",
    ),
    "gwent.html": page(
        "Gwent Police",
        "1. How many crimes were given each outcome in 2021?",
        "2. How many crimes were given each outcome in 2022?",
        "Outcome | Crimes\nCharge/Summons | 8\nCannabis warning | two",
        "Outcome | Crimes\nCharge/Summons | 9\nCannabis warning | 1,002",
        "Section 12 of the Freedom of Information Act 2000 exempts the rest. Section 17 applies.",
    ),
    "dorset.html": page(
        "Dorset Police",
        "1. How many sexual offences were recorded at each hospital, and what were the outcomes?",
        "Offence | Outcome | 2021 | 2022\nRape | Charge/Summons | 3 | 4\n"
        "Rape | Cannabis warning | 1 | 2\nAssault | Charge/Summons | 5 | 6\n"
        "Assault | Community resolution | 7% | 12%",
        "Ethnicity | Number\nWhite | 30\nAsian | 12",
        "Outcome | Male | Female\nCharge/Summons | 5 | 2\nOutcome 99 | 1 | 1",
    ),
    "nobody.html": page(
        "", "Outcome | 2019 | 2020\nCharge/Summons | 2 | 3\nPenalty notice | 4 | 5"
    ),
}


@cache
def _documents() -> dict[str, Document]:
    """Return each document of the inbox by its name, read once."""
    found = {
        name: read_source(Source(name=name, data=text.encode(), sha256=_hash(text)))
        for name, text in _PAGES.items()
    }
    return found | {name: replace(build(), name=name) for name, build in _BUILT.items()}


_BUILT = {"wide.html": _wide, "down.html": _down}
NAMES = (*_PAGES, *_BUILT)


def document_of(name: str) -> Document:
    """Return a document of the inbox."""
    return _documents()[name]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


TYPED = {
    "typed.csv": "Outcome,2019,2020\nCharge/Summons,70,71\nCommunity resolution,80,\n",
    "odd.csv": "1,2\nTotal,Caution\n",
}


def typed_sha256(name: str) -> str:
    """Return the hash of a table that a person typed."""
    return _hash(TYPED[name])


def _read_typed(name: str, sha256: str) -> Cells:
    if name not in TYPED or typed_sha256(name) != sha256:
        raise UnclearError(f"the table `{name}` cannot be read: there is none here.")
    return typed_cells(TYPED[name].encode(), name)


@dataclass
class Accounts:
    """What the stages told each other and no output holds: the numerals that were set aside."""

    aside: set[tuple[str, Address]] = field(default_factory=set)
    places: set[tuple[object, ...]] = field(default_factory=set)


@dataclass(frozen=True)
class Played:
    """A run: its dataset, the numerals it set aside, and the lines of decisions that held."""

    dataset: Dataset
    accounts: Accounts
    decisions: tuple[Decision, ...] = ()
    problems: tuple[DecisionProblem, ...] = ()


_accounts = Accounts()


def load(plan: Plan) -> Workshop:
    """Return the stages of the package, with the inbox read and the accounts looked at."""
    workshop = load_workshop(plan)

    def account(
        documents: tuple[Document, ...],
        observations: tuple[Observation, ...],
        set_aside: tuple[SetAside, ...],
        replaced: dict[str, frozenset[Address]],
    ) -> tuple[LedgerRow, ...]:
        where = addresses_of(documents)
        spots: Iterator[Spot] = (spot for one in set_aside for spot in one.spots)
        _accounts.aside |= {(s.file, a) for s in spots for a in where.of([s])}
        _accounts.aside |= {(name, one) for name, found in replaced.items() for one in found}
        _accounts.places |= {(one.file, *one.place[:5]) for one in set_aside}
        return workshop.account(documents, observations, set_aside, replaced)

    return replace(
        workshop,
        unpack=lambda _source, _password, _budget: (),
        read=lambda source, _password: _documents()[source.name],
        account=account,
    )


def decisions_of(
    lines: Sequence[Mapping[str, str]],
) -> tuple[tuple[Decision, ...], tuple[DecisionProblem, ...]]:
    """Return what lines of a decisions file decide, and those that do not hold."""
    if not lines:
        return (), ()
    header = {name: name for name in COLUMNS}
    return read_decisions(csv_lines([header, *lines]), TERMS, _read_typed)


def play(names: Sequence[str], lines: Sequence[Mapping[str, str]] = ()) -> Played:
    """Run over some documents of the inbox with the lines of a decisions file."""
    global _accounts  # noqa: PLW0603 - the stages run in this process, one run after another
    decisions, problems = decisions_of(lines)
    _accounts = Accounts()
    plan = Plan(load=load, decisions=decisions, decision_problems=problems)
    files = [
        InboxFile(path=os.devnull, name=name, sha256=document_of(name).sha256) for name in names
    ]
    with ThisProcess() as engine:
        dataset = run(files, plan, engine)
    return Played(dataset, _accounts, decisions, problems)
