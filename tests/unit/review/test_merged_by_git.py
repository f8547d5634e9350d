"""Two copies of a folder, decided on apart and merged by git, lose nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from desking import answered, open_desk, outputs_of_a_run, put
from foi_compare.decisions import FILE_NAME
from foi_compare.export import files_of
from foi_compare.review import Desk
from foi_compare.review.asked.seen import CauseLine
from reviewing import reply

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

KENT = reply("Kent Police", "Charged/Summonsed | 63", "Filed | 4", "Shelved | 9")
ESSEX = reply("Essex Police", "Charged/Summonsed | 12", "Filed | 3", "Parked | 1")
# As the documents say.
ATTRIBUTES = "decisions.csv merge=union\nsigned.csv merge=union\naudit.csv merge=union\n"


def git(folder: Path, *command: str) -> None:
    """Run git in a folder, whatever is set up on this machine."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    done = subprocess.run(  # noqa: S603 - git, in a folder of the test
        ["git", *who, *command],  # noqa: S607 - that of the system
        cwd=folder,
        env=os.environ | quiet,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def kept(folder: Path) -> None:
    """Commit all that lies in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "as it is")


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """Give two copies of a folder with an inbox; nothing is decided in it."""
    ann, bob = tmp_path / "ann", tmp_path / "bob"
    ann.mkdir()
    put(ann, kent=KENT, essex=ESSEX)
    (ann / ".gitattributes").write_text(ATTRIBUTES)
    (ann / ".gitignore").write_text("outputs/\n.foi-compare*\n")
    git(ann, "init", "--quiet")
    kept(ann)
    git(tmp_path, "clone", "--quiet", str(ann), str(bob))
    return ann, bob


def merged(ann: Path, bob: Path) -> Path:
    """Merge what Bob did into what Ann did, and return her copy."""
    kept(ann)
    kept(bob)
    git(ann, "fetch", "--quiet", str(bob), "HEAD")
    git(ann, "merge", "--quiet", "--message", "both", "FETCH_HEAD")
    return ann


def about(desk: Desk, label: str, force: str) -> CauseLine:
    """Return the question about a label of a force."""
    lines = (one for one in desk.queue() if f"“{label}”" in one.ask)
    return next(one for one in lines if one.force_id == force)


def about_none(desk: Desk, force: str) -> bool:
    """Return whether nothing but `Shelved` is asked of a force any more."""
    return all("“Shelved”" in one.ask for one in desk.queue() if one.force_id == force)


def decide(folder: Path, by: str, answers: Sequence[tuple[str, str, str]]) -> list[str]:
    """Give answers (label, force, answer) in a copy, and return their identifiers."""
    with open_desk(folder, by=by) as desk:
        taken = [
            desk.answer(answered(desk, about(desk, label, force), answer))
            for label, force, answer in answers
        ]
    assert all(one.problem == "" for one in taken)
    return [name for one in taken for name in one.decision_ids]


def test_answers_that_both_added_are_all_there_and_obeyed(copies: tuple[Path, Path]) -> None:
    """Both make the file: its header stands there once or twice, and every line once."""
    ann, bob = copies
    hers = decide(ann, "Ann", [("Filed", "kent", "18"), ("Shelved", "kent", "14")])
    his = decide(bob, "Bob", [("Filed", "essex", "18"), ("Parked", "essex", "16")])
    folder = merged(ann, bob)
    with open_desk(folder) as desk:
        log = desk.log()
        assert {one.decision_id for one in log} == {*hers, *his}
        assert {one.standing for one in log} == {"holds"}
        assert desk.queue() == ()
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)


def test_lines_that_were_there_before_stay_and_an_undo_holds(copies: tuple[Path, Path]) -> None:
    """One takes back what both had, the other goes on; a line is added to the merged file."""
    ann, bob = copies
    (base,) = decide(ann, "Ann", [("Filed", "kent", "18")])
    kept(ann)
    git(bob, "pull", "--quiet", "--ff-only")
    with open_desk(ann) as desk:
        desk.undo(base)
    decide(bob, "Bob", [("Filed", "essex", "18"), ("Parked", "essex", "16")])
    folder = merged(ann, bob)
    with open_desk(folder) as desk:
        assert sorted(one.standing for one in desk.log()) == ["holds", "holds", "undo", "undone"]
        assert about(desk, "Filed", "kent").answered == ""
        desk.answer(answered(desk, about(desk, "Filed", "kent"), "19"))
        assert sum(one.standing == "holds" for one in desk.log()) == 3
        assert dict(files_of(desk.caught_up())) == outputs_of_a_run(folder)


def test_two_answers_to_one_question_both_wait_and_are_shown(copies: tuple[Path, Path]) -> None:
    ann, bob = copies
    decide(ann, "Ann", [("Filed", "kent", "18")])
    decide(bob, "Bob", [("Filed", "kent", "14")])
    folder = merged(ann, bob)
    with open_desk(folder) as desk:
        assert [(one.decided_by, one.standing) for one in desk.log()] == [
            ("Ann", "conflict"),
            ("Bob", "conflict"),
        ]
        line = about(desk, "Filed", "kent")
        cause = desk.cause(line.review_id)
        assert cause is not None
        assert {one.answer for one in cause.earlier} == {"18", "14"}
        assert desk.answer(answered(desk, line, "18")).problem == ""
        assert [one.standing for one in desk.log()] == ["replaced", "replaced", "holds"]
        assert about_none(desk, "kent")


def test_the_same_answer_in_both_copies_is_one(copies: tuple[Path, Path]) -> None:
    """It is the same line to the letter: the same person, on the same day."""
    ann, bob = copies
    both = ("Filed", "kent", "18")
    decide(ann, "Ann", [both, ("Shelved", "kent", "14")])
    decide(bob, "Ann", [("Parked", "essex", "16"), both])
    folder = merged(ann, bob)
    with open_desk(folder) as desk:
        holding = [(one.asked, one.answer) for one in desk.log() if one.standing == "holds"]
        assert sorted(holding) == [
            ("Which outcome is “Filed”?", "18"),
            ("Which outcome is “Parked”?", "16"),
            ("Which outcome is “Shelved”?", "14"),
        ]
        assert {line.force_id for line in desk.queue()} == {"essex"}
        assert len(desk.log()) == len(holding) + 1  # it stands twice in the file


def test_signatures_and_typed_tables_of_both_are_there(copies: tuple[Path, Path]) -> None:
    ann, bob = copies
    (given,) = decide(ann, "Ann", [("Filed", "kent", "18")])
    kept(ann)
    git(bob, "pull", "--quiet", "--ff-only")
    for folder, by, force in ((ann, "Cara", "kent"), (bob, "Dan", "essex")):
        with open_desk(folder, by=by) as desk:
            desk.sign(given, "signed_off", by=by)
            number = next(one for one in desk.dataset.observations if one.force_id == force)
            seen = desk.number(number.observation_id)
            assert seen is not None
            own = next(one.line for one in seen.templates if one.line["kind"] == "table")
            rows = [("Outcome", "2023"), ("Charged/Summonsed", "64"), ("Filed", "2")]
            assert desk.answer({**own, "answer": "typed"}, rows).problem == ""
    folder = merged(ann, bob)
    with open_desk(folder) as desk:
        log = {one.decision_id: one for one in desk.log()}
        assert [one.by for one in log[given].signatures] == ["Cara", "Dan"]
        typed = sorted(one.force_id for one in log.values() if one.answer == "typed")
        assert typed == ["essex", "kent"]
        read = [one for one in desk.caught_up().observations if one.value.as_printed == "64"]
        assert {one.force_id for one in read} == {"kent", "essex"}
    assert len(list((folder / "typed").iterdir())) == 2


def test_without_the_attribute_git_says_so_and_what_both_said_holds(
    copies: tuple[Path, Path],
) -> None:
    """The marks of a merge that waits are lines that nobody can read; the others are obeyed."""
    ann, bob = copies
    for folder in copies:
        (folder / ".gitattributes").unlink()
    decide(ann, "Ann", [("Filed", "kent", "18")])
    decide(bob, "Bob", [("Filed", "essex", "18")])
    with pytest.raises(AssertionError, match="CONFLICT"):
        merged(ann, bob)
    text = (ann / FILE_NAME).read_text(encoding="utf-8")
    assert "<<<<<<<" in text
    with open_desk(ann) as desk:
        by = {one.decided_by for one in desk.log() if one.standing == "holds"}
        assert by == {"Ann", "Bob"}
