"""A golden case: documents kept with what a person checked that the program makes of them."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from golden.ingesting import Outputs

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
_SETTINGS = "foi-compare.toml"
_OWN = frozenset({"about.toml", "expected.json", _SETTINGS})

_REPLY = (
    *("force_id", "reference", "date", "question", "asked"),
    *("disposition", "exemptions", "flags"),
)
_OBSERVATION = (
    *(
        "question",
        "asked",
        "code",
        "role",
        "label",
        "series",
        "value",
        "value_status",
        "lower",
        "upper",
    ),
    *("measure", "unit", "period_start", "period_end", "breakdown", "offence", "offence_code"),
    *("page", "table", "row", "column", "status"),
)
_REVIEW = ("kind", "label", "value_as_printed", "series", "candidates")
_FINDING = ("check", "passed", "question", "left", "right")
_UNSAID = {"exact", "count", "code"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One folder of `cases/`: its documents, where they come from and why they are kept."""

    name: str
    folder: Path
    files: tuple[Path, ...]

    @property
    def expected(self) -> Path:
        """Where the checked result stands."""
        return self.folder / "expected.json"

    @property
    def settings(self) -> Path | None:
        """What a person says of the documents; None where nobody says anything."""
        path = self.folder / _SETTINGS
        return path if path.exists() else None


def all_cases() -> tuple[Case, ...]:
    """Return every case, in order of name."""
    return tuple(_read(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir())


def about(case: Case) -> Mapping[str, object]:
    """Return what `about.toml` says of a case."""
    return tomllib.loads((case.folder / "about.toml").read_text(encoding="utf-8"))


def _read(folder: Path) -> Case:
    own = tuple(sorted(path for path in folder.iterdir() if path.name not in _OWN))
    named = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8")).get("files", ())
    return Case(name=folder.name, folder=folder, files=own or tuple(ROOT / name for name in named))


def checked_parts(outputs: Outputs) -> dict[str, list[str] | dict[str, int]]:
    """Return the parts of the outputs that a person can check against the document."""
    ledger = Counter[str]()
    for row in outputs.rows("ledger.csv"):
        ledger.update({key: int(row[key]) for key in ("numerals", "observed", "set_aside")})
        ledger["unread"] += int(row["unread"])
    rules = Counter(row["rule"] for row in outputs.rows("set_aside.csv"))
    return {
        "replies": _lines(outputs.rows("replies.csv"), _REPLY),
        "observations": _lines(outputs.rows("observations.csv"), _OBSERVATION),
        "review": _lines(outputs.rows("review.csv"), _REVIEW),
        "set_aside": dict(sorted(rules.items())),
        "ledger": dict(ledger),
        "findings": _lines(outputs.rows("findings.csv"), _FINDING),
    }


def as_json(parts: Mapping[str, object]) -> str:
    """Return the parts as JSON that shows one row a line, so that a change is easy to see."""
    return json.dumps(parts, ensure_ascii=False, indent=1) + "\n"


def _lines(rows: Iterable[Mapping[str, str]], columns: tuple[str, ...]) -> list[str]:
    return [
        "; ".join(
            f"{column}={row[column]}"
            for column in columns
            if row[column] and row[column] not in _UNSAID
        )
        for row in rows
    ]
