"""What a composed reply may say: labels, offences, wordings and forces, read from data files."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

HERE = Path(__file__).parent
WEIGHTS = {"15": 9, "16": 9, "18": 9, "14": 8, "1": 7, "8": 5, "21": 4, "22": 3, "10": 3, "20": 3}
ORDER = [
    "1",
    "1A",
    "2",
    "2A",
    "3",
    "3A",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "20",
    "21",
    "22",
]


class Wording(NamedTuple):
    """A label as a force prints it, with its true code and whether the package may know it."""

    label: str
    code: str
    origin: str


class Offence(NamedTuple):
    """An offence as tables print it, its Home Office code, and how a requester calls it."""

    name: str
    code: str
    plain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceEntry:
    """A force as its own letterhead gives it."""

    force_id: str
    name: str
    short: str
    domain: str
    unit: str
    address: str
    reference: str


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


FORCES = tuple(ForceEntry(**row) for row in _rows("forces.csv"))
OFFENCES = tuple(Offence(row["name"], row["code"], row["plain"]) for row in _rows("offences.csv"))
LABELS = _rows("labels.csv")
TUNED_SETS = (
    "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth",
)  # fmt: skip
HELD_SET = "fifteenth"
# What the sets call `cost` is refused too.
KINDS = {"cost": "refused"}


def wording_set(name: str) -> dict[str, list[list[str]]]:
    """Return a set of wordings: (exemptions joined by `;`, text) by kind."""
    text = (HERE / "wordings" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _wordings() -> dict[str, list[list[str]]]:
    """Return (half, exemptions, text) by kind: of the sets the last alone is held back.

    What `wordings.toml` holds back was partly seen while the rules were built; where a set has
    wordings of the kind, it is counted with the tuned half.
    """
    merged: dict[str, list[list[str]]] = tomllib.loads(
        (HERE / "wordings.toml").read_text(encoding="utf-8")
    )
    renewed = {KINDS.get(kind, kind) for kind in wording_set(HELD_SET)}
    for kind, entries in merged.items():
        if kind in renewed:
            merged[kind] = [["tuned", *rest] for _, *rest in entries]
    for name in (*TUNED_SETS, HELD_SET):
        half = "held" if name == HELD_SET else "tuned"
        for kind, entries in wording_set(name).items():
            if (known := KINDS.get(kind, kind)) in merged:
                merged[known].extend([half, *entry] for entry in entries)
    return merged


WORDINGS = _wordings()


class Voice:
    """One force's way of writing: a seeded generator with the wordings of its half.

    Every second voice prints labels that published lists know, the others its own.
    """

    def __init__(self, seed: str, half: str, *, own: bool) -> None:
        self.rng = Random(seed)
        self.half = half
        self.own = own
        self.prefix = self.rng.choice(PREFIXES)
        self.separator = self.rng.choice(("", ","))

    def say(self, kind: str, **fields: str) -> str:
        """Return a wording of that kind with its fields filled."""
        return self.say_exempt(kind, **fields)[0]

    def say_exempt(self, kind: str, **fields: str) -> tuple[str, tuple[str, ...]]:
        """Return a wording and the exemptions it applies."""
        choices = [entry for entry in WORDINGS[kind] if entry[0] == self.half]
        _, exemptions, text = self.rng.choice(choices)
        return text.format(**fields), tuple(part for part in exemptions.split(";") if part)

    def codes(self, count: int) -> list[str]:
        """Draw so many different codes, the common ones more often, in the codebook's order."""
        left = list(ORDER)
        drawn: list[str] = []
        while len(drawn) < min(count, len(ORDER)):
            weights = [WEIGHTS.get(code, 1) for code in left]
            (code,) = self.rng.choices(left, weights)
            left.remove(code)
            drawn.append(code)
        return sorted(drawn, key=ORDER.index)

    def label(self, code: str) -> Wording:
        """Return a wording for a code, in this voice."""
        wanted = "own" if self.own else "known"
        fits = [row for row in LABELS if row["code"] == code and row["half"] in (self.half, "both")]
        chosen = [row for row in fits if row["origin"] == wanted] or fits
        row = self.rng.choice(chosen)
        label = row["label"]
        if code in ORDER and self.prefix:
            label = self.prefix.format(code=code, label=label)
        return Wording(label, code, row["origin"])

    def labels(self, count: int, *, asks: float = 0.25) -> list[Wording]:
        """Return labels for a table, sometimes with one no analyst could place."""
        found = [self.label(code) for code in self.codes(count)]
        if self.rng.random() < 0.4:
            found.append(self.label("not_yet_assigned"))
        if self.rng.random() < 0.1:
            found.append(self.label("other"))
        if self.rng.random() < asks:
            position = self.rng.randrange(len(found))
            found.insert(position, self.plain("review"))
        return found

    def plain(self, code: str) -> Wording:
        """Return a wording without the voice's code in front."""
        prefix, self.prefix = self.prefix, ""
        wording = self.label(code)
        self.prefix = prefix
        return wording

    def count(self, most: int = 400) -> int:
        """Return a count: small ones are common, as they are in replies."""
        return int(most * self.rng.random() ** 3) + self.rng.choice((0, 1, 1, 2, 3))

    def number(self, value: int) -> str:
        """Print a count in this voice."""
        return f"{value:{self.separator}}"

    def offence(self) -> Offence:
        """Draw an offence."""
        return self.rng.choice(OFFENCES)

    def pick(self, choices: Sequence[str]) -> str:
        """Draw one of some texts."""
        return self.rng.choice(choices)


PREFIXES = (
    "", "", "", "", "", "{code}: {label}", "{code} - {label}", "Outcome {code} – {label}",
    "Type {code} - {label}", "{label} (OC{code})", "OC{code} {label}", "{code}. {label}",
)  # fmt: skip
