"""The words of an English dictionary, looked up in their list without reading it to the end."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_REPEATED = 2**14  # words that are asked for time and again


class WordList:
    """Words that stand in order, one on each line; `in` tells whether one of them is there.

    Asking for a few of eighty thousand is a matter of halving the text a few times; to part and
    keep them all takes as long as reading a page, and several megabytes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._look_up = lru_cache(maxsize=_REPEATED)(self._find)

    def __contains__(self, word: object) -> bool:
        """Tell whether the list has the word."""
        return isinstance(word, str) and self._look_up(word)

    def _find(self, word: str) -> bool:
        low, high = 0, len(self._text)
        while low < high:
            start = self._text.rfind("\n", low, (low + high) // 2) + 1 or low
            end = self._text.find("\n", start, high)
            end = high if end < 0 else end
            here = self._text[start:end]
            if here == word:
                return True
            if here < word:
                low = end + 1
            else:
                high = start
        return False


@cache
def english_words() -> WordList:
    """Return the English words that WordNet 3.0 lists, of four to fourteen letters."""
    file = files("foi_compare.codebooks").joinpath("english-words.txt")
    return WordList(file.read_text(encoding="utf-8"))
