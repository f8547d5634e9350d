r"""RTF as Outlook stores it → its bytes unpacked, and the HTML that it wraps.

The compression is that of [MS-OXRTFCP], the wrapping (`\fromhtml1`) that of [MS-OXRTFEX].
"""

from __future__ import annotations

import re
import struct

from foi_compare.headway import moved
from foi_compare.readers.text.encoding import decode

_STORED, _COMPRESSED = 0x414C454D, 0x75465A4C
_HEADER = 16
# What [MS-OXRTFCP] 2.1.2.1 fills the window with.
_DICTIONARY = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4096
_MOST = 64 * 1024 * 1024
_BETWEEN_SIGNS = 1_024  # bytes
_TOKEN = re.compile(
    rb"(?P<tag>(?:\\\*)?\\htmltag\d* ?)|\\htmlrtf(?P<skip>0?)1? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\u(?P<unicode>-?\d+) ?\??|\\(?P<word>[a-z]+)-?\d* ?|\\(?P<symbol>[^a-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_TABLES = frozenset((b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict"))
_CHARACTERS = {b"par": b"\n", b"line": b"\n", b"tab": b"\t"}
_SYMBOLS = {b"{": b"{", b"}": b"}", b"\\": b"\\", b"~": b"&nbsp;", b"_": b"-"}


def unpacked(data: bytes) -> bytes:
    """Return the RTF that Outlook compressed; empty where the bytes are not of that form."""
    if len(data) < _HEADER:
        return b""
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if kind == _STORED:
        return data[_HEADER : _HEADER + size]
    if kind != _COMPRESSED or size > _MOST:
        return b""
    return _Unpacking(data).run(size)


class _Unpacking:
    """A window of the last 4,096 bytes, into which runs point back."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = _HEADER
        self._window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
        self._write = len(_DICTIONARY)
        self._out = bytearray()

    def run(self, size: int) -> bytes:
        while self._at < len(self._data) and len(self._out) < size:
            if not self._at % _BETWEEN_SIGNS:
                moved()
            flags = self._data[self._at]
            self._at += 1
            for bit in range(8):
                if self._at >= len(self._data):
                    break
                if not flags >> bit & 1:
                    self._put(self._data[self._at])
                    self._at += 1
                elif not self._copy():
                    return bytes(self._out)
        return bytes(self._out)

    def _copy(self) -> bool:
        """Copy an earlier run; False at the end, where a run points at the place of writing."""
        reference = int.from_bytes(self._data[self._at : self._at + 2], "big")
        self._at += 2
        offset, length = reference >> 4, (reference & 15) + 2
        if offset == self._write:
            return False
        for step in range(length):  # a run may overlap what it writes
            self._put(self._window[(offset + step) % _WINDOW])
        return True

    def _put(self, byte: int) -> None:
        self._out.append(byte)
        self._window[self._write] = byte
        self._write = (self._write + 1) % _WINDOW


def html_inside(rtf: bytes) -> str:
    """Return the HTML that RTF wraps; empty where it wraps none."""
    if b"\\fromhtml" not in rtf[:1000]:
        return ""
    out = bytearray()
    depth, hidden = 0, -1  # `hidden` is the depth of a group that is no text
    skipping = False
    for token in _TOKEN.finditer(rtf):
        if token["brace"]:
            depth += 1 if token["brace"] == b"{" else -1
            hidden = -1 if depth < hidden else hidden
        elif token["skip"] is not None:
            skipping = token["skip"] == b""
        elif hidden < 0 and (token["word"] in _TABLES or token["symbol"] == b"*"):
            hidden = depth
        elif hidden < 0 and not skipping:
            out += _piece(token)
    return decode(bytes(out))


def _piece(token: re.Match[bytes]) -> bytes:
    if token["hex"]:
        return bytes([int(token["hex"], 16)])
    if token["unicode"]:
        return chr(int(token["unicode"]) % 0x10000).encode("utf-8", "replace")
    if token["word"]:
        return _CHARACTERS.get(token["word"], b"")
    if token["symbol"]:
        return _SYMBOLS.get(token["symbol"], b"")
    return token["text"] or b""
