from __future__ import annotations

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import Reply, Settings, Table
from lettering import forces, matcher, paragraphs, wordings

ASKED = "Request\n\n1. How many crimes of arson were recorded in 2022, by outcome?\n\nResponse"


def replies(*parts: str | Table) -> tuple[Reply, ...]:
    return interpret(
        (paragraphs(*parts),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )


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


def test_a_joint_reply_that_does_not_part_its_numbers_is_nobodys() -> None:
    found = replies(
        "Norfolk and Suffolk Constabularies",
        ASKED,
        table("Outcome | Total", "Charged | 3", "Community resolution | 4"),
    )
    assert [one.force_id for one in found] == [""]


def test_a_lone_force_is_never_parted() -> None:
    found = replies(
        "Norfolk Constabulary", ASKED, table("Outcome | Total", "Charged | 3", "Caution | 4")
    )
    assert [one.force_id for one in found] == ["norfolk"]
