"""Snippets of letters with slots to letters whose names are marked: what stands around a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random

from accuracy.made_names import Names
from accuracy.marked_names import Marked

_SLOT = re.compile(r"\{(\w)\}")
_TITLES = (
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Mr.",
    "Dr",
    "Dr.",
    "Cllr",
    "Prof.",
    "Rev.",
    "Councillor",
)
_RANK_LINES = """PC,DC,PS,DS,DI,DCI,PCSO,Sgt,Sgt.,Insp,Insp.,Inspector,Sergeant,Detective Sergeant,
Chief Inspector,Supt,Superintendent,Det Supt,Ch Insp,Chief Superintendent,Ch. Supt.,ACC,Constable,
T/DCI,A/Sgt,CI,Arolygydd,Rhingyll,Det Sgt,D/Sgt,T/Insp.,Acting Inspector,Commander,DCS,C/Supt,
Detective Superintendent,Detective Inspector,Detective Constable,HHJ"""
_RANKS = _RANK_LINES.replace("\n", "").split(",")
_MONTH_NAMES = """January February March April May June July August September October November
    December"""
_MONTHS = _MONTH_NAMES.split()
_CAPITALS = 0.04  # of the snippets are printed in capitals


def taught(path: Path, names: Names, times: int, seed: int) -> Iterator[Marked]:
    """Yield letters of a few snippets each, in which every snippet stands some times."""
    chance = Random(seed)
    text = path.read_text(encoding="utf-8")
    snippets = [line[2:] for line in text.splitlines() if line[:2] in {"+ ", "- "}]
    drawn = [one for _ in range(times) for one in chance.sample(snippets, len(snippets))]
    slots = _slots(names, chance)
    while drawn:
        count = chance.randint(5, 12)
        lines = [line for one in drawn[:count] for line in _filled(one, slots, chance)]
        drawn = drawn[count:]
        yield Marked("contexts", "contexts", tuple(lines))


def _filled(snippet: str, slots: Mapping[str, Callable[[], str]], chance: Random) -> Iterator[str]:
    capitals = chance.random() < _CAPITALS
    for line in snippet.split(" / "):
        filled = _SLOT.sub(lambda slot: slots[slot[1]](), line)
        yield filled.upper() if capitals else filled


def _slots(names: Names, chance: Random) -> Mapping[str, Callable[[], str]]:
    def marked(name: str) -> str:
        return f"[[{name}]]"

    def titled() -> str:
        name = names.led(chance) if chance.random() < 0.8 else names.whole(chance)
        return f"{chance.choice(_TITLES)} {marked(name)}"

    def ranked() -> str:
        name = names.led(chance) if chance.random() < 0.6 else names.whole(chance)
        collar = f"{chance.randint(20, 29999)} " if chance.random() < 0.3 else ""
        return f"{chance.choice(_RANKS)} {marked(collar + name)}"

    def whole() -> str:
        return marked(names.whole(chance))

    def first() -> str:
        return marked(names.first(chance))

    def anyone() -> str:
        return chance.choice((whole, whole, first, titled, ranked))()

    def local_part() -> str:
        return f"{names.first(chance)}.{names.last(chance)}".lower()

    def day() -> str:
        year = f" {chance.randint(2015, 2025)}" if chance.random() < 0.6 else ""
        return f"{chance.randint(1, 28)} {chance.choice(_MONTHS)}{year}"

    return {
        "F": whole,
        "f": first,
        "h": lambda: marked(names.first_word(chance)),
        "l": lambda: marked(names.led(chance)),
        "t": titled,
        "r": ranked,
        "n": anyone,
        "C": lambda: marked(f"{names.last(chance)}, {names.first(chance)}"),
        "e": local_part,
        "p": partial(names.place, chance),
        "g": partial(names.listed, chance),
        "G": lambda: names.listed(chance).upper(),
        "s": partial(names.last_of_none, chance),
        "w": partial(names.word, chance),
        "v": partial(names.any_word, chance),
        "o": partial(names.firm, chance),
        "d": day,
        "m": lambda: chance.choice(_MONTHS),
    }


def tables_of_labels(labels: Sequence[str], times: int, seed: int) -> Iterator[Marked]:
    """Yield letters of tables whose labels are of no person."""
    chance = Random(seed)
    drawn = [one for _ in range(times) for one in chance.sample(labels, len(labels))]
    while drawn:
        rows, drawn = drawn[:12], drawn[12:]
        numbers = chance.randint(0, 4)
        wide = chance.random() < 0.2
        lines = [" | ".join(rows)] if wide else [_row(one, numbers, chance) for one in rows]
        yield Marked("labels", "labels", tuple(lines))


def _row(label: str, numbers: int, chance: Random) -> str:
    written = chance.choices((label, label.title(), label.upper()), (8, 3, 1))[0]
    return " | ".join((written, *(str(chance.randint(0, 900)) for _ in range(numbers))))
