"""A picture of a page → its words, each read a second time at another scale.

The engine is RapidOCR, whose models come inside its package. Its confidence alone accepts no
digit: what the second look reads otherwise, or what is hardly legible, is in doubt.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

_LEAST_SURE = 0.8  # of a character of a number, where both looks agree
_MARGIN = 0.25  # of the height of a word, left around it at the second look
_SCALE = 0.7
_CONTRAST = 70  # of 255, between ink and paper
_GAP = 0.5  # of the height of a word: wider parts two numbers
_BATCH = 6


class SeenWord(NamedTuple):
    """A word with its box in pixels; `doubt` says what the second look saw, where it differs."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    doubt: str = ""


class SeenLine(NamedTuple):
    """A line as the engine found it; `sure` is its confidence from 0 to 1."""

    text: str
    words: tuple[SeenWord, ...]
    sure: float
    upright: bool


def is_installed() -> bool:
    """Tell whether the engine is there: it is an extra, as it weighs some 280 MB."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def see(image: Any) -> tuple[SeenLine, ...]:  # noqa: ANN401 - a numpy array
    """Return the lines of a page, an array of grey or colour values."""
    result = _engine()(image, return_word_box=True, text_score=0.0)
    if result.boxes is None or result.txts is None:
        return ()
    found = []
    words = result.word_results or ((),) * len(result.txts)
    for box, text, sure, parts in zip(
        result.boxes, result.txts, result.scores, words, strict=False
    ):
        (x0, top), (x1, bottom) = box.min(axis=0), box.max(axis=0)
        upright = (x1 - x0) * 1.5 >= bottom - top or len(text) < 3
        line = SeenWord(text, float(x0), float(top), float(x1), float(bottom))
        tight = _level([_to_ink(image, word) for word in _words(line, parts)])
        found.append(SeenLine(text, tight, float(sure), upright))
    return tuple(found)


def with_second_look(image: Any, lines: Sequence[SeenLine]) -> tuple[SeenLine, ...]:  # noqa: ANN401
    """Return the lines with every word that holds a digit read again, and doubts noted."""
    numbers = [word for line in lines for word in line.words if any(map(str.isdigit, word.text))]
    seen = dict(zip(numbers, _read_again(image, numbers), strict=True))
    return tuple(
        line._replace(words=tuple(word._replace(doubt=doubt_of(word, seen)) for word in line.words))
        for line in lines
    )


def doubt_of(word: SeenWord, seen: Mapping[SeenWord, tuple[str, float]]) -> str:
    """Return what the second look says against a word; `seen` holds its text and confidence."""
    if word not in seen:
        return ""
    text, sure = seen[word]
    if _marks(text) != _marks(word.text):
        return f"`{text}`" if text else "nothing"
    return f"`{text}`, hardly legible" if sure < _LEAST_SURE else ""


def _marks(text: str) -> str:
    """Return what decides a number: its digits, and the signs that change it."""
    return "".join(mark for mark in text if mark.isdigit() or mark in "<>*%-/")


def _read_again(image: Any, words: Sequence[SeenWord]) -> Iterator[tuple[str, float]]:  # noqa: ANN401
    import numpy as np
    from PIL import Image
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    height, width = image.shape[:2]
    recognise = _recogniser()
    for start in range(0, len(words), _BATCH):
        crops = []
        for word in words[start : start + _BATCH]:
            margin = (word.bottom - word.top) * _MARGIN
            left, right = max(0, int(word.x0 - margin)), min(width, int(word.x1 + margin) + 1)
            top, bottom = max(0, int(word.top - margin)), min(height, int(word.bottom + margin) + 1)
            crop = Image.fromarray(image[top:bottom, left:right])
            size = (max(8, int(crop.width * _SCALE)), max(8, int(crop.height * _SCALE)))
            crops.append(np.array(crop.resize(size, Image.Resampling.LANCZOS).convert("RGB")))
        result = recognise(TextRecInput(img=crops))
        yield from zip(result.txts, map(float, result.scores), strict=True)


def _level(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    """Give the words of a line one height: a dash is low, and stands on the line all the same."""
    top = min((word.top for word in words), default=0.0)
    bottom = max((word.bottom for word in words), default=0.0)
    return tuple(word._replace(top=top, bottom=bottom) for word in words)


def _to_ink(image: Any, word: SeenWord) -> SeenWord:  # noqa: ANN401 - a numpy array
    """Draw the box of a word close around what is printed: the engine leaves room around it."""
    import numpy as np

    x0, top = max(0, int(word.x0)), max(0, int(word.top))
    crop = image[top : int(word.bottom) + 1, x0 : int(word.x1) + 1]
    if not crop.size:
        return word
    grey = crop.mean(axis=2) if crop.ndim > 2 else crop
    paper = float(np.median(grey))
    ink = np.abs(grey - paper) > _CONTRAST
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not len(columns) or not len(rows):
        return word
    left, right = float(columns[0] + x0), float(columns[-1] + x0 + 1)
    return word._replace(
        x0=left, x1=right, top=float(rows[0] + top), bottom=float(rows[-1] + top + 1)
    )


def _words(line: SeenWord, parts: Sequence[Any]) -> Iterator[SeenWord]:
    """Yield the words of a line; where the engine's own parting loses a letter, part it here."""
    given = [(str(part[0]), part[2]) for part in parts if part and part[2] is not None]
    if "".join(text for text, _ in given) == "".join(line.text.split()):
        words = []
        for text, corners in given:
            across, down = zip(*corners, strict=True)
            words.append(SeenWord(text, min(across), min(down), max(across), max(down)))
        yield from _whole_numbers(line.text, words)
        return
    step = (line.x1 - line.x0) / max(1, len(line.text))
    at = 0
    for text in line.text.split():
        at = line.text.index(text, at)
        yield line._replace(text=text, x0=line.x0 + at * step, x1=line.x0 + (at + len(text)) * step)
        at += len(text)


def _whole_numbers(text: str, words: Sequence[SeenWord]) -> Iterator[SeenWord]:
    """Yield the words, with numbers that the engine parted for no gap as one again."""
    parted: SeenWord | None = None
    for word in words:
        if parted is not None and _is_one(text, parted, word):
            bottom = max(parted.bottom, word.bottom)
            parted = SeenWord(
                parted.text + word.text, parted.x0, min(parted.top, word.top), word.x1, bottom
            )
            continue
        if parted is not None:
            yield parted
        parted = word
    if parted is not None:
        yield parted


def _is_one(text: str, left: SeenWord, right: SeenWord) -> bool:
    marks = left.text[-1:] + right.text[:1]
    numeric = all(mark.isdigit() or mark in ".,/<" for mark in marks) and not marks.isspace()
    gap = right.x0 - left.x1
    return numeric and left.text + right.text in text and gap < _GAP * (left.bottom - left.top)


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401 - untyped
    from rapidocr import RapidOCR

    # The page is turned as a whole before: a turn of single lines makes a 9 of a 6.
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Global.max_side_len": 3000,
        }
    )


def _recogniser() -> Any:  # noqa: ANN401 - untyped
    engine = _engine()
    return engine._load_rec_model()  # noqa: SLF001 - the package has no other door to this part
