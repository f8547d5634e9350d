"""A matcher that knows a handful of labels: tables are read without a codebook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from foi_compare.model import Candidate, Code, LabelContext, Match
from foi_compare.text import normalise

_CODES = {
    "charged": "1",
    "charge": "1",
    "caution - adults": "3",
    "community resolution": "8",
    "no suspect identified": "18",
    "victim supports": "15",
    "victim does not support": "16",
}
_TOTALS = {"total", "grand total", "sub-total", "subtotal", "totals"}
_PRINTED = re.compile(r"(?:outcome|oc|type)\s*(\d{1,2}a?)\b", re.IGNORECASE)


class KnownLabels:
    """Matches a few labels exactly, and the codes 1 to 22 and 1A, 2A, 3A where they are printed."""

    def __init__(self) -> None:
        names = [str(n) for n in range(1, 23)] + ["1A", "2A", "3A"]
        self._codes = MappingProxyType(
            {code: Code(code=code, title=code, short_title=code) for code in names}
        )

    @property
    def codes(self) -> Mapping[str, Code]:
        """The codes this matcher knows."""
        return self._codes

    def match(self, label: str, *, force_id: str = "") -> Match:
        """Judge a label by its exact words."""
        del force_id
        plain = normalise(label)
        if plain in _TOTALS or plain.startswith("total "):
            role = "subtotal" if plain.startswith("sub") else "total"
            return Match(label=label, status="total", role=role, rule="total")
        code = _CODES.get(plain) or self.printed_code(label)
        if code:
            return Match(label=label, status="matched", code=code, rule="exact", score=1.0)
        if plain == "not recorded":
            candidates = tuple(Candidate(code=c, score=0.5) for c in ("not_yet_assigned", "other"))
            return Match(
                label=label, status="ambiguous", candidates=candidates, reason="two meanings"
            )
        return Match(label=label, status="none", reason="unknown")

    def match_table(self, labels: Sequence[str], context: LabelContext) -> tuple[Match, ...]:
        """Judge each label by itself."""
        return tuple(self.match(label, force_id=context.force_id) for label in labels)

    def is_heading(self, text: str) -> bool:
        """Return False: no codebook says how these labels are headed."""
        del text
        return False

    def printed_code(self, text: str) -> str:
        """Return the code after `outcome`, `oc` or `type`."""
        found = _PRINTED.search(text)
        code = found[1].upper() if found else ""
        return code if code in self._codes else ""
