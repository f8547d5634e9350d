"""A letter to a force whose figures do not agree with one another: a question for each proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from foi_compare.drafts.drafted_letter import (
    Addressed,
    Draft,
    letter,
    listed,
    number,
    place_of,
    quoted_question,
)
from foi_compare.drafts.outputs import Outputs, Record

_OF_A_TOTAL = re.compile(r"the printed total .+? of (?P<where>.+) is not reached by its ")
_UNDER = re.compile(r"the outcomes of (?P<where>.+) add up to ")
_RECORDS = re.compile(r"the record list does not meet the summary for (?P<label>.+): ")


def ask_about_proofs(to: Addressed, outputs: Outputs) -> Draft | None:
    """Return a letter that asks about each proof that failed; None where none did."""
    failed = [
        one
        for one in outputs.findings.get(to.force_id, ())
        if one["passed"] == "false" and one["severity"] != "info" and one["check"] in _SAYINGS
    ]
    asked = list(dict.fromkeys(_question(to, one) for one in failed))
    if not asked:
        return None
    of = f" of {to.dates}" if to.dates else ""
    many = "a question" if len(asked) == 1 else "some questions"
    thanks = (
        f"Thank you for your answer{of} to {to.request}. Before I use its figures, I should like"
        " to be sure that I read them as you mean them."
    )
    which = (
        "Please tell me which figures are right; or, where both are, what one of them counts and"
        " the other does not."
    )
    questions = [f"{count}. {text}" for count, text in enumerate(asked, start=1)]
    subject = f"Your answer{of}: {many} about its figures"
    return letter(to, "question", subject, [thanks, questions, which])


def asked_about(finding: Record) -> str:
    """Return what a failed proof asks the force, in the words of a letter; empty for another."""
    saying = _SAYINGS.get(finding["check"])
    return saying(finding) if saying else ""


def _question(to: Addressed, finding: Record) -> str:
    """Return what one finding asks, with the question and the place that it is about."""
    files = listed(finding["files"].split("; "))
    where = place_of(to, finding, files, finding["places"].split("; ")[0])
    about = ", ".join(filter(None, (where, quoted_question(to, finding))))
    saying = _SAYINGS[finding["check"]](finding)
    return f"{about}: {saying}." if about else f"{saying}."


def _rows_and_total(finding: Record) -> str:
    whole = _OF_A_TOTAL.match(finding["message"])
    where = whole["where"] if whole else "the table"
    under = "" if where == "the table" else f"under “{where}”, "
    parts = "columns" if finding["check"] == "printed_row_total" else "rows"
    return f"{under}your {parts} add up to {_left(finding)} and your total says {_right(finding)}"


def _two_tables(finding: Record) -> str:
    year = _UNDER.match(finding["message"])
    of = f" of “{year['where']}”" if year else ""
    return (
        f"your outcomes{of} add up to {_left(finding)} and another of your tables says"
        f" {_right(finding)}"
    )


def _list_and_summary(finding: Record) -> str:
    label = _RECORDS.match(finding["message"])
    of = f" of “{label['label']}”" if label else ""
    return (
        f"your list has {_left(finding)} crimes{of} and your summary of it says {_right(finding)}"
    )


def _gap(finding: Record) -> str:
    return f"in your list of crimes, {finding['message']}; is anything left out"


def _not_in_force(finding: Record) -> str:
    return finding["message"].removesuffix(": ask the force")


def _promised(finding: Record) -> str:
    del finding
    return "your answer promises details that I do not find in it; please send them"


def _twice(finding: Record) -> str:
    return (
        f"you print one figure twice, as {_left(finding)} and as {_right(finding)}"
        if finding["left"] and finding["right"]
        else finding["message"].removesuffix(".")
    )


def _left(finding: Record) -> str:
    return number(finding["left"])


def _right(finding: Record) -> str:
    return number(finding["right"])


_SAYINGS: Mapping[str, Callable[[Record], str]] = {
    "printed_total": _rows_and_total,
    "printed_row_total": _rows_and_total,
    "same_crimes_twice": _two_tables,
    "records_meet_summary": _list_and_summary,
    "records_without_gap": _gap,
    "printed_twice_alike": _twice,
    "code_in_force": _not_in_force,
    "promised_details_missing": _promised,
}
