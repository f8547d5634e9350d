"""What the tables quote of a reply is masked; numbers, identifiers and file names are not."""

from __future__ import annotations

from dataclasses import replace

from foi_compare.export import rows_of, specs_for
from foi_compare.export.todo import read_todo, todo_bytes
from foi_compare.merge import merge
from foi_compare.model import Dataset, Person, Place, Question, SetAside
from observing import batch, observation, read_reply

PEOPLE = (Person(("Jane", "Whitmore"), ("Jane", "Whitmore")),)
SAID = "Jane Whitmore said so: 16 crimes (jane@mail.example, 01632 960 155)."
MASKED = "[name] said so: 16 crimes ([e-mail address], [telephone number])."


def dataset(*, keep_names: bool = False) -> Dataset:
    number = observation("Whitmore", "16", status="review", evidence=SAID)
    aside = SetAside(
        rule="request", reason="a year", text=SAID, file=number.file,
        place=Place(part="page 1", page=1), spots=(),
    )  # fmt: skip
    read = replace(read_reply([number]), set_aside=(aside,), people=PEOPLE)
    question = Question(number="1", text=SAID, statement=SAID, disposition="disclosed")
    read = replace(read, reply=replace(read.reply, questions=(question,)))
    return merge([read], replace(batch(), keep_names=keep_names))


def column(data: Dataset, table: str, name: str) -> list[object]:
    spec = next(spec for spec in specs_for(data.batch.codebook) if spec.name == table)
    at = [one.name for one in spec.columns].index(name)
    return [row[at] for row in rows_of(data, table)]


def test_every_quotation_is_masked() -> None:
    data = dataset()
    assert column(data, "observations", "evidence") == [MASKED]
    assert column(data, "observations", "label") == ["[name]"]
    assert column(data, "replies", "question_text") == [MASKED]
    assert column(data, "replies", "statement") == [MASKED]
    assert column(data, "set_aside", "text") == [MASKED]
    assert not any("Whitmore" in str(row) for row in rows_of(data, "review"))


def test_numbers_and_identifiers_stay() -> None:
    hidden, shown = dataset(), dataset(keep_names=True)
    for name in ("observation_id", "value", "value_as_printed", "file", "sha256", "anchor"):
        assert column(hidden, "observations", name) == column(shown, "observations", name)


def test_names_are_kept_where_a_person_asks_for_them() -> None:
    data = dataset(keep_names=True)
    assert column(data, "observations", "evidence") == [SAID]
    assert column(data, "set_aside", "text") == [SAID]


def test_the_lines_to_fill_in_are_masked() -> None:
    assert "Whitmore" not in str(read_todo(todo_bytes(dataset())))
    assert "Whitmore" in str(read_todo(todo_bytes(dataset(keep_names=True))))


def test_a_reply_masks_no_names_of_another() -> None:
    data = dataset()
    other = replace(
        read_reply([observation("Jane", "3", "1", file="other.pdf", force_id="essex")]),
        people=(),
    )
    other = replace(other, reply=replace(other.reply, files=("other.pdf",), force_id="essex"))
    both = merge([*data.replies, other], data.batch)
    assert set(column(both, "observations", "label")) == {"[name]", "Jane"}
