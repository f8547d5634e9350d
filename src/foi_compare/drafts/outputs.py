"""The rows of a run's tables, and its settings, as the drafts need them: by force."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from foi_compare.spreadsheets import unneutralised

Record = Mapping[str, str]


class Outputs(NamedTuple):
    """What a run published.

    `forces` are the rows of `forces.csv`; the others are by the identifier of the force.
    `questions` are those of the settings as they were sent, `sent` the day for each force that was
    asked, and `as_of` the day from which it is seen. `titles` are the short titles of the codes.
    """

    forces: Sequence[Record]
    replies: Mapping[str, Sequence[Record]]
    findings: Mapping[str, Sequence[Record]]
    observations: Mapping[str, Sequence[Record]]
    questions: tuple[str, ...]
    sent: Mapping[str, date]
    as_of: date | None
    titles: Mapping[str, str]


def outputs_from(
    tables: Mapping[str, Iterable[Record]],
    settings: Mapping[str, object],
    *,
    as_of: date | None = None,
    titles: Mapping[str, str] | None = None,
) -> Outputs:
    """Return the outputs by force.

    Args:
        tables: the rows of `forces`, `replies`, `findings` and `observations`.
        settings: those of `run.json`.
        as_of: the day from which it is seen; that of the settings otherwise.
        titles: the short title of each code.

    """
    forces = list(tables["forces"])
    return Outputs(
        forces=forces,
        replies=_by_force(tables["replies"]),
        findings=_by_force(tables["findings"]),
        observations=_by_force(tables["observations"]),
        questions=tuple(
            str(one.get("text", "")) for one in _entries(settings, "questions") if one.get("text")
        ),
        sent=_sent(settings, [force["force_id"] for force in forces]),
        as_of=as_of or _day(settings.get("as_of")),
        titles=titles or {},
    )


def _by_force(rows: Iterable[Record]) -> Mapping[str, Sequence[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        found[row["force_id"]].append({key: unneutralised(text) for key, text in row.items()})
    return found


def _sent(settings: Mapping[str, object], forces: Iterable[str]) -> dict[str, date]:
    """Return the day on which each force was asked, where it is known."""
    whole = _day(settings.get("sent_on"))
    found = dict.fromkeys(forces, whole) if whole else {}
    for one in _entries(settings, "requests"):
        own = _day(one.get("sent_on"))
        if own:
            found[str(one.get("force_id", ""))] = own
    return found


def _entries(settings: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = settings.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
