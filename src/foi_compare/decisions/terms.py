"""What the words of an answer may name: codes, forces, periods, values, days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foi_compare.decisions.nearest_words import UnclearError, nearest, plain
from foi_compare.model import Code, Force, Period, Value

_SORT_OF_FORCE = re.compile(r"\b(?:police(?: force| service)?|constabulary|the)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What answers are read with.

    `leads` are the words that a code may stand behind (`Outcome 3`). `read_period` gives the period
    of a text and what else it says; `read_value` the value of a text that is one; `read_day` its
    day.
    """

    codebook: str = ""
    codes: tuple[Code, ...] = ()
    leads: tuple[str, ...] = ()
    forces: tuple[Force, ...] = ()
    read_period: Callable[[str], tuple[Period, str] | None]
    read_value: Callable[[str], Value | None]
    read_day: Callable[[str], date | None]

    def code_of(self, text: str) -> str:
        """Return the code that a text names (`03`, `OC3`, its title), empty where it names none."""
        word = plain(text)
        names = _code_names(self.codes)
        for name in (word, word.lstrip("0"), self.printed_code(text)):
            # A title that two codes share names neither.
            if len(names.get(name, ())) == 1:
                return names[name][0]
        return ""

    def printed_code(self, text: str) -> str:
        """Return what stands where a code stands behind a leading word, or in digits alone."""
        leads = "|".join(re.escape(plain(lead)) for lead in self.leads if plain(lead))
        found = re.fullmatch(rf"(?:(?:{leads or '(?!)'})\W*)?0*(\d+ ?[a-z]?)", plain(text))
        return found[1].replace(" ", "") if found else ""

    def need_code(self, text: str, others: Sequence[str] = ()) -> str:
        """Return the code that a text names; `others` are words that would be valid as well.

        Raises:
            UnclearError: it names none.

        """
        code = self.code_of(text)
        if code:
            return code
        names = [*(one.code for one in self.codes), *others]
        near = nearest(self.printed_code(text) or text, names)
        if not near:
            title = nearest(text, [one.short_title for one in self.codes])
            near = next((c.code for c in self.codes if title and c.short_title == title), "")
        hint = f"; the nearest is `{near}`" if near else ""
        whose = f" of {self.codebook}" if self.codebook else ""
        raise UnclearError(f"`{text}` is no code{whose}{hint}. It may be {', '.join(names)}.")

    def need_force(self, text: str) -> str:
        """Return the identifier of the force that a text names.

        Raises:
            UnclearError: the register has none of that name, or several.

        """
        names = _force_names(self.forces)
        found = names.get(_core(text), ())
        if len(found) == 1:
            return found[0]
        near = found or names.get(nearest(_core(text), names), ())
        hint = f"; the nearest is `{' or '.join(near)}`" if near else ""
        raise UnclearError(
            f"`{text}` is no force of the register{hint}. `foi-compare forces` lists them."
        )

    def need_period(self, text: str) -> str:
        """Return a text that is a period and says nothing else.

        Raises:
            UnclearError: it is none.

        """
        found = self.read_period(text)
        if found is None or found[1]:
            raise UnclearError(
                f"`{text}` is no period; write it as 2019, 2019/20, March 2021 or"
                " 1 April 2019 to 31 March 2020."
            )
        return text

    def need_day(self, text: str) -> str:
        """Return the day that a text names, as year-month-day.

        Raises:
            UnclearError: it names none.

        """
        day = self.read_day(text)
        if day is None:
            raise UnclearError(f"`{text}` is no date; write it as 2024-05-03 or 3 May 2024.")
        return day.isoformat()


@lru_cache(maxsize=4)
def _code_names(codes: tuple[Code, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes by what they go by: themselves, their titles, initials of several words."""
    names: dict[str, list[str]] = {}
    for code in codes:
        words = plain(code.code).split()
        # `nya` is `not_yet_assigned`.
        initials = "".join(word[0] for word in words) if len(words) > 2 else ""
        for name in {plain(code.title), plain(code.short_title), initials} - {""}:
            names.setdefault(name, []).append(code.code)
    # The code itself goes before any title that reads like it.
    own = {plain(code.code): (code.code,) for code in codes}
    return {name: tuple(found) for name, found in names.items()} | own


@lru_cache(maxsize=4)
def _force_names(forces: tuple[Force, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the forces by what names them."""
    names: dict[str, dict[str, None]] = {}
    for force in forces:
        for name in (force.force_id, force.name, force.wdtk_url_name, *force.aliases):
            if name:
                names.setdefault(_core(name), {})[force.force_id] = None
    return {name: tuple(found) for name, found in names.items()}


def _core(name: str) -> str:
    """Return what names a force: `west yorkshire` of `West Yorkshire Police`."""
    words = _SORT_OF_FORCE.sub(" ", plain(name.replace("&", " and ")))
    return " ".join(words.split()) or plain(name)
