"""What a stranger wrote is text on the page, and no page of a stranger gets an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from reviewing import Served, decisions, inbox, reply, with_unknown_labels

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opens = Callable[..., "Page"]
Serves = Callable[..., Served]
MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script> “Filed” & 'so on'"


def test_markup_of_a_reply_is_text(tmp_path: Path, serve: Serves, open_page: Opens) -> None:
    """A label that is markup is read as it stands, on every page; nothing of it is run or asked."""
    text = reply("Kent Police", "Charged/Summonsed | 63", f"{MARKUP} | 17")
    inbox(tmp_path, [("kent <b>.html", text)])
    served = serve(tmp_path)
    page = open_page(served.address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.wait_for_selector("[data-ready]")
    assert "onerror" in page.locator("#queue").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] [data-question]")
    assert MARKUP in page.locator("h1").inner_text()
    page.keyboard.press("t")
    typed = "<script>alert(3)</script>"
    page.keyboard.type(typed)
    # What comes of an answer is told while it is typed; only the last of it has the whole text.
    page.locator("#consequence .problem", has_text=typed).wait_for()
    page.fill("[data-free]", "18")
    page.wait_for_selector("[data-take]:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-ready] #queue-title")
    for address in ("/log", "/d/", "/d/kent%20%3Cb%3E.html"):
        page.goto(served.base + address)
        page.wait_for_selector("[data-ready]")
        assert page.locator("img[onerror], main script").count() == 0
    assert all(one.startswith(served.base) for one in asked)


def test_only_who_has_the_token_is_let_in(tmp_path: Path, serve: Serves) -> None:
    """No token, a wrong one, another name, another page: each is refused, and changes nothing."""
    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    line = {"line": {"kind": "label", "force_id": "*", "subject": "Filed", "answer": "18"}}
    own = {"Origin": served.base}
    with httpx.Client(base_url=served.base) as client:
        assert client.get("/").status_code == 403
        assert client.get("/?token=guessed").status_code == 403
        assert client.post("/api/answer", json=line, headers=own).status_code == 403
        entered = client.get("/", params={"token": served.token})
        assert entered.status_code == 303
        assert "HttpOnly" in entered.headers["set-cookie"]
        assert "SameSite=strict" in entered.headers["set-cookie"]
        assert client.get("/").status_code == 200
        elsewhere = {"Host": f"evil.example:{served.port}"}
        assert client.get("/", headers=elsewhere).status_code == 421
        for origin in ("http://evil.example", "null", f"http://localhost:{served.port}"):
            refused = client.post("/api/answer", json=line, headers={"Origin": origin})
            assert refused.status_code == 403, origin
            assert client.get("/", headers={"Origin": origin}).status_code == 403, origin
        assert client.post("/api/answer", json=line).status_code == 403  # no origin at all
        embedded = {"Sec-Fetch-Site": "cross-site"}
        assert client.get("/picture/1/x.pdf", headers=embedded).status_code == 403
        assert decisions(tmp_path) == ""
        assert client.post("/api/answer", json=line, headers=own).status_code == 200
    assert "Filed" in decisions(tmp_path)


def test_every_answer_forbids_what_a_page_does_not_need(tmp_path: Path, serve: Serves) -> None:
    """Scripts and styles come from here alone, and nothing may frame or keep a page."""
    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    with httpx.Client(base_url=served.base, follow_redirects=True) as client:
        pages = [client.get("/", params={"token": served.token})]
        pages += [client.get(path) for path in ("/log", "/d/", "/nowhere", "/static/review.css")]
        for one in pages:
            policy = one.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert one.headers["x-content-type-options"] == "nosniff"
            assert one.headers["referrer-policy"] == "no-referrer"
            assert one.headers["cache-control"] == "no-store"
            assert not re.search(r"<script(?![^>]*src=)|\sstyle=|\son\w+=", one.text)
        assert client.get("/static/..%2f..%2fapp.py").status_code == 404
        assert client.get("/d/..%2f..%2fetc%2fpasswd").status_code == 404


def test_it_listens_on_the_loopback_address_alone(tmp_path: Path, serve: Serves) -> None:
    """No other address of this machine leads to it."""
    import psutil

    inbox(tmp_path, with_unknown_labels(2))
    served = serve(tmp_path)
    found = psutil.Process(served.process.pid).net_connections(kind="inet")
    listening = [one.laddr for one in found if one.status == psutil.CONN_LISTEN]
    assert [(one.ip, one.port) for one in listening] == [("127.0.0.1", served.port)]
