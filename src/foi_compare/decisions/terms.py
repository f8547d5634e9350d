"""What the words of an answer may name: codes, forces, periods, values, days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from foi_compare.decisions.wording import UnclearError, nearest, plain
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
        printed = self.printed_code(text)
        for code in self.codes:
            if plain(code.code) in {plain(text), plain(text).lstrip("0"), printed}:
                return code.code
        named = {code for code, names in self._names() if plain(text) in names}
        # A title that two codes share names neither.
        return next(iter(named)) if len(named) == 1 else ""

    def _names(self) -> Iterator[tuple[str, set[str]]]:
        """Yield each code with its titles, and its initials where it is one of several words."""
        for code in self.codes:
            words = plain(code.code).split()
            # `nya` is `not_yet_assigned`.
            initials = {"".join(word[0] for word in words)} if len(words) > 2 else set()
            yield code.code, {plain(code.title), plain(code.short_title)} | initials

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
        names: dict[str, set[str]] = {}
        for force in self.forces:
            for name in (force.force_id, force.name, force.wdtk_url_name, *force.aliases):
                if name:
                    names.setdefault(_core(name), set()).add(force.force_id)
        found = names.get(_core(text), set())
        if len(found) == 1:
            return next(iter(found))
        near = sorted(found) or sorted(names.get(nearest(_core(text), names), ()))
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


def _core(name: str) -> str:
    """Return what names a force: `west yorkshire` of `West Yorkshire Police`."""
    words = _SORT_OF_FORCE.sub(" ", plain(name.replace("&", " and ")))
    return " ".join(words.split()) or plain(name)
