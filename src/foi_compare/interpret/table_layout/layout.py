"""A grid of cells to the tables it holds, each with its titles, header rows and body rows.

Nothing here knows what an outcome is: it sees which cells hold numbers, periods and words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from foi_compare.interpret.meanings.cell_kinds import is_figure, is_period_text
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.table_layout.header_rows import (
    first_text_in,
    heads_bands,
    is_data,
    is_flagged,
    print_data,
    take_headers,
    texts_in,
    values_of,
)
from foi_compare.interpret.table_layout.headings import (
    announces_code,
    announces_offence,
    announces_outcome,
    caption_offence,
)
from foi_compare.interpret.table_layout.laid_out import Layout, Origin, texts_of
from foi_compare.interpret.table_layout.pivot_filters import said_by
from foi_compare.model import Table
from foi_compare.text import fold_space, normalise

_MONTHS, _APRIL = 12, 4
_FEWEST_HEADS = 2
_FEWEST_ALONE = 2  # numbers of a column without labels


def lay_out(
    table: Table,
    file: str,
    block: int,
    *,
    codes: frozenset[str] = frozenset(),
    captions: tuple[str, ...] = (),
    origins: Mapping[tuple[int, int], Origin] | None = None,
) -> tuple[Layout, ...]:
    """Return the tables that a grid of cells holds, each with its parts told apart.

    `codes` are the codes of the codebook: a header may print them bare (`1 | 1A | 2`). `captions`
    are the texts around the grid that name it, the nearest first; without them its own caption is.
    """
    grid = table.grid()
    whole = Layout(
        file=file,
        block=block,
        grid=grid,
        texts=texts_of(grid),
        titles=(),
        headers=(),
        body=tuple(range(len(grid))),
        repeats=(),
        columns=tuple(range(table.n_columns)),
        captions=captions or tuple(filter(None, (fold_space(table.caption),))),
        origins=origins or {},
    )
    parts: list[Layout] = []
    for rows in _row_blocks(whole):
        part = _with_parts(replace(whole, body=rows), codes, parts[-1] if parts else None)
        parts.append(part)
    return tuple(side for part in parts for side in _side_by_side(part, codes))


def _is_header_like(layout: Layout, row: int, values: list[str], heads: set[str]) -> bool:
    """Return whether a row of the body, with these values, looks like a header row of its own.

    `heads` are the first cells of the header rows above it.
    """
    if not values:
        return False
    cells = layout.grid[row]
    for column in layout.columns:
        cell = cells[column]
        if cell is not None and not cell.header and cell.text.strip():
            break
    else:
        return True
    if normalise(layout.text(row, layout.columns[0])) in heads:
        return not any(is_figure(text) and not is_period_text(text) for text in values)
    return len(values) >= 2 and all(is_period_text(text) for text in values)


def _row_blocks(layout: Layout) -> list[tuple[int, ...]]:
    """Return the rows of each table that stands in the grid, one below the other.

    A new table begins at a header-like row below data, unless it repeats a header seen before.
    """
    blocks: list[list[int]] = [[]]
    seen: set[tuple[str, ...]] = set()
    heads: set[str] = set()
    had_data = False
    for row in layout.body:
        values = values_of(layout, row)
        above = blocks[-1][-1] if blocks[-1] else None
        prints_data = print_data(values) and (had_data or not heads_bands(layout, row, above))
        header_like = _is_header_like(layout, row, values, heads)
        if header_like and had_data and _folded(layout, row) not in seen:
            taken: list[int] = []
            while blocks[-1] and _belongs_below(layout, blocks[-1][-1]):
                taken.insert(0, blocks[-1].pop())
            blocks.append(taken)
            had_data = False
        first = normalise(layout.text(row, layout.columns[0]))
        if header_like or (not had_data and not prints_data):
            seen.add(_folded(layout, row))
            if values and first:
                heads.add(first)
        elif prints_data:
            heads.discard(first)  # `January`, over whose number stood `Not known`, heads nothing
        had_data = had_data or prints_data
        blocks[-1].append(row)
    return [tuple(block) for block in blocks if block]


def _folded(layout: Layout, row: int) -> tuple[str, ...]:
    """Return the texts of a row for comparing."""
    return tuple([normalise(text) for text in texts_in(layout, row)])


def _belongs_below(layout: Layout, row: int) -> bool:
    """Return whether a row at the end of a table is the title of the next one."""
    return not values_of(layout, row)


def _with_parts(layout: Layout, codes: frozenset[str], above: Layout | None) -> Layout:
    alone = _column_alone(layout)
    if alone is not None:
        return alone
    rows = list(layout.body)
    titles = []
    while rows and _is_title(layout, rows[0]) and len(rows) > 1:
        titles.append(rows.pop(0))
    filters = _filters(layout, rows)
    titles.extend(filters)
    rows = rows[len(filters) :]
    headers = take_headers(layout, rows, codes)
    if titles and not headers and any(_is_title(layout, row) for row in rows):
        rows.insert(0, titles.pop())  # the first of several headings within the rows
    header_texts = {_folded(layout, row) for row in headers}
    begin = {next(iter(texts), "") for texts in header_texts}
    repeats = [
        row
        for row in (rows if headers else ())
        if (normalise(first_text_in(layout, row)) in begin and _folded(layout, row) in header_texts)
        or (is_flagged(layout, row) and not is_data(layout, row) and values_of(layout, row))
    ]
    repeated = set(repeats)
    named = (said_by(texts_in(layout, row)) for row in reversed(titles))
    captions = (*_named_by_stub(layout, headers), *filter(None, named), *layout.captions)
    if above is not None and not captions:
        captions = above.captions
    return replace(
        layout,
        titles=tuple(titles),
        headers=tuple(headers),
        body=tuple(row for row in rows if row not in repeated),
        repeats=tuple(repeats),
        captions=captions,
    )


def _named_by_stub(layout: Layout, headers: Sequence[int]) -> Iterator[str]:
    """Yield the headings over labels that say of the whole table what it counts, or of when.

    `Shoplifting 2022/23` above outcomes is its name; `Offence type` announces what stands below.
    """
    first = layout.columns[0]
    for row in reversed(headers):
        text = layout.text(row, first) if layout.is_anchor(row, first) else ""
        if _dated(text) or (caption_offence(text) and not announces_offence(text)):
            yield text


def _filters(layout: Layout, rows: Sequence[int]) -> Sequence[int]:
    """Return the first rows where they are the filters of a pivot: names, each with one setting.

    An empty row stands between them and the headings.
    """
    end = next((at for at, row in enumerate(rows) if len(values_of(layout, row)) != 1), len(rows))
    if end == len(rows) or texts_in(layout, rows[end]):
        return ()
    heads = next((found for row in rows[end:] if (found := values_of(layout, row))), [])
    return rows[:end] if len(heads) >= _FEWEST_HEADS and not print_data(heads) else ()


def _column_alone(layout: Layout) -> Layout | None:
    """Return the parts of a single column of numbers, None where the table is none.

    So stands the last year of a sheet too wide for its paper: what it prints are no titles.
    """
    if len(layout.columns) != 1:
        return None
    rows = list(layout.body)
    texts = [layout.text(row, layout.columns[0]) for row in rows]
    top = next((at for at, text in enumerate(texts) if not is_period_text(text)), len(rows))
    if len(rows) - top < _FEWEST_ALONE or not all(map(is_figure, texts[top:])):
        return None
    return replace(layout, headers=tuple(rows[:top]), body=tuple(rows[top:]))


def _is_title(layout: Layout, row: int) -> bool:
    """Return whether a row holds one text from the first column on and nothing else."""
    texts = texts_in(layout, row)
    return (
        len(texts) <= 1
        and not values_of(layout, row)
        and (not texts or bool(layout.text(row, layout.columns[0])))
    )


def _side_by_side(layout: Layout, codes: frozenset[str]) -> tuple[Layout, ...]:
    """Split a table whose header starts again on the right (`Outcome | No | Outcome | No`)."""
    if not layout.headers:
        return (layout,)
    row = layout.headers[-1]
    heads = [_undated(layout.text(row, column)) for column in layout.columns]
    if not heads or not heads[0] or len(set(heads)) == len(heads):
        return (layout,)
    starts = [index for index, head in enumerate(heads) if head == heads[0]]
    if len(starts) < 2 or any(_spans_over(layout, row, index) for index in starts[1:]):
        return (layout,)
    columns = [layout.columns[start] for start in starts]
    words = all(_is_word_column(layout, column) for column in columns)
    if not words and not _hold_codes(layout, columns, codes):
        return (layout,)
    ends = [*starts[1:], len(heads)]
    sides = (
        replace(
            layout,
            columns=_without_gap(layout, layout.columns[start:end]),
            captions=(*_dated(layout.text(row, layout.columns[start])), *layout.captions),
        )
        for start, end in zip(starts, ends, strict=True)
    )
    return tuple(map(_with_head_over_values, sides))


def _without_gap(layout: Layout, columns: tuple[int, ...]) -> tuple[int, ...]:
    """Return the columns of a side without the empty ones that keep it from the next side."""
    rows = (layout.headers[-1], *layout.body)
    end = max(at for at in columns if any(layout.column_texts(at, rows)))
    return columns[: columns.index(end) + 1]


def _with_head_over_values(side: Layout) -> Layout:
    """Return a list with the text that stands alone over its labels over its values as well."""
    first, *others = side.columns
    alone = {
        (row, column): text
        for row in side.headers[:-1]
        if (text := side.text(row, first)) and not values_of(side, row)
        for column in others
    }
    return replace(side, joined={**side.joined, **alone}) if alone else side


def _undated(heading: str) -> str:
    """Return a heading without its year: `Outcome 2019` and `Outcome 2020` are one."""
    periods = find_periods(heading)
    if len(periods) != 1:
        return normalise(heading)
    rest = heading[: periods[0].start] + " " + heading[periods[0].end :]
    return normalise(rest) or normalise(heading)


def _dated(heading: str) -> tuple[str, ...]:
    """Return a heading that dates its table, as the caption it is."""
    return (heading,) if _undated(heading) != normalise(heading) else ()


def _spans_over(layout: Layout, row: int, index: int) -> bool:
    return layout.grid[row][layout.columns[index]] is layout.grid[row][layout.columns[index - 1]]


def _is_word_column(layout: Layout, column: int) -> bool:
    texts = [layout.text(row, column) for row in layout.body if layout.text(row, column)]
    return bool(texts) and not any(is_figure(text) for text in texts)


def _hold_codes(layout: Layout, columns: Sequence[int], codes: frozenset[str]) -> bool:
    """Return whether columns headed as outcomes hold their bare codes, each of them once."""
    heading = layout.text(layout.headers[-1], columns[0])
    texts = [layout.text(row, column).upper() for row in layout.body for column in columns]
    figures = [text for text in texts if is_figure(text)]
    announced = announces_outcome(heading) or announces_code(heading)
    return announced and set(figures) <= codes and len(set(figures)) == len(figures)
