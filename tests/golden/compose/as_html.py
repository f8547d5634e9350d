"""A letter as a page of a disclosure log, with the furniture such pages carry around it."""

from __future__ import annotations

from html import escape

from letter import Grid, Heading, Letter, NewPage, Numbered, Paragraph, Part

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
        case Grid(rows=rows):
            head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
            lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows[1:])
            body = "\n".join(f"<tr>{line}</tr>" for line in lines)
            return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
        case NewPage():
            return "<hr>"
