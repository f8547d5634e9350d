"""Values of the model to bytes and back: MessagePack, which holds data and can run no code."""

from __future__ import annotations

import zlib
from dataclasses import fields, make_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar, get_type_hints

import msgspec

from foi_compare.model import Block, Document, Table, TextBlock

Value = TypeVar("Value")

# Level 1 makes a seventh of the size in the time that writing the rest to a disk would take.
_EFFORT = 1
_DECODERS: dict[object, msgspec.msgpack.Decoder[Any]] = {}


class CannotEncodeError(Exception):
    """A value holds something that has no form in bytes, such as half a character."""


class CannotDecodeError(Exception):
    """Bytes do not hold a value of the kind that they should."""


class _Either(NamedTuple):
    """A block: MessagePack does not say which of two dataclasses a value is."""

    text: TextBlock | None = None
    table: Table | None = None


def encode(value: object) -> bytes:
    """Return a value as bytes.

    Raises:
        CannotEncodeError: it holds something that has no form in bytes, such as half a character.

    """
    return zlib.compress(_message(value), _EFFORT)


def decode(data: bytes, kind: type[Value]) -> Value:
    """Return the value of a kind that bytes of `encode` hold.

    Raises:
        CannotDecodeError: they hold none.

    """
    if kind not in _DECODERS:
        _DECODERS[kind] = msgspec.msgpack.Decoder(kind)
    try:
        value: Value = _DECODERS[kind].decode(zlib.decompress(data))
    except (msgspec.MsgspecError, zlib.error, ValueError) as error:
        raise CannotDecodeError(type(error).__name__) from error
    return value


def digest(*values: object) -> bytes:
    """Return a key for values of the model: equal values have one key.

    Raises:
        CannotEncodeError: they hold something that has no form in bytes.

    """
    return sha256(_message(values)).digest()


def _message(value: object) -> bytes:
    try:
        return msgspec.msgpack.encode(value, enc_hook=_plain, order="sorted")
    except (msgspec.MsgspecError, UnicodeEncodeError, TypeError, OverflowError) as error:
        raise CannotEncodeError(type(error).__name__) from error


def pack(document: Document) -> bytes:
    """Return a document as bytes, all but its name: the same file may lie under another.

    Raises:
        CannotEncodeError: it holds something that has no form in bytes.

    """
    held = {field.name: getattr(document, field.name) for field in fields(Document)}
    blocks = tuple(map(_either, document.blocks))
    return encode(_packed_type()(**held | {"name": "", "blocks": blocks}))


def unpack(data: bytes, name: str) -> Document:
    """Return the document that bytes of `pack` hold, under a name.

    Raises:
        CannotDecodeError: they hold none.

    """
    held = decode(data, _packed_type())
    blocks = tuple(_block(either) for either in held.blocks)
    rest = {field.name: getattr(held, field.name) for field in fields(Document)}
    return Document(**rest | {"name": name, "blocks": blocks})


def _either(block: Block) -> _Either:
    return _Either(text=block) if isinstance(block, TextBlock) else _Either(table=block)


def _block(either: _Either) -> Block:
    block = either.text or either.table
    if block is None:
        raise CannotDecodeError("a block that is neither text nor table")
    return block


def _plain(value: object) -> object:
    """Return a sentence with more to it (a doubt, say) as the sentence."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(type(value))


@cache
def _packed_type() -> type[Any]:
    """Return the shape of a packed document: a document, each block as either of its kinds."""
    kinds = get_type_hints(Document) | {"blocks": tuple[_Either, ...]}
    named = [(field.name, kinds[field.name]) for field in fields(Document)]
    return make_dataclass("PackedDocument", named, frozen=True, slots=True, kw_only=True)
