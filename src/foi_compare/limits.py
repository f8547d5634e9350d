"""What one file may take, each limit with its reason: the same everywhere, whatever the machine.

A file that takes more is refused with an error that names the limit; nothing of it is passed off
as read. The limits of bytes and parts hold for a file of the inbox with all that is inside it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from foi_compare.errors import TooLargeError

MB = 1024 * 1024

FILE_BYTES = 256 * MB  # the longest scan seen has 90 MB
UNPACKED_BYTES = 768 * MB  # three files of the greatest size, side by side in memory
UNPACKED_TIMES = 400  # sheets of equal rows reach 100; a bomb is near deflate's limit of 1,032
UNPACKED_ALWAYS = 16 * MB  # a small file may unpack to so much at whatever ratio
PARTS = 2_000  # a batch of requests to every force holds about 500 files
MEMBERS = 20_000  # of one zipped file; a workbook of 5,000 sheets has 10,000
GLYPHS = 250_000  # of a page of a PDF; a page of small print has 10,000
DRAWN = 250_000  # lines, boxes and runs of text of a page of a PDF; a detailed map has 50,000
# Of all tables of a file, empty ones between filled ones counted: they are laid out as grids. A
# list of 50,000 crimes with twenty things told of each has a million. A cell of such a list takes
# 1.5 kB until it is counted, so that this comes before the memory that a file may take.
CELLS = 1_500_000
# Of the tables of a reply, but for those of a list with a row for each crime. Each takes 5 kB until
# the reply is understood, and nearly a thousandth of a second: 240,000 were read in 1.3 of the 3 GB
# that a file may take; over 500,000 a busy computer gave no sign for two minutes. Sixty pages hold
# 10,000.
NUMBERS = 250_000
# Of the text of a file outside its tables. A log of 2,000 pages has 100,000 lines. One with a count
# takes 10 kB and two and a half thousandths of a second until the reply is understood, so that as
# many as are allowed need 2 of the 3 GB that a file may take, and give a sign in time on a computer
# three times as slow as the one on which it was measured.
LINES = 200_000
NUMERALS = 250_000  # of the same text, for the same reasons; the longest reply seen has 1,000
LETTERS = 12_000_000  # of the same text: as many lines as are allowed, of sixty letters each
# A longer cell is a text of its own, in which lines and numerals are counted as outside tables: a
# list of crimes has cells of two lines, and short ones with the days and times of a crime.
LONG_CELL = 200
LETTERS_OF_A_CELL = 1_000_000  # Excel lets a cell hold 32,767
# Characters of all cells of a file: a long text may be stored once and shown in each of them.
CHARACTERS = 64_000_000
RULED = 50_000_000  # times that a number of a workbook is held against a condition of its sheet
READ_AGAIN = 8  # times that the parts of a zipped file may be read, all together
REPEATED_CELLS = 100_000  # written once and meant many times: rows of zeros are short, bombs long
DRAWN_BYTES = 64 * MB  # of one form of a PDF, unfolded: the largest map is a tenth of it
# Times that the cell of a pattern of a PDF is drawn to fill a page; a large cell counts as several.
# A hatch of half a point on A4 takes two million, and ten seconds are needed for so many.
PATTERN_CELLS = 100_000_000
MASKS = 16  # of a PDF inside each other, each of them a picture of the page; programs write one
# How often a page may be painted over with what is mixed with the colours beneath it, or goes from
# one colour to another: each time takes a hundred times as long as a plain colour.
PAINTED = 500
PIXELS = 120_000_000  # of a picture: A2 at 600 to the inch has 139 million, A3 has 70
SIDE = 15_000  # pixels of a picture: A4 at 1,200 to the inch has 14,031; letters on more are too
# small to be read once the page is brought to the size at which pages are looked at
PAGES = 5_000  # of a PDF; the longest reply seen has 61, and so many take some minutes
SHEETS = 5_000  # of a workbook, as many as pages; one with a sheet for each force and year has 500
PICTURES = 100  # pages of one TIFF, each of which takes seconds to read
SHOWN_PIXELS = 16_000_000  # of a page as it is shown to a person: A3 at 240 to the inch
SHOWN_LEAST = 0.2  # pixels for a point: letters of twelve points are then two pixels high
DEPTH = 5  # a mail in a zip in a mail is seen; deeper nesting is a bomb

_NUMERAL = re.compile(r"\d[\d,.]*")
_SPLIT_IT = "Split the file, or ask the force for the figures alone."


def too_large(name: str) -> TooLargeError:
    """Return the error for a file of more than `FILE_BYTES`."""
    problem = f"the file is larger than {FILE_BYTES // MB} MB."
    return TooLargeError(name, problem, "Split it, or ask the force for the figures alone.")


def too_many_pages(name: str, count: int) -> TooLargeError:
    """Return the error for a PDF of more than `PAGES`."""
    problem = f"the PDF has {count:,} pages, more than the {PAGES:,} that are read."
    return TooLargeError(name, problem, "Send the pages with tables in a new PDF.")


def scale_of_picture(width: float, height: float, wanted: float) -> float:
    """Return the pixels for a point at which a page is shown: what is wanted, or what is allowed.

    It is 0 where nothing could be made out on so large a page.
    """
    most = math.sqrt(SHOWN_PIXELS / max(1.0, width * height))
    return 0.0 if most < SHOWN_LEAST else max(SHOWN_LEAST, min(wanted, most))


class LimitPassedError(Exception):
    """A limit is passed where the name of the file is not known; `damage_named` adds it."""

    def __init__(self, problem: str, next_step: str) -> None:
        self.problem = problem
        self.next_step = next_step
        super().__init__(problem)


def check_cells(count: int) -> None:
    """Check how many cells a file has so far, before they are laid out.

    Raises:
        LimitPassedError: they are more than `CELLS`.

    """
    if count > CELLS:
        raise LimitPassedError(
            f"its tables have more than {CELLS:,} cells, empty, repeated and merged ones counted.",
            "Delete what is empty or repeated, or ask the force for the figures in smaller tables.",
        )


def check_text(texts: Iterable[str]) -> None:
    """Check how many lines, letters and numerals the text of a file has, before it is understood.

    Raises:
        LimitPassedError: they are more than `LINES`, `LETTERS` or `NUMERALS`.

    """
    held = [text for text in texts if text]
    if passed := _passed(held, LETTERS):
        raise LimitPassedError(f"its text has more than {passed} outside tables.", _SPLIT_IT)


def check_texts_of_cells(texts: Iterable[str]) -> None:
    """Check how much text stands in long cells of the tables of a file, before it is understood.

    Raises:
        LimitPassedError: a cell has more than `LETTERS_OF_A_CELL`, those of more than `LONG_CELL`
            have more than `LINES` or `NUMERALS`, or all of them more than `CHARACTERS`.

    """
    held = [text for text in texts if len(text) > LONG_CELL]
    if max(map(len, held), default=0) > LETTERS_OF_A_CELL:
        problem = f"a cell of its tables holds more than {LETTERS_OF_A_CELL:,} letters."
        raise LimitPassedError(problem, _SPLIT_IT)
    if passed := _passed(held, CHARACTERS):
        raise LimitPassedError(f"the cells of its tables hold more than {passed}.", _SPLIT_IT)


def _passed(texts: Sequence[str], most: int) -> str:
    """Return which limit of lines, numerals and letters texts pass, '' where they pass none."""
    letters = sum(map(len, texts))
    if letters > most:
        return f"{most:,} letters"
    if sum(text.count("\n") + 1 for text in texts) > LINES:
        return f"{LINES:,} lines"
    room = letters > NUMERALS
    if room and sum(len(_NUMERAL.findall(text)) for text in texts) > NUMERALS:
        return f"{NUMERALS:,} numbers"
    return ""


def check_numbers(name: str, count: int) -> None:
    """Check how many numbers the tables of a reply have so far, before they are understood.

    Raises:
        TooLargeError: they are more than `NUMBERS`.

    """
    if count > NUMBERS:
        raise TooLargeError(
            name,
            f"the tables of its reply have more than {NUMBERS:,} numbers, blank places counted.",
            "Split the file by year or by area, or ask the force for the totals alone.",
        )


def check_sheets(count: int) -> None:
    """Check how many sheets a workbook has, before they are read.

    Raises:
        LimitPassedError: they are more than `SHEETS`.

    """
    if count > SHEETS:
        raise LimitPassedError(
            f"the workbook has more than {SHEETS:,} sheets.",
            "Copy the sheets with figures into a new workbook.",
        )


class Cells:
    """How many cells a file has so far, over all its tables or sheets, and what they hold."""

    def __init__(self) -> None:
        self._count = self._characters = 0

    def add(self, count: int, characters: int = 0) -> None:
        """Count cells, those covered by merged ones among them, before they are laid out.

        Raises:
            LimitPassedError: with those before, they are more than `CELLS`, or hold more than
                `CHARACTERS`.

        """
        self._count += count
        self._characters += characters
        check_cells(self._count)
        if self._characters > CHARACTERS:
            raise LimitPassedError(
                f"its cells hold more than {CHARACTERS:,} characters, repeated ones counted.",
                "Delete the columns of long texts, or ask the force for the figures alone.",
            )


def check_conditions(count: int) -> None:
    """Check how often the numbers of a sheet are held against its conditions.

    Raises:
        LimitPassedError: it is more than `RULED`.

    """
    if count > RULED:
        raise LimitPassedError(
            "the conditional formats of a sheet cover its cells too often, one above the other.",
            "Open it, delete the conditional formats, and save it again.",
        )


def check_page(*, glyphs: int = 0, drawn: int = 0) -> None:
    """Check how much stands on a page of a PDF, before it is looked at piece by piece.

    Raises:
        LimitPassedError: it is more than `GLYPHS` or `DRAWN`.

    """
    if glyphs > GLYPHS or drawn > DRAWN:
        what = f"{GLYPHS:,} letters" if glyphs > GLYPHS else f"{DRAWN:,} lines and runs of text"
        raise LimitPassedError(
            f"a page of the PDF has more than {what}.",
            "Send the pages with tables in a new PDF, or ask the force for the figures in another"
            " file.",
        )


def check_painted(times: float) -> None:
    """Check how often a page of a PDF is painted over, before it is turned into a picture.

    Raises:
        LimitPassedError: it is more than `PAINTED`.

    """
    if times > PAINTED:
        raise LimitPassedError(
            f"a page of the PDF is painted over more than {PAINTED} times.",
            "Send the pages with tables in a new PDF, or ask the force for the figures in another"
            " file.",
        )


class Repeats:
    """How many cells a file has repeated so far, over all its tables or sheets."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, count: int) -> None:
        """Count cells that a file writes once and means so many times, before they are laid out.

        Raises:
            LimitPassedError: with those before, they are more than `REPEATED_CELLS`.

        """
        self._count += count
        if self._count > REPEATED_CELLS:
            raise LimitPassedError(
                f"its tables repeat cells more than {REPEATED_CELLS:,} times.",
                "Open it, delete the rows and columns that are repeated, and save it again.",
            )


