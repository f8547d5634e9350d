"""What decoders raise on damaged files, turned into an error that names the file and what to do."""

from __future__ import annotations

import csv
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.errors import MessageError

from foi_compare.errors import NoMeansError, TooLargeError, UnreadableDocumentError
from foi_compare.limits import LimitPassedError

# A damaged file may break any assumption that a decoder makes of it, so the list is wide. lxml's
# syntax errors are SyntaxError; decoding and most parsers' own errors are ValueError.
DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    MessageError,
    csv.Error,
    struct.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
)


class BeyondLimitError(Exception):
    """Raised by a decoder that knows no name; it says what a file holds more of than it may."""


@contextmanager
def damage_named(name: str, kind: str) -> Iterator[None]:
    """Turn what a decoder raises on a damaged or too large file into an error for `name`."""
    try:
        yield
    except LimitPassedError as error:
        raise TooLargeError(name, error.problem, error.next_step) from error
    except DAMAGE as error:
        if _is_too_deep(error):
            raise TooLargeError(
                name,
                f"this looks like {kind}, but its parts lie within each other deeper than can be"
                " read.",
                "Save what lies in it as files of their own, or ask the force to send it again.",
            ) from error
        # With a number the system refused something; a decoder that gives up gives none.
        of_the_system = isinstance(error, OSError) and error.errno is not None
        raise (NoMeansError if of_the_system else UnreadableDocumentError)(
            name,
            f"this looks like {kind}, but it is damaged ({type(error).__name__}).",
            "Open it in the program that made it and save it again, "
            "or ask the force to send it again.",
        ) from error
    except BeyondLimitError as error:
        raise TooLargeError(
            name,
            f"this looks like {kind}, but it has {error}.",
            "Ask the force for the figures in a smaller file.",
        ) from error


def _is_too_deep(error: Exception) -> bool:
    """Return whether a decoder gave up because of depth: lxml reads 256 elements in each other."""
    return isinstance(error, RecursionError) or "Excessive depth" in str(error)
