"""How much the streams of a PDF unpack to, before pdfium unpacks them.

A stream may be packed several times over, and then unpacks to a million times its length; it may
be written in letters, or encrypted with all that the file holds.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from foi_compare.errors import TooLargeError
from foi_compare.limits import DRAWN_BYTES, MB, PIXELS
from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.pdf_decoding.pdf_filters import (
    Listed,
    filters_apart,
    filters_of,
    inflated,
    named,
    times_of,
    unpacked,
)

# With its letters first: these are searched for at once, what stands before them letter by letter.
_STREAM = re.compile(rb"stream(?<!endstream)\r?\n")
_END = b"endstream"
_DICTIONARY = 8192  # bytes before a stream in which it says what it is
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PICTURE_BYTES = 4 * PIXELS  # four inks
_HEADER = 2  # bytes; together a multiple of 31, the first says deflate
_DEFLATED = ("FlateDecode",)
_TIMES_PACKED = 8  # over; a stream packed more often is as much of a bomb
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_ENCRYPTED = re.compile(
    rb"/" + b"".join(b"(?:%c|#%02x|#%02X)" % (letter, letter, letter) for letter in b"Encrypt")
)

Decrypt = Callable[[bytes, bytes], bytes]


class _Stream(NamedTuple):
    dictionary: bytes
    packed: bytes

    @property
    def most(self) -> int:
        """The bytes that it may unpack to."""
        return _PICTURE_BYTES if _PICTURE.search(self.dictionary) else DRAWN_BYTES


def check_streams(source: Source, password: str = "") -> None:
    """Check how much each stream of a PDF unpacks to.

    Raises:
        TooLargeError: it is more than `DRAWN_BYTES`, or than the largest picture has.

    """
    data = source.data
    decrypt = _decrypting(data, password) if _ENCRYPTED.search(data) else None
    listed = cache(partial(filters_apart, data))
    for stream in _streams(data):
        if _is_bomb(stream, listed, decrypt):
            raise TooLargeError(
                source.name,
                f"a part of the PDF unpacks to more than {stream.most // MB} MB.",
                "Ask the force for the PDF as it was made, or for the figures in another file.",
            )


def _streams(data: bytes) -> Iterator[_Stream]:
    begins = [match.end() for match in _STREAM.finditer(data)]
    for last, begin, end in zip((0, *begins), begins, (*begins[1:], len(data)), strict=False):
        before = data[max(last, begin - _DICTIONARY) : begin]
        # Its number stands behind the stream before it, which need not be searched.
        objects = _numbers(before, before.rfind(_END) + 1) or _numbers(before, 0)
        own = objects[-1].start() if objects else 0
        yield _Stream(named(before[own:]), data[begin:end])


def _numbers(data: bytes, first: int) -> list[re.Match[bytes]]:
    return list(_OBJECT.finditer(data, first))


def _is_bomb(stream: _Stream, listed: Listed, decrypt: Decrypt | None) -> bool:
    """Tell whether a stream unpacks to more than it may, by what it says or what it looks like."""
    packed = stream.packed
    chains = filters_of(stream.dictionary, listed)
    risky = [chain for chain in chains if len(packed) * times_of(chain) > stream.most]
    if risky and decrypt is not None:
        packed = decrypt(stream.dictionary, packed)
    if any(_is_beyond(unpacked(packed, chain), stream.most) for chain in risky):
        return True
    return _is_deflated(packed[:_HEADER]) and _unpacks_beyond(packed, stream.most)


def _unpacks_beyond(packed: bytes, most: int) -> bool:
    """Tell whether a deflated stream, and what is packed in it, unpacks to more than `most`."""
    pieces: Iterable[bytes] = (packed,)
    for before in range(_TIMES_PACKED):
        inner = inflated(pieces)
        first = next(inner, b"")
        if not _is_deflated(first[:_HEADER]):
            # Most streams are packed once, and too short to need to be unpacked to the end.
            may_be = before > 0 or len(packed) * times_of(_DEFLATED) > most
            return may_be and _is_beyond(_after(first, inner), most)
        pieces = _after(first, inner)
    return True


def _after(first: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _is_beyond(pieces: Iterable[bytes], most: int) -> bool:
    """Tell whether pieces are longer than `most` together, or longer than a decoder can say."""
    length = 0
    try:
        for piece in pieces:
            length += len(piece)
            if length > most:
                return True
    except DAMAGE:
        return False  # what is damaged unpacks no further
    return False


def _is_deflated(start: bytes) -> bool:
    return len(start) == _HEADER and start[0] & 15 == 8 and int.from_bytes(start) % 31 == 0


def _decrypting(data: bytes, password: str) -> Decrypt | None:
    """Return what decrypts a stream, by its dictionary; None where the file does not open."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.psexceptions import PSException

    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password=password)
    except (PSException, *DAMAGE):
        return None

    def decrypt(dictionary: bytes, packed: bytes) -> bytes:
        found = _OBJECT.search(dictionary)
        try:
            stream: Any = document.getobj(int(found[1])) if found else None
            raw: bytes = stream.get_rawdata() if stream is not None else packed
            if stream is None or not stream.decipher:
                return packed
            plain: bytes = stream.decipher(stream.objid, stream.genno, raw, stream.attrs)
        except (PSException, *DAMAGE):
            return packed
        return plain

    return decrypt
