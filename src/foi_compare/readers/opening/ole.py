"""Compound files (the container of Office before 2007, of MSG and of encrypted Office files)."""

from __future__ import annotations

import io
from collections.abc import Sequence

from foi_compare.readers.opening.damage import DAMAGE

_ON_THE_WAY, _ENDS = 1, 2
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_ole(data: bytes) -> bool:
    """Tell whether the bytes are a compound file."""
    return data.startswith(_MAGIC)


def stream_names(data: bytes) -> set[str]:
    """Return the names at the top of a compound file in lower case; none where it is damaged."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return {path[0].lower() for path in file.listdir(streams=True, storages=True)}
    except DAMAGE:
        return set()


def overstated(data: bytes) -> bool:
    """Tell whether a stream of a compound file claims to be longer than the file, or has no end.

    Its sectors may be chained in a circle, and whoever trusts its length or waits for its end
    reads gigabytes.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.num_mini_fat_sectors * file.sector_size > len(data):
                return True
            file.loadminifat()
            ending = bytearray(len(file.minifat)), bytearray(len(file.fat))
            for entry in filter(None, file.direntries):
                small = entry.entry_type == olefile.STGTY_STREAM and (
                    entry.size < file.minisectorcutoff
                )
                chains = file.minifat if small else file.fat
                ends = ending[not small]
                if entry.size > len(data) or _is_endless(chains, entry.isectStart, ends):
                    return True
    except DAMAGE:
        return False
    return False


def _is_endless(chains: Sequence[int], sector: int, ending: bytearray) -> bool:
    """Tell whether the sectors that follow one another never end; `chains` has each one's next.

    `ending` marks those that were seen to come to an end, or are on the way.
    """
    way = []
    while 0 <= sector < len(chains) and ending[sector] != _ENDS:
        if ending[sector] == _ON_THE_WAY:
            return True
        ending[sector] = _ON_THE_WAY
        way.append(sector)
        sector = chains[sector]
    for passed in way:
        ending[passed] = _ENDS
    return False
