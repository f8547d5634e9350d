"""Read the replies of many police forces to one FOI request and compare their outcomes.

import foi_compare

replies = foi_compare.ingest("inbox/")
replies.comparison      # a DataFrame, one row for each force, question, series and breakdown
replies.observations    # a DataFrame, one row for each published number
replies.write("outputs/")
"""

from __future__ import annotations

import typing

from foi_compare import version

if typing.TYPE_CHECKING:
    from foi_compare.errors import (
        CodebookError,
        DecisionsError,
        ExportError,
        FoiCompareError,
        InputError,
        SettingsError,
    )
    from foi_compare.model import UnreadSource
    from foi_compare.run.frames import Comparison, ingest

__version__ = version.VERSION
__all__ = [
    "CodebookError",
    "Comparison",
    "DecisionsError",
    "ExportError",
    "FoiCompareError",
    "InputError",
    "SettingsError",
    "UnreadSource",
    "__version__",
    "ingest",
]

_HOMES = {
    "CodebookError": "foi_compare.errors",
    "Comparison": "foi_compare.run.frames",
    "DecisionsError": "foi_compare.errors",
    "ExportError": "foi_compare.errors",
    "FoiCompareError": "foi_compare.errors",
    "InputError": "foi_compare.errors",
    "SettingsError": "foi_compare.errors",
    "UnreadSource": "foi_compare.model",
    "ingest": "foi_compare.run.frames",
}


if not typing.TYPE_CHECKING:  # a type checker sees the imports above

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for, so that commands start at once."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
