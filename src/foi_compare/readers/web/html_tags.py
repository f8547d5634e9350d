"""What the tags and attributes of a web page say: block or inline, hidden, furniture, markers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from foi_compare.model.document import TextKind
from foi_compare.readers.text.list_markers import letters, roman
from foi_compare.readers.text.mail_history import FORWARDED
from foi_compare.readers.text.prints import Print, as_colour

Node = Any  # selectolax has no types

# Rendering section of the HTML standard: elements whose default display is not inline.
BLOCK = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search", "section",
        "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "button",
    )
)  # fmt: skip
UNSHOWN = frozenset(("script", "style", "template", "noscript", "iframe", "textarea", "title"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FURNITURE_TAGS = frozenset(("nav", "select", "button", "dialog"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "search", "menu", "menubar", "dialog", "alertdialog", "toolbar", "tablist")
)
_FURNITURE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|breadcrumbs?|skip|skiplinks?|nav|navbar|navigation|menu"
    r"|pagination|pager|share|sharing|social|related|sidebar|quick-?exit|beta|phase-banner"
    r"|tags|tag-?cloud|word-?cloud|keywords?|keyword-?cloud)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
# What GOV.UK, Bootstrap and WordPress call what is there for those who listen to a page.
_LISTENED = re.compile(
    r"(?:^|\s)(?:\w+-)?(?:visually-?hidden|sr-only|screen-reader-(?:text|only))(?:$|\s)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]+)", re.IGNORECASE)
_QUOTES = re.compile(r"gmail_quote|yahoo_quoted|moz-cite-prefix", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLE = 1_000  # characters
_NUMBER = re.compile(r"\s*(-?\d{1,9})")
_NEVER_WHOLE = frozenset(("html", "body", "main", "article"))


def is_hidden(node: Node) -> bool:
    """Tell whether the element itself asks not to be shown."""
    attributes = node.attributes
    return "hidden" in attributes or _HIDING.search(attributes.get("style") or "") is not None


def repeats_heading(node: Node) -> bool:
    """Tell whether a text right inside a cell is its heading once more, which the page hides.

    Pages that a narrow screen shows as cards have it before each value: `Luton: ` before `12`.
    """
    inside = node.parent is not None and node.parent.tag == "td"
    listened = inside and _LISTENED.search(node.attributes.get("class") or "") is not None
    return listened and (node.text() or "").rstrip().endswith(":")


def printed_in(node: Node, around: Print) -> Print:
    """Return the print of what stands in an element; `around` is that of the element above."""
    tag, attributes = node.tag, node.attributes
    style = (attributes.get("style") or "")[:_STYLE]
    if tag in ("b", "strong", "th") or _BOLD.search(style) is not None:
        around = around._replace(bold=True)
    if tag in ("i", "em") or _ITALIC.search(style) is not None:
        around = around._replace(italic=True)
    named = _COLOUR.search(style)
    colour = named[1] if named is not None else attributes.get("color") if tag == "font" else None
    return around if colour is None else around._replace(colour=as_colour(colour))


def is_quote(node: Node) -> bool:
    """Tell whether an e-mail program marked the element as an earlier message.

    One that was passed on is marked in the same way, and is the reply itself.
    """
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    cited = node.tag == "blockquote" and attributes.get("type") == "cite"
    marked = cited or _QUOTES.search(names) is not None
    return marked and FORWARDED.match((node.text() or "").lstrip()) is None


def furniture_kind(node: Node) -> TextKind | None:
    """Say what part of the page's frame an element is, None for content.

    An element that holds the main content, a heading of the page or a table is never furniture,
    whatever it is called.
    """
    tag, attributes = node.tag, node.attributes
    if tag in _NEVER_WHOLE or tag not in BLOCK:
        return None  # an inline element is part of its sentence
    role = attributes.get("role") or ""
    kind: TextKind | None = None
    if tag in _FURNITURE_TAGS or role in _FURNITURE_ROLES:
        kind = "furniture"
    elif role == "banner" or (tag == "header" and not _within_content(node)):
        kind = "page_header"
    elif role == "contentinfo" or (tag == "footer" and not _within_content(node)):
        kind = "page_footer"
    else:
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        if len(names) > 1 and _FURNITURE_WORDS.search(names):
            kind = "furniture"
    if kind is None or node.css_first("main, article, h1, table") is not None:
        return None
    return kind


def marker_of(
    parent: Node, attributes: Mapping[str, str | None], item: Node, previous: int | None
) -> tuple[int, str]:
    """Return the number and the marker that a browser prints before a list item.

    `attributes` are those of the list; of a longer style than any list has the start is read.
    """
    style = _LIST_STYLE.search(
        f"{(attributes.get('style') or '')[:_STYLE]};{item.attributes.get('style') or ''}"
    )
    kind = style.group(1).lower() if style else ""
    if parent.tag != "ol":
        return 0, "" if kind == "none" else "•"
    step = -1 if "reversed" in attributes else 1
    if previous is None:
        first = _number(attributes.get("start"))
        if first is None:
            first = 1 if step == 1 else len(parent.css("li"))
        number = first
    else:
        number = previous + step
    given = _number(item.attributes.get("value"))
    number = number if given is None else given
    return number, _marker(number, kind, item.attributes.get("type") or attributes.get("type"))


def _marker(number: int, style: str, kind: str | None) -> str:
    if style == "none":
        return ""
    named = {
        "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
        "lower-roman": "i", "upper-roman": "I",
    }.get(style, kind)  # fmt: skip
    match named:
        case "a":
            text = letters(number)
        case "A":
            text = letters(number).upper()
        case "i":
            text = roman(number)
        case "I":
            text = roman(number).upper()
        case _:
            text = str(number)
    return f"{text}."


def _number(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return int(found.group(1)) if found else None


def _within_content(node: Node) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in ("main", "article", "section"):
            return True
        parent = parent.parent
    return False
