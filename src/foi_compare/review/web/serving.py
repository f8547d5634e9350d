"""A desk to a page on the loopback address, until the person ends it."""

from __future__ import annotations

import secrets
import signal
import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from foi_compare.errors import InputError
from foi_compare.review.desk import Desk
from foi_compare.review.web.app import build
from foi_compare.review.web.audit_pages import Sample
from foi_compare.system.ending import Stopped

LOOPBACK = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """Return a socket on the loopback address; port 0 is any that is free.

    Raises:
        InputError: another program listens there.

    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # On Windows the same option would let another program take the port over.
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise InputError(
            f"Port {port} cannot be used: {error}. Leave --port out, and a free one is taken."
        ) from error
    listening.listen()
    return listening


def new_token() -> str:
    """Return a token that nobody guesses."""
    return secrets.token_urlsafe(32)


def address(listening: socket.socket, token: str) -> str:
    """Return the address that opens the page in a browser of this machine."""
    return f"http://{LOOPBACK}:{port_of(listening)}/?token={token}"


def port_of(listening: socket.socket) -> int:
    """Return the port that a socket listens on."""
    return int(listening.getsockname()[1])


class _Server(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def server_for(app: ASGIApp, ready: Callable[[], None]) -> uvicorn.Server:
    """Return a server of an application; `ready` is called once it answers."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        http="h11",
        loop="asyncio",
        timeout_graceful_shutdown=3,
    )
    return _Server(config, ready)


def serve(
    desk: Desk,
    *,
    port: int,
    open_browser: bool,
    tell: Callable[[str], object],
    sample: Sample,
    home: str = "/",
) -> None:
    """Show a desk until the person ends it with Ctrl+C.

    Args:
        desk: what is shown; it is entered.
        port: of the loopback address, 0 for any that is free.
        open_browser: whether the page is opened where a person sees it.
        tell: takes what is told in the terminal.
        sample: what is keyed anew without seeing what was read.
        home: where the page opens.

    Raises:
        InputError: the port cannot be used.

    """
    with listen(port) as listening, desk.papers() as papers:
        token = new_token()
        at = port_of(listening)
        app = build(desk, papers, token=token, port=at, sample=sample, home=home)
        where = address(listening, token)

        def ready() -> None:
            tell(f"The review page is at {where}\nCtrl+C ends it; every answer is kept at once.")
            if open_browser:
                webbrowser.open(where)

        try:
            server_for(app, ready).run(sockets=[listening])
        except KeyboardInterrupt:
            return
        except Stopped as stopped:
            # The server has ended in its own time and handed on what told it to. Ctrl+C is how a
            # person ends the page, and no interruption.
            if stopped.number != signal.SIGINT:
                raise
