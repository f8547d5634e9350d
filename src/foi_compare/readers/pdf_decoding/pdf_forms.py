"""How much the forms of a PDF draw, each with the forms inside it, before a page is loaded.

pdfium unfolds a form wherever it is drawn: one that draws itself twice, or two that draw each
other, would fill any memory.
"""

from __future__ import annotations

import io
import re
import zlib
from bisect import bisect_right
from collections import Counter
from functools import cache
from typing import Any

from foi_compare.errors import TooLargeError
from foi_compare.limits import DRAWN_BYTES, MB
from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE


def spelt(name: bytes) -> bytes:
    """Return a pattern of a name of a PDF, each letter of which may be written as a number."""
    letters = (b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in name)
    return b"/" + b"".join(letters) + rb"(?![A-Za-z0-9])"


# A form is a stream, and so stands in the file itself and never in a packed stream of objects.
_FORM = re.compile(spelt(b"Form"))
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_DRAW = re.compile(rb"/([^\s/<>\[\]()%{}]+)\s+Do\b")
_LEVELS = 40  # pdfium unfolds forms inside forms so deep

_Form = tuple[int, tuple[tuple[int, int], ...]]  # bytes; the forms drawn, each with how often


def check_forms(source: Source, password: str) -> None:
    """Check how much a form of a PDF draws with all that is inside it.

    Raises:
        TooLargeError: it is more than `DRAWN_BYTES`.

    """
    forms = _forms(source.data, password)

    @cache
    def drawn(number: int, levels: int) -> int:
        size, inside = forms.get(number, (0, ()))
        if not levels:
            return size
        return size + sum(times * drawn(one, levels - 1) for one, times in inside)

    if any(drawn(number, _LEVELS) > DRAWN_BYTES for number in forms):
        raise TooLargeError(
            source.name,
            f"a form of the PDF draws more than {DRAWN_BYTES // MB} MB with the forms inside it:"
            " itself, or others, over and over.",
            "Ask the force for the PDF as it was made, or for the figures in another file.",
        )


def _forms(data: bytes, password: str) -> dict[int, _Form]:
    """Return the forms of a PDF by the number of their object."""
    found = {}
    for number, stream in objects_named(data, password, _FORM).items():
        try:
            form = _form(stream)
        except DAMAGE:
            continue
        if form is not None:
            found[number] = form
    return found


def objects_named(data: bytes, password: str, name: re.Pattern[bytes]) -> dict[int, Any]:
    """Return the objects of a PDF in which a name stands, by number; none where it is damaged.

    They are looked for in the file itself, in which every stream stands.
    """
    if name.search(data) is None:
        return {}
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFStream
    from pdfminer.psexceptions import PSException

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password=password)
    except (PSException, *DAMAGE):
        return {}
    found = {}
    for number in _numbers(data, name):
        try:
            one = document.getobj(number)
        except (PSException, *DAMAGE):
            continue
        if isinstance(one, PDFStream):
            found[number] = one
    return found


def _numbers(data: bytes, name: re.Pattern[bytes]) -> set[int]:
    """Return the numbers of the objects that may be meant: the last to begin before the name."""
    begun = [(match.start(), int(match[1])) for match in _OBJECT.finditer(data)]
    places = [place for place, _ in begun]
    named = (bisect_right(places, match.start()) for match in name.finditer(data))
    return {begun[at - 1][1] for at in named if at}


def _form(stream: Any) -> _Form | None:  # noqa: ANN401 - pdfminer's objects
    """Return what a form draws; None for any other object."""
    from pdfminer.pdftypes import PDFObjRef, resolve1
    from pdfminer.psparser import literal_name

    if literal_name(resolve1(stream.get("Subtype"))) != "Form":
        return None
    content = content_of(stream)
    resources = resolve1(stream.get("Resources")) or {}
    named = resolve1(resources.get("XObject")) or {}
    drawn: Counter[int] = Counter()
    for match in _DRAW.finditer(content):
        target = named.get(match[1].decode("latin-1"))
        if isinstance(target, PDFObjRef):
            drawn[target.objid] += 1
    return len(content), tuple(drawn.items())


def content_of(stream: Any) -> bytes:  # noqa: ANN401 - the same
    """Return what a stream unpacks to, and of more than is allowed the beginning."""
    from pdfminer.pdftypes import LITERALS_FLATE_DECODE

    data: bytes = stream.get_rawdata()
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    for name, _ in stream.get_filters():
        if name not in LITERALS_FLATE_DECODE:
            whole: bytes = stream.get_data()  # no other filter unpacks without bounds
            return whole
        data = zlib.decompressobj().decompress(data, DRAWN_BYTES + 1)
    return data
