"""What a person expects of any command line: help, silence, colours, completion, exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from foi_compare.cli import app
from foi_compare.cli.terminal.hints import Standing, from_here
from foi_compare.cli.told.summary import Summary

LETTER = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Community resolution 4
Grand Total {total}
"""
OPEN = """Kent Police
Freedom of Information request 20/09/1088
30 September 2020

1. How many crimes were recorded in 2019, by outcome?

Outcome Total
Charged/Summonsed 3
Something that nobody ever heard of 4
"""
COMMANDS = [
    ["ingest"], ["decide"], ["audit"], ["inspect"], ["diff"], ["freeze"], ["explain"], ["forces"],
    ["init"], ["letters"], ["match"], ["cache"], ["cache", "clear"], ["codebook"],
    ["codebook", "show"], [],
]  # fmt: skip


# As the program is called by its own name; a shell asks for completions by that.
PROGRAM = "import sys; from foi_compare.__main__ import main; sys.argv[0] = 'foi-compare'; main()"


def run(*words: str, **environment: str) -> Result:
    return CliRunner().invoke(app, list(words), env=environment)


def ingest(*words: str) -> Result:
    return run("ingest", "inbox", "--no-cache", "--jobs", "1", *words)


def program(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - ours
        [sys.executable, "-c", PROGRAM, *words],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "kent.txt").write_text(LETTER.format(total=7))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_short_help_and_may_be_told_to_say_less_or_more(command: list[str]):
    short, long = run(*command, "-h"), run(*command, "--help")
    assert short.exit_code == long.exit_code == 0
    assert short.stdout == long.stdout
    for option in ("--quiet", "-q", "--verbose", "-v", "-h"):
        assert option in short.stdout


@pytest.mark.usefixtures("project")
def test_a_quiet_run_says_nothing_where_all_is_well():
    for result in (ingest("-q"), run("-q", "ingest", "inbox", "--no-cache", "--jobs", "1")):
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_quiet_run_names_what_could_not_be_read(project: Path):
    (project / "inbox" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    result = ingest("--quiet")
    assert result.exit_code == 1
    assert result.stderr.startswith("broken.pdf: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("project")
def test_errors_are_told_however_quiet():
    assert "There is no folder" in run("ingest", "nowhere", "-q").stderr


@pytest.mark.usefixtures("project")
def test_one_quiet_command_does_not_silence_the_next():
    ingest("-q")
    assert "numbers about outcomes" in ingest().stderr


@pytest.mark.usefixtures("project")
def test_a_verbose_run_names_each_file():
    assert "Reading 1/1: kent.txt" in ingest("-v").stderr
    assert "Reading 1/1" not in ingest().stderr


def test_lists_end_unless_every_step_is_wanted(project: Path):
    for number in range(12):
        broken = f"%PDF-1.7 and no more than {number}"
        (project / "inbox" / f"broken-{number:02}.pdf").write_text(broken)
    assert "broken-11.pdf" not in ingest().stderr
    assert "broken-11.pdf" in " ".join(ingest("-v").stderr.split())


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "result"),
    [
        (("forces",), "kent "),
        (("match", "Caution"), "label,code"),
        (("codebook", "list"), "home-office-outcomes"),
    ],
)
def test_results_go_to_standard_output_alone(words: tuple[str, ...], result: str):
    done = run(*words)
    assert result in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("letter", "options", "code"),
    [
        (LETTER.format(total=7), ("review", "findings", "unreadable"), 0),
        (LETTER.format(total=9), (), 0),
        (LETTER.format(total=9), ("findings",), 1),
        (LETTER.format(total=9), ("unreadable",), 0),
        (OPEN, (), 0),
        (OPEN, ("review",), 1),
        ("%PDF-1.7 and no more", ("unreadable",), 1),
        ("%PDF-1.7 and no more", (), 1),
    ],
)
def test_a_run_fails_on_what_it_is_told_to(
    project: Path, letter: str, options: tuple[str, ...], code: int
):
    (project / "inbox" / "kent.txt").write_text(letter)
    words = [word for option in options for word in ("--fail-on", option)]
    assert ingest(*words).exit_code == code


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("ingst", "inbox"), "Did you mean 'ingest'"),
        (("codebook", "sow"), "Did you mean 'show'"),
        (("ingest", "inbox", "--decision", "x"), "--decisions"),
        (("ingest", "inbox", "--fail-on", "reviw"), "Do you mean `review`?"),
        (("ingest", "inbox", "--codebook", "home-office-outcome"), "Do you mean `home-office-out"),
        (("codebook", "show", "home-ofice-outcomes"), "Do you mean `home-office-outcomes`?"),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant(words: tuple[str, ...], meant: str):
    result = run(*words)
    assert result.exit_code == 2
    assert meant in result.stderr


