"""What goes through the pipes between a run and its workers: a kind, a length, and bytes."""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import IO, NamedTuple

_HEAD = struct.Struct(">cQ")

# From the run to a worker.
LIMITS = b"L"  # what a task may take
AHEAD = b"A"  # a function and its argument, of which nothing is to be heard
TASK = b"T"  # a function and its argument
# From a worker to the run.
READY = b"R"  # it has started
MOVED = b"M"  # a piece of the task is done
DONE = b"D"  # the result, and the memory in use
NO_MEMORY = b"O"  # the task asked for more memory than it may have
FAILED = b"F"  # the task failed in a way that it does not tell of itself
# Said of a pipe that has no more to give.
ENDED = b"E"


class Frame(NamedTuple):
    """One message."""

    kind: bytes
    body: bytes = b""


def send(pipe: IO[bytes], kind: bytes, body: bytes = b"") -> None:
    """Write one message and see it on its way.

    Raises:
        OSError: nobody reads it any more.

    """
    pipe.write(_HEAD.pack(kind, len(body)))
    pipe.write(body)
    pipe.flush()


def received(pipe: IO[bytes]) -> Iterator[Frame]:
    """Yield the messages of a pipe until its other side is gone, also in the middle of one."""
    while len(head := pipe.read(_HEAD.size)) == _HEAD.size:
        kind, length = _HEAD.unpack(head)
        body = pipe.read(length)
        if len(body) < length:
            return
        yield Frame(kind, body)


def result_of(body: bytes) -> object:
    """Return what a worker made of a task.

    A worker has read a stranger's file with libraries that strangers attack, so what it sends is
    built from values and from classes of this package alone; nothing that it names is called.

    Raises:
        pickle.UnpicklingError: it holds something else.

    """
    return _Values(io.BytesIO(body)).load()


class _Values(pickle.Unpickler):
    """Builds the values that pass between stages."""

    def find_class(self, module: str, name: str) -> object:
        """Return a class of the package, or refuse.

        Raises:
            pickle.UnpicklingError: it is none.

        """
        if (module, name) == ("datetime", "date"):
            return date
        if module.split(".", 1)[0] == "foi_compare":
            found: object = super().find_class(module, name)
            if isinstance(found, type) and (
                issubclass(found, (tuple, Enum, str)) or hasattr(found, "__dataclass_fields__")
            ):
                return found
        raise pickle.UnpicklingError(f"a worker sent {module}.{name}, which is no value")
