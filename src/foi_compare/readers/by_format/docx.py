"""Word files (DOCX) → paragraphs, lists and tables in the order of the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from foi_compare.errors import UnreadableDocumentError
from foi_compare.headway import moved
from foi_compare.model import Document, Hint, RawPart, Source
from foi_compare.model.document import TextKind
from foi_compare.readers.opening.zipped import Zipped, is_zip, member_names
from foi_compare.readers.text.prints import parted
from foi_compare.readers.word_files import docx_raw
from foi_compare.readers.word_files.docx_blocks import PartBlocks, Styling, W
from foi_compare.readers.word_files.docx_numbering import Numbering
from foi_compare.readers.word_files.docx_styles import read_styles

Element = Any  # lxml elements, as python-docx makes them

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# ISO's strict form of the format means the same under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_MAIN = "word/document.xml"
_DRAWN = ("image", "chart")
_COMMENT = re.compile(rb"<w:comment\s")
_LOGO_BYTES = 30_000  # a pasted picture of a table is larger
_PROPERTY = re.compile(rb"<dc:(title|creator)[^>]*>([^<]*)<")


class _Part(NamedTuple):
    name: str
    kind: TextKind
    xml: bytes


def recognises(data: bytes) -> bool:
    """Tell whether the bytes are a Word document (also with macros, or a template)."""
    return is_zip(data) and any(
        name.lower().startswith("word/") and name.lower().endswith(".xml")
        for name in member_names(data)
    )


def read(source: Source, password: str = "") -> Document:
    """Return the document of a Word file."""
    package = _Package(Zipped(source, password))
    main = package.main()
    if not main:
        raise UnreadableDocumentError(
            source.name,
            "this is a Word file without its text.",
            "Open it in Word and save it again.",
        )
    styling = package.styling()
    builder = PartBlocks(styling)
    parts = list(package.parts())
    for part in parts:
        root = package.parsed(part.xml)
        for container in _containers(root):
            builder.read(container, part.name, part.kind)
            moved()
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="docx",
        blocks=tuple(parted(builder.blocks, builder.turns)),
        raw=_raw(parts),
        hints=(
            *package.properties(),
            *(Hint(kind="hidden", value=text[:200]) for text in builder.hidden),
            *package.unread(),
        ),
    )


def _raw(parts: list[_Part]) -> tuple[RawPart, ...]:
    texts: dict[str, list[str]] = {}
    for part in parts:
        texts.setdefault(part.name, []).append(docx_raw.raw_text(part.xml))
    return tuple(RawPart(name, "\n".join(found)) for name, found in texts.items())


def _containers(root: Element) -> Iterator[Element]:
    """Yield what holds the paragraphs: the body, a header, or each note that is no separator."""
    if root.tag == f"{W}document":
        yield from root.findall(f"{W}body")
    elif root.tag in (f"{W}footnotes", f"{W}endnotes"):
        yield from (note for note in root if note.get(f"{W}type", "normal") == "normal")
    else:
        yield root


class _Package:
    """A Word file's parts by what they are for."""

    def __init__(self, zipped: Zipped) -> None:
        self._zipped = zipped
        self._main = self._main_name()
        self._relations = self._related(self._main)

    def main(self) -> bytes:
        return self._xml(self._main)

    def parsed(self, xml: bytes) -> Element:
        from docx.oxml import parse_xml

        return parse_xml(xml)

    def styling(self) -> Styling:
        styles, default = read_styles(self._root("styles"))
        return Styling(styles, default, Numbering(self._root("numbering")))

    def parts(self) -> Iterator[_Part]:
        """Yield the parts that a person sees, headers first, in the order of the pages."""
        main = self.main()
        used: set[str] = set()
        for tag, part, kind in (
            ("headerReference", "header", "page_header"),
            ("footerReference", "footer", "page_footer"),
        ):
            for name in self._referenced(main, tag):
                if name not in used and (xml := self._xml(name)):
                    used.add(name)
                    yield _Part(part, kind, xml)  # type: ignore[arg-type] # a pair of literals
            if tag == "headerReference":
                yield _Part("body", "paragraph", main)
        for kind_name in ("footnotes", "endnotes"):
            name = self._target(kind_name)
            if name and (xml := self._xml(name)):
                yield _Part(kind_name, "footnote", xml)

    def properties(self) -> Iterator[Hint]:
        """Yield title and author, which may name the force or only the person who typed."""
        for found in _PROPERTY.finditer(self._zipped.read("docProps/core.xml")):
            value = found.group(2).decode("utf-8", errors="replace").strip()
            if value:
                yield Hint(kind="title" if found.group(1) == b"title" else "author", value=value)

    def unread(self) -> Iterator[Hint]:
        """Say which pictures and charts of the body are not read; figures may be in them."""
        drawn = sorted({(kind, name) for kind, name in self._relations.values() if kind in _DRAWN})
        large = [
            posixpath.basename(name)
            for kind, name in drawn
            if kind == "chart" or len(self._zipped.read(name)) > _LOGO_BYTES
        ]
        if large:
            yield Hint(
                kind="unread_content",
                value=f"pictures and charts are not read: {', '.join(large)}",
            )
        comments = len(_COMMENT.findall(self._xml(self._target("comments"))))
        if comments:
            yield Hint(kind="unread_content", value=f"{comments} comments are not read")

    def _root(self, kind: str) -> Element | None:
        name = self._target(kind)
        xml = self._xml(name) if name else b""
        return self.parsed(xml) if xml else None

    def _xml(self, name: str) -> bytes:
        xml = self._zipped.read_xml(name)
        for strict, usual in _STRICT:
            xml = xml.replace(strict, usual)
        return xml

    def _main_name(self) -> str:
        for kind, target in self._related("").values():
            if kind == "officeDocument" and target in self._zipped:
                return target
        return _MAIN

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part points to: identifier → (kind, name of the part)."""
        folder, file = posixpath.split(part)
        xml = self._xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if not xml:
            return {}
        related = {}
        for node in self.parsed(xml).iter(_RELATION):
            target = node.get("Target", "")
            if node.get("TargetMode") != "External" and target:
                name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                related[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], name)
        return related

    def _target(self, kind: str) -> str:
        return next((name for found, name in self._relations.values() if found == kind), "")

    def _referenced(self, main: bytes, tag: str) -> Iterator[str]:
        """Yield the headers or footers that a section shows, in order."""
        for node in self.parsed(main).iter(f"{W}{tag}"):
            _, name = self._relations.get(node.get(f"{_R}id", ""), ("", ""))
            if name:
                yield name
