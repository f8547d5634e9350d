"""A laid-out table to its axes: where the outcome labels stand, and what the rest says."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.headway import signed
from foi_compare.interpret.meanings.cell_kinds import (
    counts_on,
    is_figure,
    is_number,
    is_period_text,
    is_value,
    is_worded,
)
from foi_compare.interpret.meanings.offences import looks_like_offence
from foi_compare.interpret.meanings.values import is_blank
from foi_compare.interpret.table_axes.code_columns import column_of_codes, lists_codes, names_codes
from foi_compare.interpret.table_axes.column import Axes, Column, ColumnKind
from foi_compare.interpret.table_axes.record_lists import is_record_list, tells_rows_apart
from foi_compare.interpret.table_layout.broken_figures import reads_broken
from foi_compare.interpret.table_layout.headings import (
    Heading,
    announces_attribute,
    announces_code,
    announces_index,
    announces_offence,
    announces_outcome,
    announces_period,
    dimension_of,
    read_heading,
)
from foi_compare.model import LabelContext, Match

if TYPE_CHECKING:
    from collections.abc import Callable

    from foi_compare.interpret.table_layout.laid_out import Layout
    from foi_compare.model import LabelMatcher

# A column or header row is one of outcome labels where at least half of its labels are outcomes;
# under a heading that speaks of outcomes a quarter is enough, and the rest is asked.
SHARE_PLAIN = 0.5
SHARE_ANNOUNCED = 0.25
_TOLD = 0.5  # the strength of labels that a person named and nothing else speaks for
_FEW_WORDS = 4
_NUMBER_ALONE = re.compile(r"(?<![\w/.-])\d[\d,.]*(?![\w/])")


def find_axes(layout: Layout, matcher: LabelMatcher, context: LabelContext, way: str = "") -> Axes:
    """Return the axes of a table; `context` carries caption, question and force.

    `way` says where a person saw the labels: `down` the rows or `across` the columns.
    """
    # The first of the table, labels carried down left out.
    leftmost = {layout.columns[0], min(layout.columns)} if layout.columns else set()
    columns = tuple(
        _column(layout, index, matcher, leftmost=index in leftmost) for index in layout.columns
    )
    axes = _best(layout, columns, matcher, context, way)
    if axes.label_column >= 0 and axes.code_column < 0:
        at = column_of_codes(layout, columns, axes.label_column, axes.matches, matcher)
        if at >= 0:
            columns = tuple(c._replace(kind="code") if c.at == at else c for c in columns)
            axes = _best(layout, columns, matcher, context, way)
    if axes.kind == "none" and axes.matches:
        columns = tuple(_with_numbers(layout, column, axes, matcher) for column in columns)
        told = any(column.kind == "value" for column in columns)
        return replace(axes, kind="labels_down" if told else "none", columns=columns)
    return axes


def _best(
    layout: Layout,
    columns: tuple[Column, ...],
    matcher: LabelMatcher,
    context: LabelContext,
    way: str,
) -> Axes:
    """Return the axes that most labels speak for, or that a person named."""
    values = tuple(column for column in columns if column.kind == "value")
    best: tuple[float, Axes] | None = None
    partial: Axes | None = None
    other = ""
    for candidate in _candidates(layout, columns, values, matcher):
        if way and way != ("across" if candidate.row >= 0 else "down"):
            continue
        matches = _judged(candidate, matcher, context)
        strength = _strength(candidate, matches) or (_TOLD if way else 0)
        other = other or _other_list(matches)
        verdicts = dict(zip(candidate.labels, matches, strict=True))
        if strength and (best is None or strength > best[0]):
            best = strength, _axes(layout, candidate, columns, verdicts)
        if partial is None and _names_outcomes(candidate, matches, matcher):
            partial = _axes(layout, candidate, columns, verdicts)
    if best is None:
        return Axes(kind="none", columns=columns, other=other, partial=partial, matches={})
    return best[1]


def _names_outcomes(
    candidate: _Candidate, matches: tuple[Match, ...], matcher: LabelMatcher
) -> bool:
    """Return whether one label at least is an outcome by its own words.

    `Other` and `Not known` stand in tables of everything. A question may name an outcome and be
    none, so beside one it takes two labels: the letter may have run into the table.
    """
    vague = {one.code for one in matcher.match("").candidates}
    named = sum(
        not vague.issuperset([match.code] if match.code else [c.code for c in match.candidates])
        for label, match in zip(candidate.labels, matches, strict=True)
        if _is_outcome(match) and match.rule != "similarity" and not _is_question(label)
    )
    return named > any(map(_is_question, candidate.labels))


def _other_list(matches: tuple[Match, ...]) -> str:
    """Return what a table is about whose labels are all those of another list of results."""
    is_other = all(match.rule == "other_table" for match in matches)
    return matches[0].reason if is_other else ""


class _Candidate(NamedTuple):
    labels: tuple[str, ...]
    header: str
    beside: tuple[str, ...]
    column: int
    code_column: int
    row: int
    repeated: bool
    bare_codes: bool = False
    rows: tuple[str, ...] = ()


def _candidates(
    layout: Layout,
    columns: tuple[Column, ...],
    values: tuple[Column, ...],
    matcher: LabelMatcher,
) -> list[_Candidate]:
    found = []
    codes = [column for column in columns if column.kind == "code"]
    words = [column for column in columns if column.kind == "text"]
    named = [column for column in words if codes and names_codes(layout, column, codes[0].at)]
    for column in (named or codes) if codes else words:
        code_column = codes[0].at if named else -1
        labels = [
            label_text(layout, row, column, code_column)
            for row in layout.body
            if layout.text(row, column.at)
        ]
        distinct = tuple(dict.fromkeys(labels))
        beside = tuple(dict.fromkeys(text for other in values for text in other.path))
        found.append(
            _Candidate(
                distinct,
                " ".join(column.path),
                beside,
                column.at,
                code_column,
                -1,
                len(distinct) < len(labels),
                rows=tuple(labels),
            )
        )
    stub = columns[0] if columns else None
    for depth, row in enumerate(layout.headers):
        labels = [header_text(layout, depth, column.at) for column in values]
        if sum(bool(label) for label in labels) < 0.6 * len(labels):
            continue  # half a header row: the rest of the headings was lost
        bare = _bare_codes(labels, matcher)
        distinct = tuple(
            dict.fromkeys(code_label(label) if bare else label for label in labels if label)
        )
        beside = tuple(layout.text(body, layout.columns[0]) for body in layout.body)
        # What heads the rows (`Year`) says nothing of labels that run across, unless it names them.
        header = " ".join(text for text in (stub.path if stub else ()) if announces_outcome(text))
        found.append(
            _Candidate(distinct, header, beside, -1, -1, row, repeated=False, bare_codes=bare)
        )
    return [candidate for candidate in found if candidate.labels]


def label_text(layout: Layout, row: int, column: Column, code_column: int = -1) -> str:
    """Return the label of a row as the matcher should see it: its code column stands before it.

    A bare code under a heading such as `Outcome code` reads `Outcome 21`.
    """
    text = layout.text(row, column.at)
    if code_column >= 0:
        code = layout.text(row, code_column)
        mark = code if code[:1].isalpha() else f"Outcome {code}"
        return f"{mark} - {text}" if code and text else text
    if column.kind == "code" and not is_blank(text):
        return f"Outcome {text}"
    return text


def code_label(text: str) -> str:
    """Return a heading of a row of bare codes as the matcher should see it: `Outcome 21`."""
    return f"Outcome {text}" if text[:1].isdigit() else text


def _bare_codes(labels: list[str], matcher: LabelMatcher) -> bool:
    """Return whether headings are bare codes: three or more, beside outcomes in words and totals.

    One heading beside them may be anything.
    """
    codes = [label for label in labels if label.upper().lstrip("0") in matcher.codes]
    others = [matcher.match(label) for label in labels if label not in codes]
    strange = [match for match in others if match.status == "none" or match.code in codes]
    return len(set(codes)) >= 3 and len(strange) <= 1


def header_text(layout: Layout, depth: int, column: int) -> str:
    """Return the heading of a column in one header row.

    A heading printed once over several columns without a span is carried to the right, as far as
    the header row below goes on.
    """
    row = layout.headers[depth]
    text = layout.text(row, column)
    if text or depth == len(layout.headers) - 1:
        return text
    below = layout.headers[depth + 1]
    if not layout.text(below, column):
        return ""
    for left in range(column - 1, layout.columns[0], -1):
        if layout.text(row, left):
            return layout.text(row, left)
        if not layout.text(below, left):
            break
    return ""


def _judged(
    candidate: _Candidate, matcher: LabelMatcher, context: LabelContext
) -> tuple[Match, ...]:
    return matcher.match_table(
        candidate.labels,
        LabelContext(
            header=candidate.header,
            caption=context.caption,
            question=context.question,
            force_id=context.force_id,
            beside=candidate.beside,
        ),
    )


def _strength(candidate: _Candidate, matches: tuple[Match, ...]) -> float:
    """Return how much speaks for labels to be outcomes, 0 where they are none."""
    if any(_is_question(label) for label in candidate.labels):
        return 0  # the request beside its response, in two columns
    judged = [match for match in matches if match.status != "total" and match.label.strip()]
    hits = sum(_is_outcome(match) for match in judged)
    if not hits:
        return 0
    share = max(hits / len(judged), _share_of_rows(candidate, matches))
    announced = announces_outcome(candidate.header)
    if share < (SHARE_ANNOUNCED if announced else SHARE_PLAIN):
        return 0
    sure = sum(match.status == "matched" for match in judged)
    return hits + sure + (1.0 if announced else 0.0) + share


def _share_of_rows(candidate: _Candidate, matches: tuple[Match, ...]) -> float:
    """Return the share of outcomes among all rows: many groups hold the same few outcomes."""
    verdicts = dict(zip(candidate.labels, matches, strict=True))
    judged = [match for row in candidate.rows if (match := verdicts[row]).status != "total"]
    return sum(map(_is_outcome, judged)) / len(judged) if judged else 0.0


def _is_question(label: str) -> bool:
    """Return whether a text asks something; an outcome label never does."""
    return "?" in label and len(label.split()) > 5


def _is_outcome(match: Match) -> bool:
    return match.status == "matched" or (match.status == "ambiguous" and bool(match.candidates))


def _axes(
    layout: Layout,
    candidate: _Candidate,
    columns: tuple[Column, ...],
    matches: dict[str, Match],
) -> Axes:
    if candidate.row >= 0:
        return Axes(
            kind="labels_across",
            columns=columns,
            label_row=candidate.row,
            bare_codes=candidate.bare_codes,
            matches=matches,
        )
    # A list in which each label stands once, with nothing that numbers or dates its rows, is a key
    # to codes and no list of crimes.
    values = any(column.kind == "value" for column in columns)
    told = any(map(tells_rows_apart, columns))
    records = len(columns) > 1 and (candidate.repeated or told)
    if values:
        records = is_record_list(layout, columns, candidate.column)
    return Axes(
        kind="records" if records else "labels_down" if values else "none",
        columns=columns,
        label_column=candidate.column,
        code_column=candidate.code_column,
        matches=matches,
    )


def _with_numbers(layout: Layout, column: Column, axes: Axes, matcher: LabelMatcher) -> Column:
    """Return a column as one of values if most of its cells hold a number among a few words.

    `about 30` beside an outcome is no value that can be read, and is to be asked about; `C1` and
    `Outcome 1` name an outcome and count nothing.
    """
    heading = column.heading
    sorts = announces_attribute(heading) or announces_offence(heading) or announces_code(heading)
    if column.kind != "text" or column.at == axes.label_column or sorts:
        return column
    texts = [text for row in layout.body if (text := layout.text(row, column.at))]
    told = [
        text
        for text in texts
        if _NUMBER_ALONE.search(text)
        and len(text.split()) <= _FEW_WORDS
        and matcher.match(text).status == "none"
    ]
    return column._replace(kind="value") if 2 * len(told) > len(texts) else column


def _column(layout: Layout, index: int, matcher: LabelMatcher, *, leftmost: bool) -> Column:
    path: list[str] = []
    for depth in range(len(layout.headers)):
        text = header_text(layout, depth, index)
        cell = layout.grid[layout.headers[depth]][index]
        spanned = cell is not None and cell.row != layout.headers[depth]
        if text and not spanned:
            path.append(text)
    heading = path[-1] if path else ""
    filled = [text for text in layout.column_texts(index, layout.body) if text]
    return Column(index, _kind(layout, heading, filled, matcher, leftmost=leftmost), tuple(path))


def _kind(
    layout: Layout, heading: str, filled: list[str], matcher: LabelMatcher, *, leftmost: bool
) -> ColumnKind:
    if not filled:
        return "value" if heading and not leftmost else "empty"
    sorts = announces_offence(heading) and not read_heading(heading).neutral
    if sorts or announces_attribute(heading):
        return "text"
    periods = _count(is_period_text, filled)
    if _is_index(layout, heading, filled, leftmost=leftmost):
        return "index"
    bare = sum(text.isdecimal() and is_period_text(text) for text in filled)
    if periods >= 0.6 * len(filled) and (
        announces_period(heading) or leftmost or not heading or 2 * bare < periods
    ):
        return "period"
    listed = leftmost and announces_outcome(heading) and lists_codes(filled, matcher)
    if listed or (
        announces_code(heading)
        and all(
            matcher.printed_code(f"Outcome {text}") or not is_number(text)
            for text in signed(filled)
        )
    ):
        return "code" if any(map(is_number, filled)) else "text"
    if not leftmost and is_period_text(heading):
        return "value"  # under a year stands a number, or a word in its place
    if leftmost:  # years among labels head the rows below them
        filled = [text for text in filled if not is_period_text(text)] or filled
    broken = _count(reads_broken, filled)
    figures = broken > 0 or any(map(is_figure, filled))
    if not figures and (leftmost or _names_things(filled)):
        return "text"
    values = broken + _count(is_blank, filled) + _count(is_value, filled)
    return "value" if 2 * values >= len(filled) else "text"


def _count(kind: Callable[[str], bool], texts: list[str]) -> int:
    """Return how many of the texts are of a kind, asking once for those that stand again."""
    return sum(times for text, times in signed(Counter(texts).items()) if kind(text))


def _names_things(filled: list[str]) -> bool:
    """Return whether a column holds words alone, some of which may stand for a number elsewhere.

    `Female`, `Unknown`, `None` are the genders of records; a dash would be a number that lacks.
    """
    return not any(map(is_blank, filled)) and not all(map(is_worded, filled))


def _is_index(layout: Layout, heading: str, filled: list[str], *, leftmost: bool) -> bool:
    """Return whether a column numbers the rows or names records, rather than counting anything."""
    if len(layout.columns) < 2:
        return False
    digits = [int(text) for text in filled if text.isdecimal()]
    whole = len(digits) == len(filled)
    consecutive = len(digits) > 2 and all(
        after - before == 1 for before, after in itertools.pairwise(digits)
    )
    if consecutive and digits[0] in (0, 1) and whole:
        return announces_index(heading) or (not heading and len(digits) > 4)
    if consecutive and len(digits) > 0.9 * len(filled) > 18:
        return True  # a long run that counts on, with a stray heading in it, numbers the rows
    if whole and announces_index(heading) and counts_on(digits):
        return True
    # Notes that are numbered from 1 stand in two columns without a heading.
    if leftmost and whole and heading == "1" and digits == [*range(2, len(digits) + 2)]:
        return True
    apart = len(set(filled)) == len(filled)
    references = announces_index(heading) and apart and (leftmost or len(filled) > 3)
    return references and len(heading.split()) > 1 and heading.casefold() != "no. of"


def offence_column(layout: Layout, column: Column) -> bool:
    """Return whether a text column names offences."""
    if announces_outcome(column.heading):
        return False
    if announces_offence(column.heading):
        return True
    texts = {layout.text(row, column.at) for row in layout.body} - {""}
    return 2 * sum(looks_like_offence(text) for text in texts) > len(texts)


def dimension_name(layout: Layout, column: Column) -> str:
    """Return the name of what a text column holds: its heading, else what its values are."""
    if column.heading and not read_heading(column.heading).neutral:
        return column.heading
    return dimension_of(tuple({layout.text(row, column.at) for row in layout.body} - {""}))


def headings_of(column: Column) -> tuple[Heading, ...]:
    """Return what the headings of a column say, outer first."""
    return tuple(read_heading(text) for text in column.path)
