"""Documents to a reply: what was asked, what was answered, and every number in it."""

import typing

if typing.TYPE_CHECKING:
    from foi_compare.interpret.whole_reply.interpretation import interpret

__all__ = ["interpret"]


if not typing.TYPE_CHECKING:  # a type checker sees the import above

    def __getattr__(name: str) -> object:
        """Load all that interprets when it is first asked for: dates and units are read without."""
        if name != "interpret":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from foi_compare.interpret.whole_reply.interpretation import interpret

        return interpret
