"""A list with one row per crime to counted figures: crossed once over all its category columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.meanings.cell_kinds import counts_on
from foi_compare.interpret.meanings.offences import is_bare_code, offence_code
from foi_compare.interpret.meanings.values import exact
from foi_compare.interpret.periods.periods import find_days
from foi_compare.interpret.table_axes.axes import dimension_name, label_text, offence_column
from foi_compare.interpret.table_axes.captions import captions_period
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.table_axes.record_lists import is_proven
from foi_compare.interpret.table_figures.alike_figures import tell_classes_apart
from foi_compare.interpret.table_figures.surroundings import (
    Surroundings,
    TableReading,
    header_aside,
    place_of,
    row_texts,
)
from foi_compare.interpret.table_layout.headings import (
    announces_attribute,
    announces_index,
    announces_period,
    read_below,
)
from foi_compare.model import Doubt, Figure, LabelGroup, Period, SetAside, Spot
from foi_compare.text import ranges

if TYPE_CHECKING:
    from foi_compare.interpret.table_layout.laid_out import Layout

# A column in which nearly every record has a text of its own (a reference, a day, free text) names
# the record and is no category.
_WHICH_COLUMN = Doubt(
    "several columns have this heading: which of them holds the outcome?", "table"
)
SHARE_OF_OWN_TEXTS = 0.5
FEW_RECORDS = 12
UNPROVEN = Doubt(
    "nothing numbers these rows and some have blanks: is each of them one crime?", "table"
)


class _Roles(NamedTuple):
    """What the columns of a record list are for."""

    label: Column
    period: Column | None
    offences: tuple[Column, ...]
    categories: tuple[Column, ...]


def read_records(layout: Layout, axes: Axes, around: Surroundings, group: int) -> TableReading:
    """Return one counted figure for each combination that occurs; *records read = sum counted*.

    A combination that does not occur is not written: the list proves its zero only for itself.
    """
    roles = _roles(layout, axes)
    counted: dict[tuple[str, ...], list[int]] = {}
    named = (*roles.categories, *roles.offences)
    keys = (roles.label.at, *(column.at for column in (*roles.offences, *roles.categories)))
    for row in layout.body:
        texts = layout.row_texts(row)
        if not any(map(texts.__getitem__, layout.columns)):
            continue
        label, *others = [texts[column] for column in keys]
        period = texts[roles.period.at] if roles.period is not None else ""
        counted.setdefault((label, period, *others), []).append(row)
    labels: dict[str, str] = {}
    for key, rows in counted.items():
        labels.setdefault(key[0], label_text(layout, rows[0], roles.label, axes.code_column))
    order = list(labels)
    names = {column.at: dimension_name(layout, column) for column in named}
    over = roles.period.heading if roles.period is not None else ""
    periods = {key[1]: read_below(key[1], over).period if key[1] else None for key in counted}
    frame = _Frame(
        layout,
        around,
        group,
        roles,
        names,
        periods,
        order,
        is_proven(layout, axes.columns),
        captions_period(layout.captions) or around.period,
    )
    figures = tell_classes_apart([_figure(frame, key, rows) for key, rows in counted.items()])
    labelled = LabelGroup(
        key=group,
        labels=tuple(labels.values()),
        header=" ".join(roles.label.path),
        caption=layout.caption,
        question=around.question_text,
        periods=tuple(dict.fromkeys((p.start, p.end) for p in periods.values() if p is not None)),
        numbers=_row_numbers(layout, axes),
    )
    return TableReading(
        figures=figures,
        groups=(labelled,),
        set_aside=(*header_aside(layout), *_rows_aside(layout)),
        captions=layout.captions,
        printed=Printed(layout=layout, axes=axes),
    )


def _row_numbers(layout: Layout, axes: Axes) -> tuple[int, ...]:
    """Return the numbers that count the rows, () where no column does."""
    for column in axes.columns:
        texts = [text for row in layout.body if (text := layout.text(row, column.at))]
        if column.kind == "index" and all(map(str.isdecimal, texts)):
            numbers = tuple(map(int, texts))
            return numbers if counts_on(numbers) else ()
    return ()


def _roles(layout: Layout, axes: Axes) -> _Roles:
    label = next(column for column in axes.columns if column.at == axes.label_column)
    period: Column | None = None
    offences: list[Column] = []
    categories: list[Column] = []
    for column in axes.columns:
        if column.at in (label.at, axes.code_column) or column.kind in ("index", "empty", "value"):
            continue
        if column.kind == "period" and period is None:
            period = column
        elif not _is_category(layout, column):
            continue
        elif column.kind == "text" and offence_column(layout, column):
            offences.append(column)
        else:
            categories.append(column)
    return _Roles(label, period, tuple(offences), tuple(categories))


def _is_category(layout: Layout, column: Column) -> bool:
    """Return whether a column sorts the records into classes, rather than naming each of them."""
    if announces_index(column.heading):
        return False
    if announces_attribute(column.heading) and _is_measured(layout, column):
        return False
    texts = layout.column_texts(column.at, layout.body)
    if 2 * sum(bool(find_days(text)) for text in texts) > len(texts):
        return False  # days name the records; their period is another column's to say
    distinct = len(set(texts))
    if len(texts) <= FEW_RECORDS:
        return distinct < len(texts) or not announces_period(column.heading)
    return distinct <= SHARE_OF_OWN_TEXTS * len(texts)


def _is_measured(layout: Layout, column: Column) -> bool:
    """Return whether a column gives each record a number (`Age: 37`), and no band of them."""
    texts = [text for row in layout.body if (text := layout.text(row, column.at))]
    return 2 * sum(text.isdecimal() for text in texts) > len(texts)


class _Frame(NamedTuple):
    """What all counted figures of one list share."""

    layout: Layout
    around: Surroundings
    group: int
    roles: _Roles
    names: dict[int, str]
    periods: dict[str, Period | None]
    order: list[str]
    proven: bool
    period: Period | None


def _figure(frame: _Frame, key: tuple[str, ...], rows: list[int]) -> Figure:
    layout, around, roles = frame.layout, frame.around, frame.roles
    label, series, *others = key
    printed = list(zip(roles.offences, others[: len(roles.offences)], strict=True))
    offence, code, wider = _offence([(column, text) for column, text in printed if text])
    categories = (*wider, *zip(roles.categories, others[len(printed) :], strict=True))
    return Figure(
        value=exact(len(rows), str(len(rows))),
        label=label,
        group=frame.group,
        label_index=frame.order.index(label),
        place=place_of(layout, rows[0], roles.label.at),
        file=layout.file_of(rows[0]),
        origin="records",
        evidence=row_texts(layout, rows[0]),
        question=around.question,
        series=series,
        period=frame.periods[series] or frame.period,
        breakdown=tuple((frame.names[column.at], text) for column, text in categories),
        offence=offence or around.offence,
        offence_code=code or ("" if offence else around.offence_code),
        unit=around.unit or "crimes",
        counted=len(rows),
        rows=ranges([row + 1 for row in rows]),
        rule="counted_records",
        doubts=_doubts(frame, rows),
    )


def _offence(
    printed: list[tuple[Column, str]],
) -> tuple[str, str, tuple[tuple[Column, str], ...]]:
    """Return the offence of a record, its code, and what wider groups of offences it stands in.

    The finest stands rightmost; a class without words is a code and no name.
    """
    named = [(column, text) for column, text in printed if not is_bare_code(text)]
    code = next((code for _, text in reversed(printed) if (code := offence_code(text))), "")
    offence = (named or printed)[-1][1] if printed else ""
    return offence, code, tuple(pair for pair in named[:-1] if pair[1] != offence)


def _doubts(frame: _Frame, rows: list[int]) -> tuple[str, ...]:
    """Return what is doubtful of the rows behind a count, each doubt once."""
    doubts: dict[str, None] = {} if frame.proven else {UNPROVEN: None}
    label, *others = [frame.roles.label, *frame.roles.categories, *frame.roles.offences]
    if label.path and any(column.path == label.path for column in others):
        doubts[_WHICH_COLUMN] = None
    for row in rows:
        cells = frame.layout.grid[row]
        for column in frame.layout.columns:
            cell = cells[column]
            if cell is not None and cell.doubt:
                doubts[cell.doubt] = None
            if cell is not None and cell.hidden:
                doubts["the file hides these rows: ask before publishing them"] = None
    return tuple(doubts)


def _rows_aside(layout: Layout) -> tuple[SetAside, ...]:
    """Set the numerals of the records aside, one row for each page or part they stand on."""
    spots: dict[tuple[str, str], list[Spot]] = {}
    first: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], int] = {}
    for row in layout.body:
        file, cells = layout.file_of(row), layout.grid[row]
        for column in layout.columns:
            cell = cells[column]
            if cell is None or cell.row != row or cell.column != column:
                continue
            part = file, cell.place.part
            if part not in spots:
                spots[part], first[part] = [], row
            spots[part].extend(layout.spots(cell))
            last[part] = row
    return tuple(
        SetAside(
            rule="counted_record",
            reason="rows of a record list: counted, each row is no figure by itself",
            text=f"rows {first[part] + 1} to {last[part] + 1} of a list with one row per crime",
            place=place_of(layout, first[part], layout.columns[0]),
            file=part[0],
            spots=tuple(found),
            rows=f"{first[part] + 1}-{last[part] + 1}",
        )
        for part, found in spots.items()
        if found
    )
