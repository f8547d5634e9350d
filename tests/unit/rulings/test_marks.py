"""What decisions say of whole tables before these are understood."""

from __future__ import annotations

from builders import document, table
from foi_compare.addresses import addresses_of
from foi_compare.model import Address, Decision, DecisionKind
from foi_compare.rulings import marked

LETTER = document("In 2 parts:", table("Month | Crimes | Charges", "May | 4 | 1", "June | 5 | 0"))


def marks(kind: DecisionKind, answer: str) -> dict[tuple[str, int], frozenset[str]]:
    one = Decision(
        kind=kind,
        scope="place",
        answer=answer,
        source_sha256=LETTER.sha256,
        anchor=(Address("body", 2), Address("body", 3)),
    )
    return marked((LETTER,), (one,), addresses_of((LETTER,)))


def test_who_gives_a_column_a_code_says_that_its_table_counts_outcomes() -> None:
    assert marks("column", "none | code") == {("reply.docx", 1): frozenset({"outcomes"})}
    assert marks("row", "group") == {("reply.docx", 1): frozenset({"outcomes"})}
    assert marks("column", "none | period") == {}


def test_what_is_said_of_the_table_itself_is_a_mark() -> None:
    assert marks("table", "across") == {("reply.docx", 1): frozenset({"across"})}
    assert marks("table", "not_outcomes") == {}
    assert marks("number", "code") == {}
