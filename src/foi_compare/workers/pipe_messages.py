"""What goes through the pipes between a run and its workers: a kind, a length, and bytes."""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import IO, NamedTuple

_HEAD = struct.Struct(">cQ")

# From the run to a worker.
LIMITS = b"L"  # what a task may take
AHEAD = b"A"  # a function and its argument, of which nothing is to be heard
TASK = b"T"  # a function and its argument, which may refer to what was sent ahead
TASK_OF_TWO = b"P"  # the same, and a second processor is free for it
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


class Ahead:
    """What a worker is sent ahead of its tasks: a function and its argument, loaded once."""

    def __init__(self, body: bytes = b"") -> None:
        self._body = body
        self._loaded: tuple[Callable[[object], object], object] | None = None

    def loaded(self) -> tuple[Callable[[object], object], object]:
        """Return the function and its argument, or raise what loading them raises."""
        if self._loaded is None:
            self._loaded = pickle.loads(self._body)  # noqa: S301 - from the run
        return self._loaded

    def do(self) -> None:
        """Call the function; where that fails, the task that needs it will tell."""
        with suppress(Exception):
            function, argument = self.loaded()
            function(argument)


def task_in_bytes(function: Callable[..., object], task: object, ahead: object) -> bytes:
    """Return a function and its argument as a worker is sent them.

    Where the argument holds what was sent ahead, it refers to that: thousands of decisions would
    else travel again with each of thousands of files.
    """
    body = io.BytesIO()
    _Referring(body, ahead).dump((function, task))
    return body.getvalue()


def task_of(body: bytes, ahead: Ahead) -> tuple[Callable[[object], object], object]:
    """Return the function and its argument that a run sent."""
    task: tuple[Callable[[object], object], object] = _Referred(body, ahead).load()
    return task


class _Referring(pickle.Pickler):
    def __init__(self, body: IO[bytes], ahead: object) -> None:
        super().__init__(body, pickle.HIGHEST_PROTOCOL)
        self._ahead = ahead

    def persistent_id(self, value: object) -> str | None:
        return AHEAD.decode() if value is self._ahead is not None else None


class _Referred(pickle.Unpickler):
    def __init__(self, body: bytes, ahead: Ahead) -> None:
        super().__init__(io.BytesIO(body))
        self._ahead = ahead

    def persistent_load(self, _name: str) -> object:
        _, argument = self._ahead.loaded()
        return argument


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
