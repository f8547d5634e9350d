"""A table to its figures: every number with its label, series, period, offence and breakdown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from foi_compare.interpret.alike import ask_about_columns
from foi_compare.interpret.axes import (
    Axes,
    Column,
    code_label,
    dimension_name,
    find_axes,
    header_text,
    headings_of,
    label_text,
    offence_column,
)
from foi_compare.interpret.captions import captions_offence, captions_period
from foi_compare.interpret.headings import (
    Heading,
    announces_outcome,
    dimension_of,
    names_total_of,
    read_heading,
)
from foi_compare.interpret.layout import Layout, is_number
from foi_compare.interpret.offences import leading_code
from foi_compare.interpret.plain import empty_form, not_about_outcomes
from foi_compare.interpret.records import read_records
from foi_compare.interpret.surroundings import (
    Surroundings,
    TableReading,
    aside,
    header_aside,
    place_of,
    row_texts,
)
from foi_compare.interpret.values import not_stated, parse_cell
from foi_compare.model import (
    Cell,
    Figure,
    LabelContext,
    LabelGroup,
    Period,
    SetAside,
)
from foi_compare.text import fold_space

if TYPE_CHECKING:
    from foi_compare.model import LabelMatcher, Origin


# A label that every codebook's matcher reads as a subtotal.
SUBTOTAL = "Sub-total"


class Dim(NamedTuple):
    """One thing that a figure's row or column says: a heading with the name of its dimension."""

    name: str
    heading: Heading
    offence: bool


def read_layout(
    layout: Layout, matcher: LabelMatcher, around: Surroundings, first_group: int, origin: Origin
) -> TableReading:
    """Return the figures of a laid-out table, and everything in it that is set aside.

    `first_group` numbers the label group of this table within the reply.
    """
    context = LabelContext(
        caption=layout.caption, question=around.question_text, force_id=around.force_id
    )
    axes = find_axes(layout, matcher, context)
    if axes.kind == "none":
        plain = not_about_outcomes(layout, axes, around)
        instead = replace(
            axes, kind="one_label", label=f"Outcome {around.code}" if around.code else ""
        )
        reader = _Reader(layout, instead, matcher, around, first_group, origin)
        return replace(plain, instead=reader.read())
    if axes.kind == "records":
        return read_records(layout, axes, around, first_group)
    if not any(layout.text(row, column.at) for row in layout.body for column in axes.value_columns):
        return empty_form(layout)
    reader = _Reader(layout, axes, matcher, around, first_group, origin)
    return reader.read()


