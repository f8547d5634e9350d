"""A console of which no text that is printed can take hold."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from foi_compare.text import without_orders


class Screen(Console):
    """Prints a text of a reply as text: its escape sequences move no cursor and forge no line."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Yield what is printed; what rich itself has to tell the terminal goes by its styles."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else without_orders(text), style, control)
