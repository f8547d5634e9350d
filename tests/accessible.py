"""What axe-core finds on a page, and the sizes of screens on which it is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 400, "height": 800}


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, each with the first element that has it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
