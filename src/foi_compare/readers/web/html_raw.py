"""HTML → its text by the standard library's parser: the second extraction the ledger counts by.

It shares no code with the builder of the blocks and builds no tree.
"""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

from foi_compare.readers.opening.damage import BeyondLimitError

# Never shown as text by a browser.
_UNSHOWN = frozenset(("script", "style", "template", "noscript", "iframe", "textarea", "title"))
# What starts a new line or cell, and raised text, which stands apart from the number it marks.
_APART = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center",
        "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html",
        "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search",
        "section", "select", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    )
)  # fmt: skip


_ENDED_BY = (("<!--", "-->"), ("<![", "]>"))
_MOST_OPEN = 1_000


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._inside: list[str] = []
        self._within: Counter[str] = Counter()  # how often each stands in the list
        self._apart: Counter[str] = Counter()
        self._open: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSHOWN:
            self._inside.append(tag)
            self._within[tag] += 1
        elif tag in _APART:
            self._open[tag] += 1
            self.pieces.append("\n")
        elif any(name == "hidden" or (value and "none" in value) for name, value in attrs):
            # What is not shown stands apart from the words around it.
            self._apart[tag] += 1
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _APART:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._within[tag]:
            ended = ""
            while ended != tag:
                ended = self._inside.pop()
                self._within[ended] -= 1
        elif tag in ("br", "p") or self._open[tag]:
            # A browser ignores the end of what was never begun, but for these two.
            self._open[tag] -= 1
            self.pieces.append("\n")
        elif self._apart[tag]:
            self._apart[tag] -= 1
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.pieces.append(data)


def raw_text(text: str) -> str:
    """Return the text of a page without its tags, scripts, styles and comments."""
    for opening, close in _ENDED_BY:
        if text.count(opening, text.rfind(close) + 1) > _MOST_OPEN:
            raise BeyondLimitError(f"more than {_MOST_OPEN:,} comments that nothing ends")
    parser = _Text()
    # What no tag ends is text. The parser would look for the end of each to the end of the page.
    end = text.rfind(">") + 1
    parser.feed(text[:end])
    parser.feed(text[end:].replace("<", "&lt;"))
    parser.close()
    return "".join(parser.pieces)
