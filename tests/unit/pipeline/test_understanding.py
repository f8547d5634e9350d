"""A reply that is interpreted again with other decisions, while a person decides."""

from __future__ import annotations

from pathlib import Path

from foi_compare.batch.reading import read_file
from foi_compare.batch.tasks import GroupTask, ReadTask
from foi_compare.batch.understanding import read_group
from foi_compare.run.intake import job_for

LETTER = """Kent Police
Our reference: FOI 1/24
Date: 5 January 2024

Dear Ada Whitmore,

1. How many burglaries ended in each outcome in 2022?

Outcome | 2022
1 - Charged/Summonsed | 10
Filed | 4
"""
LABEL = "decision_id,kind,scope,force_id,subject,answer\none,label,force,kent,Filed,18\n"


def test_whom_the_documents_name_is_not_asked_again_with_another_label(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "1.txt").write_text(LETTER, encoding="utf-8")
    job = job_for(tmp_path / "inbox")
    read = read_file(ReadTask(plan=job.plan, file=job.files[0]))
    documents = tuple(document for document, _ in read.documents)
    (tmp_path / "decisions.csv").write_text(LABEL, encoding="utf-8")
    decided = job_for(tmp_path / "inbox").plan
    before, after = (
        read_group(GroupTask(plan=plan, documents=documents, again=True)).replies[0]
        for plan in (job.plan, decided)
    )
    assert [one.status for one in before.observations] == ["accepted", "review"]
    assert [one.code for one in after.observations] == ["1", "18"]
    assert after.people
    assert after.people is before.people
