"""A browser without a window; without one, or what drives it, these tests are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewing import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of the system."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    pytest.importorskip("starlette", reason="the packages of the review page are not installed")
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium on this system")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=list(_QUIET))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give what opens a window of its own at an address; what its scripts cannot do fails."""
    with ExitStack() as stack:

        def opened(address: str, **options: object) -> Page:
            context = browser.new_context(
                **({"viewport": {"width": 1400, "height": 900}} | options)
            )
            stack.callback(context.close)
            page = context.new_page()
            errors: list[str] = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            stack.callback(_check_none, errors)
            page.goto(address)
            return page

        yield opened


def _check_none(errors: list[str]) -> None:
    assert not errors, errors


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Give what serves the inbox of a folder until the test ends."""
    with ExitStack() as stack:

        def served(folder: Path = tmp_path, *options: str) -> Served:
            return stack.enter_context(Served(folder, *options))

        yield served
