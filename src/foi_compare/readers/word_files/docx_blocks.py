"""The XML of a Word part → blocks in the order of the page: paragraphs, lists, tables, boxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.headway import moved, signed
from foi_compare.model import Block, Place, TextBlock
from foi_compare.model.document import TextKind
from foi_compare.readers.text.note_marks import as_note_mark, last_line
from foi_compare.readers.text.prints import Prints, Turn
from foi_compare.readers.text.spanned_cells import Span, build_table
from foi_compare.readers.word_files.docx_numbering import Numbering
from foi_compare.readers.word_files.docx_styles import Style, is_on, list_of, printed_in

Element = Any  # lxml elements, as python-docx makes them

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_WRAPPERS = frozenset(
    f"{W}{tag}" for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_NO_TEXT = frozenset(
    (f"{W}pPr", f"{W}rPr", f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tbl")
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_LONG = 80  # characters: prose in a box, not a column of labels


class Styling(NamedTuple):
    """What the rest of the package says of paragraphs."""

    styles: dict[str, Style]
    default: Style
    numbering: Numbering


class _Inline:
    """The text of one paragraph, and what stands in it but apart from it."""

    def __init__(self, style: Style) -> None:
        self.pieces: list[str] = []
        self.unseen: list[str] = []
        self.boxes: list[Element] = []
        self.prints = Prints()
        self.all_bold = True
        self._style = style
        self._linked = False
        self._into = self.pieces

    def walk(self, node: Element) -> None:
        for child in node:
            tag = child.tag
            if tag in (f"{W}t", f"{_M}t"):
                self._into.append(child.text or "")
            elif tag in _CHARACTERS:
                self._into.append(_CHARACTERS[tag])
            elif tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}hyperlink":
                self._linked = True  # a link has a print of its own
                self.walk(child)
                self._linked = False
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{_MC}AlternateContent":
                choice = child.find(f"{_MC}Choice")
                self.walk(child if choice is None else choice)
            elif tag not in _NO_TEXT and isinstance(tag, str):
                self.walk(child)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        hidden = is_on(properties, "vanish")
        self._into = (
            self.unseen if (self._style.hidden if hidden is None else hidden) else self.pieces
        )
        into, above = self._into, len(self._into)
        before = len(self.pieces)
        self.walk(run)
        found = None if properties is None else properties.find(f"{W}vertAlign")
        raised = "" if found is None else found.get(f"{W}val")
        if raised in ("superscript", "subscript"):
            text = "".join(into[above:])
            at = last_line(into, above) if raised == "superscript" else ""
            into[above:] = [as_note_mark(at, text)]
        if "".join(self.pieces[before:]).strip():
            printed = printed_in(properties, self._style)
            self.all_bold = self.all_bold and printed.bold
            if not self._linked:
                self.prints.add(before, printed)
        self._into = self.pieces


class PartBlocks:
    """Collects the blocks of the parts of one document; `hidden` holds the texts not shown.

    `turns` holds, by the index of its block, each paragraph that changes its print.
    """

    def __init__(self, styling: Styling) -> None:
        self.blocks: list[Block] = []
        self.hidden: list[str] = []
        self.turns: dict[int, Turn] = {}
        self._styling = styling
        self._tables = 0

    def read(self, root: Element, part: str, kind: TextKind = "paragraph") -> None:
        """Add the blocks of a part; `kind` is what its plain paragraphs are."""
        self._read(root, part, kind)

    def _read(self, container: Element, part: str, kind: TextKind) -> None:
        for node in signed(_block_level(container)):
            if node.tag == f"{W}p":
                self._paragraph(node, part, kind)
            else:
                self._table(node, part, kind)

    def _style(self, paragraph: Element) -> tuple[Style, Element | None]:
        properties = paragraph.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        key = "" if named is None else named.get(f"{W}val", "")
        return self._styling.styles.get(key, self._styling.default), properties

    def _paragraph(self, node: Element, part: str, kind: TextKind) -> None:
        style, properties = self._style(node)
        inline = _Inline(style)
        inline.walk(node)
        text = _settled("".join(inline.pieces))
        num_id, level = list_of(properties)
        num_id = num_id or style.num_id
        depth = style.level if level is None else level
        marker = ""
        if num_id not in ("", "0") and (text or inline.boxes):
            marker = self._styling.numbering.marker(num_id, depth)
        heading = style.heading if kind == "paragraph" else 0
        if text:
            turn = inline.prints.turn(inline.pieces, _settled)
            if turn is not None:
                self.turns[len(self.blocks)] = turn
            self.blocks.append(
                TextBlock(
                    text=text,
                    kind=_kind(style, kind, listed=bool(marker)),
                    place=Place(part=part),
                    level=heading or (depth + 1 if marker else 0),
                    marker=marker,
                    bold=inline.all_bold,
                )
            )
        self._unseen(inline.unseen, part)
        for box in inline.boxes:
            self._read(box, part, kind)

    def _unseen(self, pieces: list[str], part: str) -> None:
        text = _settled("".join(pieces))
        if text:
            self.hidden.append(text)
            self.blocks.append(TextBlock(text=text, kind="furniture", place=Place(part=part)))

    def _table(self, node: Element, part: str, kind: TextKind) -> None:
        rows = [list(_cells(row)) for row in _rows(node)]
        if _is_layout(rows):
            for cell in (cell for row in rows for cell in row):
                self._read(cell, part, kind)
            return
        self._tables += 1
        moved()
        after = PartBlocks(self._styling)
        spans = self._spans(list(_rows(node)), part, after)
        self.blocks.append(build_table(spans, part=part, number=self._tables))
        self.blocks.extend(after.blocks)
        self.hidden.extend(after.hidden)

    def _spans(self, rows: list[Element], part: str, after: PartBlocks) -> list[Span]:
        spans: list[Span] = []
        open_at: dict[int, int] = {}  # column → index of the span that may go on below
        for number, row in enumerate(signed(rows)):
            column = _number(row.find(f"{W}trPr/{W}gridBefore"))
            header = is_on(row.find(f"{W}trPr"), "tblHeader") is True
            for cell in _cells(row):
                width = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                text = self._cell_text(cell, part, after)
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                if goes_on and not text and column in open_at:
                    above = spans[open_at[column]]
                    spans[open_at[column]] = above._replace(row_span=number + 1 - above.row)
                else:
                    open_at.pop(column, None)
                    if merge is not None:
                        open_at[column] = len(spans)
                    spans.append(Span(number, column, text, 1, width, header))
                column += width
        return spans

    def _cell_text(self, cell: Element, part: str, after: PartBlocks) -> str:
        texts: list[str] = []
        for node in _block_level(cell):
            style, properties = self._style(node)
            inline = _Inline(style)
            inline.walk(node)
            texts.append(_settled("".join(inline.pieces)))
            num_id, level = list_of(properties)
            if (num_id or style.num_id) not in ("", "0") and texts[-1]:
                # The number is not kept, but the lists below go on counting from it.
                self._styling.numbering.marker(
                    num_id or style.num_id, style.level if level is None else level
                )
            after._unseen(inline.unseen, part)
            for box in inline.boxes:
                after._read(box, part, "paragraph")
        return "\n".join(text for text in texts if text)


def _kind(style: Style, kind: TextKind, *, listed: bool) -> TextKind:
    if kind != "paragraph":
        return kind
    if style.heading:
        return "heading"
    if style.name == "caption":
        return "caption"
    return "list_item" if listed else "paragraph"


def _settled(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _block_level(container: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a container, wrappers opened."""
    for child in container:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _block_level(child)
        elif child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            yield from _block_level(child if choice is None else choice)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            properties = child.find(f"{W}trPr")
            if properties is None or properties.find(f"{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _is_layout(rows: list[list[Element]]) -> bool:
    """Tell a frame around text, or around another table, from a table."""
    cells = [cell for row in rows for cell in row]
    if any(cell.find(f".//{W}tbl") is not None for cell in cells):
        return True
    if max(map(len, rows), default=0) > 1:
        return False
    long = any(sum(len(text.text or "") for text in cell.iter(f"{W}t")) > _LONG for cell in cells)
    return len(rows) < 3 or long


def _number(node: Element | None, otherwise: int = 0) -> int:
    text = "" if node is None else node.get(f"{W}val", "")
    return min(int(text), 1000) if text.isdecimal() else otherwise
