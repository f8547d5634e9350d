"""A question, or any number, to the right side of the page: what is asked, and what answers it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from foi_compare.answers.neighbours import Neighbours as Around
from foi_compare.model import Question
from foi_compare.review.asked.seen import (
    CandidateSeen,
    CauseSeen,
    DocumentSeen,
    NumberSeen,
    Template,
)
from foi_compare.review.web.showing.choice_keys import choice_key
from foi_compare.review.web.showing.decision_words import HINTS, TABLE_TOOLS, meaning, needed
from foi_compare.review.web.showing.queue import parted, where
from foi_compare.review.web.showing.template_views import (
    ChoiceView,
    FieldView,
    NeighbourRow,
    Neighbours,
    PartView,
    QuestionView,
    WayView,
)
from foi_compare.tabulate.answer_totals import TotalSeen, verdict

_HAVE_LABELS = frozenset({"label", "row", "number"})
_NO_NEIGHBOURS = Neighbours()
_CHOICES = re.compile(r"It may be [^.]*\.")
_SEVERAL = 2  # parts of which each has an answer
_SHOWN_OF_NUMBER = (
    ("value_as_printed", "Printed"),
    ("value", "Value"),
    ("label", "Label"),
    ("code", "Code"),
    ("series", "Heading"),
    ("match_rule", "Rule"),
    ("reason", "Why"),
    ("evidence", "Evidence"),
    ("status", "Status"),
)
# The tables of a document: the anchor of each, and what it is called.
Tables = Sequence[tuple[str, str]]
Files = Sequence[str]


def question_of(seen: CauseSeen, tables: Tables, files: Files, *, has_lines: bool) -> QuestionView:
    """Return a question for the page.

    Args:
        seen: the question.
        tables: those of its document, to choose another one from.
        files: those of the batch.
        has_lines: whether its table is seen on a picture, where its lines can be moved.

    """
    headline = parted(seen.item.ask)[0]
    told = _Told(tables, files)
    ways = [_own_way(seen, told), *_ways(seen.templates[1:], told)]
    around = _neighbours(seen.neighbours)
    return QuestionView(
        review_id=seen.item.review_id,
        kind=seen.item.kind,
        force=seen.force or "which force?",
        file=seen.item.file,
        where=where(seen.item.file, seen.line.get("page", "")),
        headline=headline,
        rest=_rest(seen),
        settles=seen.item.settles,
        ways=_named_apart((*ways, *_tools(seen.templates, has_lines=has_lines)), around),
        facts=_facts(seen),
        neighbours=around,
        totals=_totals(seen.totals),
        answered=seen.answered,
        wider=seen.item.kind in _HAVE_LABELS,
    )


def _rest(seen: CauseSeen) -> str:
    """Return what stands behind the question, but what each of its answers says beside itself."""
    rest = parted(seen.item.ask)[1]
    if not any(one.reason for one in seen.candidates):
        return rest
    if seen.item.kind == "disposition":
        return ""
    return _CHOICES.sub("", rest).strip()


def number_of(seen: NumberSeen, tables: Tables, files: Files, *, has_lines: bool) -> QuestionView:
    """Return any number for the page, with every answer that may be given on it.

    The arguments are those of `question_of`.
    """
    told = _Told(tables, files)
    templates = sorted(seen.templates, key=lambda one: one.name != "number")
    row = seen.row
    around = _neighbours(seen.neighbours)
    return QuestionView(
        review_id="",
        kind="number",
        force=seen.force,
        file=seen.observation.file,
        where=where(seen.observation.file, row.get("page", "")),
        headline=_called(row),
        rest=row.get("reason", ""),
        settles=0,
        ways=_named_apart(
            (*_ways(templates, told), *_tools(templates, has_lines=has_lines)), around
        ),
        facts=tuple((title, row[name]) for name, title in _SHOWN_OF_NUMBER if row.get(name)),
        neighbours=around,
        totals=_totals(seen.totals),
    )


def file_ways(seen: DocumentSeen, files: Files) -> tuple[WayView, ...]:
    """Return what can be said of a whole document."""
    told = _Told((), files)
    return _named_apart(_way(one, told) for one in seen.templates)


def file_facts(seen: DocumentSeen) -> tuple[tuple[str, str], ...]:
    """Return what was read of a whole document, and the sentences that say so."""
    found = (
        ("Force", seen.force),
        ("Reference", seen.reference),
        ("Day", seen.dated),
        *((f"Question {one.number}".strip(), _said(one)) for one in seen.questions),
    )
    return tuple((name, text) for name, text in found if text)


def _said(question: Question) -> str:
    """Return what a reply says to a question: `refused, 12(1): “It would take too long.”`."""
    is_asked = question.disposition_status == "review"
    disposition = "in question" if is_asked else question.disposition.replace("_", " ")
    sections = "" if is_asked else "; ".join(question.exemptions)
    statement = f"“{question.statement}”" if question.statement else ""
    return ": ".join(filter(None, (", ".join(filter(None, (disposition, sections))), statement)))


def _called(row: Mapping[str, str]) -> str:
    printed = row.get("value_as_printed") or "A blank"
    label = f"beside “{row['label']}”" if row.get("label") else ""
    series = f"under “{row['series']}”" if row.get("series") else ""
    return ", ".join(filter(None, (printed, label, series)))


class _Told:
    """What an answer may name besides: the tables of the document, the files of the batch."""

    def __init__(self, tables: Tables, files: Files) -> None:
        self._options = {
            "to": tuple(tables),
            "file": tuple((file, file) for file in files),
        }

    def fields(self, kind: str, word: str) -> tuple[FieldView, ...]:
        return tuple(
            FieldView(
                name=one.key,
                label=one.label,
                hint=one.hint,
                options=self._options.get(one.key, ()),
            )
            for one in needed(kind, word)
        )


def _own_way(seen: CauseSeen, told: _Told) -> WayView:
    """Return the answer to the question itself: its candidates first, then what else it may be."""
    own = seen.templates[0]
    kind = seen.item.kind
    way = _way(own, told)
    answered = {one.answer for one in seen.candidates}
    # One that needs more is typed where there is one for each column: `part: 2023`.
    others = [
        word
        for word in _words(own)
        if word not in answered and not (way.parts and needed(kind, word))
    ]
    found = [
        *(_candidate(one, kind, told) for one in seen.candidates),
        *(_choice(kind, word, told) for word in others),
    ]
    title = "This question"
    return replace(way, title=title, choices=_keyed(found), line={**seen.line, **way.line})


def _candidate(one: CandidateSeen, kind: str, told: _Told) -> ChoiceView:
    totals, sums = verdict(one.answer, one.totals)
    return ChoiceView(
        key="",
        answer=one.answer,
        title=one.title or meaning(kind, one.answer),
        is_word=not one.title and bool(meaning(kind, one.answer)),
        why=". ".join(filter(None, (one.reason, sums))),
        totals=totals,
        fields=told.fields(kind, one.answer),
    )


def _choice(kind: str, word: str, told: _Told) -> ChoiceView:
    title, fields = meaning(kind, word), told.fields(kind, word)
    return ChoiceView(key="", answer=word, title=title, is_word=bool(title), fields=fields)


def _keyed(choices: Iterable[ChoiceView]) -> tuple[ChoiceView, ...]:
    return tuple(replace(one, key=choice_key(at)) for at, one in enumerate(choices))


def _ways(templates: Iterable[Template], told: _Told) -> Iterable[WayView]:
    return (_way(one, told) for one in templates if one.name not in TABLE_TOOLS)


def _way(template: Template, told: _Told) -> WayView:
    kind = template.line.get("kind", template.name)
    parts = tuple(PartView(*one) for one in template.parts)
    has_parts = len(parts) >= _SEVERAL
    words = (word for word in _words(template) if not (has_parts and needed(kind, word)))
    return WayView(
        name=template.name,
        title=template.title,
        line=template.line,
        choices=_keyed(_choice(kind, word, told) for word in words),
        parts=parts if has_parts else (),
        layout="down" if has_parts and kind == "row" else "",
        hint=HINTS.get(kind, ""),
    )


def _words(template: Template) -> tuple[str, ...]:
    """Return the words to choose from; lines and typed tables have tools of their own."""
    return tuple(word for word in template.words if word not in TABLE_TOOLS)


def _tools(templates: Iterable[Template], *, has_lines: bool) -> tuple[WayView, ...]:
    """Return the tools for a table: its lines where it is drawn, and its cells; in text these."""
    of_tables = [one for one in templates if one.line.get("kind") == "table"]
    text = next((one for one in of_tables if one.name == "typed"), None)
    if text is not None:
        return (
            WayView(name=text.name, title=text.title, line=text.line, tool="typed", free=False),
        )
    table = next(iter(of_tables), None)
    if table is None:
        return ()
    return tuple(
        WayView(name=tool, title=title, line=table.line, tool=tool, free=False)
        for tool, title in TABLE_TOOLS.items()
        if has_lines or tool != "grid"
    )


def _named_apart(
    ways: Iterable[WayView], around: Neighbours = _NO_NEIGHBOURS
) -> tuple[WayView, ...]:
    """Return ways with a name each that no other has; columns are answered above themselves."""
    return tuple(
        replace(_laid_out(way, around), name=f"{way.name}-{at}") for at, way in enumerate(ways)
    )


def _laid_out(way: WayView, around: Neighbours) -> WayView:
    numbers = [one.number for one in way.parts]
    seen = [number for number in around.columns if number in numbers]
    is_above = way.parts and way.layout != "down" and seen == numbers
    return replace(way, layout="above") if is_above else way


def _facts(seen: CauseSeen) -> tuple[tuple[str, str], ...]:
    item = seen.item
    first = seen.observations[0] if seen.observations else None
    settles = f"{item.settles} number{'' if item.settles == 1 else 's'}" if item.settles else ""
    found = (
        ("Why", item.reason),
        ("Printed", item.value_as_printed),
        ("Label", item.label),
        ("Heading", item.series),
        ("Waiting", settles),
        ("Evidence", first.evidence if first else ""),
        ("Before", item.answered_before),
        ("The same file", ", ".join(seen.copies)),
        ("Stands", "; ".join(f"{d.answer} ({d.decided_by})".strip() for d in seen.earlier)),
    )
    return tuple((name, text) for name, text in found if text)


def _neighbours(around: Around | None) -> Neighbours:
    filled = [cell for _, cells in around.rows for cell in cells if cell.text] if around else []
    if around is None or len(filled) <= 1:  # a number of a sentence stands alone
        return _NO_NEIGHBOURS
    return Neighbours(
        headings=tuple(
            heading or (f"column {number}" if number else "")
            for heading, number in zip(around.headings, around.columns, strict=True)
        ),
        columns=around.columns,
        rows=tuple(
            NeighbourRow(
                label=label,
                cells=tuple((cell.text, cell.asked) for cell in cells),
                asked=any(cell.asked for cell in cells),
            )
            for label, cells in around.rows
        ),
    )


def _totals(totals: Iterable[TotalSeen]) -> tuple[tuple[str, bool], ...]:
    return tuple((one.sentence(), one.met) for one in totals if one.met is not None)