class Budget:
    """How much a file of the inbox may still unpack to, with all that is inside it."""

    def __init__(self, size: int) -> None:
        most = min(UNPACKED_BYTES, size * UNPACKED_TIMES)
        self._most_bytes = max(UNPACKED_ALWAYS, most)
        self._bytes = self._parts = self._cells = 0

    def take(self, name: str, *, unpacked: int = 0, parts: int = 0) -> None:
        """Count what a container unpacks to, before it is unpacked where its size is known.

        Raises:
            TooLargeError: with what was unpacked before, it is more than the file may hold; it
                is not counted, so that what stands beside it is still read.

        """
        if self._bytes + unpacked > self._most_bytes:
            raise TooLargeError(
                name,
                "unpacked it would be far larger than any reply: the file in the inbox may unpack"
                f" to {self._most_bytes // MB} MB with all that is inside it.",
                "Unpack it by hand and put the files with figures into the inbox.",
            )
        if self._parts + parts > PARTS:
            raise TooLargeError(
                name,
                f"the file in the inbox holds more than {PARTS:,} files, counting those packed in"
                " others.",
                "Unpack it by hand and put the files with figures into the inbox.",
            )
        self._bytes += unpacked
        self._parts += parts

    def take_cells(self, name: str, cells: int) -> None:
        """Count the cells of a document that was read.

        Raises:
            TooLargeError: with those of the documents before, they are more than `CELLS`; they
                are not counted, as above.

        """
        if self._cells + cells > CELLS:
            raise TooLargeError(
                name,
                f"the file in the inbox holds more than {CELLS:,} cells of tables, counting those"
                " of the files packed in it, empty and merged ones too.",
                "Unpack it by hand and put the files with figures into the inbox.",
            )
        self._cells += cells
