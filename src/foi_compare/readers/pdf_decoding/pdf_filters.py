"""What the filters of a PDF's stream unpack its bytes to, piece by piece, to be measured."""

from __future__ import annotations

import binascii
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from types import MappingProxyType

Pieces = Iterator[bytes]
Listed = Callable[[], Mapping[bytes, bytes]]

_PIECE = 64 * 1024
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_FILTER = re.compile(
    rb"/Filter\s*(?:\[(?P<several>[^\]]*)\]|/(?P<one>[^\s/<>\[\]()%{}]+)|(?P<at>\d+)\s)"
)
_APART = re.compile(
    rb"(?<!\d)(?P<at>\d{1,10})\s+\d{1,5}\s+obj\s*(?P<names>\[[^\]]{0,999}\]|/[^\s/<>\[\]()]{1,99})"
)
_NAME = re.compile(rb"/([^\s/<>\[\]()%{}]+)")
_SPACE = re.compile(rb"[\x00\s]+")
_END_OF_85 = b"~"
_LEAST_85 = ord("!")


def named(dictionary: bytes) -> bytes:
    """Return a dictionary with its names as they are meant: a letter may be written as a number."""
    return _ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), dictionary)


def filters_of(dictionary: bytes, listed: Listed) -> list[tuple[str, ...]]:
    """Return the filters of a stream, once for each time that its dictionary names any.

    `listed` gives those that stand in an object of their own, by its number.
    """
    return [
        tuple(name.decode("latin-1") for name in _NAME.findall(_named_in(found, listed)))
        for found in _FILTER.finditer(dictionary)
    ]


def filters_apart(data: bytes) -> Mapping[bytes, bytes]:
    """Return the names that stand in objects of their own, by the number of each."""
    return {found["at"]: named(found["names"]) for found in _APART.finditer(data)}


def _named_in(found: re.Match[bytes], listed: Listed) -> bytes:
    if found["at"] is not None:
        return listed().get(found["at"], b"")
    return found["several"] or b"/" + (found["one"] or b"")


def times_of(filters: Sequence[str]) -> int:
    """Return how many times their length bytes unpack to at most."""
    return reduce(lambda times, name: times * _TIMES.get(name, 1), filters, 1)


def unpacked(data: bytes, filters: Sequence[str]) -> Pieces:
    """Yield what bytes unpack to, up to where they are damaged, or to a filter of pictures."""
    pieces: Pieces = iter((data,))
    for name in filters:
        unpack = _UNPACK.get(name)
        if unpack is None:
            break
        pieces = unpack(pieces)
    return pieces


def inflated(pieces: Iterable[bytes]) -> Pieces:
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


def _of_hex(pieces: Iterable[bytes]) -> Pieces:
    left = b""
    for piece in pieces:
        digits, end, _ = (left + _SPACE.sub(b"", piece)).partition(b">")
        whole = len(digits) if end else len(digits) - len(digits) % 2
        try:
            yield binascii.unhexlify(digits[:whole] + b"0" * (whole % 2))
        except binascii.Error:
            return
        if end:
            return
        left = digits[whole:]


def _of_85(pieces: Iterable[bytes]) -> Pieces:
    """Yield what text of base 85 says: five of its characters are four bytes, a `z` four zeros."""
    left = b""
    for piece in pieces:
        text, end, _ = (left + _SPACE.sub(b"", piece)).partition(_END_OF_85)
        text = text.replace(b"z", b"!!!!!")
        whole = len(text) - len(text) % 5
        yield b"".join(_four(text[at : at + 5]) for at in range(0, whole, 5))
        left = text[whole:]
        if end:
            break
    if len(left) > 1:
        yield _four(left.ljust(5, b"u"))[: len(left) - 1]


def _four(five: bytes) -> bytes:
    number = reduce(lambda value, digit: value * 85 + digit - _LEAST_85, five, 0)
    return (number % 2**32).to_bytes(4)


def _of_runs(pieces: Iterable[bytes]) -> Pieces:
    """Yield what run lengths say: a count below 128 and as many bytes, or how often one stands."""
    data = b"".join(pieces)
    at = 0
    while at < len(data) and data[at] != 128:
        count = data[at]
        if count < 128:
            yield data[at + 1 : at + 2 + count]
            at += count + 2
        else:
            yield data[at + 1 : at + 2] * (257 - count)
            at += 2


def _of_lzw(pieces: Iterable[bytes]) -> Pieces:
    from pdfminer.lzw import LZWDecoder

    yield from LZWDecoder(io.BytesIO(b"".join(pieces))).run()


# By the long and the short name of each; what is not here unpacks pictures.
_UNPACK: MappingProxyType[str, Callable[[Iterable[bytes]], Pieces]] = MappingProxyType(
    {
        "FlateDecode": inflated,
        "Fl": inflated,
        "ASCIIHexDecode": _of_hex,
        "AHx": _of_hex,
        "ASCII85Decode": _of_85,
        "A85": _of_85,
        "RunLengthDecode": _of_runs,
        "RL": _of_runs,
        "LZWDecode": _of_lzw,
        "LZW": _of_lzw,
    }
)
# Deflate packs no better; a code of LZW is 12 bits and says 4,096 bytes at most; a run is of 128.
_TIMES = MappingProxyType(
    {"FlateDecode": 1032, "Fl": 1032, "LZWDecode": 2731, "LZW": 2731}
    | dict.fromkeys(("RunLengthDecode", "RL"), 64)
)
