"""The tree of a web page → blocks in reading order: text, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.headway import moved
from foi_compare.model import Block, Place, Table, TextBlock
from foi_compare.model.document import TextKind
from foi_compare.readers.opening.damage import BeyondLimitError
from foi_compare.readers.text.mail_history import as_quoted
from foi_compare.readers.text.note_marks import as_note_mark
from foi_compare.readers.text.prints import Print, Prints, Turn
from foi_compare.readers.text.spanned_cells import as_hidden, simple_table
from foi_compare.readers.text.text_blocks import text_blocks
from foi_compare.readers.web.html_tables import (
    caption_of_figure,
    cells_of,
    is_layout,
    rows_of,
    values_in_definitions,
)
from foi_compare.readers.web.html_tags import (
    BLOCK,
    HEADINGS,
    UNSHOWN,
    furniture_kind,
    is_hidden,
    is_quote,
    marker_of,
    printed_in,
    repeats_heading,
)

# selectolax has no types; a node is whatever its tree holds.
Node = Any

_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r" *\n *")
_BREAKS = re.compile(r"\n{3,}")
# The signs that stand around raised and lowered text until the text is settled.
_RAISED = {"sup": ("\x01", "\x02"), "sub": ("\x00", "\x00")}
_RAISED_TEXT = re.compile(r"(?<=[^\s\x00-\x02])( ?)\x01([^\x01\x02]*)\x02")


class _Context(NamedTuple):
    """What the elements around say of a text."""

    kind: TextKind = "paragraph"
    level: int = 0
    outside: bool = False  # furniture, a page header, a quotation: what is inside stays that
    hidden: bool = False
    printed: Print = Print()
    linked: bool = False  # a link has a print of its own
    list_level: int = 0
    figcaption: Node | None = None  # of the figure around, which shows one table


class HtmlBlocks:
    """Collects the blocks of a page; `hidden` holds the texts that the page does not show.

    `turns` holds, by the index of its block, each paragraph that changes its print.
    """

    def __init__(self, part: str, *, tables: int = 0) -> None:
        self.blocks: list[Block] = []
        self.hidden: list[str] = []
        self.turns: dict[int, Turn] = {}
        self._part = part
        self._tables = tables
        self._pieces: list[str] = []
        self._bold: list[bool] = []
        self._prints = Prints()
        self._marker = ""

    def read(self, node: Node) -> None:
        """Add the blocks of a node and everything below it."""
        context = _Context()
        try:
            self._children(node, context)
        except RecursionError as error:
            raise BeyondLimitError("elements inside elements without end") from error
        self._flush(context)

    def _children(self, node: Node, context: _Context) -> None:
        child = node.child
        while child is not None:
            if child.is_text_node:
                self._add(_SPACE.sub(" ", child.text_content or ""), context)
            elif child.is_element_node and child.tag not in UNSHOWN:
                self._element(child, context)
            child = child.next

    def _element(self, node: Node, context: _Context) -> None:
        tag = node.tag
        if tag == "br":
            self._add("\n", context)
            return
        inner = _inner(node, context)
        apart = tag in BLOCK or inner.hidden != context.hidden or inner.kind != context.kind
        if apart:
            self._flush(context)
        if tag == "table":
            self._table(node, inner)
        elif tag in ("ul", "ol", "menu"):
            self._list(node, inner)
        elif tag == "dl":
            self._definitions(node, inner)
        elif tag == "pre":
            self._preformatted(node, inner)
        else:
            before, behind = _RAISED.get(tag, ("", ""))
            self._part_digits(before)
            self._children(node, inner)
            self._part_digits(behind)
        if apart:
            self._flush(inner)

    def _add(self, text: str, context: _Context) -> None:
        if text:
            self._pieces.append(text)
            if text.strip():
                self._bold.append(context.printed.bold)
                if not context.linked:
                    self._prints.add(len(self._pieces) - 1, context.printed)

    def _part_digits(self, sign: str) -> None:
        """Keep a raised note mark apart from the number it stands at: `12` and `1`, not `121`."""
        if sign and self._pieces and self._pieces[-1].strip():
            self._pieces.append(sign)

    def _flush(self, context: _Context) -> None:
        moved()
        text = _settled("".join(self._pieces))
        bold = bool(self._bold) and all(self._bold)
        turn = self._prints.turn(self._pieces, _settled)
        self._prints.clear()
        self._pieces.clear()
        self._bold.clear()
        if not text:
            return
        if context.hidden:
            self.hidden.append(text)
        if turn is not None:
            self.turns[len(self.blocks)] = turn
        self._text(text, context, bold=bold)

    def _text(self, text: str, context: _Context, *, bold: bool = False) -> None:
        kind: TextKind = "furniture" if context.hidden else context.kind
        self.blocks.append(
            TextBlock(
                text=text,
                kind=kind,
                place=Place(part=self._part),
                level=context.list_level if kind == "list_item" else context.level,
                marker=self._marker,
                bold=bold,
            )
        )
        self._marker = ""

    def _list(self, node: Node, context: _Context) -> None:
        inner = context._replace(list_level=context.list_level + 1)
        if not context.outside:
            inner = inner._replace(kind="list_item")
        number = None
        attributes = node.attributes
        child = node.child
        while child is not None:
            if child.is_element_node and child.tag == "li":
                number, marker = marker_of(node, attributes, child, number)
                self._item(child, inner, marker)
            elif child.is_element_node and child.tag not in UNSHOWN:
                self._element(child, inner)
            elif child.is_text_node:
                self._add(_SPACE.sub(" ", child.text_content or ""), inner)
            child = child.next
        self._flush(inner)

    def _item(self, node: Node, context: _Context, marker: str) -> None:
        self._flush(context)
        self._marker = marker
        inner = _inner(node, context)
        self._children(node, inner)
        self._flush(inner)
        if self._marker and not context.outside:
            # A question may have vanished and its number be cited below: keep the empty slot.
            self._text("", inner)
        self._marker = ""

    def _definitions(self, node: Node, context: _Context) -> None:
        groups = list(_definition_groups(node))
        if not groups or _holds_more(node):
            self._children(node, context)
            return
        texts: list[tuple[str, str]] = []
        if not context.outside and node.css_first("table, ul, ol, dl dl, p ~ p") is None:
            texts = [
                ("\n".join(map(self._text_of, terms)), "\n".join(map(self._text_of, values)))
                for terms, values in groups
            ]
        if not values_in_definitions(texts):
            for terms, values in groups:
                for part in (*terms, *values):
                    self._children(part, _inner(part, context))
                    self._add("\n", context)
                self._flush(context)
            return
        self._tables += 1
        self._found(simple_table(texts, part=self._part, number=self._tables), context)

    def _text_of(self, node: Node) -> str:
        inside = HtmlBlocks(self._part)
        inside.read(node)
        return "\n".join(block.text for block in inside.blocks if isinstance(block, TextBlock))

    def _preformatted(self, node: Node, context: _Context) -> None:
        if any(child.tag in BLOCK for child in node.css("*") if child.mem_id != node.mem_id):
            self._children(node, context)
            return
        text = "".join(_as_written(node))
        for block in text_blocks(text, part=self._part, first_table=self._tables + 1):
            if isinstance(block, Table):
                self._tables += 1
                self._found(block, context)
            else:
                plain = block.kind == "paragraph" or context.outside or context.hidden
                shown = context if plain else context._replace(kind=block.kind, level=block.level)
                if context.hidden:
                    self.hidden.append(block.text)
                self._text(block.text, shown)

    def _layout(self, caption: Node, rows: list[list[Node]], context: _Context) -> None:
        if caption is not None:
            self._element(caption, context)
        for cell in (cell for row in rows for cell in row):
            inner = _inner(cell, _inner(cell.parent, context))
            self._children(cell, inner)
            self._flush(inner)

    def _table(self, node: Node, context: _Context) -> None:
        caption, rows = rows_of(node)
        if is_layout(node, rows):
            self._layout(caption, rows, context)
            return
        title = self._text_of(caption) if caption is not None else ""
        if title:
            shown = context if context.outside else context._replace(kind="caption")
            self._text(title, shown)
        elif context.figcaption is not None:
            title = self._text_of(context.figcaption)
        self._tables += 1
        unseen: list[TextBlock] = []

        def text_of(cell: Node) -> str:
            inside = HtmlBlocks(self._part)
            inside.read(cell)
            texts = [block for block in inside.blocks if isinstance(block, TextBlock)]
            if inside.hidden or any(map(repeats_heading, cell.iter())):
                unseen.extend(block for block in texts if block.kind == "furniture")
                texts = [block for block in texts if block.kind != "furniture"]
                self.hidden.extend(inside.hidden)
            return "\n".join(block.text for block in texts)

        table = cells_of(rows, text_of, part=self._part, number=self._tables, caption=title)
        self._found(table, context)
        self.blocks.extend(unseen)

    def _found(self, table: Table, context: _Context) -> None:
        """Add a table: what is hidden is named, and what an earlier message holds is quoted."""
        if context.hidden:
            table = as_hidden(table)
        if any(cell.hidden for cell in table.cells):
            texts = (cell.text for cell in table.cells if cell.hidden and cell.text)
            self.hidden.append(f"table {self._tables}: " + " | ".join(texts))
        self.blocks.append(as_quoted(table) if context.kind == "quoted" else table)


def _inner(node: Node, context: _Context) -> _Context:
    """Return what holds inside an element."""
    if not context.hidden and is_hidden(node):
        context = context._replace(hidden=True)
    if repeats_heading(node):
        return context._replace(kind="furniture", outside=True)
    printed = printed_in(node, context.printed)
    if printed != context.printed or node.tag == "a":
        context = context._replace(printed=printed, linked=context.linked or node.tag == "a")
    if node.tag == "figure":
        context = context._replace(figcaption=caption_of_figure(node))
    if context.outside:
        return context
    kind = furniture_kind(node)
    if kind:
        return context._replace(kind=kind, outside=True)
    if is_quote(node):
        return context._replace(kind="quoted", outside=True)
    if node.tag in HEADINGS:
        return context._replace(kind="heading", level=int(node.tag[1]))
    if node.tag == "figcaption":
        return context._replace(kind="caption")
    return context


def _settled(text: str) -> str:
    r"""Fold white space as a browser does; `\0` parts digits that would else run together.

    What stands between `\1` and `\2` is raised.
    """
    text = _RAISED_TEXT.sub(lambda found: found[1] + as_note_mark(f".{found[1]}", found[2]), text)
    text = re.sub(r"(?<=\d)[\x00-\x02]+(?=\d)", " ", text)
    text = re.sub(r"[\x00-\x02]", "", text)
    text = re.sub(r" {2,}", " ", text)
    return _BREAKS.sub("\n\n", _AROUND_BREAK.sub("\n", text)).strip()


def _definition_groups(node: Node) -> Iterator[tuple[list[Node], list[Node]]]:
    terms: list[Node] = []
    values: list[Node] = []
    for part in _definition_parts(node):
        if part.tag == "dt" and values:
            yield terms, values
            terms, values = [], []
        (terms if part.tag == "dt" else values).append(part)
    if terms or values:
        yield terms, values


def _definition_parts(node: Node) -> Iterator[Node]:
    child = node.child
    while child is not None:
        if child.is_element_node and child.tag in ("dt", "dd"):
            yield child
        elif child.is_element_node and child.tag == "div":
            yield from _definition_parts(child)
        child = child.next


def _holds_more(node: Node) -> bool:
    """Tell whether a definition list holds more than terms and values: broken markup."""
    child = node.child
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return True
        if child.is_element_node and child.tag == "div":
            if _holds_more(child):
                return True
        elif child.is_element_node and child.tag not in ("dt", "dd", *UNSHOWN):
            return True
        child = child.next
    return False


def _as_written(node: Node) -> Iterator[str]:
    """Yield the text of a preformatted element with its own lines and spaces."""
    child = node.child
    while child is not None:
        if child.is_text_node:
            yield child.text_content or ""
        elif child.is_element_node and child.tag == "br":
            yield "\n"
        elif child.is_element_node and child.tag not in UNSHOWN:
            raised = child.tag in ("sup", "sub")
            yield " " if raised else ""
            yield from _as_written(child)
            yield " " if raised else ""
        child = child.next
