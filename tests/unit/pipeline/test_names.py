from __future__ import annotations

import pytest

from foi_compare.names import Apart, print_of, printed_name, printed_path, told_apart


def test_names_are_the_same_whatever_the_system_makes_of_them() -> None:
    assert printed_name("e\u0301.pdf") == "\u00e9.pdf"
    assert printed_name("\udcff.pdf") == "\ufffd.pdf"
    assert printed_name("\ud800.pdf") == "\ufffd.pdf"


@pytest.mark.parametrize("unseen", "\n\r\t\x1b\x85\x9b\xad\u200b\u2028\u202e\u2066\ufeff")
def test_a_name_cannot_forge_a_line(unseen: str) -> None:
    assert printed_name(f"kent{unseen}.pdf") == "kent\ufffd.pdf"


def test_a_name_is_never_blank() -> None:
    assert printed_name("\u00a0 ") == "\ufffd"
    assert printed_path("kent/ /a\u200b/") == "kent/\ufffd/a\ufffd/"


@pytest.mark.parametrize(
    "alike",
    [
        ("\u00e9.html", "e\u0301.html", "\u00e9 (2).html"),
        ("a b.html", "a  b.html", "a\u00a0b.html"),
        ("=a.html", "'=a.html"),
        ("\udcfe", "\udcff"),
    ],
)
def test_no_two_names_of_a_folder_look_alike(alike: tuple[str, ...]) -> None:
    apart = told_apart(alike)
    assert set(apart) == set(alike)
    assert len({print_of(name) for name in apart.values()}) == len(alike)
    assert apart == told_apart(reversed(alike))


def test_a_name_that_prints_as_it_is_written_keeps_its_name() -> None:
    apart = told_apart(["e\u0301.html", "\u00e9.html", "\u00e9 (2).html"])
    assert apart["\u00e9.html"] == "\u00e9.html"
    assert apart["\u00e9 (2).html"] == "\u00e9 (2).html"
    assert apart["e\u0301.html"] == "\u00e9 (3).html"


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("a.b/c.html", "a.b/c (2).html"),
        ("a.b/c", "a.b/c (2)"),
        ("a/.c", "a/.c (2)"),
        (".c", ".c (2)"),
    ],
)
def test_the_number_stands_before_the_ending(name: str, second: str) -> None:
    apart = Apart()
    assert [apart.name_for(name), apart.name_for(name)] == [name, second]
