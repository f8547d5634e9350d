"""Pages as they were read → the tables on them and the lines outside of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from foi_compare.headway import moved
from foi_compare.model import Box, Source
from foi_compare.readers.pages.broken_words import completes_word
from foi_compare.readers.pages.page_content import PageContent
from foi_compare.readers.pages.pdf_join import may_continue
from foi_compare.readers.pdf_decoding.pdf_arbiter import Arbiter
from foi_compare.readers.pdf_decoding.pdf_pages import ReadPage
from foi_compare.readers.scans.scan_arbiter import PictureArbiter
from foi_compare.readers.tables.choice.centred_names import with_centred_names
from foi_compare.readers.tables.choice.choose import (
    PageTable,
    Places,
    last_table,
    left_behind,
    loose_lines,
    tables_of,
    with_name_left_behind,
    with_rest,
)
from foi_compare.readers.tables.choice.codes_above import with_codes_above
from foi_compare.readers.tables.choice.page_columns import parts_of
from foi_compare.readers.tables.choice.side_heads import with_heads_of_sides
from foi_compare.readers.tables.choice.turned_heads import with_turned_heads
from foi_compare.readers.tables.ground.lines import Line, lines_of, upright_lines
from foi_compare.readers.tables.ground.page import Page, Word

_FIGURES = re.compile(r"\d+")


class Looked(NamedTuple):
    """A page with the tables that are found in each of its parts, as if it were the only page.

    `checked` says that a second decoder was asked of each of them.
    """

    read: ReadPage
    parts: Sequence[Page]
    tables: Sequence[list[PageTable]]
    checked: bool


class Look:
    """Finds the tables of one page after the other.

    `check` says that no page with a table has been seen yet: the first one is checked by a second
    decoder. A page that was read off a picture has none: its numbers were looked at twice.
    """

    def __init__(self, source: Source, password: str = "") -> None:
        self.check = True
        self._of_text = Arbiter(source, password)
        self._of_picture = PictureArbiter(source, password)

    def at(self, read: ReadPage) -> Looked:
        """Return a page with its tables, when all pages before it are known."""
        return self._looked(read, check=self.check and not read.picture)

    def ahead_at(self, read: ReadPage) -> Looked:
        """Return a page with its tables, as if it were not the first one that has any."""
        return self._looked(read, check=False)

    def _looked(self, read: ReadPage, *, check: bool) -> Looked:
        lines = upright_lines(read.page)
        parts = parts_of(read.page, lines)
        whole = lines if parts[0] is read.page else None
        places = partial(self.places, read)
        found = [tables_of(part, places, check=check, upright=whole) for part in parts]
        return Looked(read, parts, found, check)

    def places(self, read: ReadPage, page: Page, box: Box) -> Places | None:
        """Return where a second decoder, or a second look, has the words of a table."""
        return (self._of_picture if read.picture else self._of_text).places(read, page, box)


def contents_of(source: Source, pages: Iterable[ReadPage], password: str = "") -> list[PageContent]:
    """Find the tables of each page; the first page with one is checked by a second decoder."""
    look = Look(source, password)
    return contents_at(look, map(look.at, pages))


def contents_at(look: Look, pages: Iterable[Looked]) -> list[PageContent]:
    """Return the pages that were looked at one by one, each with what belongs to its neighbours."""
    contents: list[PageContent] = []
    before: PageTable | None = None
    for page in pages:
        read = page.read
        again = look.check and not (page.checked or read.picture)
        _, parts, alone, _ = look.at(read) if again else page
        found = list(alone)
        found[0] = with_rest(parts[0], found[0], before, partial(look.places, read), completes_word)
        found = [_with_heads(part, own) for part, own in zip(parts, found, strict=True)]
        tables = [table for own in found for table in own]
        if tables and contents:
            contents[-1] = _with_end(contents[-1], tables[0], read.page, headed=before is not None)
        outside = _lines_outside(parts, tables)
        contents.append(PageContent(read=read, parts=parts, tables=tables, lines=outside))
        before = last_table(parts[-1], found[-1], _last_lines(contents[-1]))
        look.check = look.check and (not tables or read.picture)
        moved()
    return contents


def _with_heads(part: Page, tables: Sequence[PageTable]) -> list[PageTable]:
    """Return the tables of a part of a page with headings that stand apart from their rows."""
    loose = loose_lines(part, tables)
    named = with_centred_names(with_heads_of_sides(tables, loose))
    return with_turned_heads(with_codes_above(named, loose), part)


def _lines_outside(parts: Iterable[Page], tables: Sequence[PageTable]) -> list[Line]:
    """Return the lines of the parts of a page that stand in none of its tables."""
    return [line for part in parts for line in loose_lines(part, tables)]


def _with_end(
    content: PageContent, following: PageTable, page: Page, *, headed: bool
) -> PageContent:
    """Return a page with what stands at its end of the table that follows on the next `page`.

    That is its heading, unless the table is `headed` by one on this page, or the name of a group
    of rows that this one goes on with.
    """
    heading = None if headed else left_behind(following, _last_lines(content), content.read.page)
    if heading is not None and not _is_running(heading.grid.words(), page):
        tables = [*content.tables, heading]
    else:
        named = _with_name(content, following, page)
        if named is None:
            return content
        tables = [*content.tables[:-1], named]
    return replace(content, tables=tables, lines=_lines_outside(content.parts, tables))


def _with_name(content: PageContent, following: PageTable, page: Page) -> PageTable | None:
    """Return the last table of a page with the name of a group that stands below it, or None.

    What stands on both pages is running text.
    """
    last = content.tables[-1] if content.tables else None
    if last is None:
        return None
    named = with_name_left_behind(last, _last_lines(content), content.read.page)
    if named is None or not may_continue(last.grid, following.grid):
        return None
    return None if _is_running(named.grid.cells[-1].words, page) else named


def _last_lines(content: PageContent) -> Sequence[Line]:
    """Return the lines that stand in no table where the text of a page ends."""
    if len(content.parts) == 1:
        return content.lines
    return loose_lines(content.parts[-1], content.tables)


def _is_running(words: Sequence[Word], page: Page) -> bool:
    """Tell whether one of these lines stands on another page too, but for its figures."""
    others = {_FIGURES.sub("#", line.text) for line in lines_of(page.words)}
    return any(_FIGURES.sub("#", line.text) in others for line in lines_of(words))
