"""Pictures of pages: what is drawn over them, painted over, and cut out of them."""

from foi_compare.pictures.boxes import (
    Drawing,
    Grid,
    Ink,
    Mark,
    as_png,
    as_small_png,
    cut_out,
    drawn_on,
    drawn_over,
)
from foi_compare.pictures.word_boxes import PageWord, boxes_of_numerals, boxes_of_texts

__all__ = [
    "Drawing",
    "Grid",
    "Ink",
    "Mark",
    "PageWord",
    "as_png",
    "as_small_png",
    "boxes_of_numerals",
    "boxes_of_texts",
    "cut_out",
    "drawn_on",
    "drawn_over",
]
