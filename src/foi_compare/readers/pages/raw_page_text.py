"""The characters of pages to the raw text that numerals are counted in."""

from __future__ import annotations

from collections.abc import Sequence

from foi_compare.model import RawPart
from foi_compare.readers.pages.page_content import Carried, PageContent, part_name
from foi_compare.readers.pdf_decoding.pdf_glue import GLUE
from foi_compare.readers.tables.ground.page import Word


def raw_text_of(contents: Sequence[PageContent], carried: Carried) -> tuple[RawPart, ...]:
    """Return the text of each page as pdfium gives it.

    Four things are evened out, so that numerals can be counted against the blocks: what is
    printed twice on one spot counts once, characters that are drawn apart are parted, the mark of
    a footnote is no figure, and the rest of a row that began on the page before counts there.
    """
    texts = [list(content.read.raw) for content in contents]
    for index, content in enumerate(contents):
        for word in content.read.twice:
            _blank(texts[index], word)
        for word in content.read.raised:
            texts[index][word.start : word.start + word.length] = word.text
        for start in content.read.cuts:
            texts[index][start] = " " + texts[index][start]
    added: dict[int, list[str]] = {}
    for source, target, word in carried.words:
        _blank(texts[source], word)
        added.setdefault(target, []).append(word.text)
    return tuple(
        RawPart(
            part_name(content.read.page.number),
            " ".join([_plain("".join(texts[index])), *added.get(index, [])]),
        )
        for index, content in enumerate(contents)
    )


def _blank(text: list[str], word: Word) -> None:
    end = min(word.start + word.length, len(text))
    text[word.start : end] = [" "] * (end - word.start)


def _plain(text: str) -> str:
    """Return the text with pdfium's mark for a hyphen at a line's end as a hyphen and a break."""
    text = text.replace("\x02", "-\n").replace("\ufffe", "-\n").replace("\r\n", "\n")
    text = text.replace(GLUE, "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", " ")
