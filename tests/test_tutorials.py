from __future__ import annotations

from pathlib import Path

import pytest

from following import follow, holds

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.workers
@pytest.mark.parametrize("page", ["tutorial.md", "tutorial-codebook.md"])
def test_every_step_of_a_tutorial_does_what_it_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOI_COMPARE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("FOI_COMPARE_BY", "you")
    typed = 0
    for one in follow((DOCS / page).read_text(encoding="utf-8")):
        typed += 1
        assert one.exit_code == 0, f"$ {one.command}\n" + "\n".join(one.lines)
        assert holds(one.lines, one.shown), f"$ {one.command}\n" + "\n".join(one.lines)
    assert typed > 4


def test_a_page_that_shows_another_output_is_told():
    assert holds(("a", "b", "c", "d"), ("a", "...", "c"))
    assert not holds(("a", "b", "c", "d"), ("a", "...", "x"))
    assert not holds(("a", "b", "c", "d"), ("a", "c"))
    assert not holds(("a", "b", "c", "d"), ("c", "...", "a"))
