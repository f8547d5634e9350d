"""The looks of cells in a workbook, each made once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_INK = "#1f2937"
_LINE = "#c3c9d2"
_HEAD = "#e6ebf2"
_BAND = "#f6f8fb"
_BASE: dict[str, Any] = {"font_name": "Arial", "font_size": 9, "font_color": _INK, "valign": "top"}
_CELL = _BASE | {"bottom": 1, "bottom_color": _LINE}
_NUMBER = _CELL | {"align": "right", "left": 1, "left_color": _LINE}
_HEADING = _BASE | {"bold": True, "bg_color": _HEAD, "border": 1, "border_color": _LINE}

_LOOKS: dict[str, dict[str, Any]] = {
    "title": _BASE | {"bold": True, "font_size": 13, "text_wrap": True},
    "note": _BASE | {"text_wrap": True},
    "note_heading": _BASE | {"bold": True, "font_size": 10},
    "heading": _HEADING | {"valign": "bottom", "text_wrap": True},
    "heading_of_numbers": _HEADING | {"valign": "bottom", "align": "right"},
    "code": _HEADING | {"rotation": 90, "text_wrap": True, "align": "left", "valign": "vcenter"},
    "text": _CELL | {"align": "left", "indent": 1},
    "wrapped": _CELL | {"text_wrap": True, "align": "left", "indent": 1},
    "force": _CELL | {"bold": True},
    "count": _NUMBER | {"num_format": "#,##0"},
    "decimal": _NUMBER | {"num_format": "#,##0.0##"},
    "share": _CELL | {"num_format": "0.0%", "align": "right", "bg_color": _BAND},
    "rate": _CELL | {"num_format": "0.00", "align": "right", "bg_color": _BAND},
    "number": _CELL | {"num_format": "General", "align": "right"},
    "date": _CELL | {"num_format": "yyyy-mm-dd", "align": "left"},
}


class Styles:
    """The looks by name, for one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._made: dict[str, Format] = {
            name: workbook.add_format(look) for name, look in _LOOKS.items()
        }

    def __getitem__(self, name: str) -> Format:
        """Return a look by its name."""
        return self._made[name]
