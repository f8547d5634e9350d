from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from foi_compare.batch.progress import Step
from foi_compare.cli.commands.explain import explanation
from foi_compare.cli.terminal.progress_bar import ProgressBar
from foi_compare.cli.told.closing import print_summary
from foi_compare.cli.told.inspected_page import print_reading
from foi_compare.cli.told.printed_totals import sums_of
from foi_compare.cli.told.screen_table import print_grid
from foi_compare.cli.told.summary import Summary, summarise
from foi_compare.export.published_columns import OBSERVATIONS
from foi_compare.merge import merge
from foi_compare.model import Candidate, Finding, ForceEvidence, Observation, Place, UnreadSource
from foi_compare.profiles import assess
from observing import batch, observation, read_reply


def screen(width: int = 80) -> tuple[Console, io.StringIO]:
    stream = io.StringIO()
    return Console(file=stream, width=width, highlight=False, markup=False), stream


def grid(*observations: Observation, width: int = 80) -> list[str]:
    console, stream = screen(width)
    print_grid(observations, console)
    return [" ".join(line.split()) for line in stream.getvalue().splitlines() if line.strip()]


def at(row: int, column: int) -> Place:
    return Place(part="page 1", page=1, table=1, row=row, column=column)


def test_a_table_stands_as_the_reply_prints_it() -> None:
    lines = grid(
        observation("Charged", "3", "1", series="2021", place=at(1, 2)),
        observation("Charged", "", "1", series="2022", place=at(1, 3)),
        observation("Total", "3", series="2021", role="total", place=at(2, 2)),
    )
    assert lines[0] == "Code Label 2021 2022"
    assert lines[2:] == ["1 Charged 3 blank", "total Total 3"]


def test_a_number_in_review_has_a_question_mark_and_its_question_once() -> None:
    unclear = observation(
        "Caution",
        "3",
        series="2021",
        status="review",
        reason="adult or youth?",
        candidates=(Candidate(code="2", score=0.5),),
    )
    lines = grid(unclear, replace(unclear, series="2022"))
    assert lines[2] == "? Caution 3 ? 3 ?"
    assert lines[3:] == ["? Caution: adult or youth? [2 (0.50)]"]


def test_labels_that_run_across_are_still_lines() -> None:
    lines = grid(
        observation("Outcome 1", "3", "1", series="Hospital A", place=at(2, 2)),
        observation("Outcome 8", "4", "8", series="Hospital A", place=at(2, 3)),
        observation("Outcome 1", "5", "1", series="Hospital B", place=at(3, 2)),
    )
    assert lines[2:] == ["1 Outcome 1 3 5", "8 Outcome 8 4"]


def test_two_rows_with_the_same_words_stay_two() -> None:
    lines = grid(
        observation("Charged", "3", "1", place=at(1, 2)),
        observation("Charged", "4", "1", place=at(2, 2)),
    )
    assert lines[2:] == ["1 Charged 3", "1 Charged 4"]


def test_a_table_wider_than_the_screen_is_printed_in_parts() -> None:
    years = [str(year) for year in range(2000, 2024)]
    cells = [observation("Charged", year, "1", series=year) for year in years]
    console, stream = screen()
    print_grid(cells, console)
    text = stream.getvalue()
    assert all(len(line) <= 80 for line in text.splitlines())
    assert all(text.count(year) == 2 for year in years)
    assert text.count("Label") > 1


def test_a_reply_of_no_certain_force_names_the_signs() -> None:
    signs = tuple(
        ForceEvidence(force_id=force, kind="footer", text=force.title(), weight=1.0)
        for force in ("kent", "essex")
    )
    dataset = merge([read_reply([], force_id="", force_evidence=signs)], batch())
    console, stream = screen()
    print_reading(dataset, console)
    text = " ".join(stream.getvalue().split())
    assert "Force unknown" in text
    assert "footer “Kent” (kent); footer “Essex” (essex)" in text


def test_the_head_of_a_reply_says_how_it_counts() -> None:
    dataset = assess(merge([read_reply([observation("8", "3", "8")])], batch()))
    console, stream = screen()
    print_reading(dataset, console)
    text = " ".join(stream.getvalue().split())
    assert "profile Counts of crimes, no period stated; outcome 8" in text


