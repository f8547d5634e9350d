"""Tables on the pages of a document, and the pictures that are published of them."""

from __future__ import annotations

from typing import NamedTuple

from foi_compare.model.document import Box


class ShownTable(NamedTuple):
    """A table, or the part of it on one page, from which numbers were taken.

    `box` is what it takes of the page, `hidden` are the places in it that say something personal.
    `table` is its number in the document, `first` whether no page before has a part of it.
    """

    file: str
    sha256: str
    page: int
    table: int
    box: Box
    hidden: tuple[Box, ...] = ()
    first: bool = True


class TablePicture(NamedTuple):
    """The picture of a table as the bytes of a PNG; `box` is what it shows of the page."""

    file: str
    page: int
    table: int
    box: Box
    png: bytes
    painted: bool


class Pictures(NamedTuple):
    """The pictures of a run; `left_out` is how many have no place among them."""

    shown: tuple[TablePicture, ...] = ()
    left_out: int = 0
