"""A composed reply as a web page, clean or as content systems leave it."""

from __future__ import annotations

from html import escape
from random import Random

from composer.pieces import Cell, Composed, Grid, Text

STYLES = {
    "ruled": "table{border-collapse:collapse}td,th{border:1px solid #333;padding:3px 6px}",
    "zebra": "table{border-collapse:collapse}td,th{padding:3px 8px}"
    "tr:nth-child(even){background:#e4e9f2}th{background:#1f3864;color:#fff}",
    "borderless": "table{border-spacing:14px 3px}th{text-align:left}",
}
TAGS = {"title": "h1", "heading": "h2", "question": "h3", "list": "p", "small": "p", "para": "p"}


def html_text(reply: Composed, *, look: str, messy: bool = False) -> str:
    """Return the reply as HTML; `look` names a style sheet, `messy` breaks good manners."""
    parts = [_block(block, reply, messy=messy) for block in reply.blocks]
    body = "\n".join(parts)
    if messy:
        body = (
            '<table width="100%" cellpadding="0"><tr><td><a href="#">Menu</a></td>'
            f"<td>{body}</td></tr></table>"
        )
    style = (
        "body{font-family:Liberation Sans,Arial,sans-serif;font-size:11pt}"
        "td,th{vertical-align:top}h1{font-size:16pt}h2{font-size:12pt}h3{font-size:11pt}"
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(reply.reference)}</title><style>{style}{STYLES[look]}</style></head>"
        f"<body>{body}</body></html>"
    )


def _block(block: Text | Grid, reply: Composed, *, messy: bool) -> str:
    if isinstance(block, Grid):
        return _table(block, Random(reply.name), messy=messy)
    text = escape(block.text)
    if block.kind == "furniture":
        return f'<div class="furniture">{text}</div>'
    if messy and block.kind in ("heading", "question"):
        return f"<p><strong>{text}</strong><br>"
    tag = TAGS[block.kind]
    return f"<{tag}>{text}</{tag}>"


def _table(block: Grid, rng: Random, *, messy: bool) -> str:
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    rows = []
    for row in block.rows:
        cells = "".join(_cell(cell, rng, messy=messy) for cell in row)
        rows.append(f"<tr>{cells}" if messy else f"<tr>{cells}</tr>")
    if messy:
        return f"<TABLE BORDER=1>{caption}{''.join(rows)}</TABLE>"
    head = "".join(rows[: block.headers])
    return (
        f"<table>{caption}<thead>{head}</thead>"
        f"<tbody>{''.join(rows[block.headers :])}</tbody></table>"
    )


def _cell(cell: Cell, rng: Random, *, messy: bool) -> str:
    text = escape(cell.text)
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    if not messy:
        tag = "th" if cell.head else "td"
        return f"<{tag}{spans}>{text}</{tag}>"
    if len(text) > 30 and rng.random() < 0.5:
        place = text.rfind(" ", 0, 30)
        text = f"{text[:place]}<br />{text[place + 1 :]}"
    if cell.head:
        text = f"<b>{text}</b>"
    return f"<td{spans}><p>{text or '&nbsp;'}</p></td>"
