"""Bytes of a text file → text, whatever encoding the file names and whatever it really uses."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no reply prints: seen in text, they say that the encoding is another.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PLAUSIBLE = ("utf-8", "utf-16", "utf-32", "cp1252", "iso-8859-1", "latin-1", "us-ascii")
# The dashes and the apostrophe of Mac OS Roman are capital letters of Windows-1252, and stand where
# no capital letter does; the dashes and quotes of Windows-1252 are letters there.
_MAC_MARKS = re.compile(rb"(?<=[A-Za-z])\xd5(?=[a-z])|(?<=[ \d])[\xd0\xd1](?=[ \d])")
_WINDOWS_MARKS = re.compile(rb"[\x91-\x97]")
_END_OF_FILE = b"\x1a"  # as old programs mark it
_BREAKS = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_SAMPLE = 65_536


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are no UTF-8 as Windows-1252, the way every browser does."""
    assert isinstance(error, UnicodeDecodeError)
    bad = error.object[error.start : error.end]
    return "".join(_WINDOWS[byte] for byte in bad), error.end


_WINDOWS = [bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)]
codecs.register_error("foi_compare_windows", _as_windows)


def decode(data: bytes, declared: str = "") -> str:
    """Return the text of a file, line ends kept.

    A byte order mark decides; then UTF-8 where the bytes allow it, with stray bytes read as
    Windows-1252 (so that a Windows-1252 file which calls itself UTF-8 comes out right), or all as
    Mac OS Roman where its marks show. A `declared` encoding of another family is believed if the
    bytes allow it. Text that would be full of control characters is given to charset-normalizer.
    """
    data = data.removesuffix(_END_OF_FILE)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    if wide := _wide_without_mark(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and not declared.casefold().startswith(_PLAUSIBLE):
        try:
            return data.decode(declared)
        except (LookupError, UnicodeError):
            pass
    if _MAC_MARKS.search(data) and not _WINDOWS_MARKS.search(data):
        return data.decode("mac_roman")
    text = data.decode("utf-8", errors="foi_compare_windows")
    if _CONTROLS.search(text) is None:
        return text
    return _best_guess(data) or text


def with_plain_line_ends(text: str) -> str:
    r"""Return the text with every kind of line end as `\n`."""
    return _BREAKS.sub("\n", text)


def looks_like_text(data: bytes) -> bool:
    """Tell whether bytes are text: hardly a control character once decoded."""
    sample = data[:_SAMPLE]
    if not sample.strip():
        return False
    text = decode(sample)
    return len(_CONTROLS.findall(text)) * 200 <= len(text)


def _wide_without_mark(data: bytes) -> str:
    """Name UTF-16 that carries no byte order mark: every second byte of Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _best_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return ""
    return data.decode(best.encoding, errors="replace")
