"""A printed label as words: marks folded, damage of encodings and footnote signs taken away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from foi_compare.text import WINDOWS

# UTF-8 read as Windows-1252 (`â€“`), and what is left where an encoder gave up.
_MOJIBAKE = re.compile('\u00e2\u20ac.|\u00e2\u0080.|\u00c2(?=\\W)|\ufffd|\\?{2,}"?|[\x80-\x9f]')
_FOOTNOTE_SIGNS = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020\u2021\u00a7]+")
_FOOTNOTE_NUMBER = re.compile(r"(?:\[\s*(?:\d{1,2}|[a-z]|note \d{1,2})\s*\]\s*)+$")
_FORMER_NAME = re.compile(r"\((?:formerly|previously|also) (?:known as |called )?[^()]*\)")
# With what no output prints (`text.on_one_line`): a decision names a label as it is printed.
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DAMAGE = (
    WINDOWS
    | dict.fromkeys(map(ord, f"\u200b\u200c\u200d\u2060\ufeff\u00ad{_TURNING}"), None)
    | dict.fromkeys((*range(9), *range(14, 28), 127), None)
)
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u201a\u201b`\u00b4", "'"))
_BULLET = re.compile("^(?:[\u2022\u2023\u25aa\u25cf\u25e6\u00b7]\\s*|-\\s+)+")
_LONG_DASH = re.compile("[\u2012-\u2015\u2212]")
_SHORT_DASH = re.compile("[\u2010\u2011]")
_NOT_APPLICABLE = re.compile(r"\bn/a\b|#n/a")
_PERHAPS_PLURAL = re.compile(r"(?<=[a-z]{3})(?:/s\b|\(s\))")
_WITHOUT = re.compile(r"\bw/o(?:ut)?\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_NUMBER_OF = re.compile(
    r"\bn[o°]s?\.?(?= of\b)|^n[o°]s?\.(?=\s|$)|\bn[°º]|#(?= |$)"
    r"|(?<=outcome )no\.|(?<=outcomes )no\.|(?<=crime )no\.|(?<=crimes )no\.|(?<=total )no\."
)
_GLUED_UNIT = re.compile(r"(?<=\d)(?=(?:yrs?|years?)\b)")
_PLURAL_NUMBER = re.compile(r"\b(\d{2})'?s\b")
_INITIALS = re.compile(r"\(([a-z]{2,6})\)")
_SMALL = frozenset({"of", "for", "the", "and", "in", "into", "to", "by", "with", "a"})
_AND_OVER = re.compile(r"\b(\d{2})\s*(?:\+|plus\b|(?:and|or|&) (?:over|above|older)\b)")
_PARTS = re.compile(r"[^\W\d_]+[\w']*|\d+[\w']*|\.{2,}|[;:()\[\]{}|/,&+>=<]| - |\S")
_HARD = frozenset(";:()[]{}|") | {" - "}
_SOFT = frozenset("/,&+")
_PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_JOINED = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-z])")


class Word(NamedTuple):
    """One word of a label, lower case; `;` and `,` stand for a hard and a soft break.

    `ending` is what stands behind an apostrophe inside the word (`n` of `res'n`).
    """

    text: str
    dotted: bool = False
    ending: str = ""

    @property
    def is_break(self) -> bool:
        """Say whether this is a break and no word."""
        return self.text in {";", ","}


HARD = Word(";")
SOFT = Word(",")


def clean(label: str) -> str:
    """Return the label in lower case, on one line, without footnote marks and coding damage."""
    if _PLAIN.fullmatch(label):  # as most words of a codebook; what follows would change nothing
        return _NUMBER_OF.sub("number", label.lower())
    text = _JOINED.sub("-", label.translate(_DAMAGE))
    text = _MOJIBAKE.sub(" - ", text)
    text = _FOOTNOTE_SIGNS.sub(" ", text)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _LONG_DASH.sub(" - ", _SHORT_DASH.sub("-", text))
    text = re.sub(r"[\s_]+", " ", text.casefold()).strip()
    text = _BULLET.sub("", text)
    text = _FORMER_NAME.sub("", _FOOTNOTE_NUMBER.sub("", text)).strip()
    text = _NUMBER_OF.sub("number", text)
    text = _PERHAPS_PLURAL.sub("s", text)
    text = _WITHOUT.sub("without", _NOT_APPLICABLE.sub("na", text))
    text = _GLUED_UNIT.sub(" ", text.replace("%", " percentage "))
    text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _PLURAL_NUMBER.sub(r"\1", text)
    text = _INITIALS.sub(_unless_initials, text)
    return re.sub(" +", " ", _AND_OVER.sub(r"over \1", text)).strip()


def _unless_initials(found: re.Match[str]) -> str:
    """Leave out a bracket that only repeats the words before it (`community resolution (cr)`)."""
    letters = list(found[1])
    for word in reversed(re.findall(r"[^\W\d_]+", found.string[: found.start()])):
        if letters and word.startswith(letters[-1]):
            letters.pop()
        elif word not in _SMALL:
            break
    return found.group() if letters else ""


def split_words(text: str) -> tuple[Word, ...]:
    """Split cleaned text into words and breaks; apostrophes go, hyphens inside words part them."""
    words: list[Word] = []
    for found in _PARTS.finditer(text):
        part = found.group()
        if part in _HARD:
            words.append(HARD)
        elif part in _SOFT:
            words.append(SOFT)
        elif part[0].isalnum():
            if part in {"or", "and"}:
                words.append(SOFT)
                continue
            if part == "nor":
                words += [SOFT, Word("not")]
                continue
            dotted = text[found.end() : found.end() + 1] == "."
            ending = part.rpartition("'")
            words.append(Word(part.replace("'", ""), dotted, ending[2] * bool(ending[1])))
    return tuple(words)


def parted(words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
    """Part words at their breaks; a break closes the part before it."""
    parts: list[list[Word]] = [[]]
    for word in words:
        parts[-1].append(word)
        if word.is_break:
            parts.append([])
    return tuple(tuple(part) for part in parts if part)


def is_cut_short(text: str, trailing: frozenset[str]) -> bool:
    """Say whether cleaned text breaks off: an open bracket, dots, or a last word that leads on."""
    if text.count("(") > text.count(")") or text.endswith(("...", "/", "&")):
        return True
    words = re.findall(r"[\w']+", text)
    return len(words) > 1 and words[-1] in {*trailing, "and", "or"}


def squeeze(text: str) -> str:
    """Return only the letters and digits of cleaned text, for comparing glued or split words."""
    return re.sub(r"[\W_]+", "", text)
