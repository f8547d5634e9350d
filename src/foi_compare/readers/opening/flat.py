"""OpenDocument files saved as one XML text (FODT, FODS) → the same files zipped, as others are."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from foi_compare.model import Source

_ROOT = re.compile(rb"<office:document\s[^>]*office:mimetype=[\"'](?P<kind>[\w./+-]+)[\"']")
_SAMPLE = 8192  # a root element with all its name spaces
# A zipped file holds its content, its styles and what it is called in parts of their own.
_PARTS = ("content.xml", "styles.xml", "meta.xml")


def packed(source: Source) -> Source:
    """Return the source, zipped where it was flat; the hash stays its own."""
    found = _ROOT.search(source.data[:_SAMPLE])
    if found is None or not source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return source
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("mimetype", found["kind"])
        for part in _PARTS:
            archive.writestr(part, source.data)
    return replace(source, data=buffer.getvalue())
