"""What a run asks of whatever keeps its results; a store in SQLite, or none."""

from __future__ import annotations

from typing import Literal, Protocol, Self

# `reading`: what lies in a file. `document`: one of these. `identity`: what it says of itself.
# `reply`: what came of a group of documents. `picture`: that of a table of one. `run`: the closing
# words of a whole run.
Kind = Literal["reading", "document", "identity", "reply", "picture", "run"]


class Keeping(Protocol):
    """Keeps bytes by kind and key from one run to the next."""

    @property
    def keeps(self) -> bool:
        """Whether what is put there can be had again."""
        ...

    def get(self, kind: Kind, key: bytes) -> tuple[bytes, ...]:
        """Return what is kept under a key: nothing, or the bytes of each of its variants."""
        ...

    def put(self, kind: Kind, key: bytes, body: bytes, *, variant: bytes = b"") -> None:
        """Keep bytes under a key, in place of those that were kept as the same variant."""
        ...

    def distrust(self, why: str) -> None:
        """Put everything that was kept aside: something in it is not what was put there."""
        ...

    def __enter__(self) -> Self:
        """Return itself."""
        ...

    def __exit__(self, *_: object) -> None:
        """Write what waits to be written."""
        ...
