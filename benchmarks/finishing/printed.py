"""Which numbers a document prints, in digits or in words, by means that share nothing with src."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from pathlib import Path

_WORDS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty",
)
_NONE = re.compile(r"\b(?:no|none|nil|not any|never)\b", re.IGNORECASE)


def printed_numbers(path: Path) -> frozenset[float]:
    """Return every number in the text of a document; `none` and its like are 0."""
    text = _text(path)
    found = {float(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", text)}
    found |= {float(digits) for digits in re.findall(r"\d+\.\d+", text)}
    # `1 234` is one number, and so is one that a narrow column breaks.
    found |= {float(re.sub(r"\D", "", run)) for run in re.findall(r"\d{1,3}(?:\s\d{3})+", text)}
    found |= {
        float(n) for n, word in enumerate(_WORDS) if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    }
    return frozenset(found | ({0.0} if _NONE.search(text) else set()))


def _text(path: Path) -> str:
    match path.suffix:
        case ".pdf":
            return _pdf(path)
        case ".docx":
            with zipfile.ZipFile(path) as packed:
                return _plain(packed.read("word/document.xml").decode("utf-8"), breaks="w:p")
        case ".xlsx":
            return _workbook(path)
        case ".eml":
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            parts = (part for part in mail.walk() if part.get_content_maintype() == "text")
            return "\n".join(_plain(str(part.get_content())) for part in parts)
        case ".html":
            return _plain(path.read_text(encoding="utf-8"))
        case _:
            return path.read_text(encoding="utf-8")


def _pdf(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _workbook(path: Path) -> str:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


def _plain(marked: str, breaks: str = "") -> str:
    """Return a text without its tags; in Word's, only the end of a paragraph ends a word."""
    marked = re.sub(r"<style.*?</style>", " ", marked, flags=re.DOTALL)
    if breaks:
        return re.sub(
            r"<[^>]*>", "", marked.replace(f"</{breaks}>", "\n").replace("<w:tab/>", "\t")
        )
    return re.sub(r"<[^>]*>", " ", marked)
