"""The XML of an OpenDocument text → blocks in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foi_compare.headway import moved, signed
from foi_compare.limits import Cells, Repeats
from foi_compare.model import Block, Place, TextBlock
from foi_compare.model.document import TextKind
from foi_compare.readers.text.note_marks import as_note_mark, last_line
from foi_compare.readers.text.spanned_cells import Span, build_table
from foi_compare.readers.word_files.odt_styles import TEXT, OdtStyle, Styles

Element = Any  # lxml elements

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_UNSHOWN = frozenset(
    (f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{TEXT}note-citation",
     f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls")
)  # fmt: skip
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_LONG = 80  # characters: prose in a box, not a column of labels
_MOST_REPEATS = 1000


class _Inline:
    """The text of one paragraph, and what stands in it but apart from it."""

    def __init__(self, styles: Styles, style: OdtStyle) -> None:
        self.pieces: list[str] = []
        self.unseen: list[str] = []
        self.boxes: list[Element] = []
        self.notes: list[Element] = []
        self.all_bold = True
        self._styles = styles
        self._style = style

    def walk(self, node: Element, style: OdtStyle | None = None) -> None:
        style = style or self._style
        self._add(node.text, style)
        for child in node:
            self._child(child, style)
            self._add(child.tail, style)

    def _child(self, child: Element, style: OdtStyle) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            self.pieces.append(" " * min(int(count), 80) if count.isdecimal() else " ")
        elif tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            self.pieces.append("\t" if tag.endswith("tab") else "\n")
        elif tag == f"{TEXT}note":
            self.notes.extend(child.findall(f"{TEXT}note-body"))
        elif tag == f"{_DRAW}text-box" or _is_shape(child):
            self.boxes.append(child)
        elif isinstance(tag, str) and tag not in _UNSHOWN:
            named = child.get(f"{TEXT}style-name", "") if tag == f"{TEXT}span" else ""
            own = self._styles.style(named) if named else style
            merged = own._replace(bold=own.bold or style.bold, hidden=own.hidden or style.hidden)
            above = len(self.pieces)
            self.walk(child, merged)
            if merged.raised and not style.raised:
                raised = "".join(self.pieces[above:])
                self.pieces[above:] = [as_note_mark(last_line(self.pieces, above), raised)]

    def _add(self, text: str | None, style: OdtStyle) -> None:
        if not text:
            return
        if style.hidden:
            self.unseen.append(text)
            return
        self.pieces.append(text.replace("\n", " "))
        self.all_bold = self.all_bold and (style.bold or not text.strip())


class OdtBlocks:
    """Collects the blocks of a file; `hidden` holds the texts not shown."""

    def __init__(self, styles: Styles) -> None:
        self.blocks: list[Block] = []
        self.hidden: list[str] = []
        self._styles = styles
        self._tables = 0
        self._repeats = Repeats()
        self._cells = Cells()
        self._notes: list[Element] = []
        self._counts: dict[str, list[int]] = {}

    def read(self, container: Element, part: str, kind: TextKind) -> None:
        """Add the blocks of a container; `kind` is what its plain paragraphs are."""
        for node in signed(container):
            if node.tag in _PARAGRAPHS:
                self._paragraph(node, part, kind)
            elif node.tag == f"{TEXT}list":
                self._list(node, part, kind, (), "")
            elif node.tag == f"{_TABLE}table":
                self._table(node, part, kind)
            elif isinstance(node.tag, str) and node.tag not in _UNSHOWN:
                self.read(node, part, kind)

    def read_notes(self) -> None:
        """Add the notes that the paragraphs so far refer to."""
        for note in self._notes:
            self.read(note, "footnotes", "footnote")
        self._notes = []

    def _paragraph(
        self, node: Element, part: str, kind: TextKind, marker: str = "", depth: int = 0
    ) -> None:
        style = self._styles.style(node.get(f"{TEXT}style-name", ""))
        inline = self._inline(node)
        text = _settled(inline.pieces)
        level = self._heading(node, style) if kind == "paragraph" and not depth else 0
        if text:
            self.blocks.append(
                TextBlock(
                    text=text,
                    kind=_kind(kind, style, level=level, depth=depth),
                    place=Place(part=part),
                    level=level or depth,
                    marker=marker,
                    bold=inline.all_bold,
                )
            )
        self._apart(inline, part, kind)

    def _apart(self, inline: _Inline, part: str, kind: TextKind) -> None:
        unseen = "".join(inline.unseen).strip()
        if unseen:
            self.hidden.append(unseen)
            self.blocks.append(TextBlock(text=unseen, kind="furniture", place=Place(part=part)))
        self._notes.extend(inline.notes)
        for box in inline.boxes:
            self.read(box, part, kind)

    def _inline(self, node: Element) -> _Inline:
        inline = _Inline(self._styles, self._styles.style(node.get(f"{TEXT}style-name", "")))
        inline.walk(node)
        return inline

    def _heading(self, node: Element, style: OdtStyle) -> int:
        if node.tag == f"{TEXT}h":
            level = node.get(f"{TEXT}outline-level", "1")
            return int(level) if level.isdecimal() else 1
        return style.heading

    def _list(
        self, node: Element, part: str, kind: TextKind, counts: tuple[int, ...], style: str
    ) -> None:
        style = node.get(f"{TEXT}style-name", "") or style
        depth = len(counts) + 1
        goes_on = (
            node.get(f"{TEXT}continue-numbering") == "true" or f"{TEXT}continue-list" in node.attrib
        )
        last = self._counts.get(style, []) if goes_on else []
        number = last[depth - 1] if len(last) >= depth else self._styles.start(style, depth) - 1
        for item in node:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            marker = ""
            if item.tag.endswith("item") and _has_paragraph(item):
                given = item.get(f"{TEXT}start-value", "")
                number = int(given) if given.isdecimal() else number + 1
                self._counts[style] = [*counts, number]
                marker = self._styles.marker(style, (*counts, number))
            self._item(item, part, kind, (*counts, max(number, 1)), style, marker)

    def _item(
        self,
        item: Element,
        part: str,
        kind: TextKind,
        counts: tuple[int, ...],
        style: str,
        marker: str,
    ) -> None:
        for child in item:
            if child.tag in _PARAGRAPHS:
                self._paragraph(child, part, kind, marker, len(counts))
                marker = ""
            elif child.tag == f"{TEXT}list":
                self._list(child, part, kind, counts, style)
            elif child.tag == f"{_TABLE}table":
                self._table(child, part, kind)

    def _table(self, node: Element, part: str, kind: TextKind) -> None:
        self._repeats.add(_repeated(node))
        rows = list(_rows(node, header=False))
        if _is_layout(rows):
            for row, _ in rows:
                for cell in row:
                    self.read(cell, part, kind)
            return
        self._tables += 1
        number = self._tables
        spans: list[Span] = []
        later: list[_Inline] = []
        moved()
        for at, (row, header) in enumerate(signed(rows)):
            column = 0
            for cell in row:
                times = _number(cell, f"{_TABLE}number-columns-repeated")
                text = self._cell_text(cell, later)
                self._cells.add(1, len(text) * min(times, _MOST_REPEATS))
                for step in range(min(times, _MOST_REPEATS) if text or times == 1 else 0):
                    height = _number(cell, f"{_TABLE}number-rows-spanned")
                    width = _number(cell, f"{_TABLE}number-columns-spanned")
                    if text or not cell.tag.endswith("covered-table-cell"):
                        spans.append(Span(at, column + step, text, height, width, header))
                column += times
        self.blocks.append(build_table(spans, part=part, number=number))
        for inline in later:
            self._apart(inline, part, kind)

    def _cell_text(self, cell: Element, later: list[_Inline]) -> str:
        texts = []
        for node in _paragraphs(cell):
            inline = self._inline(node)
            texts.append(_settled(inline.pieces))
            later.append(inline)
        return "\n".join(text for text in texts if text)


def _is_shape(node: Element) -> bool:
    """Tell whether an element is drawn, and holds paragraphs or a table as a text box does."""
    return str(node.tag).startswith(_DRAW) and any(
        child.tag in (*_PARAGRAPHS, f"{_TABLE}table") for child in node
    )


def _kind(kind: TextKind, style: OdtStyle, *, level: int, depth: int) -> TextKind:
    if kind != "paragraph":
        return kind
    if level:
        return "heading"
    if depth:
        return "list_item"
    return "caption" if style.caption else "paragraph"


def _settled(pieces: list[str]) -> str:
    lines = "".join(pieces).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _has_paragraph(item: Element) -> bool:
    return any(child.tag in _PARAGRAPHS for child in item)


def _paragraphs(container: Element) -> Iterator[Element]:
    for node in container:
        if node.tag in _PARAGRAPHS:
            yield node
        elif isinstance(node.tag, str) and node.tag not in _UNSHOWN:
            yield from _paragraphs(node)


def _rows(node: Element, *, header: bool) -> Iterator[tuple[list[Element], bool]]:
    """Yield the cells of each row, and whether the file calls the row a header."""
    for child in node:
        if child.tag == f"{_TABLE}table-row":
            cells = [
                cell for cell in child if isinstance(cell.tag, str) and cell.tag.endswith("-cell")
            ]
            for _ in range(_copies(child, "number-rows-repeated")):
                yield cells, header
        elif child.tag == f"{_TABLE}table-header-rows":
            yield from _rows(child, header=True)
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child, header=header)


def _repeated(table: Element) -> int:
    """Return how many cells a table repeats, across, down, or by reaching over rows.

    Tables inside it are counted with it, and again when they are read.
    """
    return sum(
        _copies(row, "number-rows-repeated") * max(1, sum(map(_places, row))) - len(row)
        for row in table.iter(f"{_TABLE}table-row")
    )


def _places(cell: Element) -> int:
    """Return how many places of a row, and of rows below, a cell is laid out in."""
    times = _copies(cell, "number-columns-repeated")
    if times > 1 and not "".join(cell.itertext()).strip():
        return 0  # a blank to the edge of the table is left out
    return times * _number(cell, f"{_TABLE}number-rows-spanned")


def _copies(node: Element, name: str) -> int:
    return min(_number(node, f"{_TABLE}{name}"), _MOST_REPEATS)


def _is_layout(rows: list[tuple[list[Element], bool]]) -> bool:
    """Tell a frame around text, or around another table, from a table."""
    cells = [cell for row, _ in rows for cell in row]
    if any(next(cell.iter(f"{_TABLE}table"), None) is not None for cell in cells):
        return True
    if max((len(row) for row, _ in rows), default=0) > 1:
        return False
    return len(rows) < 3 or any(len("".join(cell.itertext())) > _LONG for cell in cells)


def _number(node: Element, name: str) -> int:
    text = node.get(name, "1")
    return max(1, min(int(text), 10**6)) if text.isdecimal() else 1
