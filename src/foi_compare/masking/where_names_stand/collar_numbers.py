"""Lines to the numbers that stand for an officer in place of a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from foi_compare.masking.kinds_of_words.read_lines import Line

_ACTING = (
    r"(?:(?:T|A|D|C|Acting|Temporary|Retired|Former|Detective|Det|Chief|Chf|Ch|Lt|Flt|Wg|Prif|Uwch"
    r"|Dirprwy)[/. ]\s?)*"
)
_RANKS = (
    r"(?:P\.C|D\.C|P\.S|D\.S|D\.I|PC|DC|PS|DS|DI|DCI|DCS|ACC|DCC|PCSO|SC|WPC|WDC|Insp|Sgt|Supt|Cmdr"
    r"|Cons?t|Rhingyll|Arolygydd|Inspector|Sergeant|Superintendent|Constable|Commander|Cwnstabl)"
)
_RANK = rf"(?<![\w&]){_ACTING}{_RANKS}\b\.?"
_NUMBERED = (
    r"(?:(?:Collar|Warrant|Shoulder|Staff|Badge|Force|Pay|Payroll|Employee|Officer)"
    r"(?: (?:No|Number|ID)\.?:?)?|(?:[A-Z][\w&]+ ){0,3}Officer)"
)
_RANK_AND_NUMBER = re.compile(rf"(?:{_RANK}|{_NUMBERED})\s(?P<collar>\d{{2,6}})(?:,.*)?")
_OFFICER = re.compile(
    rf"\b(?:by|with|to|that|told|asked|when|and)\s{_RANK}\s(?P<collar>\d{{3,5}})(?=[.,;)]?\s+[a-z]|[.;)])"
    rf"|{_RANK}\s(?P<behind>\d{{3,5}})(?=\s(?:who|has|had|was|said|attended|told|asked|timed|wrote)\b)"
)
_DIGITS = re.compile(r"\d{2}")


def collar_numbers(lines: Iterable[Line], names: Collection[str]) -> Iterator[tuple[str]]:
    """Yield the numbers of officers: behind a rank, below who signs or where a person is spoken of.

    Of a rank and a number alone one cannot say which officer it is, or how many of them there are.

    Args:
        lines: those of a reply.
        names: the last words of the names found in it.

    """
    above: tuple[str, ...] = ()
    for line in lines:
        if _DIGITS.search(line.text):
            signs = _RANK_AND_NUMBER.fullmatch(line.text)
            if signs and above and above[-1] in names:
                yield (signs["collar"],)
            for found in _OFFICER.finditer(line.text):
                yield (found["collar"] or found["behind"],)
        above = line.tokens
