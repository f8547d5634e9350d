"""Shapes of replies with a trap in them, as the catalogue of real replies knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from composer.pieces import Block, Cell, Grid, Number, Text
from composer.shapes import (
    COUNTS,
    HEADS,
    TOTALS,
    Setting,
    Shape,
    across,
    cell,
    crossed,
    exact,
    head,
    total,
    years_across,
)
from composer.specification import Voice, Wording

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEARCHES = ("Arrest", "Community resolution", "Caution", "Khat or cannabis warning", "No action")
ETHNICITY = ("Asian", "Black", "Mixed", "White", "Other", "Not stated")


def empty_form(voice: Voice, setting: Setting) -> list[Block]:
    """Print the requester's empty form, and the same form filled in."""
    filled = years_across(voice, setting)[0]
    assert isinstance(filled, Grid)
    blank = tuple(
        tuple(Cell(text="" if one.number else one.text, head=one.head) for one in row)
        for row in filled.rows
    )
    return [
        Text(text="You asked us to complete the following table:"),
        Grid(rows=blank, flat="tabs"),
        Text(text="The completed table is below."),
        filled,
    ]


def of_which(voice: Voice, setting: Setting) -> list[Block]:
    """Print rows that are a part of the row above them, and so are in its count already."""
    labels = voice.labels(voice.rng.randint(5, 9), asks=0.0)
    grid = across(voice, labels, setting.years, crossed(voice, labels, setting.years))
    form = voice.pick(("of which {}", "Of which: {}", "  - of which {}"))
    what = voice.pick(("domestic abuse related", "involving a repeat victim", "hate crime"))
    place = voice.rng.randint(1, len(labels) - 1)
    cells = [Cell(text=form.format(what))]
    for one in grid.rows[place][1 : 1 + len(setting.years)]:
        assert one.number is not None
        part = int(one.number.lower * voice.rng.random())
        number = replace(
            one.number, printed=voice.number(part), lower=part, upper=part, label=cells[0].text,
            code="review", kind="optional", origin="known",
        )  # fmt: skip
        cells.append(cell(number))
    cells += [Cell(text="")] * (len(grid.rows[0]) - len(cells))
    rows = (*grid.rows[: place + 1], tuple(cells), *grid.rows[place + 1 :])
    return [replace(grid, rows=rows, flat="tabs")]


def joint(voice: Voice, setting: Setting) -> list[Block]:
    """Print a table for each of two forces that answer together."""
    labels = voice.labels(6)
    blocks: list[Block] = []
    for force_id, name in setting.forces:
        grid = across(voice, labels, setting.years, crossed(voice, labels, setting.years))
        blocks.append(Text(text=name, kind="heading"))
        blocks.append(_marked(grid, force_id))
    return blocks


def _marked(grid: Grid, force_id: str) -> Grid:
    def mark(one: Cell) -> Cell:
        return replace(one, number=replace(one.number, force_id=force_id)) if one.number else one

    return replace(grid, rows=tuple(tuple(map(mark, row)) for row in grid.rows))


def stop_search(voice: Voice, setting: Setting) -> list[Block]:
    """Print a table of searches beside the outcomes of crimes: none of it is an outcome."""
    what, names = voice.rng.choice(
        (("Stop and search outcome", SEARCHES), ("Self-defined ethnicity of victim", ETHNICITY))
    )
    rows = [head(what, *setting.years)]
    rows += [
        (Cell(text=name), *(Cell(text=voice.number(voice.count())) for _ in setting.years))
        for name in names
    ]
    caption = f"{what}s".replace("victims", "victims of these crimes")
    blocks: list[Block] = [Text(text=f"{caption}:"), Grid(rows=tuple(rows), flat="tabs")]
    return [*years_across(voice, setting), *blocks]


