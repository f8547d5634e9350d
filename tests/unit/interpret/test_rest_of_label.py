"""The rest of a label, below its numbers, that would be a label of the same outcome alone."""

from __future__ import annotations

import hashlib

import pytest

from builders import table
from foi_compare.interpret import interpret
from foi_compare.model import Document, Settings, Source
from foi_compare.observe import observe
from foi_compare.readers import read_source
from lettering import forces, matcher, wordings
from unit.interpret.test_whole_reply import reply

TEXT = """Kent Police

Reference: 12/24

The outcomes of thefts are below. A dash means nil.

Outcome                                  2021   2022
Charged                                     1      7
Community resolution                        4      4
{begun:<40}    2      -
{rest}
Investigation complete - no suspect         9      8
  identified
Total                                      16     19
"""


def test_a_label_that_begins_with_its_code_is_no_rest_of_the_band_above_it() -> None:
    rows = ("Theft", "(1) Charged | 31 | 12", "(8) Community resolution | 4 | 6", "Fraud")
    rows += ("(1) Charged | 7 | 9", "(8) Community resolution | 2 | 3")
    lines = [row if "|" in row else f"{row} | |" for row in rows]
    found = reply("Kent Police", "Crimes by outcome.", table("Outcome | 2022 | 2023", *lines))
    assert {figure.label for figure in found.figures} == {
        "(1) Charged",
        "(8) Community resolution",
    }


@pytest.mark.parametrize(
    ("begun", "rest", "joined"),
    [
        ("Police decision - further", "  investigation not in public interest", True),
        # A whole label above one without numbers: two outcomes, and not one.
        ("Adult caution", "  investigation not in public interest", False),
    ],
)
def test_the_rest_of_a_label_is_put_to_it(begun: str, rest: str, joined: bool) -> None:
    data = TEXT.format(begun=begun, rest=rest).encode()
    source = Source(name="reply.txt", data=data, sha256=hashlib.sha256(data).hexdigest())
    document = read_source(source)
    assert isinstance(document, Document)
    (reply,) = interpret(
        (document,), matcher=matcher(), forces=forces(), wordings=wordings(), settings=Settings()
    )
    found, *_ = observe(reply, matcher=matcher(), codebook_name="home-office-outcomes")
    read = {(one.code, one.value.as_printed) for one in found}
    assert (("21", "2") in read) == joined
    assert (("21", "") in read) == (not joined)
