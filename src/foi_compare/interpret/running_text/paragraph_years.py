"""A sentence that names no period to the one that its paragraph gives it."""

from __future__ import annotations

from dataclasses import replace

from foi_compare.interpret.language.sentences import AROUND_YEAR, Sentence, year_above
from foi_compare.interpret.letter_text.letter_parts import Part
from foi_compare.interpret.periods.periods import find_periods
from foi_compare.interpret.running_text.prose_figures import Where
from foi_compare.interpret.running_text.prose_pairs import Reading

_FEWEST_WORDS = 5  # of a sentence that says of which year its paragraph speaks


class ParagraphYears:
    """The period that the sentences of a part last gave to a count."""

    def __init__(self) -> None:
        self._year: tuple[Part | None, Reading] = (None, Reading())

    def as_above(
        self, part: Part, sentence: Sentence, readings: tuple[Reading, ...]
    ) -> tuple[Reading, ...]:
        """Give numbers beside no year that of the last count of their paragraph.

        `In 2021 there were 228. Of these, 24 were charged. 15 were closed.`
        """
        if any(find_periods(sentence.text)):
            years = {(one.series, one.period) for one in readings if one.period is not None}
            dated = len(years) == 1 and all(one.period is not None for one in readings)
            dated &= len(sentence.text.split()) >= _FEWEST_WORDS  # `2021 9` is a row of a list
            self._year = (part, readings[0]) if dated else (None, Reading())
            return readings
        own, year = self._year
        if own is not part:
            return readings
        return tuple(replace(one, series=year.series, period=year.period) for one in readings)


def below_year(
    where: Where, sentence: Sentence, readings: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """Date a sentence that names no period by the year that heads its paragraph.

    Where that year stands farther down, or another period is named as well, it is asked.
    """
    above = year_above(where.text, sentence.start)
    if not above or any(map(find_periods, sentence.text.split("\n"))):
        return readings
    heads = where.text.lstrip(AROUND_YEAR).startswith(above)
    of_paragraph = {found.period for found in find_periods(where.text)}
    if heads and len(of_paragraph) == 1:
        (year,) = of_paragraph
        return tuple(replace(one, series=above, period=year) for one in readings)
    below = f"stands below the year {above}: is the number of that year?"
    return tuple(replace(one, doubts=(*one.doubts, below)) for one in readings)
