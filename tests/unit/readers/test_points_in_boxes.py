"""Which points lie in a box, and which boxes hold a point, is what looking at each pair finds."""

from __future__ import annotations

from random import Random

from foi_compare.model import Box
from foi_compare.readers.pdf_decoding.points_in_boxes import Point, hold_a_point, lie_in_a_box


def holds(box: Box, point: Point) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.top <= point[1] <= box.bottom


def test_points_and_boxes_are_found_as_by_looking_at_each_pair() -> None:
    chance = Random(13)  # noqa: S311 - no secret
    for _ in range(300):
        # On whole numbers edges meet; some boxes end before they begin, and hold nothing.
        points = [(chance.randrange(12), chance.randrange(12)) for _ in range(chance.randrange(7))]
        boxes = []
        for _ in range(chance.randrange(7)):
            x, y = chance.randrange(10), chance.randrange(10)
            boxes.append(Box(x, y, x + chance.randrange(-1, 5), y + chance.randrange(-1, 5)))
        assert lie_in_a_box(points, boxes) == [any(holds(b, p) for b in boxes) for p in points]
        assert hold_a_point(boxes, points) == [any(holds(b, p) for p in points) for b in boxes]
