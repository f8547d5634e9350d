"""What is quoted beside a numeral that is set aside."""

from __future__ import annotations

import pytest

from builders import document
from foi_compare.interpret.whole_reply.interpretation import interpret
from foi_compare.model import Settings
from lettering import forces, matcher, wordings


@pytest.mark.parametrize("name", ["Paul Preston", "Anne-Marie de Marsh", "Sue A. Wells"])
def test_a_name_is_quoted_whole_or_not_at_all(name: str) -> None:
    closing = f"Yours faithfully\n{name}\nDisclosure Officer\nTel: 01622 690690"
    (reply,) = interpret(
        (document("Kent Police", "We hold no records of burglaries.", closing),),
        matcher=matcher(),
        forces=forces(),
        wordings=wordings(),
        settings=Settings(),
    )
    (told,) = [one.text for one in reply.set_aside if "690690" in one.text]
    last = name.rsplit(maxsplit=1)[-1]
    assert (last in told) == (name in told)
