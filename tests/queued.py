"""A queue of a thousand questions, served without an inbox behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from foi_compare.review.asked.seen import CauseLine, Facets, Progress
from foi_compare.review.web.app import build
from foi_compare.review.web.audit_pages import Sample
from foi_compare.review.web.serving import address, listen, port_of, server_for


class Thousand:
    """A desk with a thousand questions, of which only the queue is asked."""

    by = "Ann"

    def heard(self) -> int:
        """Return that nothing was decided."""
        return 0

    def cause(self, _: str) -> None:
        """Return that no question is open: only the queue is looked at."""

    def questioned(self) -> int:
        """Return that nobody questions anything."""
        return 0

    def queue(self, **_: str) -> tuple[CauseLine, ...]:
        """Return them."""
        return tuple(
            CauseLine(
                review_id=f"label-{at}",
                kind="label",
                force_id="kent",
                force="Kent Police",
                file=f"{at}.pdf",
                page="1",
                ask=f"Which outcome is “Filed {at}”? It may be 18 or 19.",
                settles=1,
            )
            for at in range(1000)
        )

    def facets(self) -> Facets:
        """Return none."""
        return Facets((), (), ())

    def progress(self) -> Progress:
        """Return that nothing is done."""
        return Progress(ready=(), replied=("kent",), answered=0, causes=1000, catching_up=False)


@contextmanager
def served_thousand(folder: Path) -> Iterator[str]:
    """Serve it until the block ends, and give the address that lets in.

    Args:
        folder: where a sample that is keyed would be.

    """
    with listen(0) as listening:
        app = build(
            Thousand(),  # type: ignore[arg-type]
            None,  # type: ignore[arg-type]
            token="key",  # noqa: S106
            port=port_of(listening),
            sample=Sample(folder / "audit.csv", ""),
        )
        server = server_for(app, lambda: None)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield address(listening, "key")
        finally:
            server.should_exit = True
            thread.join()
