"""A sample of a small batch, and who keys it on the page, without a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from desking import open_desk
from foi_compare.audit.claims import Claim
from foi_compare.audit.record import add_drawn
from foi_compare.cli.told.sample_told import claims_in
from foi_compare.review import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.web.app import build
from foi_compare.review.web.audit_pages import Sample

TOKEN, PORT = "a-long-key", 8765
BASE = f"http://127.0.0.1:{PORT}"
OF_THE_READING = "what_was_read", "stratum_of_it"


class Client:
    """Asks an application as a browser would that has been let in."""

    def __init__(self, app: Any) -> None:  # noqa: ANN401 - an application has no type of httpx
        """Take the application."""
        self._app = app
        self.headers = {"Cookie": f"foi-compare-{PORT}={TOKEN}", "Origin": BASE}

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Return what an address shows."""
        return _run(self._asked("GET", path, headers))

    def post(
        self, path: str, json: object, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """Return what is answered to an object."""
        return _run(self._asked("POST", path, headers, json))

    async def _asked(
        self, method: str, path: str, headers: Mapping[str, str] | None, json: object = None
    ) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app)
        sent = {**self.headers, **(headers or {})}
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return await client.request(method, path, headers=sent, json=json)


def _run(asked: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    """Return an answer; what drives a browser in another test keeps a loop in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


class Keyer:
    """Somebody with the page open."""

    def __init__(self, desk: Desk, folder: Path, by: str, papers: Pages) -> None:
        """Take the desk, the folder with the sample, and who it is."""
        sample = Sample(folder / "audit.csv", by)
        self.client = Client(build(desk, papers, token=TOKEN, port=PORT, sample=sample))

    def see(self, after: str = "") -> str:
        """Return the page of the next claim, after one that is skipped."""
        told = self.client.get(f"/audit?after={after}")
        assert told.status_code == 200
        return told.text

    def results(self) -> str:
        """Return the page of the results."""
        return self.client.get("/audit/results").text

    def key(self, claim: str, **answer: object) -> dict[str, str]:
        """Send an answer, and return what comes back."""
        told = self.client.post("/api/audit/key", json={"claim": claim, **answer})
        return {name: str(text) for name, text in told.json().items()}

    def settle(self, claim: str, right: str) -> dict[str, str]:
        """Say who was right."""
        told = self.client.post("/api/audit/settle", json={"claim": claim, "right": right})
        return {name: str(text) for name, text in told.json().items()}


@contextmanager
def opened(folder: Path) -> Iterator[Callable[[str], Keyer]]:
    """Give what lets somebody in, over the inbox of a folder."""
    with open_desk(folder) as desk, desk.papers() as papers:
        desk.finish()
        yield lambda by: Keyer(desk, folder, by, papers)


def drawn(folder: Path, *, blinded: bool = False) -> list[Claim]:
    """Draw everything that is claimed in a folder, and return it; `blinded` without its reading."""
    claims = list(claims_in(folder / "outputs"))
    if blinded:
        read, stratum = OF_THE_READING
        claims = [one._replace(read=read, stratum=stratum) for one in claims]
    add_drawn(folder / "audit.csv", claims, sample="all", on="2026-11-28")
    return claims
