"""The tables of a document and the texts between them: on which side of its table a name stands.

Which side that is holds for a whole run of tables. The names of a run have one form (`Year 2021`,
`Year 2022`), and there is one more gap around its tables than there are tables: where the first
text behind each of them is such a name and none stands above the first, names stand below.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

from foi_compare.interpret.meanings.markers import cited_questions
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.table_layout.headings import caption_offence, is_name
from foi_compare.model import Block, Table, TextBlock
from foi_compare.text import find_numerals, fold_space

_PASSED = frozenset({"page_header", "page_footer", "furniture"})
_FURTHEST = 4  # texts above the first table of a run that may name it
_SEVERAL = 2
_NUMBER = re.compile(r"\d+")

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The tables whose names stand below them, and those where it cannot be told.

    `below` maps the index of such a table to that of its name; `unsure` are the indices of tables
    of a run with a name more than it has tables, or with one less.
    """

    below: dict[int, int]
    unsure: frozenset[int]


def sides_of(blocks: Sequence[Block]) -> Sides:
    """Return on which side the names of tables stand, for all tables of a document."""
    below: dict[int, int] = {}
    unsure: set[int] = set()
    start = 0
    for _, group in groupby(blocks, _sheet_of):
        part = tuple(group)
        found = _sides_of_part(part)
        below |= {start + table: start + name for table, name in found.below.items()}
        unsure |= {start + table for table in found.unsure}
        start += len(part)
    return Sides(below, frozenset(unsure))


def _sides_of_part(blocks: Sequence[Block]) -> Sides:
    """Return the sides for the tables of one sheet, or of a document that has none."""
    tied = _tied(blocks)
    below = dict(tied)
    unsure: set[int] = set()
    for run in _runs(blocks, tied):
        if _heads_next(blocks, run[-1][1]):
            unsure.update(_without_first_name(blocks, run))
        elif _may_stand_below(blocks, run):
            form = form_of(blocks[run[0][1]])
            above = [form_of(block) == form for block in _texts_before(blocks, run[0][0])]
            if above[:1] == [True]:
                unsure.update(table for table, _ in run)
            elif not any(above):
                below.update(run)
    return Sides(below, frozenset(unsure))


def form_of(block: Block) -> Form:
    """Return what kind of name a text is; nothing where it names no period and no offence."""
    text = text_of(block)
    if not is_name(text) or cited_questions(text):
        return ()
    found = find_periods(text)
    if len(found) == 1:
        around = text[: found[0].start] + "#" + text[found[0].end :]
        return ("period", _NUMBER.sub("#", around.casefold()))
    return ("offence",) if caption_offence(text) else ()


def _tied(blocks: Sequence[Block]) -> dict[int, int]:
    """Return the tables whose caption, as the file ties it to them, stands right below them."""
    return {
        at: name
        for at, block in enumerate(blocks)
        if isinstance(block, Table)
        and block.caption
        and (name := _first_behind(blocks, at))
        and text_of(blocks[name]) == fold_space(block.caption)
    }


def _runs(blocks: Sequence[Block], tied: Collection[int]) -> list[list[tuple[int, int]]]:
    """Return the tables that follow each other with a name of one form behind each of them."""
    runs: list[list[tuple[int, int]]] = []
    forms: list[Form] = []
    for table in (at for at, block in enumerate(blocks) if _is_counted(block)):
        if table in tied:
            continue
        name = _first_behind(blocks, table)
        form = form_of(blocks[name]) if name else ()
        if not form:
            continue
        if runs and forms[-1] == form and _next_table(blocks, runs[-1][-1][1]) == table:
            runs[-1].append((table, name))
        else:
            runs.append([(table, name)])
            forms.append(form)
    return runs


def _may_stand_below(blocks: Sequence[Block], run: Sequence[tuple[int, int]]) -> bool:
    """Return whether the name behind the last table of a run heads no table as the others may."""
    alone = _next_table(blocks, run[-1][1]) < 0
    differ = len({text_of(blocks[name]) for _, name in run}) == len(run)
    inner = all(_heads_next(blocks, name) for _, name in run[:-1])
    return len(run) >= _SEVERAL and differ and (alone or inner)


def _without_first_name(blocks: Sequence[Block], run: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the tables of a run and the one behind it if neither the first nor the last is named.

    They are tables of one kind, and what stands above the first is no name of it.
    """
    first, last = run[0][0], _next_table(blocks, run[-1][1])
    tables = (*(table for table, _ in run), last)
    above = list(map(text_of, _texts_before(blocks, first)))
    named = any(map(is_name, above[:1])) or any(len(find_periods(text)) == 1 for text in above)
    named = named or any(map(caption_offence, above))
    alike = len({_first_row(blocks[table]) for table in tables}) == 1
    touching = all(_heads_next(blocks, name) for _, name in run)
    return tables if touching and alike and not named else ()


def _first_row(block: Block) -> tuple[tuple[int, str], ...]:
    if not isinstance(block, Table) or block.caption:
        return ((block.place.table, ""),)
    return tuple((one.column, fold_space(one.text)) for one in block.cells if one.row == 0)


def _heads_next(blocks: Sequence[Block], name: int) -> bool:
    """Return whether a table follows a text, with no other between."""
    behind = map(blocks.__getitem__, range(name + 1, len(blocks)))
    return isinstance(next((one for one in behind if not _is_passed(one)), None), Table)


def _is_passed(block: Block) -> bool:
    return isinstance(block, TextBlock) and block.kind in _PASSED


def _is_counted(block: Block) -> bool:
    return isinstance(block, Table) and any(
        find_numerals(cell.text) for cell in block.cells if cell.row > 0 and cell.column > 0
    )


def _first_behind(blocks: Sequence[Block], table: int) -> int:
    """Return the index of the text right behind a table, 0 where a table or nothing follows."""
    for at in range(table + 1, len(blocks)):
        block = blocks[at]
        if isinstance(block, Table):
            return 0
        if not _is_passed(block):
            return at
    return 0


def _next_table(blocks: Sequence[Block], index: int) -> int:
    found = (at for at in range(index + 1, len(blocks)) if isinstance(blocks[at], Table))
    return next(found, -1)


def _texts_before(blocks: Sequence[Block], table: int) -> list[Block]:
    """Return the texts above a table, up to the table before it, the nearest first."""
    above = map(blocks.__getitem__, range(table - 1, -1, -1))
    shown = (block for block in above if not _is_passed(block))
    return list(islice(takewhile(lambda block: isinstance(block, TextBlock), shown), _FURTHEST))


def text_of(block: Block) -> str:
    """Return the words of a text, '' for a table."""
    return fold_space(block.text) if isinstance(block, TextBlock) else ""


def _sheet_of(block: Block) -> str:
    part = block.place.part
    return part if part.startswith("sheet ") else ""
