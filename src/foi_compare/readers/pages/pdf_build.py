"""Pages with their tables and lines, turned into the blocks and the raw text of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from foi_compare.headway import signed
from foi_compare.model import Block, Place, RawPart, TextBlock, TextKind
from foi_compare.readers.pages.overleaf import (
    adds_up_overleaf,
    goes_on_below,
    goes_on_overleaf,
    is_letterhead,
)
from foi_compare.readers.pages.page_content import Carried, PageContent, part_name, place_on
from foi_compare.readers.pages.pdf_beside import beside, lone_column
from foi_compare.readers.pages.pdf_blocks import (
    Paragraph,
    paragraphs_of,
    running_lines,
    usual_height,
)
from foi_compare.readers.pages.pdf_join import continuation
from foi_compare.readers.pages.pdf_part import Part
from foi_compare.readers.pages.raw_page_text import raw_text_of
from foi_compare.readers.pages.table_of_parts import table_of
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.tables.choice.choose import PageTable
from foi_compare.readers.tables.ground.lines import Line, text_of
from foi_compare.readers.tables.ground.page import box_of


def build(contents: Sequence[PageContent]) -> tuple[tuple[Block, ...], tuple[RawPart, ...]]:
    """Return the blocks of a document in reading order, and the raw text of each page."""
    running = running_lines([(c.lines, c.read.page.height) for c in contents])
    usual = usual_height([c.lines for c in contents])
    blocks: list[Block] = []
    carried = Carried()
    open_parts: list[Part] = []
    below_letterhead = False
    slot = -1
    numbers = 0
    tables: list[tuple[int, list[Part]]] = []
    for index, content in enumerate(signed(contents)):
        edges = [content.lines[i] for page, i in sorted(running) if page == index]
        body = [line for i, line in enumerate(content.lines) if (index, i) not in running]
        middle = content.read.page.height / 2
        blocks.extend(_running(content.read, [e for e in edges if e.top < middle], "page_header"))
        content = _with_lone_column(tables, index, content, body)  # noqa: PLW2901 - or as it was
        for place, item in enumerate(_in_order(content, body, usual)):
            if isinstance(item, Paragraph):
                blocks.append(text_block(content.read, item))
                below_letterhead = bool(open_parts) and open_parts[-1].page < index
                if not below_letterhead or not is_letterhead(item):
                    open_parts = []
                continue
            if place == 0 and tables and not open_parts:
                open_parts = _interrupted(tables[-1][1], index, item)
            part = None
            if open_parts and below_letterhead and not goes_on_overleaf(open_parts, item):
                open_parts = []
            below_letterhead = False
            if open_parts and (open_parts[-1].page < index or goes_on_below(open_parts, item)):
                part = continuation(open_parts, index, item)
            if part is None:
                open_parts = [Part(page=index, table=item)]
                slot, numbers = len(blocks), numbers + 1
                tables.append((slot, open_parts))
                blocks.append(TextBlock(text="", place=Place(part="")))
            else:
                open_parts.append(part)
        blocks.extend(_rest(content))
        blocks.extend(_running(content.read, [e for e in edges if e.top >= middle], "page_footer"))
    for number, (place, parts) in enumerate(signed(tables), 1):
        blocks[place] = table_of(contents, parts, number, carried)
    return tuple(blocks), raw_text_of(contents, carried)


def _with_lone_column(
    tables: Sequence[tuple[int, list[Part]]], page: int, content: PageContent, body: list[Line]
) -> PageContent:
    """Return a page all of whose lines are a column of the table before it with that column.

    The lines of the body are taken out, for they stand in the column.
    """
    if content.tables or not tables or tables[-1][1][-1].page != page - 1:
        return content
    turned = [word for word in content.read.page.words if word.turn]
    column = lone_column(tables[-1][1], page, body, turned)
    if column is None:
        return content
    body.clear()
    return replace(content, parts=(content.read.page,), tables=(column,))


def _interrupted(parts: list[Part], page: int, table: PageTable) -> list[Part]:
    """Return the parts of the table before, where what opens the next page is sure to be of them.

    It adds them up, or is level with their rows.
    """
    if parts[-1].page != page - 1:
        return []
    return parts if beside(parts, page, table.grid) or adds_up_overleaf(parts, table) else []


def _running(read: ReadPage, lines: Iterable[Line], kind: TextKind) -> list[Block]:
    return [
        TextBlock(text=line.text, kind=kind, place=place_on(read, box_of(line.words)))
        for line in lines
    ]


def text_block(read: ReadPage, paragraph: Paragraph) -> TextBlock:
    """Return a paragraph of a page as a block."""
    return TextBlock(
        text=paragraph.text,
        kind=paragraph.kind,
        place=place_on(read, paragraph.box),
        level=paragraph.level,
        bold=paragraph.bold,
    )


def _in_order(
    content: PageContent, lines: Sequence[Line], usual: float
) -> Iterator[Paragraph | PageTable]:
    """Yield paragraphs and tables in reading order."""
    if len(content.parts) == 1:
        yield from _downwards(content.tables, lines, usual)
        return
    for part in content.parts:
        own = {word.start for word in part.words}
        tables = [table for table in content.tables if not own.isdisjoint(table.grid.places)]
        yield from _downwards(tables, [line for line in lines if line.words[0].start in own], usual)


def _downwards(
    tables: Iterable[PageTable], lines: Sequence[Line], usual: float
) -> Iterator[Paragraph | PageTable]:
    """Yield paragraphs and tables from top to bottom."""
    waiting = list(lines)
    for table in tables:
        top = table.grid.box.top
        above = [line for line in waiting if line.top < top]
        yield from paragraphs_of(above, usual)
        waiting = waiting[len(above) :]
        yield table
    yield from paragraphs_of(waiting, usual)


def _rest(content: PageContent) -> list[Block]:
    """Return what stands turned beside the text, and what is in the file but not seen."""
    read = content.read
    taken = {start for table in content.tables for start in table.grid.places}
    turned = [word for word in read.page.words if word.turn and word.start not in taken]
    blocks: list[Block] = []
    if turned:
        blocks.append(TextBlock(text=text_of(turned), place=place_on(read, box_of(turned))))
    if read.hidden:
        text = " ".join(word.text for word in read.hidden)
        place = Place(part=part_name(read.page.number), page=read.page.number)
        blocks.append(TextBlock(text=text, kind="furniture", place=place))
    return blocks