@pytest.mark.usefixtures("project")
def test_a_code_of_the_settings_that_there_is_not_is_told_with_the_nearest():
    Path("foi-compare.toml").write_text('[[questions]]\nkey = "a"\ncode = "not_assigned"\n')
    result = ingest()
    assert result.exit_code == 2
    assert "Do you mean `not_yet_assigned`?" in result.stderr


@pytest.mark.usefixtures("project")
def test_colours_are_left_out_where_no_colour_is_wanted():
    wanted = {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    plain = program("--help", NO_COLOR="1", **wanted).stdout
    coloured = program("--help", **wanted).stdout
    assert "\x1b[1;33m" in coloured
    assert not any(f"\x1b[{style}3{n}m" in plain for style in ("", "1;") for n in range(8))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("foi-compare let", "letters"),
        ("foi-compare ingest --fail-on ", "findings"),
        ("foi-compare letters police-s", "police-scotland"),
        ("foi-compare codebook show self", "self-defined-ethnicity"),
    ],
)
def test_a_shell_completes_commands_options_and_what_they_take(typed: str, offered: str):
    done = program(
        _FOI_COMPARE_COMPLETE="complete_bash",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(typed.split(" ")) - 1),
    )
    assert offered in done.stdout.split()


def test_the_hints_of_a_new_project_work_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    assert "\ncd 'my proj'\nfoi-compare ingest inbox\n" in run("init", "my proj").stderr
    monkeypatch.chdir(tmp_path / "my proj")
    (tmp_path / "my proj" / "foi-compare.toml").unlink()
    assert "cd " not in run("init").stderr


def test_the_hints_of_a_run_name_the_files_that_are_elsewhere(
    project: Path, monkeypatch: pytest.MonkeyPatch
):
    (project / "inbox" / "kent.txt").write_text(OPEN)
    (project / "desk").mkdir()
    here = " ".join(ingest().stderr.split())
    assert "`foi-compare decide` asks you here" in here
    monkeypatch.chdir(project / "desk")
    where = ("--no-cache", "--jobs", "1", "--out", "found")
    there = " ".join(run("ingest", "../inbox", *where).stderr.split())
    assert "`foi-compare decide --decisions ../decisions.csv --out found`" in there
    assert "foi-compare explain OBSERVATION_ID --out found" in there


def test_a_folder_below_is_named_from_here(project: Path):
    below = Standing(Path("outputs"), from_here(project / "inbox" / "decisions.csv"))
    assert below.command("decide", decisions=True) == (
        "foi-compare decide --decisions inbox/decisions.csv"
    )


def test_a_run_without_days_loads_no_calendar(project: Path):
    script = (
        "import sys; from foi_compare.cli import app;"
        "app(['ingest', 'inbox', '--no-cache', '--jobs', '1', '-q'], standalone_mode=False);"
        "print('holidays' in sys.modules)"
    )

    def loads_a_calendar() -> str:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    assert loads_a_calendar() == "False"
    (project / "foi-compare.toml").write_text("sent_on = 2020-09-01\n")
    assert loads_a_calendar() == "True"


@pytest.mark.parametrize("called", ["forces", "codebook", "nothing"])
def test_only_the_command_that_is_called_is_built(called: str):
    script = (
        f"import sys; from foi_compare import cli; cli._build_only(['-q', {called!r}]);"
        "print(len(cli.app.registered_commands), len(cli.app.registered_groups))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    commands, groups = (int(word) for word in done.stdout.split())
    whole = (len(app.registered_commands), len(app.registered_groups))
    assert (commands, groups) == {"forces": (1, 0), "codebook": (0, 1)}.get(called, whole)


def test_a_summary_has_a_count_for_each_reason_to_fail():
    assert {"review", "failed_checks", "unread_files"} <= set(Summary.__dataclass_fields__)
