"""Causes to questions in plain words, with their valid answers and what is decided on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foi_compare.causes.gathered_causes import Cause, sentence
from foi_compare.model import Observation
from foi_compare.text import normalise, ranges

_NAMED = 6  # of the texts in a question; the outputs hold all
_EACH = " Write one answer for each, with | between them."
_EACH_OR_ALL = " Write one answer for all, or one for each with | between them."
_QUOTED = 120  # letters of a sentence


class Around(NamedTuple):
    """What an answer may name: the questions that each file answers, the titles of the codes."""

    questions: Mapping[str, Sequence[str]]
    titles: Mapping[str, str]


class Words(NamedTuple):
    """A question in plain words, its valid answers, and what is decided on."""

    ask: str
    choices: tuple[str, ...]
    subject: str


def _of_question(cause: Cause, around: Around) -> Words:
    questions = tuple(around.questions.get(cause.numbers[0].file, ()))
    return Words("Which question does this table answer?", questions, _texts(cause))


def _of_table(cause: Cause, _around: Around) -> Words:
    ask = (
        f"{sentence(cause.reason)} Write outcomes if its numbers stand as they are read,"
        " not_outcomes if they count something else; or what they count, as period=2022,"
        " unit=people or offence=Robbery."
    )
    return Words(ask, ("outcomes", "not_outcomes"), _texts(cause))


def _of_column(cause: Cause, _around: Around) -> Words:
    columns = sorted({o.place.column for o in cause.numbers})
    which = _lines(columns)
    heads = dict.fromkeys(o.series for o in cause.numbers if o.series)
    printed = f" ({', '.join(f'“{text}”' for text in list(heads)[:_NAMED])})" if heads else ""
    what = "outcome" if _is_nameless(cause) else "year"
    if len(columns) == 1:
        ask = f"What is column {which}{printed}: which {what}, or what else does it count?"
    else:
        ask = f"Which {what}, or what else, is each of the columns {which}{printed}?{_EACH}"
    return Words(f"{ask} {sentence(cause.reason)}", (), f"columns {which}{printed}")


def _of_row(cause: Cause, _around: Around) -> Words:
    rows = sorted({(o.place.page, o.place.row) for o in cause.numbers})
    which = _lines(sorted({row for _, row in rows}))
    several = len(rows) > 1
    if _is_nameless(cause):
        heads = list(dict.fromkeys(o.series for o in cause.numbers if o.series))
        printed = f" ({', '.join(f'“{text}”' for text in heads[:_NAMED])})" if heads else ""
        ask = f"Which outcome, or what else, is each of the rows {which}{printed}?{_EACH}"
        if not several:
            ask = f"Which outcome, or what else, is row {which}{printed}?"
        return Words(f"{ask} {sentence(cause.reason)}", (), f"rows {which}{printed}")
    label = cause.numbers[0].label
    ask = f"What tells row {which}, “{label}”, from the others?{_EACH * several}"
    return Words(f"{ask} {sentence(cause.reason)}", (), f"row {which}: {label}")


def _lines(numbers: Sequence[int]) -> str:
    """Return the rows or columns of a question, the first of very many: `2, 4 to 7 and 31 more`."""
    runs = ranges(numbers).split(", ")
    if len(runs) <= _NAMED:
        return ", ".join(runs).replace("-", " to ")
    shown = ", ".join(runs[:_NAMED]).replace("-", " to ")
    return f"{shown} and {len(runs) - _NAMED:,} more"


def _is_nameless(cause: Cause) -> bool:
    """Return whether the lines asked about have no label to read an outcome from."""
    return not any(normalise(o.asked_as or o.label) for o in cause.numbers)


def _of_label(cause: Cause, around: Around) -> Words:
    first = cause.first()
    label = first.asked_as or first.label
    codes = [one.code for one in first.candidates]
    named = [f"{code} ({around.titles[code]})" for code in codes[:_NAMED] if code in around.titles]
    either = f" It may be {_either(named)}." if named else ""
    return Words(f"Which outcome is “{label}”?{either}", (*codes, "total", "none"), label)


def _of_blank(cause: Cause, _around: Around) -> Words:
    mark = cause.numbers[0].value.as_printed.strip()
    what = f"“{mark}”" if mark else "an empty cell"
    choices = ("zero", "suppressed", "not_held")
    return Words(f"What does {what} mean in this table?", choices, mark or "blank")


def _of_number(cause: Cause, around: Around) -> Words:
    first, several = cause.numbers[0], len(cause.numbers) > 1
    reason = sentence(cause.reason)
    if several:
        same = {o.label for o in cause.numbers} == {first.label}
        what = f"count “{first.label}”" if same and first.label else "count what they are read as"
        ask = f"Do these {len(cause.numbers)} numbers {what} ({_texts(cause)})?{_EACH_OR_ALL}"
    else:
        printed = first.value.as_printed or "an empty cell"
        label = f"“{first.label}”" + f", {first.series}" * bool(first.series)
        quoted = _quoted(first)
        ask = f"Does {printed}{quoted} count {label}?"
        if not first.label:
            ask = f"Which outcome does {printed}{quoted} count?"
    if several and not any(o.label for o in cause.numbers):
        ask = f"Which outcome does each of these numbers count ({_texts(cause)})?{_EACH_OR_ALL}"
    # What a blank may mean is no hint at what a number without a label counts.
    hints = first.candidates if first.label and not several else ()
    codes = tuple(one.code for one in hints if one.code in around.titles)
    said = ("as_read",) if any(o.code or o.role != "code" for o in cause.numbers) else ()
    choices = (*said, *codes, "none")
    return Words(f"{ask} {reason}", choices, _texts(cause))


def _quoted(one: Observation) -> str:
    """Return the sentence that a number stands in, where it stands in none of a table."""
    if one.place.table or not one.evidence or one.evidence == one.value.as_printed:
        return ""
    text = one.evidence
    return f" in “{text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + ' …'}”"


WORDS = {
    "question": _of_question,
    "table": _of_table,
    "column": _of_column,
    "row": _of_row,
    "label": _of_label,
    "blank": _of_blank,
    "number": _of_number,
}


def _texts(cause: Cause) -> str:
    """Return the first numbers of a cause as printed, as a person would recognise them."""
    printed = [o.value.as_printed or "blank" for o in cause.numbers]
    return ", ".join(printed[:_NAMED]) + (" …" if len(printed) > _NAMED else "")


def _either(texts: Sequence[str]) -> str:
    return " or ".join((", ".join(texts[:-1]), texts[-1])) if len(texts) > 1 else texts[0]
