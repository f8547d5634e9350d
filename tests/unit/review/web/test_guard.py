"""The guard before the page, asked what no browser would ask."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

pytest.importorskip("starlette", reason="the packages of the review page are not installed")

from starlette.responses import PlainTextResponse

from foi_compare.review.web.security import Guard

TOKEN, PORT = "a-long-key", 8765
BASE = f"http://127.0.0.1:{PORT}"
ENTERED = {"Cookie": f"foi-compare-{PORT}={TOKEN}"}


def ask(method: str, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """Return what a guarded application answers."""
    guarded = Guard(PlainTextResponse("inside"), token=TOKEN, port=PORT)

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=guarded)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            return await client.request(method, path, headers=headers)

    # Tests in a browser leave a loop of theirs running in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        return elsewhere.submit(asyncio.run, asked()).result()


def test_who_has_the_token_is_inside():
    assert ask("GET", "/", ENTERED).text == "inside"
    assert ask("POST", "/api/answer", ENTERED | {"Origin": BASE}).text == "inside"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cookie": f"foi-compare-{PORT}="},
        {"Cookie": f"foi-compare-{PORT}={TOKEN}x"},
        {"Cookie": f"foi-compare-1={TOKEN}"},
        {"Cookie": "]; foi-compare"},
    ],
)
def test_without_it_nobody_is(headers: dict[str, str]):
    answer = ask("GET", "/log", headers)
    assert (answer.status_code, "inside" in answer.text) == (403, False)
    assert "foi-compare review" in answer.text


def test_the_token_lets_in_at_the_front_door_alone():
    assert ask("GET", f"/?token={TOKEN}").status_code == 303
    assert ask("GET", f"/log?token={TOKEN}").status_code == 403
    assert ask("POST", f"/?token={TOKEN}", {"Origin": BASE}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1:{PORT}.evil.example"]
)
def test_a_request_under_another_name_is_refused(host: str):
    assert ask("GET", "/", ENTERED | {"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["null", "http://evil.example", f"https://127.0.0.1:{PORT}"])
def test_a_request_from_another_page_is_refused(origin: str):
    assert ask("POST", "/api/answer", ENTERED | {"Origin": origin}).status_code == 403
    assert ask("GET", "/", ENTERED | {"Origin": origin}).status_code == 403


def test_what_changes_anything_says_where_it_comes_from():
    assert ask("POST", "/api/answer", ENTERED).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_elsewhere_may_not_embed_a_picture(site: str):
    assert ask("GET", "/picture/1/a.pdf", ENTERED | {"Sec-Fetch-Site": site}).status_code == 403


@pytest.mark.parametrize("length", ["2000001", "-1", "many"])
def test_no_more_is_taken_than_an_answer_needs(length: str):
    headers = ENTERED | {"Origin": BASE, "Content-Length": length}
    assert ask("POST", "/api/answer", headers).status_code == 413