def footnotes(voice: Voice, setting: Setting) -> list[Block]:
    """Print notes at single counts and labels, explained below the table."""
    mark = voice.pick(("*", "†", " (a)", "\N{SUPERSCRIPT ONE}"))
    labels = voice.labels(voice.rng.randint(5, 9))
    grid = across(voice, labels, setting.years, crossed(voice, labels, setting.years))
    rows = [list(row) for row in grid.rows]
    for _ in range(2):
        down, place = voice.rng.randint(1, len(labels)), voice.rng.randint(1, len(setting.years))
        one = rows[down][place]
        rows[down][place] = replace(one, text=one.text.removesuffix(mark) + mark)
    note = f"{mark.strip()} includes crimes that were transferred from another force."
    table = replace(grid, rows=tuple(map(tuple, rows)), flat="tabs")
    return [table, Text(text=note, kind="small")]


def bare_totals(voice: Voice, setting: Setting) -> list[Block]:
    """Print a last row in bold that nothing but its sums says to be the total."""
    labels = voice.labels(voice.rng.randint(4, 9))
    values = crossed(voice, labels, setting.years)
    rows = [head(voice.pick(HEADS), *setting.years)]
    for wording, line in zip(labels, values, strict=True):
        rows.append((Cell(text=wording.label), *_counts(voice, wording, line, setting.years)))
    sums = [sum(column) for column in zip(*values, strict=True)]
    last = [Cell(text="", head=True)]
    for year, value in zip(setting.years, sums, strict=True):
        number = replace(total(voice, value, "", year), kind="optional")
        last.append(replace(cell(number), head=True))
    return [Grid(rows=(*rows, tuple(last)), flat="tabs")]


def _counts(
    voice: Voice, wording: Wording, line: Sequence[int], headings: Sequence[str]
) -> list[Cell]:
    return [
        cell(exact(voice, value, wording, heading))
        for heading, value in zip(headings, line, strict=True)
    ]


def year_blocks(voice: Voice, setting: Setting) -> list[Block]:
    """Print the year once, over all its rows, then outcome and count."""
    labels = voice.labels(4, asks=0.1)
    rows = [head(voice.pick(("Year", "Period")), voice.pick(HEADS), voice.pick(COUNTS[1:]))]
    for year in setting.years:
        for place, wording in enumerate(labels):
            first = [Cell(text=year, rows=len(labels))] if place == 0 else []
            number = exact(voice, voice.count(), wording, year)
            rows.append((*first, Cell(text=wording.label), cell(number)))
    return [Grid(rows=tuple(rows), flat="tabs")]


def months_down(voice: Voice, setting: Setting) -> list[Block]:
    """Print months down and labels across."""
    year = int(setting.start[-4:])
    form = voice.pick(("{0} {1}", "{0}-{2:02d}", "{0} {2:02d}"))
    first = 3 if "April" in setting.start else 0
    names = [
        form.format(MONTHS[place % 12], year + place // 12, (year + place // 12) % 100)
        for place in range(first, first + 12)
    ]
    labels = voice.labels(voice.rng.randint(3, 5), asks=0.1)
    rows = [head("Month", *(wording.label for wording in labels))]
    values = crossed(voice, labels, names, 40)
    for place, name in enumerate(names):
        cells = [
            cell(exact(voice, line[place], wording, name))
            for wording, line in zip(labels, values, strict=True)
        ]
        rows.append((Cell(text=name), *cells))
    if voice.rng.random() < 0.6:
        rows.append(_month_totals(voice, labels, values))
    return [Grid(rows=tuple(rows), flat="tabs")]


def _month_totals(
    voice: Voice, labels: Sequence[Wording], values: Sequence[Sequence[int]]
) -> tuple[Cell, ...]:
    name = voice.pick(TOTALS)
    numbers: list[Number] = [
        replace(exact(voice, sum(line), wording, name), role="total", kind="axis_total")
        for wording, line in zip(labels, values, strict=True)
    ]
    return (Cell(text=name), *map(cell, numbers))


TRAPS: dict[str, Shape] = {
    "empty_form": empty_form,
    "of_which": of_which,
    "joint": joint,
    "stop_search": stop_search,
    "footnotes": footnotes,
    "bare_totals": bare_totals,
    "year_blocks": year_blocks,
    "months_down": months_down,
}
