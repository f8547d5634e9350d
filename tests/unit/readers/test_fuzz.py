from __future__ import annotations

import pytest

from fuzzing import cases, seeds, survives

SEEDS = seeds()


@pytest.mark.parametrize("format_", SEEDS)
def test_whole_files_are_read(format_: str):
    survives(f"whole.{format_}", SEEDS[format_])


@pytest.mark.parametrize("format_", SEEDS)
def test_damaged_files_raise_nothing_but_our_own_errors(format_: str):
    for number, data in enumerate(cases(format_, SEEDS[format_], 60)):
        survives(f"{format_} {number}", data)
