"""A request to the review page to an answer or a refusal: who may ask, what a page may do."""

from __future__ import annotations

import hmac
from http import cookies
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but what this server sends, no inline script or style, and text is never made markup.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
    " require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
_READS = frozenset({"GET", "HEAD"})
_FROM_HERE = frozenset({"", "none", "same-origin"})
_LARGEST_BODY = 2_000_000
_NO_KEY = "Open the address that `foi-compare review` printed: it holds the key to this page."


class Guard:
    """Answers only who knows the token, at this address, from a page of this address.

    The address that is printed holds the token; the first request with it gets a cookie, so that
    the token stands in no other address and in no history but this.
    """

    def __init__(self, app: ASGIApp, *, token: str, port: int, home: str = "/") -> None:
        """Guard an application on a port of the loopback address; the way in leads to `home`."""
        self._app = app
        self._token = token
        self._home = home
        self._hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._cookie = f"foi-compare-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, let in, or hand on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there is nothing here but requests and answers

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        app = self._refusal(scope) or self._entry(scope) or self._app
        await app(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            # A name of somebody else that leads here (DNS rebinding) comes with that name.
            return _refused("This address is not the page's own.", 421)
        origin = headers.get("origin", "")
        reads = scope["method"] in _READS
        if origin != f"http://{host}" and (origin or not reads):
            return _refused("The request comes from another page.")
        if headers.get("sec-fetch-site", "") not in _FROM_HERE:
            return _refused("The request comes from another page.")
        if not headers.get("content-length", "0").isdigit() or (
            int(headers.get("content-length", "0")) > _LARGEST_BODY
            or headers.get("transfer-encoding")
        ):
            return _refused("That is more than an answer needs.", 413)
        given = _asked_with(scope) if reads and scope["path"] == "/" else ""
        if not (self._is_token(given) or self._is_token(self._from_cookie(headers))):
            return _refused(_NO_KEY)
        return None

    def _entry(self, scope: Scope) -> Response | None:
        """Return the way in with the token as a cookie, where the address holds it."""
        if scope["path"] != "/" or not _asked_with(scope):
            return None
        response = RedirectResponse(self._home, status_code=303)
        response.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return response

    def _from_cookie(self, headers: Headers) -> str:
        try:
            kept: cookies.SimpleCookie = cookies.SimpleCookie(headers.get("cookie", ""))
        except cookies.CookieError:
            return ""
        return str(kept[self._cookie].value) if self._cookie in kept else ""

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._token.encode())


def _asked_with(scope: Scope) -> str:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return str(query.get("token", [""])[0])


def _refused(reason: str, status: int = 403) -> Response:
    return PlainTextResponse(f"{reason}\n", status_code=status)
