"""Members of archives that 7-Zip and WinZip encrypt with AES → their bytes.

The layout is that of WinZip's AE-1 and AE-2 (APPNOTE 6.3.10, 7.2, and WinZip's own note on it),
which the standard library does not read.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import zlib
from typing import NamedTuple
from zipfile import BadZipFile, ZipInfo

METHOD = 99  # stands in place of how the member is packed
_EXTRA = 0x9901
_SALT = {1: 8, 2: 12, 3: 16}
_ROUNDS = 1000
_CHECK, _SEAL, _BLOCK = 2, 10, 16
_STORED, _DEFLATED = 0, 8


class _Sealed(NamedTuple):
    """How strong the key is, and how the member was packed before it was encrypted."""

    strength: int
    method: int


def decrypted(archive: bytes, info: ZipInfo, password: bytes) -> bytes:
    """Return a member that is encrypted with AES.

    Raises:
        RuntimeError: the password is wrong, as the standard library says it.
        NotImplementedError: it is packed in a way that is not read here.
        BadZipFile: it is damaged.

    """
    sealed = _sealed(info.extra)
    content = _content(archive, info)
    salt, salted = content[: _SALT[sealed.strength]], _SALT[sealed.strength]
    size = 8 * (sealed.strength + 1)
    keys = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * size + _CHECK)
    if content[salted : salted + _CHECK] != keys[2 * size :]:
        raise RuntimeError("Bad password for file")
    body = content[salted + _CHECK : -_SEAL]
    seal = hmac.digest(keys[size : 2 * size], body, "sha1")[:_SEAL]
    if not hmac.compare_digest(seal, content[-_SEAL:]):
        raise BadZipFile("a member is damaged")
    plain = _counted(keys[:size], body)
    if sealed.method == _STORED:
        return plain
    unpacked = zlib.decompressobj(-zlib.MAX_WBITS).decompress(plain, info.file_size or 1)
    if len(unpacked) != info.file_size:
        raise BadZipFile("a member is damaged")
    return unpacked


def _sealed(extra: bytes) -> _Sealed:
    """Read what the extra field of a member says of its encryption."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _EXTRA and size >= 7 and at + 11 <= len(extra):
            strength, method = struct.unpack_from("<BH", extra, at + 8)
            if strength not in _SALT or method not in (_STORED, _DEFLATED):
                raise NotImplementedError("a strength or a packing that is not read here")
            return _Sealed(strength, method)
        at += 4 + size
    raise BadZipFile("a member does not say how it is encrypted")


def _content(archive: bytes, info: ZipInfo) -> bytes:
    """Return the bytes of a member as they lie in the archive, behind its own header."""
    head = archive[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        raise BadZipFile("a member is not where the list says")
    name, extra = struct.unpack_from("<HH", head, 26)
    start = info.header_offset + 30 + name + extra
    return archive[start : start + info.compress_size]


def _counted(key: bytes, body: bytes) -> bytes:
    """Decrypt with AES in counter mode, the counter little-endian and from 1."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    blocks = -(-len(body) // _BLOCK)
    counters = b"".join(number.to_bytes(_BLOCK, "little") for number in range(1, blocks + 1))
    mask = Cipher(algorithms.AES(key), modes.ECB()).encryptor().update(counters)[: len(body)]  # noqa: S305 - the counters are the mode
    mixed = int.from_bytes(body, "big") ^ int.from_bytes(mask, "big")
    return mixed.to_bytes(len(body), "big")
