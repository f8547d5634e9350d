"""What a person's answers may name, from the codebook, the register and the reading of texts."""

from __future__ import annotations

from datetime import date

from foi_compare.codebooks.loader import load_codebook
from foi_compare.decisions import Terms
from foi_compare.interpret.dates import find_dates
from foi_compare.interpret.periods import heading_period
from foi_compare.interpret.values import parse_value
from foi_compare.registers import load_forces


def terms_for(codebook: str) -> Terms:
    """Return the terms of a codebook, by its name or folder.

    Raises:
        CodebookError: it is unknown, or does not hold together.

    """
    book = load_codebook(codebook)
    return Terms(
        codebook=book.name,
        codes=tuple(book.codes.values()),
        leads=(*book.printed.strong, *book.printed.weak, book.prefix, "code"),
        forces=load_forces(),
        read_period=heading_period,
        read_value=parse_value,
        read_day=day_of,
    )


def day_of(text: str) -> date | None:
    """Return the day that a text prints, None where it prints none or several."""
    days = [found.day for found in find_dates(text)]
    return days[0] if len(days) == 1 else None
