"""A letter that shows a force the figures that will be published, so that it can put them right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from foi_compare.drafts.drafted_letter import Addressed, Draft, letter, place_of, quoted_question
from foi_compare.drafts.outputs import Outputs, Record

_STANDS = frozenset({"accepted", "decided"})
_ANSWERS = {
    "refused": "you refuse it",
    "not_held": "you do not hold the information",
    "neither_confirm_nor_deny": "you neither confirm nor deny that you hold it",
    "nil": "there are none",
}


def right_of_reply(to: Addressed, outputs: Outputs) -> Draft | None:
    """Return a right of reply with the figures and refusals of a force; None where it has none."""
    numbers = outputs.observations.get(to.force_id, ())
    standing = [one for one in numbers if one["status"] in _STANDS]
    answers = list(dict.fromkeys(_answers(to)))
    if not standing and not answers:
        return None
    of = f" of {to.dates}" if to.dates else ""
    offer = (
        f"Thank you for your answer{of} to {to.request}. I mean to publish what follows, and show"
        " it to you first. Please tell me by [day] if any of it is wrong, or if you wish to say"
        " something about it that I should print."
    )
    parts = [
        offer,
        *_figures(to, standing, outputs.titles),
        *(["I read the rest of your answer as follows:", answers] if answers else []),
        *_left_out(len(numbers) - len(standing)),
    ]
    return letter(to, "right-of-reply", f"Your answer{of}: what I mean to publish", parts)


def _figures(
    to: Addressed, numbers: Sequence[Record], titles: Mapping[str, str]
) -> Iterator[str | Sequence[str]]:
    """Yield a heading for the numbers that stand together, and the numbers by their labels."""
    for heading, group in groupby(numbers, key=lambda one: _heading(to, one)):
        yield f"{heading}:"
        yield [_figure(one, titles) for one in group]


def _heading(to: Addressed, one: Record) -> str:
    page = one["page"]
    place = place_of(to, one, one["file"], f"page {page}" if page.isdecimal() else page)
    series = one["series"] if one["series"] != one["offence"] else ""
    return ", ".join(filter(None, (place, one["offence"], series, one["breakdown"])))


def _figure(one: Record, titles: Mapping[str, str]) -> str:
    """Return `Charged: 12 (read as 1, Charged/Summonsed)`."""
    label = one["label"] or one["code_title"] or "the number"
    said = f"{label}: {one['value_as_printed'] or one['value'] or 'blank'}"
    if one["role"] != "code" or not one["code"]:
        return said
    return f"{said} (read as {', '.join(filter(None, (one['code'], titles.get(one['code']))))})"


def _answers(to: Addressed) -> Iterator[str]:
    """Yield what a force answers without figures, where that is certain."""
    for one in to.replies:
        said = _ANSWERS.get(one["disposition"], "")
        if said and one["disposition_status"] != "review":
            by = f" under {_sections(one['exemptions'])}" if one["exemptions"] else ""
            where = (place_of(to, one, one["files"], ""), quoted_question(to, one))
            yield f"{', '.join(filter(None, where))}: {said}{by}"


def _sections(exemptions: str) -> str:
    sections = exemptions.split("; ")
    return f"section{'' if len(sections) == 1 else 's'} {' and '.join(sections)}"


def _left_out(count: int) -> Iterator[str]:
    if count:
        more, it = ("One more number", "it") if count == 1 else (f"{count:,} more numbers", "them")
        yield f"{more} of your answer I cannot read with certainty yet, and do not publish {it}."
