"""A number of the outputs to what the checks say of the printed totals that it takes part in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

_Record = Mapping[str, str]
_OVER = {"printed_total": "heading", "printed_row_total": "label"}
# What the numbers under one total of a column have in common.
_HEADING = ("question", "measure", "unit", "offence", "series", "period_start", "breakdown")


def totals_of(
    findings: Iterable[_Record], row: _Record, numbers: Sequence[_Record]
) -> tuple[str, ...]:
    """Return the messages of the findings on the totals over a number, or on it as a total.

    Args:
        findings: the rows of `findings.csv`.
        row: the row of `observations.csv`.
        numbers: all rows of `observations.csv`.

    """
    over = {
        name: [one for one in numbers if one["role"] == "total" and _is_over(name, one, row)]
        for name in _OVER
    }
    return tuple(
        dict.fromkeys(
            one["message"]
            for one in findings
            if any(_is_on(one, total, row) for total in over.get(one["check"], ()))
        )
    )


def sums_of(findings: Iterable[_Record], row: _Record) -> tuple[str, ...]:
    """Return which printed sums told how to read the table that a number stands in."""
    return tuple(
        one["message"] for one in findings if one["check"] == "read_by_sums" and _names(one, row)
    )


def _is_over(check: str, total: _Record, row: _Record) -> bool:
    """Return whether a total stands over the column of a number, or at the end of its row."""
    if total["file"] != row["file"]:
        return False
    if _OVER[check] == "heading":
        return all(total[name] == row[name] for name in _HEADING)
    return total["label"] == row["label"] and _is_of_table(total, row)


def _is_of_table(one: _Record, other: _Record) -> bool:
    return all(one[name] == other[name] for name in ("page", "table"))


def _is_on(finding: _Record, total: _Record, row: _Record) -> bool:
    """Return whether a finding is on a total, and on the table of a number."""
    named = total["series"] or total["offence"] or "the table"
    lead = f"the printed total {total['value_as_printed']} of {named} "
    return finding["message"].startswith(lead) and _names(finding, total) and _names(finding, row)


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
