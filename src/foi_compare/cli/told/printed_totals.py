"""Numbers of the outputs to the printed totals that they take part in, as the review page judges.

What the outputs do not say is told by how a table is printed: which numbers stand beside one
label, and which column (or row, where the labels run across) adds up the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from foi_compare.answers.neighbours import labels_run_across
from foi_compare.model import Candidate, Observation, Period, Place, Value
from foi_compare.model.matching import GROUP_OF
from foi_compare.tabulate.answer_totals import Totals, verdict
from foi_compare.text import normalise

_Record = Mapping[str, str]
_TOTALS = frozenset({"total", "subtotal", "group"})


def totals_of(row: _Record, numbers: Sequence[_Record]) -> tuple[str, ...]:
    """Return the totals over a number, or that it is itself, in words; each with whether it is met.

    Args:
        row: the row of `observations.csv`.
        numbers: all rows of `observations.csv`.

    """
    seen = Totals(_observations(one for one in numbers if one["force_id"] == row["force_id"]))
    return tuple(
        f"{'met' if one.met else 'missed'}: {one.sentence()}"
        for one in seen.as_read({row["observation_id"]})
        if one.met is not None
    )


def totals_with(question: _Record, numbers: Sequence[_Record]) -> str:
    """Return what the totals say of each answer to a question: `14: met; none: missed, with …`.

    Empty where no total is printed, and where the outputs do not tell which numbers are asked
    about: with some of them alone, an answer would seem to miss what it meets.

    Args:
        question: its row of `review.csv`.
        numbers: all rows of `observations.csv`.

    """
    asked = {one["observation_id"] for one in _asked(question, numbers)}
    if not asked:
        return ""
    seen = Totals(_observations(one for one in numbers if one["force_id"] == question["force_id"]))
    choices = filter(None, question["choices"].split(" | "))
    answers = seen.of_answers(question["kind"], list(choices), asked)
    judged = {answer: verdict(answer, totals) for answer, totals in answers.items()}
    return "; ".join(
        f"{answer}: {', '.join(filter(None, one))}" for answer, one in judged.items() if one.said
    )


def _asked(question: _Record, numbers: Iterable[_Record]) -> Sequence[_Record]:
    """Return the numbers that wait for a question, as many as it settles; none if others are found.

    One that waits for several answers names the first question alone: its label tells the other.
    """
    own = [one for one in numbers if one["review_id"] and _waits(one, question)]
    return own if str(len(own)) == question["settles"] else ()


def _waits(one: _Record, question: _Record) -> bool:
    if one["review_id"] == question["review_id"]:
        return True
    is_of_force = question["kind"] == "label" and one["force_id"] == question["force_id"]
    return is_of_force and normalise(one["label"]) == normalise(question["label"])


def sums_of(findings: Iterable[_Record], row: _Record) -> tuple[str, ...]:
    """Return which printed sums told how to read the table that a number stands in."""
    return tuple(
        one["message"] for one in findings if one["check"] == "read_by_sums" and _names(one, row)
    )


def _names(finding: _Record, row: _Record) -> bool:
    """Return whether a finding is about the table that a number stands in."""
    page = row.get("page", "")
    part = f"page {page}" if page.isdecimal() else page
    table = f"table {row['table']}" if row["table"] else ""
    places = finding["places"].split("; ")
    if not part:  # what has no pages has one part, whatever its name
        places = [one.partition(", ")[2] for one in places]
    is_there = ", ".join(filter(None, (part, table))) in places
    return is_there and row["file"] in finding["files"].split("; ")


def _observations(rows: Iterable[_Record]) -> Iterable[Observation]:
    tables: dict[tuple[str, ...], list[_Record]] = defaultdict(list)
    for one in rows:
        # Each number of a sentence has a label of its own, and is no part of a table.
        alone = "" if one["table"] or one["row"] else one["observation_id"]
        tables[one["file"], one["page"], one["table"], alone].append(one)
    for at, own in enumerate(tables.values()):
        if any(one["role"] == "group" and not _members_of(one) for one in own):
            continue  # what its groups count, and so its totals, cannot be told
        label, heading = ("column", "row") if labels_run_across(own) else ("row", "column")
        of_label, of_heading = _lines(own, label), _lines(own, heading)
        adding = {key for key, line in of_heading.items() if _adds_up(line)}
        if adding == of_heading.keys():
            adding.clear()  # rows of totals alone: no column adds up others
        for one in own:
            is_across = one[heading] in adding and len(of_label[one[label]]) > 1
            yield _observation(one, group=at, label_at=one[label], across=is_across)


def _adds_up(line: Iterable[_Record]) -> bool:
    """Return whether what stands under a heading may be the totals of the other columns."""
    return all(one["role"] in _TOTALS for one in line)


def _members_of(one: _Record) -> list[str]:
    """Return the codes of which a number counts a group."""
    _, _, codes = one["reason"].partition(GROUP_OF)
    return codes.partition(";")[0].split(", ") if codes else []


def _lines(rows: Iterable[_Record], name: str) -> Mapping[str, Sequence[_Record]]:
    lines: dict[str, list[_Record]] = defaultdict(list)
    for one in rows:
        lines[one[name]].append(one)
    return lines


def _observation(one: _Record, *, group: int, label_at: str, across: bool) -> Observation:
    """Return a number with all that its totals depend on."""
    days = [date.fromisoformat(one[name]) for name in ("period_start", "period_end") if one[name]]
    same = (
        *("observation_id", "force_id", "reference", "question", "asked", "measure", "unit"),
        *("offence", "offence_code", "series", "codebook", "code", "label", "role", "match_rule"),
        *("status", "reason", "evidence", "file", "sha256"),
    )
    return Observation(
        **{name: one[name] for name in same},  # type: ignore[arg-type]
        period=Period(start=days[0], end=days[-1], kind="other", as_printed="") if days else None,
        breakdown=tuple(map(_dimension, filter(None, one["breakdown"].split("; ")))),
        value=Value(
            status=one["value_status"],  # type: ignore[arg-type]
            as_printed=one["value_as_printed"],
            amount=_number(one["value"]),
            lower=_number(one["lower"]) or 0,
            upper=_number(one["upper"]),
            measure=one["measure"],
        ),
        match_score=0.0,
        place=Place(part=one["page"], table=int(one["table"] or 0)),
        rows="",
        candidates=tuple(Candidate(code=code, score=1.0) for code in _members_of(one)),
        spots=(),
        group=group,
        counted=0,
        across=across,
        label_at=f"{group}, {label_at}",
    )


def _dimension(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    return (name, value) if sign else ("", text)


def _number(text: str) -> int | float | None:
    if not text:
        return None
    return int(text) if text.lstrip("-").isdecimal() else float(text)
