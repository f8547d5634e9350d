"""Office files behind a password → the same files open, or an error that says what to do."""

from __future__ import annotations

import io

from foi_compare.errors import PasswordProtectedError
from foi_compare.model import Source
from foi_compare.readers.opening.damage import DAMAGE
from foi_compare.readers.opening.ole import is_ole, stream_names
from foi_compare.readers.opening.zipped import is_zip, start_of

_OFFICE = frozenset(("encryptedpackage", "worddocument", "workbook", "book"))


def opened(source: Source, password: str) -> Source:
    """Return the source, decrypted where it was an encrypted Office file; the hash stays its own.

    Raises:
        PasswordProtectedError: it is encrypted, and the password is missing or wrong.

    """
    if _is_encrypted_opendocument(source.data):
        raise PasswordProtectedError(
            source.name,
            "the file is protected with a password.",
            "Open it with the password and save it without one.",
        )
    names = stream_names(source.data) & _OFFICE if is_ole(source.data) else set()
    if not names:
        return source
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    file = None
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(source.data))
        if not file.is_encrypted():
            return source
    except (FileFormatError, ParseError, *DAMAGE):
        if "encryptedpackage" not in names:
            return source  # the reader of its format says what is wrong
    if not password or file is None:
        raise PasswordProtectedError(
            source.name,
            "the file is protected with a password.",
            "Give it with --password or in foi-compare.toml, or save the file without one.",
        )
    plain = io.BytesIO()
    try:
        file.load_key(password=password)
        file.decrypt(plain)
    except (DecryptionError, FileFormatError, InvalidKeyError, ParseError, *DAMAGE) as error:
        raise PasswordProtectedError(
            source.name,
            "the password does not open the file.",
            "Give the right one with --password or in foi-compare.toml.",
        ) from error
    return Source(name=source.name, data=plain.getvalue(), sha256=source.sha256)


def _is_encrypted_opendocument(data: bytes) -> bool:
    manifest = start_of(data, "META-INF/manifest.xml", 10**6) if is_zip(data) else b""
    return b"encryption-data" in manifest