class _Reader:
    """Reads one table whose axes are known; holds what its rows share."""

    def __init__(
        self,
        layout: Layout,
        axes: Axes,
        matcher: LabelMatcher,
        around: Surroundings,
        group: int,
        origin: Origin,
    ) -> None:
        self.layout = layout
        self.axes = axes
        self.matcher = matcher
        self.around = around
        self.group = group
        self.origin = origin
        self.dims = tuple(c for c in axes.columns if c.kind in ("text", "period", "code"))
        self.labels: list[str] = []
        self.offence_columns = {c.at for c in self.dims if offence_column(layout, c)}
        self.names = {c.at: dimension_name(layout, c) for c in self.dims}
        self.measured = {c.at: headings_of(c) for c in axes.value_columns}
        self.offence_headers = {
            depth for depth in range(len(layout.headers)) if self._names_offences(depth)
        }
        self.header_names = tuple(self._header_name(d) for d in range(len(layout.headers)))
        named = [c for c in axes.value_columns if not all(h.neutral for h in self.measured[c.at])]
        self.several = bool(named)

    def read(self) -> TableReading:
        figures: list[Figure] = []
        set_aside = list(header_aside(self.layout))
        section: tuple[Dim, ...] = ()
        sections = totals = 0
        carried: dict[int, str] = {}
        for row in self.layout.body:
            if self._is_section(row):
                section = self._section(row)
                sections += bool(section)
                set_aside.extend(self._words_aside(row))
                continue
            own = self._own_total(self._label_cell_text(row), section)
            if section and self.matcher.match(own).role == "total":
                # The second total of a section, or the first after several without, is over all.
                totals += 1
                if totals > sections or sections > 1 >= totals:
                    section = ()
            if not self._has_values(row) and not self._label_cell_text(row):
                set_aside.extend(self._words_aside(row))
                continue
            figures.extend(self._row(row, section, carried))
            set_aside.extend(self._words_aside(row))
        return TableReading(
            figures=ask_about_columns(figures),
            groups=(self._label_group(),),
            set_aside=tuple(item for item in set_aside if item.spots),
            captions=self.layout.captions,
        )

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
        periods = tuple(
            dict.fromkeys(
                (heading.period.start, heading.period.end)
                for headings in self.measured.values()
                for heading in headings
                if heading.period is not None
            )
        )
        return LabelGroup(
            key=self.group,
            labels=tuple(self.labels),
            header=header,
            caption=self.layout.caption,
            question=self.around.question_text,
            beside=beside,
            periods=periods,
        )

    # Rows

    def _has_values(self, row: int) -> bool:
        return any(self.layout.text(row, column.at) for column in self.axes.value_columns)

    def _label_cell_text(self, row: int) -> str:
        at = self.axes.label_column
        return (
            self.layout.text(row, at) if at >= 0 else self.layout.text(row, self.layout.columns[0])
        )

    def _is_section(self, row: int) -> bool:
        """Return whether a row only heads the rows below it.

        It holds one text and no value, and that text is no outcome label: `Adult Caution` over
        nothing but blanks is a row of blanks.
        """
        texts = {
            (cell.row, cell.column): self.layout.text(row, column)
            for column in self.layout.columns
            if (cell := self.layout.grid[row][column]) is not None and cell.text.strip()
        }
        if len(texts) != 1 or (self._has_values(row) and not self._spans_values(row)):
            return False
        text = next(iter(texts.values()))
        if is_number(text):
            return False
        match = self.axes.matches.get(text)
        return match is None or match.status != "matched" or self._spans_values(row)

    def _spans_values(self, row: int) -> bool:
        cell = self.layout.grid[row][self.layout.columns[0]]
        return cell is not None and cell.column_span >= len(self.layout.columns) > 1

    def _section(self, row: int) -> tuple[Dim, ...]:
        """Return what a section row says of the rows below; a group of outcomes adds nothing."""
        text = next(
            self.layout.text(row, column)
            for column in self.layout.columns
            if self.layout.text(row, column)
        )
        match = self.matcher.match(text, force_id=self.around.force_id)
        if match.status != "none" and match.role in ("group", "code") and match.label.strip():
            return ()
        heading = read_heading(text)
        return (Dim("", heading, heading.offence),)

    def _row(self, row: int, section: tuple[Dim, ...], carried: dict[int, str]) -> list[Figure]:
        label, dims, across, printed = self._row_says(row, carried)
        label = self._own_total(label, (*section, *dims))
        figures = []
        for column in self.axes.value_columns:
            cell = self.layout.grid[row][column.at]
            if cell is not None and cell.row != row:
                continue  # a value merged over rows is read once, where it starts
            column_label, column_dims, column_across = self._column_says(column)
            text = self.layout.text(row, column.at)
            label_seen = column_label if self.axes.label_row >= 0 else label
            label_printed = column_label if self.axes.label_row >= 0 else printed
            if self.axes.kind == "one_label":
                label_seen = label_printed = self.axes.label
            rows_first = self.axes.label_row >= 0 or self.axes.kind == "one_label"
            said = (*dims, *column_dims) if rows_first else (*column_dims, *dims)
            base = self._figure(row, column, label_seen, label_printed, (*said, *section))
            base = replace(base, across=across or column_across)
            figures.extend(self._values(base, cell, text, column, row))
        return figures

    def _row_says(
        self, row: int, carried: dict[int, str]
    ) -> tuple[str, tuple[Dim, ...], bool, str]:
        """Return a row's label, its dimensions, whether it is a total, the label as printed."""
        texts = {column.at: self.layout.text(row, column.at) for column in self.dims}
        label_at = self.axes.label_column
        label = texts.get(label_at, "")
        total_at = self._total_word(texts, label, carried)
        if total_at is not None:
            total = texts[total_at]
            others = {at: text for at, text in texts.items() if at not in (total_at, label_at)}
            above = self._carry(others, carried, upto=total_at)
            if self._is_part_total(total, carried.get(total_at, "")):
                above[total_at] = carried.get(total_at, "")
            dims = self._dims(above)
            if label_at >= 0:
                return total, dims, False, total
            return "", (Dim("", read_heading(total), offence=False), *dims), True, ""
        carried.update({at: text for at, text in texts.items() if text})
        filled = self._carry(texts, carried, upto=max(texts, default=-1) + 1)
        label = filled.get(label_at, "")
        seen = label
        if label_at >= 0 and label:
            column = next(c for c in self.axes.columns if c.at == label_at)
            seen = label_text(self.layout, row, column, self.axes.code_column)
            seen = seen if self.layout.text(row, label_at) else label
        others = {
            at: text for at, text in filled.items() if at not in (label_at, self.axes.code_column)
        }
        return seen, self._dims(others), False, label

    def _carry(self, texts: dict[int, str], carried: dict[int, str], upto: int) -> dict[int, str]:
        """Fill what is printed once above its rows, as far as something is printed to the right.

        A blank in the last of the columns is a blank; so is one with nothing beside it.
        """
        last = max((at for at, text in texts.items() if text), default=-1)
        return {
            at: text or (carried.get(at, "") if at < min(last, upto) else "")
            for at, text in texts.items()
        }

    def _total_word(self, texts: dict[int, str], label: str, carried: dict[int, str]) -> int | None:
        """Return the column of a total that stands where a group or period would, else None."""
        if label and self.axes.label_column >= 0:
            return None
        for at, text in texts.items():
            above = carried.get(at, "")
            if text and (self._is_total(text) or (above and names_total_of(text, above))):
                return at
        return None

    def _is_part_total(self, total: str, above: str) -> bool:
        """Return whether a total is that of the group above it, and not of the whole table."""
        if not above:
            return False
        return names_total_of(total, above) or self.matcher.match(total).role == "subtotal"

    def _own_total(self, label: str, dims: tuple[Dim, ...]) -> str:
        """Return a label as the matcher should see it: `North total` is a subtotal of `North`."""
        if any(names_total_of(label, dim.heading.text) for dim in dims):
            return SUBTOTAL
        return label

    def _dims(self, texts: dict[int, str]) -> tuple[Dim, ...]:
        return tuple(
            Dim(self.names[at], read_heading(text), at in self.offence_columns)
            for at, text in texts.items()
            if text
        )

    # Columns

    def _column_says(self, column: Column) -> tuple[str, tuple[Dim, ...], bool]:
        """Return a column's label where labels run across, its dimensions, total or not."""
        label = ""
        dims = []
        across = False
        for depth, row in enumerate(self.layout.headers):
            text = header_text(self.layout, depth, column.at)
            cell = self.layout.grid[row][column.at]
            if not text or (cell is not None and cell.row != row):
                continue
            if row == self.axes.label_row:
                label = code_label(text) if self.axes.bare_codes else text
                continue
            heading = read_heading(text)
            total = self.several and heading.neutral and self._is_total(text)
            across = across or total
            if heading.neutral and not total:
                continue
            offence = heading.offence or (depth in self.offence_headers and not total)
            dims.append(Dim(self.header_names[depth], heading, offence))
        return label, tuple(dims), across

    def _is_total(self, text: str) -> bool:
        return self.matcher.match(text).status == "total"

    def _names_offences(self, depth: int) -> bool:
        """Return whether most headings of a header row name offences: then all of them do."""
        texts = {header_text(self.layout, depth, c.at) for c in self.axes.value_columns} - {""}
        headings = [read_heading(text) for text in texts]
        names = [h for h in headings if not h.neutral and h.period is None]
        return len(names) > 1 and 2 * sum(h.offence for h in names) >= len(names)

    def _header_name(self, depth: int) -> str:
        row = self.layout.headers[depth]
        values = {header_text(self.layout, depth, c.at) for c in self.axes.value_columns} - {""}
        name = dimension_of(tuple(values))
        stub = self.layout.text(row, self.layout.columns[0])
        last = depth == len(self.layout.headers) - 1
        return name or ("" if last or read_heading(stub).neutral else stub)

    # Figures

    def _figure(
        self, row: int, column: Column, label: str, printed: str, dims: tuple[Dim, ...]
    ) -> Figure:
        series, period, breakdown, offence, offence_code = self._sort(dims)
        if not offence:
            offence = captions_offence(self.layout.captions)
        # `No suspect identified` across the top is an outcome: no suspects are counted.
        headings = [h for h in self.measured[column.at] if h.text not in (label, printed)]
        unit = next((h.unit for h in reversed(headings) if h.unit), "")
        return Figure(
            value=not_stated(""),
            label=printed or label,
            group=self.group,
            label_index=self._label_index(label),
            place=place_of(self.layout, row, column.at),
            file=self.layout.file,
            origin=self.origin,
            evidence=row_texts(self.layout, row),
            question=self.around.question,
            series=series,
            period=period or self._outer_period(),
            breakdown=breakdown,
            offence=offence or self.around.offence,
            offence_code=offence_code or ("" if offence else self.around.offence_code),
            unit=unit or self.around.unit,
        )

    def _outer_period(self) -> Period | None:
        return captions_period(self.layout.captions) or self.around.period

    def _label_index(self, label: str) -> int:
        if label not in self.labels:
            self.labels.append(label)
        return self.labels.index(label)

    def _sort(
        self, dims: tuple[Dim, ...]
    ) -> tuple[str, Period | None, tuple[tuple[str, str], ...], str, str]:
        """Return series, period, breakdown, offence and offence code of a figure.

        The series is the period it stands under, wherever that is printed; else the outermost
        heading of the other axis. Offences go to the offence, all else to the breakdown.
        """
        heads = list(dims)
        outside = self.axes.label_row >= 0 or self.axes.kind == "one_label"
        chosen = next((dim for dim in heads if dim.heading.period is not None), None)
        if chosen is None and heads and (outside or self._stands_above(heads[0])):
            chosen = heads[0]
        offences = [dim for dim in heads if dim.offence]
        rest = [dim for dim in heads if dim is not chosen and not dim.offence]
        breakdown = tuple((dim.name, dim.heading.text) for dim in rest if dim.heading.text)
        names = [dim.heading.text for dim in offences]
        name = next((text for text in names if leading_code(text) != text), "")
        code = next((leading_code(text) for text in names if leading_code(text)), "")
        series = chosen.heading.text if chosen is not None else ""
        period = chosen.heading.period if chosen is not None else None
        return series, period, breakdown, name or (names[0] if names else ""), code

    def _stands_above(self, dim: Dim) -> bool:
        """Return whether a dimension is a column heading, as against a record column or section."""
        return any(
            dim.heading.text == heading.text
            for headings in self.measured.values()
            for heading in headings
        )

    def _values(
        self, base: Figure, cell: Cell | None, text: str, column: Column, row: int
    ) -> list[Figure]:
        spots = self.layout.spots(cell) if cell is not None else ()
        doubts = self._doubts(cell, row)
        found = parse_cell(text)
        if not found:
            value = not_stated(fold_space(text))
            reason = f"the cell reads {fold_space(text)!r}, which is no number"
            return [replace(base, value=value, spots=spots, doubts=(*doubts, reason))]
        measure = next(
            (h.measure for h in reversed(self.measured[column.at]) if h.measure != "count"), ""
        )
        figures = []
        for index, (value, _, _) in enumerate(found):
            measured = value
            whole = value.amount is None or float(value.amount).is_integer()
            asked = doubts
            if value.measure == "count" and not measure and not whole:
                asked = (*doubts, "not a whole number: a share or an average, and not said which")
            if measure and value.measure == "count" and len(found) == 1:
                measured = replace(value, measure=measure)
            figures.append(
                replace(
                    base,
                    value=measured,
                    spots=spots if len(found) == 1 else spots[index : index + 1],
                    doubts=asked,
                )
            )
        return figures

    def _doubts(self, cell: Cell | None, row: int) -> tuple[str, ...]:
        if cell is None:
            return ()
        doubts = []
        if cell.doubt:
            doubts.append(cell.doubt)
        if cell.hidden:
            doubts.append("the file hides this cell: ask before publishing it")
        if cell.row_span > 1:
            rows = f"{row + 1} to {row + cell.row_span}"
            doubts.append(f"one number is merged over rows {rows}: to which does it belong?")
        if cell.column_span > 1:
            doubts.append("one number is merged over several columns: to which does it belong?")
        return tuple(doubts)

    def _words_aside(self, row: int) -> list[SetAside]:
        """Set aside the numerals of the cells of a row that are no values."""
        value_columns = {column.at for column in self.axes.value_columns}
        indexes = {column.at for column in self.axes.columns if column.kind == "index"}
        items = []
        for column in self.layout.columns:
            cell = self.layout.grid[row][column]
            if cell is None or (cell.row, cell.column) != (row, column):
                continue
            if column in value_columns and not self._spans_values(row):
                continue
            if column in indexes:
                items.append(aside(self.layout, cell, "row_number", "numbers the rows"))
            else:
                items.append(aside(self.layout, cell, "label", "part of a label, not a count"))
        return items
