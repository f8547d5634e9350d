"""The roles of clauses by learnt weights, the questions they ask, and the answers tied to them."""

from __future__ import annotations

import pytest

from foi_compare.interpret.language.phrases import Phrasebook, phrasebook
from foi_compare.interpret.letter_text.segments import Segment
from foi_compare.interpret.meanings.markers import read_marker
from foi_compare.interpret.passage_roles import learnt_reading
from foi_compare.interpret.passage_roles.chain import Chain, turn
from foi_compare.interpret.passage_roles.lattice import likeliest, shares
from foi_compare.interpret.passage_roles.learnt_questions import (
    Question,
    full_numbers,
    questions_asked,
    without_stems,
)
from foi_compare.interpret.passage_roles.letter_roles import Piece, Roles, roles_by
from foi_compare.interpret.passage_roles.letter_units import units_of
from foi_compare.interpret.passage_roles.tying import Line, Ties
from foi_compare.model.wording_lists import Weights
from foi_compare.shipped.wordings import load_wordings
from lettering import letter

HEAD = ("Kent Police", "Our reference: FOI 4100/24", "Dear Applicant")
END = "Yours faithfully"
HIVES = (
    "You wrote:",
    (
        "I keep bees. Could you tell me how many hives were stolen in 2023, and whether anyone was"
        " charged with it? I would also like to know what the force spends on rural crime."
    ),
    "Our reply:",
    "There were 14 thefts of hives in 2023.",
    "Nobody was charged.",
    "As to spending on rural crime, this information is not held.",
)  # fmt: skip


def segment(text: str, block: int = 0) -> Segment:
    return Segment("a.txt", block, 0, len(text), text, read_marker(text), "paragraph")


def pieces(*told: tuple[str, str]) -> list[Piece]:
    return [Piece(segment(text, at), role, {role: 1.0}) for at, (role, text) in enumerate(told)]


def answers(*parts: str) -> dict[str, str]:
    found = letter(*HEAD, *parts, END)
    return {one.number: one.disposition for one in found.questions}


def numbers(*told: tuple[str, str]) -> list[str]:
    return [one.number for one in questions_asked(pieces(*told))[1]]


def test_a_row_goes_the_way_that_is_likeliest_as_a_whole() -> None:
    said, turns = [[1.0, 0.0], [0.0, 0.5]], [[[0.0, -9.0], [0.0, 0.0]]]
    assert likeliest(said, turns) == (0, 0)
    assert likeliest(said, [[[0.0, 0.0], [0.0, 0.0]]]) == (0, 1)
    assert likeliest([], []) == ()


def test_the_shares_of_each_are_one_together() -> None:
    rows = shares([[1.0, 0.0], [0.0, 0.5]], [[[0.0, -9.0], [0.0, 0.0]]])
    assert [sum(row) for row in rows] == pytest.approx([1.0, 1.0])
    assert rows[0][0] > rows[0][1]
    assert shares([], []) == []


def test_a_label_is_told_by_what_stands_before_it() -> None:
    weights = Weights(
        ("asks", "says"),
        {"how": [2.0, 0.0], turn("asks", "segment"): [-1.0, 1.0], turn("says", "clause"): [3.0, 0]},
    )
    told = Chain(weights).tell([{"how"}, {"unknown"}], ["segment", "segment"])
    assert told.labels == ("asks", "says")
    assert Chain(weights).tell([], []).labels == ()


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Tell me how many there were, and who paid for them.", 2),
        ("There were 14 of them.", 1),
        ("Please state (a) the number seized and (b) the cost of each.", 3),
        ("Yes, and no.", 1),
    ],
)
def test_a_clause_begins_wherever_another_thing_may_be_asked(text: str, clauses: int) -> None:
    units = units_of([segment(text)])
    assert len(units) == clauses
    assert "".join(one.segment.text for one in units) == text


def test_questions_have_the_numbers_that_are_printed() -> None:
    asked = [("begins", "1. How many?"), ("begins", "2. How much?"), ("goes_on", "In pounds.")]
    assert numbers(*asked) == ["1", "2"]
    _, found = questions_asked(pieces(*asked))
    assert found[1].text == "How much? In pounds."


def test_questions_without_numbers_are_counted_and_asked_again_once() -> None:
    asked = [
        ("begins", "How many horses were there?"), ("begins", "What do they cost to keep?"),
        ("answer", "There were two."), ("begins", "What do they cost to keep?"),
    ]  # fmt: skip
    told, found = questions_asked(pieces(*asked))
    assert [one.number for one in found] == ["1", "2"]
    assert [one.asks for one in told] == [0, 1, -1, 1]


def test_what_may_begin_elsewhere_casts_doubt_on_the_numbers_behind_it() -> None:
    told = pieces(("begins", "How many?"), ("begins", "How much?"), ("begins", "And by whom?"))
    told[1] = told[1]._replace(shares={"begins": 0.5})
    assert [one.doubt for one in questions_asked(told)[1]] == [False, True, True]


def test_letters_stand_under_the_number_above_them() -> None:
    assert full_numbers([("1",), ("a",), ("b",), (), ("2",)]) == [
        ("1",), ("1a",), ("1b",), (), ("2",),
    ]  # fmt: skip
    stems = [Question(number, numbered=True, text="") for number in ("1", "1a", "1b", "2")]
    assert [one.number for one in without_stems(stems)] == ["1a", "1b", "2"]


def test_lines_are_tied_by_numbers_and_by_their_place() -> None:
    lines = [
        Line("How many horses?", "begins", opens=True, asks=0),
        Line("Two.", "answer", opens=True, says=True),
        Line("How many dogs?", "begins", opens=True, asks=1),
        Line("Nine dogs are kept.", "answer", opens=True, says=True),
        Line("1. No others.", "answer", opens=True, named=frozenset({0}), says=True),
    ]
    ties = Ties(lines, ["How many horses?", "How many dogs?"])
    tied = ties.tie(load_wordings().ties.of)
    assert tied.questions == (0, 1, 0)
    assert ties.tie({}).shares == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_several_things_asked_in_prose_each_have_their_answer() -> None:
    found = answers(*HIVES)
    assert found == {"1": "disclosed", "2": "nil", "3": "not_held"}


def test_one_thing_asked_in_prose_is_one_question() -> None:
    found = answers(
        "You wrote:",
        "I keep bees and would like to know how many hives were stolen in 2023. A hive is any box"
        " that bees live in. Thanks in advance.",
        "Our reply:",
        "There were 14 thefts of hives in 2023.",
    )  # fmt: skip
    assert found == {"1": "disclosed"}


def test_numbers_that_explain_a_letter_are_not_counted_anew() -> None:
    found = answers(
        "1. How many hives were stolen in 2023, and where?", "14, all of them in the west.",
        "2. How many hives were burnt, and by whom?", "This information is not held.",
    )  # fmt: skip
    assert found == {"1": "disclosed", "2": "not_held"}


def test_roles_are_told_of_a_letter_without_words() -> None:
    assert roles_by(phrasebook(load_wordings())).pieces([]) == []


def test_a_text_of_a_hundred_pages_is_not_read_by_its_roles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Phrasebook] = []

    def noted(book: Phrasebook) -> Roles:
        asked.append(book)
        return roles_by(book)

    monkeypatch.setattr(learnt_reading, "roles_by", noted)
    answers(*HIVES)
    assert asked
    asked.clear()
    monkeypatch.setattr(learnt_reading, "_MOST_LETTERS", 100)
    answers(*HIVES)
    assert not asked
