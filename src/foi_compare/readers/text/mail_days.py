"""The day that a mail says it was sent on, as its head prints it, to an ISO date."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def day_sent(printed: str) -> str:
    """Return the ISO date of `Tue, 10 June 2025 16:48`; '' where it is none that mails print."""
    try:
        parts = parsedate(printed)
        if parts is not None:
            return date(*parts[:3]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):  # 31 June, and what is no date
        pass
    found = _ISO.match(printed)
    return found[0] if found else ""
