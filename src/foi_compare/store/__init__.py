"""What was read and understood, kept from one run for the next, as bytes by their key."""

from foi_compare.store.codec import (
    CannotDecodeError,
    CannotEncodeError,
    decode,
    digest,
    encode,
    pack,
    unpack,
)
from foi_compare.store.database import NoStore, Store
from foi_compare.store.fingerprint import (
    AFTER_READING,
    AFTER_REPLIES,
    codebook_digest,
    fingerprint,
    folder_digest,
)
from foi_compare.store.folder import FILE_NAME, cache_folder, clear, look_into
from foi_compare.store.keeping import Keeping, Kind

__all__ = [
    "AFTER_READING",
    "AFTER_REPLIES",
    "FILE_NAME",
    "CannotDecodeError",
    "CannotEncodeError",
    "Keeping",
    "Kind",
    "NoStore",
    "Store",
    "cache_folder",
    "clear",
    "codebook_digest",
    "decode",
    "digest",
    "encode",
    "fingerprint",
    "folder_digest",
    "look_into",
    "pack",
    "unpack",
]
