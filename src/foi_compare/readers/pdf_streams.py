"""How much the streams of a PDF unpack to, before pdfium unpacks them.

A stream may be packed twice over, and then unpacks to a million times its length.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from foi_compare.errors import TooLargeError
from foi_compare.limits import DRAWN_BYTES, MB, PIXELS
from foi_compare.model import Source

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 2048  # bytes before a stream in which it says what it is
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_PICTURE_BYTES = 4 * PIXELS  # four inks
_PIECE = 64 * 1024
_MOST_TIMES = 1032  # deflate packs no better
_HEADER = 2  # bytes; together a multiple of 31, the first says deflate
_TIMES_PACKED = 8  # over; a stream packed more often is as much of a bomb


def check_streams(source: Source) -> None:
    """Check how much each stream of a PDF unpacks to.

    Raises:
        TooLargeError: it is more than `DRAWN_BYTES`, or than the largest picture has.

    """
    data = source.data
    begins = [match.end() for match in _STREAM.finditer(data)]
    for begin, end in pairwise((*begins, len(data))):
        picture = _PICTURE.search(data, max(0, begin - _DICTIONARY), begin)
        most = _PICTURE_BYTES if picture else DRAWN_BYTES
        if _is_deflated(data[begin : begin + _HEADER]) and _unpacks_beyond(data[begin:end], most):
            raise TooLargeError(
                source.name,
                f"a part of the PDF unpacks to more than {most // MB} MB.",
                "Ask the force for the PDF as it was made, or for the figures in another file.",
            )


def _unpacks_beyond(packed: bytes, most: int) -> bool:
    """Tell whether a deflated stream, and what is packed in it, unpacks to more than `most`."""
    pieces: Iterable[bytes] = _inflated([packed])
    first = next(iter(pieces), b"")
    twice = _is_deflated(first[:_HEADER])
    if not twice and len(packed) * _MOST_TIMES <= most:
        return False
    pieces = chain((first,), pieces)
    for _ in range(_TIMES_PACKED):
        if not _is_deflated(first[:_HEADER]):
            break
        inner = _inflated(pieces)
        first = next(inner, b"")
        pieces = chain((first,), inner)
    else:
        return True
    unpacked = 0
    for piece in pieces:
        unpacked += len(piece)
        if unpacked > most:
            return True
    return False


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what deflated pieces unpack to, bit by bit, up to where they are damaged."""
    decoder = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not decoder.eof:
            try:
                found = decoder.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = decoder.unconsumed_tail
            if found:
                yield found


def _is_deflated(start: bytes) -> bool:
    return len(start) == _HEADER and start[0] & 15 == 8 and int.from_bytes(start) % 31 == 0
