"""Outputs of small composed batches, to be exported."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import foi_compare
from foi_compare.shipped.registers import load_forces

QUESTION = "How many crimes of theft ended in each outcome in 2022?"
_FORTY_FOUR = 44
_OUTCOMES = {
    "1": "Charged/Summonsed",
    "3": "Caution - adults",
    "8": "Community resolution",
    "10": "Formal action is not in the public interest (police)",
    "14": "Evidential difficulties: suspect not identified; victim does not support further action",
    "15": "Evidential difficulties: suspect identified; victim supports action",
    "16": "Evidential difficulties: suspect identified; victim does not support further action",
    "18": "Investigation complete - no suspect identified",
    "20": "Further action resulting from the crime report will be undertaken by another body",
    "21": "Further investigation to support formal action not in the public interest",
}


def letter(
    force: str,
    rows: Mapping[str, str],
    *,
    total: str = "",
    reference: str = "FOI 100/24",
    question: str = QUESTION,
) -> str:
    """Return a letter that answers one question with one table, or with the words in its place."""
    table = [f"{label} | {value}" for label, value in rows.items()]
    lines = ["Outcome | 2022", *table, *([f"Total | {total}"] if total else [])]
    return (
        f"{force}\nOur reference: {reference}\nDate: 5 January 2024\n\n1. {question}\n\n"
        + "\n".join(lines)
        + "\n"
    )


def refusal(force: str) -> str:
    """Return a letter that refuses the question."""
    return (
        f"{force}\nOur reference: FOI 9/24\nDate: 5 January 2024\n\n1. {QUESTION}\n\n"
        "This question is refused under section 12(1) of the Freedom of Information Act, because"
        " the cost of compliance exceeds the appropriate limit.\n"
    )


def published(
    folder: Path, letters: Mapping[str, str], *, settings: str = "", codebook: str = ""
) -> Path:
    """Ingest letters by file name, and return the folder of their outputs."""
    inbox, out = folder / "inbox", folder / "outputs"
    inbox.mkdir(parents=True)
    for name, text in letters.items():
        (inbox / name).write_text(text, encoding="utf-8")
    if settings:
        (folder / "foi-compare.toml").write_text(settings, encoding="utf-8")
    foi_compare.ingest(inbox, codebook=codebook).write(out)
    return out


THREE = {
    "kent.txt": letter(
        "Kent Police",
        {
            "1 - Charged/Summonsed": "1200",
            "15 - Evidential difficulties: suspect identified; victim supports action": "<5",
            "18 - Investigation complete no suspect identified": "40",
            "Not yet assigned an outcome": "60",
        },
        total="1302",
    ),
    "essex.txt": letter(
        "Essex Police",
        {
            "1 - Charged/Summonsed": "12",
            "15 - Evidential difficulties: suspect identified; victim supports action": "3",
            "18 - Investigation complete no suspect identified": "985",
        },
        total="1000",
    ),
    "=dorset.txt": refusal("Dorset Police"),
}
THREE_SETTINGS = f"""
forces = ["kent", "essex", "dorset", "gwent"]
licence = "OGL-UK-3.0"
[[questions]]
key = "outcomes"
text = "{QUESTION}"
"""


def forty_four() -> Mapping[str, str]:
    """Return the letters of forty-four forces to one question, some with hidden numbers."""
    rng = random.Random(16)  # noqa: S311 - a seeded generator is wanted, not a secret
    return {
        f"{force.force_id}.txt": _drawn(rng, force.name) for force in load_forces()[:_FORTY_FOUR]
    }


def _drawn(rng: random.Random, force: str) -> str:
    given: Sequence[str] = [code for code in _OUTCOMES if rng.random() < 0.85]
    values = {code: rng.choice((rng.randint(0, 9), rng.randint(10, 400))) for code in given}
    hides = rng.random() < 0.4
    rows = {
        f"{code} - {_OUTCOMES[code]}": "<5" if hides and 0 < value < 5 else str(value)
        for code, value in values.items()
    }
    waiting = rng.randint(1, 60)
    rows["Not yet assigned an outcome"] = str(waiting)
    return letter(force, rows, total=str(sum(values.values()) + waiting))
