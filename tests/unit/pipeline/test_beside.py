from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.errors import InputError
from foi_compare.inputs.beside import not_obeyed, own_file


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    (folder / "kent").mkdir(parents=True)
    return folder


def test_a_persons_file_lies_beside_the_inbox(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_file(inbox, "decisions.csv") is None
    path = inbox.parent / "decisions.csv"
    path.touch()
    assert own_file(inbox, "decisions.csv") == path
    monkeypatch.chdir(inbox)
    assert own_file(Path(), "decisions.csv") == path.resolve()


def test_one_that_is_named_goes_before_it(inbox: Path) -> None:
    (inbox.parent / "decisions.csv").touch()
    named = inbox.parent / "mine.csv"
    with pytest.raises(InputError, match="--decisions names"):
        own_file(inbox, "decisions.csv", named)
    named.touch()
    assert own_file(inbox, "decisions.csv", named) == named


def test_one_inside_the_inbox_is_never_taken_and_is_reported(inbox: Path) -> None:
    inside = (inbox / "decisions.csv", inbox / "kent" / "Foi-Compare.toml")
    for path in inside:
        path.touch()
    assert own_file(inbox, "decisions.csv") is None
    decisions, settings = not_obeyed(inbox)
    assert decisions.message == (
        "decisions.csv inside the inbox is not obeyed: it may have come with a reply. If it is"
        " yours, move it beside the inbox, or name it with --decisions."
    )
    assert settings.files == ("kent/Foi-Compare.toml",)
    assert "--settings" in settings.message
    assert not decisions.passed


def test_one_inside_that_is_named_is_obeyed_and_outputs_are_passed_over(inbox: Path) -> None:
    (inbox / "decisions.csv").touch()
    (inbox / "out").mkdir()
    (inbox / "out" / "decisions.csv").touch()
    named = inbox / "decisions.csv"
    assert own_file(inbox, "decisions.csv", named) == named
    assert not_obeyed(inbox, taken=(named, None), leave_out=inbox / "out") == ()
