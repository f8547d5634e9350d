"""What is said of whole files: left out, joined, replaced, and who wrote them and when."""

from __future__ import annotations

from foi_compare.model import Decision, FileSettings, Question, Settings
from foi_compare.rulings import decided_on_files, files_decided, joined, said_by
from observing import read_reply

INPUTS = {
    "a.pdf": "a" * 64,
    "b.pdf": "b" * 64,
    "copy of a.pdf": "a" * 64,
    "mail.eml": "m" * 64,
    "mail.eml/0.txt": "0" * 64,
    "mail.eml/1.pdf": "1" * 64,
}


def line(answer: str, name: str, other: str = "", number: int = 2) -> Decision:
    detail = (("file", other),) if other else ()
    return Decision(
        kind="file",
        answer=answer,
        detail=detail,
        file=name,
        source_sha256=INPUTS.get(name, "9" * 64),
        decision_id=f"d{number}",
        line=number,
    )


def test_a_file_that_is_no_reply_is_left_out_under_each_of_its_names() -> None:
    one = line("no_reply", "a.pdf")
    found = files_decided([one], INPUTS)
    assert found.left_out == dict.fromkeys(("a.pdf", "copy of a.pdf"), f"no reply: {said_by(one)}")
    assert found.obeyed == ("d2",)


def test_a_mail_that_is_no_reply_is_left_out_with_what_it_holds() -> None:
    found = files_decided([line("no_reply", "mail.eml")], INPUTS)
    assert list(found.left_out) == ["mail.eml", "mail.eml/0.txt", "mail.eml/1.pdf"]


def test_a_file_that_is_replaced_is_left_out_and_says_by_which() -> None:
    found = files_decided([line("replaces", "a.pdf", "b.pdf")], INPUTS)
    assert list(found.left_out) == ["b.pdf"]
    assert found.left_out["b.pdf"].startswith("replaced by a.pdf: decided by")


def test_files_that_replace_one_another_in_a_circle_are_not_all_lost() -> None:
    both = [line("replaces", "a.pdf", "b.pdf"), line("replaces", "b.pdf", "a.pdf", 3)]
    found = files_decided(both, INPUTS)
    assert (list(found.left_out), found.obeyed) == (["b.pdf"], ("d2",))
    for answer in ("replaces", "same_reply"):
        itself = files_decided([line(answer, "b.pdf", "b.pdf")], INPUTS)
        assert (itself.left_out, itself.together, itself.obeyed) == ({}, (), ())


def test_a_line_on_a_file_that_is_not_there_is_not_obeyed() -> None:
    for one in (line("no_reply", "gone.pdf"), line("replaces", "a.pdf", "gone.pdf")):
        found = files_decided([one], INPUTS)
        assert (found.left_out, found.obeyed) == ({}, ())


def test_two_files_of_one_reply_are_joined_where_both_are_there() -> None:
    together = files_decided([line("same_reply", "a.pdf", "b.pdf")], INPUTS).together
    result = joined([("a.pdf", "x.pdf"), ("b.pdf",), ("c.pdf",)], together)
    assert result.groups == (("a.pdf", "b.pdf", "x.pdf"), ("c.pdf",))
    assert result.obeyed == ("d2",)
    assert joined([("a.pdf",)], together) == ((("a.pdf",),), ())


def said(kind: str, answer: str, subject: str = "") -> Decision:
    return Decision(
        kind=kind,  # type: ignore[arg-type]
        answer=answer,
        subject=subject,
        source_sha256="a" * 64,
        decision_id="d2",
        line=2,
    )


def test_what_is_said_of_a_file_is_obeyed_where_its_reply_follows_it() -> None:
    reply = read_reply(files=("a.pdf",), questions=(Question(number="1", asked="thefts"),)).reply
    for one, follows in (
        (said("force", "kent"), True),
        (said("force", "essex"), False),
        (said("reference", "1/22"), True),
        (said("reference", "2/22"), False),
        (said("date", "2022-09-30"), True),
        (said("date", "2022-10-01"), False),
        (said("question", "thefts", "1"), True),
        (said("question", "robberies", "1"), False),
        (said("question", "thefts", "9"), False),
    ):
        obeyed, findings = decided_on_files(Settings(), [one], INPUTS, [reply])
        assert (obeyed, findings) == (("d2",) if follows else (), ())


def test_settings_that_say_otherwise_are_a_finding_and_the_decision_holds() -> None:
    reply = read_reply(files=("a.pdf",)).reply
    settings = Settings(files=(FileSettings(file="a.pdf", force="essex", reference="1/22"),))
    obeyed, (finding,) = decided_on_files(
        settings, [said("force", "kent"), said("reference", "1/22")], INPUTS, [reply]
    )
    assert obeyed == ("d2", "d2")
    assert (finding.check, finding.left, finding.right) == (
        "settings_and_decisions_agree",
        "essex",
        "kent",
    )
