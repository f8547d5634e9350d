"""Documents to a reply: what was asked, what was answered, and every number in it."""

from foi_compare.interpret.reply import interpret

__all__ = ["interpret"]
