"""A letter as a page of a disclosure log, with the furniture such pages carry around it."""

from __future__ import annotations

from html import escape

from letter import Grid, Heading, Letter, NewPage, Numbered, Paragraph, Part, spans

_STYLE = "table { border-collapse: collapse } th, td { border: 1px solid #999; padding: 4px }"


def as_html(letter: Letter) -> bytes:
    """Return the letter as an HTML page in UTF-8."""
    body = "\n".join(_element(part) for part in letter.parts)
    crumbs = "\n".join(f"<li><a href='#'>{escape(line)}</a></li>" for line in letter.head)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{escape(letter.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<div class="cookie-banner"><p>We use some cookies to make this site work.</p>
<button>Accept</button> <button>Reject</button></div>
<nav aria-label="Breadcrumb"><ol>
{crumbs}
</ol></nav>
<main id="content">
{body}
</main>
<footer><p>{escape(letter.foot)}</p></footer>
</body>
</html>
""".encode()


def _element(part: Part) -> str:
    match part:
        case Heading(text=text, level=level):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(text=text, bold=bold):
            return f"<p><strong>{escape(text)}</strong></p>" if bold else f"<p>{escape(text)}</p>"
        case Numbered(items=items):
            return "<ol>\n" + "\n".join(f"<li>{escape(item)}</li>" for item in items) + "\n</ol>"
        case Grid(rows=rows, header_rows=header_rows):
            head = "\n".join(_row(row, "th") for row in rows[:header_rows])
            body = "\n".join(_row(row, "td") for row in rows[header_rows:])
            return f"<table>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case NewPage():
            return "<hr>"


def _row(row: tuple[str, ...], tag: str) -> str:
    cells = (
        f'<{tag} colspan="{width}">{escape(text)}</{tag}>'
        if width > 1
        else f"<{tag}>{escape(text)}</{tag}>"
        for _, width, text in spans(row)
    )
    return f"<tr>{''.join(cells)}</tr>"
