"""The XML of an OpenDocument text → its text by patterns: what the ledger counts against.

It shares no code with the builder of the blocks and builds no tree.
"""

from __future__ import annotations

import re
from html import unescape

from foi_compare.readers.text.xml_cuts import elements, without

_UNSHOWN = re.compile(
    r"<(text:tracked-changes|office:annotation|office:forms|text:note-citation)(?: [^>]*)?(?<!/)>"
)
_NOTE = re.compile(r"<(text:note-body)>")
_BODY = re.compile(r"<office:text[ >].*</office:text>", re.DOTALL)
_APART = re.compile(
    r"</?(?:text:p|text:h|text:line-break|text:tab|text:s|text:span|table:table-cell|draw:text-box)"
    r"(?= |/|>)[^>]*>"
)
_APART_STYLE = re.compile(
    r'<style:style (?:[^>]*? )?style:name="([^"]*)"[^>]*(?<!/)>(?:(?!</style:style>).)*?'
    r'(?:style:text-position="(?:super|sub|-?\d+%)|text:display="none")',
    re.DOTALL,
)
_SPAN = re.compile(r"<text:span(?P<attributes>[^>]*)>|</text:span>")
_STYLE_NAME = re.compile(r'text:style-name="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


def body(xml: str) -> tuple[str, str]:
    """Return the text of the body, and that of its notes."""
    found = _BODY.search(without(xml, _UNSHOWN))
    whole = found.group() if found else ""
    notes = "\n".join(whole[tag.end() : end] for tag, end, _ in elements(whole, _NOTE))
    return _text(without(whole, _NOTE), xml), _text(notes, xml)


def of_pages(xml: str, tag: str) -> str:
    """Return the text of the headers or footers of all pages."""
    opening = re.compile(rf"<(style:{tag}(?:-first|-left)?)(?P<attributes> [^>]*)?(?<!/)>")
    shown = without(xml, _UNSHOWN)
    pieces = [
        shown[found.end() : end]
        for found, end, _ in elements(shown, opening)
        if 'style:display="false"' not in (found["attributes"] or "")
    ]
    return _text("\n".join(pieces), xml)


def _text(xml: str, styled: str) -> str:
    raised = set(_APART_STYLE.findall(styled))

    def separator(tag: re.Match[str]) -> str:
        span = _SPAN.fullmatch(tag.group())
        if span is None:
            return "\n"
        # A span only changes the look, so what it parts is one word, unless it is raised.
        attributes = (span["attributes"] or "").replace("'", '"')
        return "\n" if raised.intersection(_STYLE_NAME.findall(attributes)) else ""

    return unescape(_TAG.sub("", _APART.sub(separator, xml)))
