"""A table to its figures: every number with its label, series, period, offence and breakdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.headway import signed
from foi_compare.interpret.meanings.notices import is_notice
from foi_compare.interpret.meanings.values import not_stated
from foi_compare.interpret.table_axes.axes import find_axes
from foi_compare.interpret.table_axes.captions import (
    captions_code,
    captions_offence,
    captions_period,
)
from foi_compare.interpret.table_axes.column import Axes, Column
from foi_compare.interpret.table_axes.column_words import ColumnWords
from foi_compare.interpret.table_axes.printed_words import Printed
from foi_compare.interpret.table_axes.record_lists import of_one_crime
from foi_compare.interpret.table_axes.row_words import TOTAL, RowSays, RowWords
from foi_compare.interpret.table_axes.total_columns import find_total_columns
from foi_compare.interpret.table_axes.unheaded import find_unheaded
from foi_compare.interpret.table_axes.wrapped import join_wrapped
from foi_compare.interpret.table_figures.alike_figures import (
    ask_about_columns,
    tell_classes_apart,
)
from foi_compare.interpret.table_figures.doubtful import WordDoubts
from foi_compare.interpret.table_figures.plain import empty_form, not_about_outcomes, notice
from foi_compare.interpret.table_figures.records import read_records
from foi_compare.interpret.table_figures.row_cells import (
    cell_figures,
    changes_aside,
    measures_of,
    words_aside,
)
from foi_compare.interpret.table_figures.surroundings import (
    Surroundings,
    TableReading,
    header_aside,
    place_of,
    row_texts,
)
from foi_compare.interpret.table_figures.unnamed import name_sums
from foi_compare.interpret.table_figures.whole_periods import total_periods
from foi_compare.interpret.table_layout.dims import Dim, sort_dims
from foi_compare.interpret.table_layout.headings import (
    announces_change,
    announces_outcome,
    people_counted,
)
from foi_compare.interpret.table_layout.label_years import unfold_label_years
from foi_compare.interpret.table_layout.laid_out import Layout
from foi_compare.interpret.table_layout.sections import heads_are_outcomes, unfold_sections
from foi_compare.limits import check_numbers
from foi_compare.model import Doubt, Figure, LabelContext, LabelGroup, Place, SetAside, Spot
from foi_compare.text import find_numerals

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher, Origin

_WORDS = frozenset({"text", "period", "code"})  # kinds of columns that name what a row counts
ONE_CRIME = Doubt("these rows may be one crime each: do these numbers count crimes?", "table")
_UNDATED = Doubt("no period stands over this column, as it does over those beside it", "column")


def read_layout(
    layout: Layout, matcher: LabelMatcher, around: Surroundings, first_group: int, origin: Origin
) -> TableReading:
    """Return the figures of a laid-out table, and everything in it that is set aside.

    `first_group` numbers the label group of this table within the reply.
    """
    if is_notice(_lines(layout)):
        return notice(layout)
    layout = unfold_label_years(layout, matcher)
    context = LabelContext(
        caption=layout.caption, question=around.question_text, force_id=around.force_id
    )
    way = next((mark for mark in ("down", "across") if mark in around.marks), "")
    axes = find_axes(layout, matcher, context, way)
    apart = axes.kind == "none" or heads_are_outcomes(layout, axes.label_column, matcher)
    unfolded = unfold_sections(layout, matcher) if apart else None
    if unfolded is not None:
        layout, axes = unfolded, find_axes(unfolded, matcher, context, way)
    if axes.kind == "none":
        return _without_labels(layout, axes, _Scene(matcher, around, first_group, origin))
    if axes.kind == "records":
        return read_records(layout, axes, around, first_group)
    whole = join_wrapped(layout, axes, matcher)
    if whole is not layout:
        layout, axes = whole, find_axes(whole, matcher, context, way)
    if not any(layout.text(row, column.at) for row in layout.body for column in axes.value_columns):
        return empty_form(layout)
    return _Reader(layout, axes, _Scene(matcher, around, first_group, origin)).read()


def _lines(layout: Layout) -> Iterator[list[str]]:
    """Yield the texts of each row below the titles."""
    for row in (*layout.headers, *layout.body):
        yield [text for column in layout.columns if (text := layout.text(row, column))]


class _Scene(NamedTuple):
    """Who judges the labels of a table, what stands around it, and how its figures are filed."""

    matcher: LabelMatcher
    around: Surroundings
    group: int
    origin: Origin


def _without_labels(layout: Layout, axes: Axes, scene: _Scene) -> TableReading:
    """Return a table without outcome labels, and what its numbers are if it counts outcomes."""
    plain = not_about_outcomes(layout, axes, scene.around)
    if axes.partial is not None and axes.partial.kind in ("labels_down", "labels_across"):
        plain = replace(plain, partial=_Reader(layout, axes.partial, scene).read())
    code = captions_code(layout.captions, scene.matcher)
    named = code or scene.around.code
    # Who says which way its labels run says that it has some.
    taken_back = bool(scene.around.marks)
    if axes.other and not named and not taken_back:
        return plain
    instead = replace(axes, kind="one_label", label=f"Outcome {named}" if named else "")
    reading = replace(_Reader(layout, instead, scene).read(), code=code, taken_back=taken_back)
    return replace(plain, instead=reading)


class _Reader:
    """Reads one table whose axes are known; holds what its rows share."""

    def __init__(self, layout: Layout, axes: Axes, scene: _Scene) -> None:
        matcher, around = scene.matcher, scene.around
        self.layout = layout
        self.axes = axes
        self.around = around
        self.group = scene.group
        self.origin = scene.origin
        self.labels: dict[str, int] = {}
        self.section = -1
        self.places: dict[Place, tuple[int, int]] = {}
        self.bands: dict[int, int] = {}
        self.doubts = WordDoubts(layout, [c.at for c in axes.columns if c.kind in _WORDS])
        self.rows = RowWords(layout, axes, matcher, around.force_id)
        self.columns = ColumnWords(layout, axes, matcher)
        self.headings = self.columns.all_headings()
        self.measures = measures_of(layout, axes, self.columns.headings)
        self.unheaded = find_unheaded(layout, axes)
        self.changes = [c for c in axes.value_columns if any(map(announces_change, c.path))]
        self.total_columns = find_total_columns(layout, axes)
        self.of_one = frozenset[int]()
        if axes.label_column >= 0:
            self.of_one = of_one_crime(layout, axes.columns, axes.label_column)
        self.period = captions_period(layout.captions) or around.period
        self.offence = captions_offence(layout.captions)

    def read(self) -> TableReading:
        check_numbers(self.layout.file, len(self.layout.body) * len(self.axes.value_columns))
        figures: list[Figure] = []
        stubs: list[str] = []
        set_aside = list(header_aside(self.layout))
        for row in self.layout.continued:
            set_aside.extend(self._words_aside(row))
        for row in signed(self.layout.body):
            set_aside.extend(self._words_aside(row))
            grown = self.axes.value_columns if self._is_change(row) else self.changes
            set_aside.extend(changes_aside(self.layout, row, grown))
            if grown is not self.changes:
                continue
            if self.rows.takes_section(row):
                self.section = row
                continue
            if row in self.unheaded.over_groups:
                self.rows.leave_section()
            if self.section >= 0 and self.rows.section:
                self.bands[row] = self.section
            if self.rows.has_values(row) or self.rows.names_something(row):
                found = list(self._row(row))
                stubs.extend([self._stub(row)] if found else ())
                figures.extend(found)
        if self.axes.label_column >= 0:
            figures = name_sums(figures, self.labels, self.rows.is_total)
        return TableReading(
            figures=ask_about_columns(total_periods(tell_classes_apart(figures))),
            groups=(self._label_group(),),
            set_aside=tuple(item for item in set_aside if item.spots),
            captions=self.layout.captions,
            stubs=tuple(stubs),
            headed=any(column.path for column in self.axes.value_columns),
            printed=Printed(
                layout=self.layout, axes=self.axes, places=self.places, bands=self.bands
            ),
        )

    def _is_change(self, row: int) -> bool:
        """Return whether a row says by how much the numbers of each column grew."""
        return self.axes.label_column < 0 and announces_change(self._stub(row))

    def _stub(self, row: int) -> str:
        """Return the words of a row that stand where no values do."""
        texts = (self.layout.text(row, c.at) for c in self.axes.columns if c.kind in _WORDS)
        return " | ".join(filter(None, texts))

    def _label_group(self) -> LabelGroup:
        columns = self.axes.value_columns
        if self.axes.label_column >= 0:
            at = self.axes.label_column
            header = " ".join(c for col in self.axes.columns if col.at == at for c in col.path)
            beside = tuple(dict.fromkeys(text for column in columns for text in column.path))
        else:
            path = self.axes.columns[0].path
            header = " ".join(text for text in path if announces_outcome(text))
            first = self.layout.columns[0]
            beside = tuple(self.layout.text(row, first) for row in self.layout.body)
        periods = (
            (heading.period.start, heading.period.end)
            for headings in self.columns.headings.values()
            for heading in headings
            if heading.period is not None
        )
        return LabelGroup(
            key=self.group,
            labels=tuple(self.labels),
            header=header,
            caption=self.layout.caption,
            question=self.around.question_text,
            beside=beside,
            periods=tuple(dict.fromkeys(periods)),
        )

    def _row(self, row: int) -> Iterator[Figure]:
        words = self.rows.says(row)
        evidence = row_texts(self.layout, row)
        for column in self.axes.value_columns:
            cell = self.layout.grid[row][column.at]
            if column in self.changes:
                continue
            if cell is not None and cell.row != row:
                continue  # a value merged over rows is read once, where it starts
            if column.at in self.unheaded.surplus and not self.layout.text(row, column.at):
                continue
            figure = self._figure(row, column, words, evidence)
            self.places[figure.place] = (row, column.at)
            yield from cell_figures(self.layout, figure, row, column, self.measures[column.at])

    def _figure(self, row: int, column: Column, words: RowSays, evidence: str) -> Figure:
        above = self.columns.says(column)
        label, printed = words.label, words.printed
        if self.axes.label_row >= 0:
            label = printed = above.label
        if column.at in self.total_columns:
            label = TOTAL
        if self.axes.kind == "one_label":
            label = printed = self.axes.label
        labels_outside = self.axes.label_row >= 0 or self.axes.kind == "one_label"
        own: tuple[Dim, ...] = (*words.dims, *above.dims)
        if not labels_outside:
            own = (*above.dims, *words.dims)
        said = sort_dims(
            (*own, *self.rows.section),
            labels_outside=labels_outside,
            headings=self.headings,
            outer=self.period,
        )
        offence = said.offence or self.offence
        sums = column.at in self.unheaded.totals or row in self.unheaded.total_rows
        across = words.across or above.across or sums
        dated = any(dim.heading.period is not None for dim in (*own, *self.rows.section))
        counts = not self.measures[column.at]  # a difference or a rate is of no one year
        undated = counts and not (dated or across) and self.columns.is_undated(column, self.period)
        return Figure(
            value=not_stated(""),
            label=printed or label,
            group=self.group,
            label_index=self.labels.setdefault(label, len(self.labels)),
            place=place_of(self.layout, row, column.at),
            file=self.layout.file_of(row),
            origin=self.origin,
            label_at=self._label_at(row, column),
            evidence=evidence,
            question=self.around.question,
            series=said.series,
            period=said.period,
            breakdown=said.breakdown,
            offence=offence or self.around.offence,
            offence_code=said.offence_code or ("" if offence else self.around.offence_code),
            unit=self._unit(column, (label, printed)) or self.around.unit,
            across=across,
            by_sums=(
                *self.rows.by_sums,
                *self.unheaded.by_sums,
                *dict.fromkeys(self.total_columns.values()),
            ),
            named_by=self._named_by(row, column.at),
            doubts=(
                *words.doubts,
                *self.unheaded.doubts(self.layout, row, column, across=words.across),
                *self.doubts.of(row, column.at, self._heads()),
                *((_UNDATED,) if undated else ()),
                *((ONE_CRIME,) if column.at in self.of_one else ()),
            ),
        )

    def _named_by(self, row: int, column: int) -> tuple[Spot, ...]:
        """Return the cells that name a position without a numeral: of its row, of its column."""
        if find_numerals(self.layout.text(row, column)):
            return ()
        stub = self.axes.label_column if self.axes.label_column >= 0 else self.layout.columns[0]
        label = self.layout.grid[row][stub]
        heads = (self.layout.grid[head][column] for head in reversed(self.layout.headers))
        heading = next(filter(None, heads), None)
        return tuple(self.layout.spot_of(cell) for cell in (label, heading) if cell is not None)

    def _label_at(self, row: int, column: Column) -> str:
        """Return where the label of a number is printed; '' where one label names all numbers.

        A label that is merged over rows or columns is one label, unless a code beside it parts it.
        """
        axes = self.axes
        if axes.label_column >= 0:
            cell = self.layout.grid[row][axes.label_column]
            return f"row {row if cell is None or axes.code_column >= 0 else cell.row}"
        if axes.label_row >= 0:
            cell = self.layout.grid[axes.label_row][column.at]
            return f"column {column.at if cell is None else cell.column}"
        return ""

    def _heads(self) -> tuple[int, ...]:
        """Return the row that heads the rows below it, while it does."""
        return (self.section,) if self.rows.section else ()

    def _unit(self, column: Column, labels: tuple[str, str]) -> str:
        """Return what a column counts; an outcome (`No suspect identified`) says nothing of it.

        `Persons charged` does.
        """
        headings = [h for h in self.columns.headings[column.at] if h.text not in labels]
        said = next((heading.unit for heading in reversed(headings) if heading.unit), "")
        return said or next(filter(None, map(people_counted, labels)), "")

    def _words_aside(self, row: int) -> list[SetAside]:
        values = {column.at for column in self.axes.value_columns}
        spanned = self.rows.spans_values(row)
        columns = [at for at in self.layout.columns if spanned or at not in values]
        return words_aside(self.layout, self.axes, row, columns)
