"""The lines of a table on the picture of its page, moved with the mouse to where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Locator, Page

_ADD = {"x": "column", "y": "row"}
_NEAR = 1.0  # points by which nobody sees a line stand beside another
# Where on a line the mouse takes it, and no other: in the widest gap that is in view.
_GRIP = """line => {
  const box = line.querySelector(".grip").getBoundingClientRect();
  const isUpright = line.classList.contains("x");
  const length = isUpright ? box.height : box.width;
  for (let at = 6; at < length; at += 6) {
    const x = isUpright ? box.x + box.width / 2 : box.x + at;
    const y = isUpright ? box.y + at : box.y + box.height / 2;
    if (document.elementFromPoint(x, y)?.closest(".handle") === line) return [x, y];
  }
  return null;
}"""


def move_lines(page: Page, detail: str) -> tuple[int, int]:
    """Take away, add and drag lines until they stand as a decision says; return clicks and keys."""
    page.wait_for_selector(".handle.y", state="attached")
    wanted = dict(part.split("=") for part in detail.split("; "))
    done = [_move(page, way, [float(n) for n in wanted[way].split()]) for way in ("x", "y")]
    return sum(clicks for clicks, _ in done), sum(keys for _, keys in done)


def _move(page: Page, way: str, wanted: Sequence[float]) -> tuple[int, int]:
    clicks = keys = 0
    while len(now := _now(page, way)) > len(wanted):
        # The line that is furthest from where any has to stand.
        at = max(range(len(now)), key=lambda n: min(abs(now[n] - one) for one in wanted))
        _take_hold(page, _handle(page, way, at))
        page.mouse.up()
        page.keyboard.press("Delete")
        clicks, keys = clicks + 1, keys + 1
    while len(_now(page, way)) < len(wanted):
        page.click(f"[data-lines={_ADD[way]}]")
        clicks += 1
    # From the last to the first those that go on, then those that go back: none passes another.
    now = _now(page, way)
    on = [n for n in reversed(range(len(now))) if wanted[n] > now[n] + _NEAR]
    back = [n for n in range(len(now)) if wanted[n] < now[n] - _NEAR]
    for at in (*on, *back):
        _drag(page, way, at, wanted[at])
        clicks += 1
    return clicks, keys


def _handle(page: Page, way: str, at: int) -> Locator:
    return page.locator(f'.handle[data-line="{way} {at}"]')


def _now(page: Page, way: str) -> list[float]:
    found = page.locator(f".handle.{way}")
    return found.evaluate_all("all => all.map(one => Number(one.ariaValueNow))")


def _take_hold(page: Page, handle: Locator) -> tuple[float, float]:
    handle.scroll_into_view_if_needed()
    grip = handle.evaluate(_GRIP)
    if grip is None:
        raise SystemExit(f"No part of {handle} can be taken with the mouse.")
    page.mouse.move(*grip)
    page.mouse.down()
    return grip[0], grip[1]


def _drag(page: Page, way: str, at: int, to: float) -> None:
    handle = _handle(page, way, at)
    by = to - float(handle.get_attribute("aria-valuenow") or 0)
    x, y = _take_hold(page, handle)
    pixels = by * page.evaluate(
        "document.querySelector('[data-drawing]').ownerSVGElement.getScreenCTM().a"
    )
    page.mouse.move(x + pixels * (way == "x"), y + pixels * (way == "y"), steps=3)
    page.mouse.up()
