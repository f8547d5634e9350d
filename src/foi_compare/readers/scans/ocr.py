"""The engine that reads pictures: where lines of text lie, and the characters of one of them.

The engine is RapidOCR, whose models come inside its package. It never turns a picture: a line
turned by itself makes a 9 of a 6.
"""

from __future__ import annotations

import importlib
import math
import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

Image = Any  # a PIL image, grey

_DETECTION = 1600  # pixels of the longer side on which lines are found: more finds no more
_SLIMMEST = 8  # times as long as wide: lines on a longer strip would be found in gigabytes
_HEIGHT = 48  # pixels of a line as the model was trained to read it
_NARROWEST = 64  # pixels: an input that the model reads as well as a wide one
_STRIDE = 8
_LONGEST = 8192  # pixels of a line at that height
# The model knows Chinese, too: a dash may look to it like a one, a comma like a wide one, a star
# like fire or rice.
_LATIN = str.maketrans(
    {"一": "–", "丨": "|", "火": "*", "米": "*", "※": "*"}
    | {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
)


class Area(NamedTuple):
    """A rectangle in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.x1 - self.x0


class Mark(NamedTuple):
    """A character: `at` is its place from the left side of the picture in pixels."""

    text: str
    at: float
    sure: float


class Eyes(Protocol):
    """What reads pictures."""

    def lines(self, image: Image) -> tuple[Area, ...]:
        """Return where on a page there are lines of text, or words that stand alone."""
        ...

    def marks(self, image: Image) -> tuple[Mark, ...]:
        """Return the characters of one upright line from left to right."""
        ...


@lru_cache(maxsize=1)
def missing(parts: tuple[str, ...] = ("onnxruntime", "rapidocr")) -> str:
    """Return why pictures cannot be read on this machine; empty where they can.

    Only importing the parts tells: one that is there may lack a library of the system. It takes
    a second, so this is asked where there is a picture.
    """
    _keep_silent()
    for name in parts:
        try:
            importlib.import_module(name)
        except (ImportError, OSError) as error:
            return f"{name}: {error}".partition("\n")[0]
    return ""


def _keep_silent() -> None:
    """Forbid onnxruntime to tell its makers that it was used; from 1.29 on it does so by itself.

    It has to be told before it is loaded: it makes an identifier and opens a connection then.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"


def text_of(marks: Iterable[Mark]) -> str:
    """Return what the characters say."""
    return "".join(mark.text for mark in marks)


def sureness(marks: Iterable[Mark]) -> float:
    """Return the mean confidence of the characters, 0 where there are none."""
    values = [mark.sure for mark in marks]
    return sum(values) / len(values) if values else 0.0


def in_latin(characters: Iterable[str]) -> list[str]:
    """Return the characters that a model knows as a page in English prints them."""
    return [character.translate(_LATIN) for character in characters]


@lru_cache(maxsize=1)
def engine() -> Eyes:
    """Return the engine; its models are loaded at the first call."""
    return _Engine()


class _Engine:
    def __init__(self) -> None:
        import cv2

        _keep_silent()
        from rapidocr import RapidOCR

        # One thread each: the files are spread over the processors already, and threads that wait
        # for one another take half as much processor time again.
        cv2.setNumThreads(1)
        parts = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        # The package's own way from a page to its words turns tall parts and loses spaces.
        self._detector = parts._load_det_model()  # noqa: SLF001 - there is no other door to it
        recogniser = parts._load_rec_model()  # noqa: SLF001 - as above
        self._session = recogniser.session
        self._characters = in_latin(recogniser.postprocess_op.character)

    def lines(self, image: Image) -> tuple[Area, ...]:
        import numpy as np

        scale = min(1.0, _DETECTION / max(image.size))
        size = (max(32, round(image.width * scale)), max(32, round(image.height * scale)))
        page = _on_paper(image.resize(size))
        # What the detector does by itself takes a shade three times over, as eight bytes each.
        fitted = self._detector.get_preprocess().resize(np.asarray(page))
        given = _as_input(fitted)
        seen = self._detector.session(np.repeat(given[None, None], 3, axis=1))
        found, _ = self._detector.postprocess_op(seen, (page.height, page.width))
        boxes = self._detector.sorted_boxes(found) if len(found) else ()
        across, down = image.width / size[0], image.height / size[1]
        return tuple(
            Area(
                float(box[:, 0].min() * across),
                float(box[:, 1].min() * down),
                float(box[:, 0].max() * across),
                float(box[:, 1].max() * down),
            )
            for box in boxes
        )

    def marks(self, image: Image) -> tuple[Mark, ...]:
        import numpy as np
        from PIL import Image as Pillow

        scale = _HEIGHT / image.height
        width = min(_LONGEST, max(_STRIDE, math.ceil(image.width * scale)))
        grey = np.asarray(image.resize((width, _HEIGHT), Pillow.Resampling.BILINEAR))
        room = max(_NARROWEST, math.ceil(width / _STRIDE) * _STRIDE)
        given = np.zeros((1, 3, _HEIGHT, room), np.float32)
        given[0, :, :, :width] = _as_input(grey)
        sure = self._session(given)[0]
        best = sure.argmax(axis=1)
        # A character is a run of the same class; class 0 parts them.
        begins = np.flatnonzero(np.diff(best, prepend=0) * best)
        step = room / len(best) / scale
        return tuple(
            Mark(self._characters[best[at]], (int(at) + 0.5) * step, float(sure[at, best[at]]))
            for at in begins
        )


def _on_paper(image: Image) -> Image:
    """Return an image that is far longer than wide as one of a wider sheet, at its upper left.

    The detector enlarges the shorter side to a length of its own, however long the other becomes.
    """
    from PIL import Image as Pillow

    least = math.ceil(max(image.size) / _SLIMMEST)
    room = (max(image.width, least), max(image.height, least))
    if room == image.size:
        return image
    sheet = Pillow.new("L", room, "white")
    sheet.paste(image)
    return sheet


def _as_input(grey: Any) -> Any:  # noqa: ANN401 - numpy arrays
    """Return shades of 0 to 255 as the models take them, from -1 to 1."""
    import numpy as np

    return grey.astype(np.float32) / np.float32(127.5) - 1
