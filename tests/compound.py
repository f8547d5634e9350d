"""Write compound files ([MS-CFB]): the container of MSG and of Office before 2007."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    data: bytes = b""
    child: int = _NONE
    right: int = _NONE
    start: int = _END
    size: int = 0


@dataclass
class _File:
    entries: list[_Entry] = field(default_factory=list)
    sectors: list[bytes] = field(default_factory=list)
    chain: list[int] = field(default_factory=list)

    def add(self, name: str, node: bytes | Tree, *, root: bool = False) -> int:
        number = len(self.entries)
        entry = _Entry(name, 2 if isinstance(node, bytes) else 5 if root else 1)
        self.entries.append(entry)
        if isinstance(node, bytes):
            entry.data = node
            return number
        children = [self.add(child, node[child]) for child in sorted(node)]
        for left, right in pairwise(children):
            self.entries[left].right = right
        entry.child = children[0] if children else _NONE
        return number

    def store(self, data: bytes) -> int:
        """Put data into sectors and return the first."""
        if not data:
            return _END
        first = len(self.sectors)
        pieces = [data[at : at + _SECTOR] for at in range(0, len(data), _SECTOR)]
        self.sectors += [piece.ljust(_SECTOR, b"\0") for piece in pieces]
        self.chain += [*range(first + 1, first + len(pieces)), _END]
        return first


def compound(tree: Tree) -> bytes:
    """Return a compound file of these streams (bytes) and storages (mappings)."""
    file = _File()
    file.add("Root Entry", tree, root=True)
    small, mini_chain = bytearray(), list[int]()
    for entry in file.entries:
        entry.size = len(entry.data)
        if not entry.data:
            continue
        if entry.size >= _CUTOFF:
            entry.start = file.store(entry.data)
            continue
        entry.start = len(mini_chain)
        count = -(-entry.size // _MINI)
        small += entry.data.ljust(count * _MINI, b"\0")
        mini_chain += [*range(entry.start + 1, entry.start + count), _END]
    root = file.entries[0]
    root.start, root.size = file.store(bytes(small)), len(small)
    mini_fat = file.store(_numbers(mini_chain))
    directory = file.store(b"".join(_directory_entry(entry) for entry in file.entries))
    fat_count = 1
    while (len(file.sectors) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    fat_starts = list(range(len(file.sectors), len(file.sectors) + fat_count))
    fat = _numbers([*file.chain, *[_FAT] * fat_count]).ljust(fat_count * _SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_count, directory, 0, _CUTOFF,
        mini_fat, 1 if mini_chain else 0, _END, 0,
    )  # fmt: skip
    header += _numbers([*fat_starts, *[_FREE] * (109 - fat_count)])
    return header + b"".join(file.sectors) + fat


def _numbers(values: list[int]) -> bytes:
    data = struct.pack(f"<{len(values)}I", *values)
    return data.ljust(-(-len(data) // _SECTOR) * _SECTOR, b"\xff") if len(values) != 109 else data


def _directory_entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ",
        name, len(name), entry.kind, 1, _NONE, entry.right, entry.child, entry.start, entry.size,
    )  # fmt: skip
