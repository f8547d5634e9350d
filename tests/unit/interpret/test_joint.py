from __future__ import annotations

from dataclasses import replace

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import Document, FileSettings, Hint, Reply, Settings, Table
from lettering import forces, matcher, paragraphs, wordings

ASKED = "Request\n\n1. How many crimes of arson were recorded in 2022, by outcome?\n\nResponse"


def read(letter: Document, settings: Settings | None = None) -> tuple[Reply, ...]:
    return interpret(
        (letter,),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=settings or Settings(),
    )


def replies(*parts: str | Table) -> tuple[Reply, ...]:
    return read(paragraphs(*parts))


def test_a_joint_reply_becomes_one_for_each_force_with_its_own_block() -> None:
    found = replies(
        "Norfolk and Suffolk Constabularies",
        ASKED,
        "Norfolk Constabulary",
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
        "Suffolk Constabulary",
        table("Outcome | Total", "Charged | 5", "Community resolution | 6"),
    )
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"norfolk": [3, 4], "suffolk": [5, 6]}
    assert sum(len(one.set_aside) for one in found) == len(found[0].set_aside)


def test_a_joint_table_with_a_column_for_each_force_is_parted_by_its_columns() -> None:
    found = replies(
        "Warwickshire Police and West Mercia Police",
        ASKED,
        table(
            "Outcome | Warwickshire | West Mercia", "Charged | 3 | 5", "Caution - adults | 4 | 6"
        ),
    )
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"warwickshire": [3, 4], "west-mercia": [5, 6]}


def test_the_name_of_the_force_breaks_nothing_down_and_a_total_of_both_is_nobodys() -> None:
    found = replies(
        "Norfolk and Suffolk Constabularies",
        ASKED,
        table(
            "Force | Outcome | 2021",
            "Norfolk | Charged | 3",
            "Suffolk | Charged | 4",
            "Total | | 7",
        ),
    )
    figures = {one.force_id: [(f.value.amount, f.breakdown) for f in one.figures] for one in found}
    assert figures == {"norfolk": [(3, ())], "suffolk": [(4, ())], "": [(7, ())]}
    assert [bool(one.force_doubt) for one in found] == [False, False, True]


def test_a_joint_reply_that_does_not_part_its_numbers_is_nobodys() -> None:
    found = replies(
        "Norfolk and Suffolk Constabularies",
        ASKED,
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
    )
    assert [one.force_id for one in found] == [""]


def test_what_a_block_says_after_the_numbers_of_one_force_is_not_that_forces() -> None:
    lines = "West Mercia Police\nCharged 3\nCommunity resolution 4\nQuestion 2\nThere were none."
    asked = "Request\n\n1. How many arsons, by outcome?\n\n2. How many were recorded as Outcome 21?"
    found = replies(
        "Warwickshire Police and West Mercia Police",
        asked,
        "Response",
        "Question 1",
        "Warwickshire Police\nCharged 5\nCommunity resolution 6",
        lines,
    )
    owners = {one.force_id: [figure.label for figure in one.figures] for one in found}
    assert owners["west-mercia"] == ["Charged", "Community resolution"]


def test_the_footer_of_a_shared_mail_server_makes_no_joint_reply() -> None:
    found = replies(
        "Surrey Police",
        ASKED,
        "There were 3 crimes.",
        "Yours sincerely",
        "This e-mail was scanned on behalf of Sussex Police and Surrey Police.",
    )
    assert [one.force_id for one in found] == ["surrey"]


def test_a_lone_force_is_never_parted() -> None:
    found = replies(
        "Norfolk Constabulary", ASKED, table("Outcome | Total", "Charged | 3", "Caution | 4")
    )
    assert [one.force_id for one in found] == ["norfolk"]


def test_the_sender_of_a_joint_letter_does_not_own_the_numbers_of_the_other() -> None:
    letter = paragraphs(
        "Warwickshire Police and West Mercia Police",
        ASKED,
        "Warwickshire Police",
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
        "West Mercia Police",
        table("Outcome | Total", "Charged | 5", "Community resolution | 6"),
    )
    sender = Hint(kind="sender", value="FOI <foi@warwickshire.police.uk>")
    found = read(replace(letter, hints=(sender,)))
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"warwickshire": [3, 4], "west-mercia": [5, 6]}


def test_the_sender_of_a_joint_letter_does_not_own_numbers_that_nobody_owns() -> None:
    letter = paragraphs(
        "Warwickshire Police and West Mercia Police",
        ASKED,
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
    )
    sender = Hint(kind="sender", value="FOI <foi@warwickshire.police.uk>")
    (one,) = read(replace(letter, hints=(sender,)))
    assert one.force_id == ""
    assert "speaks for Warwickshire Police and West Mercia Police" in one.force_doubt
    assert '[[files]] file = "reply.txt", forces = {' in one.force_doubt


