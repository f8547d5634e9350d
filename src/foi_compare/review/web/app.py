"""The application: pages, what their scripts ask, pictures and static files, behind the guard."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from foi_compare.errors import UnreadableDocumentError
from foi_compare.review.desk import Desk
from foi_compare.review.evidence.pages import Pages
from foi_compare.review.web.audit_pages import Audit, Sample
from foi_compare.review.web.log_evidence import LogEvidence
from foi_compare.review.web.panes import Panes
from foi_compare.review.web.screens import Screens
from foi_compare.review.web.script_answers import Answers
from foi_compare.review.web.security import Guard

_STATIC = Path(__file__).parent / "static"
_LARGEST_SCALE = 6.0


def build(
    desk: Desk, papers: Pages, *, token: str, port: int, sample: Sample, home: str = "/"
) -> ASGIApp:
    """Return the application that shows a desk on a port to who has the token.

    Args:
        desk: what is shown; it is entered.
        papers: its documents; they are entered.
        token: of who is let in.
        port: of the loopback address.
        sample: what is keyed anew without seeing what was read.
        home: where the address that is printed leads.

    """
    panes = Panes(desk, papers)
    screens = Screens(desk, panes)
    evidence = LogEvidence(desk, panes)

    async def missing(_request: Request, _error: Exception) -> Response:
        text = "The address leads nowhere."
        return await run_in_threadpool(screens.problem, "There is no such page", text)

    async def picture(request: Request) -> Response:
        file, page = request.path_params["file"], request.path_params["page"]
        try:
            scale = min(float(request.query_params.get("scale", "1.5")), _LARGEST_SCALE)
        except ValueError:
            scale = 1.5
        boxed = request.query_params.get("boxed", "")
        try:
            drawing = await run_in_threadpool(evidence.drawing, boxed) if boxed else None
            drawn = await run_in_threadpool(
                papers.picture, file, page, scale=scale, drawing=drawing
            )
        except UnreadableDocumentError as error:
            return PlainTextResponse(f"{error}\n", 404)
        return Response(drawn.png, media_type="image/png")

    routes = [
        *screens.routes(),
        *Answers(desk, papers, panes, evidence).routes(),
        *Audit(desk, papers, sample).routes(),
        Route("/picture/{page:int}/{file:path}", picture),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]
    app = Starlette(routes=routes, exception_handlers={404: missing})
    return Guard(app, token=token, port=port, home=home)
