from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foi_compare.readers.mails.rtf import html_inside, unpacked

# The example of [MS-OXRTFCP], section 4.1.1.
EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a"
    "800fa0"
)


def test_the_example_of_the_specification_is_unpacked():
    assert unpacked(EXAMPLE) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_rtf_that_wraps_no_html_gives_none():
    assert html_inside(b"{\\rtf1\\ansi We hold 3.}") == ""


@given(st.binary(max_size=200))
def test_no_bytes_break_the_unpacking(data: bytes):
    assert isinstance(unpacked(EXAMPLE[:16] + data), bytes)
    assert isinstance(html_inside(b"{\\rtf1\\fromhtml1" + data), str)