def test_a_person_says_which_heading_is_whose() -> None:
    letter = paragraphs(
        "Norfolk and Suffolk Constabularies",
        ASKED,
        table("Outcome | Total", "Charged | 3", "Community resolution | 4", caption="Sheet A"),
        table("Outcome | Total", "Charged | 5", "Community resolution | 6", caption="Sheet B"),
    )
    said = FileSettings(file="*", forces=(("sheet a", "norfolk"), ("Sheet B", "suffolk")))
    found = read(letter, Settings(files=(said,)))
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"norfolk": [3, 4], "suffolk": [5, 6]}


def test_a_force_that_is_not_certain_is_asked_with_what_the_reply_names() -> None:
    (one,) = replies(
        ASKED, "The figures are those of Kent Police.", table("Outcome | Total", "Charged | 3")
    )
    assert one.force_id == ""
    assert "the reply names Kent Police" in one.force_doubt
    assert 'force = "kent"' in one.force_doubt


def test_where_forces_have_none_together_each_has_none() -> None:
    found = replies(
        "Norfolk Constabulary and Suffolk Constabulary",
        "Request\n\n1. How many arsons, by outcome?\n\n2. How many were given Outcome 21?",
        "Response\n\nQuestion 1",
        "Norfolk Constabulary",
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
        "Suffolk Constabulary",
        table("Outcome | Total", "Charged | 5", "Community resolution | 6"),
        "Question 2",
        "None recorded.",
    )
    zeros = {
        one.force_id: [figure.label for figure in one.figures if figure.value.amount == 0]
        for one in found
    }
    assert zeros == {"norfolk": ["Outcome 21"], "suffolk": ["Outcome 21"]}
    spots = [spot for one in found for figure in one.figures for spot in figure.spots]
    assert len(spots) == len(set(spots))


def test_a_heading_with_questions_below_it_holds_for_all_of_them() -> None:
    found = replies(
        "Norfolk Constabulary and Suffolk Constabulary",
        "Request\n\n1. How many arsons were given Outcome 1?\n\n2. How many were given Outcome 2?",
        "Response",
        "Norfolk Constabulary\n\nQuestion 1\n\nThere were 14 crimes.\n\nQuestion 2\n\n15",
        "Suffolk Constabulary\n\nQuestion 1\n\nThere were 24 crimes.\n\nQuestion 2\n\n25",
    )
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"norfolk": [14, 15], "suffolk": [24, 25]}
    assert not any(figure.doubts for one in found for figure in one.figures)


def answers(found: tuple[Reply, ...]) -> dict[str, list[tuple[str, str]]]:
    return {
        one.force_id: [(question.disposition, question.statement) for question in one.questions]
        for one in found
    }


def test_each_force_has_its_own_disposition_and_statement() -> None:
    found = answers(
        replies(
            "Kent Police and Essex Police",
            "Request\n\n1. How many arsons of 2022 were given Outcome 18?\n\nResponse",
            "Kent Police",
            "71 crimes were closed with Outcome 18.",
            "Essex Police",
            "The cost is above the appropriate limit. Section 12(1) applies and we refuse this.",
            "Kent Police and Essex Police",
        )
    )
    assert [code for code, _ in found["kent"]] == ["disclosed"]
    assert [code for code, _ in found["essex"]] == ["refused"]
    assert "71" in found["kent"][0][1]
    assert "cost" in found["essex"][0][1]


def test_sentences_of_one_paragraph_are_parted_by_the_force_that_they_name() -> None:
    found = replies(
        "Norfolk Constabulary and Suffolk Constabulary",
        "Request\n\n1. How many arsons of 2022 were given Outcome 18?\n\nResponse",
        "Norfolk Constabulary recorded 71 crimes with Outcome 18. Suffolk Constabulary does not "
        "hold this information.",
    )
    amounts = {one.force_id: [figure.value.amount for figure in one.figures] for one in found}
    assert amounts == {"norfolk": [71], "suffolk": []}
    assert {force: said[0][0] for force, said in answers(found).items()} == {
        "norfolk": "disclosed",
        "suffolk": "not_held",
    }


def test_what_both_say_together_is_parted_only_where_no_number_needs_an_owner() -> None:
    asked = "Request\n\n1. How many arsons of 2022 were given Outcome 18?\n\nResponse"
    head = "Norfolk Constabulary and Suffolk Constabulary"
    refused = replies(head, asked, "Section 12(1) applies and the request is refused.", head)
    assert {force: said[0][0] for force, said in answers(refused).items()} == {
        "norfolk": "refused",
        "suffolk": "refused",
    }
    together = replies(head, asked, "135 crimes were closed with Outcome 18.", head)
    assert [one.force_id for one in together] == [""]
