from __future__ import annotations

import subprocess
import sys
import types

import foi_compare

HEAVY = ("pandas", "pdfplumber", "docx", "openpyxl", "lxml", "selectolax", "pypdfium2", "holidays")


def test_every_exported_name_is_there_and_no_other_is_public() -> None:
    exported = set(foi_compare.__all__)
    assert all(hasattr(foi_compare, name) for name in exported)
    public = {
        name
        for name, value in vars(foi_compare).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert public - {"annotations"} <= exported


def test_the_names_can_be_listed_in_a_breath() -> None:
    assert len(foi_compare.__all__) <= 15
    assert list(foi_compare.__all__) == sorted(foi_compare.__all__)


def test_the_command_line_starts_without_the_readers_and_without_frames() -> None:
    code = (
        f"import sys, foi_compare.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run(  # noqa: S603 - the interpreter that runs this test
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