STEPS = (Step("kent/[bold]reply.pdf", 3_000_000), Step("essex.txt", 10))


def test_the_bar_counts_names_the_file_and_takes_itself_away() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=90, force_terminal=True, _environ={})
    with ProgressBar(console) as bar:
        bar.begin("Reading", STEPS)
        bar.start(0)
        bar.start(1)
        bar.step(1)
        time_left = stream.getvalue()
        bar.step(0)
    assert "Reading" in stream.getvalue()
    assert "2/2" in stream.getvalue()
    assert "left" in time_left


def test_the_file_that_is_waited_for_is_named() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=90, force_terminal=True, _environ={})
    with ProgressBar(console) as bar:
        bar.begin("Reading", STEPS)
        bar.start(1)
        bar.start(0)
        (task,) = bar.tasks
        assert task.fields["file"] == "essex.txt"
        bar.step(1)
        assert task.fields["file"] == "kent/[bold]reply.pdf"
        assert task.total
        assert task.completed < task.total / 100
    assert "[bold]reply.pdf" in stream.getvalue()


def test_where_nobody_looks_no_bar_is_drawn_and_each_file_may_be_told() -> None:
    told: list[str] = []
    with ProgressBar(None, told.append) as bar:
        bar.begin("Reading", STEPS)
        bar.start(1)
        bar.step(1)
    assert told == ["Reading 1/2: essex.txt"]


def summary() -> Summary:
    unread = tuple(
        UnreadSource(file=f"{n}.pdf", sha256="", error="E", problem="bad.", next_step="Mend it.")
        for n in range(20)
    )
    return summarise(merge([read_reply([observation("1", "3", "1")])], batch(unread=unread)), "out")


def test_a_long_list_is_cut_and_says_so() -> None:
    console, stream = screen()
    print_summary(summary(), console)
    text = stream.getvalue()
    assert "0.pdf: bad. Mend it." in text
    assert "and 10 more" in text
    assert "19.pdf" not in text


def test_what_fails_alike_under_several_questions_is_said_once() -> None:
    finding = Finding(
        check="answers_another_unit", severity="warning", passed=False, force_id="kent",
        reference="1/22", question="1", message="the answer counts another thing",
    )  # fmt: skip
    dataset = merge([read_reply([observation("1", "3", "1")])], batch())
    twice = (finding, replace(finding, question="2"))
    told = summarise(replace(dataset, findings=twice), "out")
    assert told.failures == ("Kent Police: the answer counts another thing",)
    assert told.failed_checks == 2


def explained(**cells: str) -> str:
    whole = dict.fromkeys([column.name for column in OBSERVATIONS.columns], "") | {
        "observation_id": "abc",
        "candidates": "",
        "role": "code",
        "match_score": "1",
        "codebook": "outcomes",
    }
    return " ".join(" ".join(explanation(whole | cells)).split())


def test_an_explanation_says_what_was_printed_and_what_it_is_taken_for() -> None:
    said = explained(
        value_as_printed="<5", label="Caution", series="2021", lower="1", upper="4",
        value_status="suppressed", code="3", code_title="Adult caution", match_score="0.91",
    )  # fmt: skip
    assert "printed <5 beside “Caution”, under “2021”" in said
    assert "value 1 to 4 (suppressed)" in said
    assert "code 3 of outcomes, certainty 0.91: Adult caution" in said


def test_an_explanation_says_what_is_not_known() -> None:
    said = explained(lower="0", value_status="not_stated", candidates="2 (0.50)")
    assert "printed a blank without a label" in said
    assert "value 0 or more (not stated)" in said
    assert "code none of outcomes yet" in said
    assert "may be 2 (0.50)" in said


def test_an_explanation_says_which_sums_told_how_to_read_the_table() -> None:
    told = {"check": "read_by_sums", "files": "kent.docx", "places": "body, table 2"}
    told["message"] = "12 met"
    row = {"file": "kent.docx", "table": "2"}
    assert sums_of([told, told | {"places": "body, table 3"}], row) == ("12 met",)
    assert sums_of([told], row | {"file": "essex.docx"}) == ()


def test_a_total_is_explained_as_one() -> None:
    assert "code none: it is a total" in explained(role="total", value="7")
