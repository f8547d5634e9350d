from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foi_compare.codebooks.loader import codebook_texts, list_codebooks, load_codebook
from foi_compare.errors import CodebookError

MAIN = 'title = "Weapons"\nprefix = "weapon_"\ncounts = "weapons"\n'
CODES = (
    "code,title,short_title,group,in_force_from,in_force_to,note\nk,Knife,Knife,,,,\ng,Gun,,,,,\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "weapons"
    path.mkdir()
    (path / "codebook.toml").write_text(MAIN, encoding="utf-8")
    (path / "codes.csv").write_text(CODES, encoding="utf-8")
    return path


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_the_shipped_codebooks_are_listed_by_name() -> None:
    assert list_codebooks() == (
        "home-office-outcomes",
        "self-defined-ethnicity",
        "stop-and-search-outcomes",
    )


@pytest.mark.parametrize("name", list_codebooks())
def test_a_shipped_codebook_is_complete(name: str) -> None:
    book = load_codebook(name)
    assert book.name == name
    assert book.source
    assert all(code.title and code.short_title for code in book.codes.values())
    assert all(alias.source and alias.line for alias in book.aliases)


def test_the_outcomes_are_those_of_the_design() -> None:
    codes = list(load_codebook("home-office-outcomes").codes)
    assert codes[:6] == ["1", "1A", "2", "2A", "3", "3A"]
    assert codes[6:25] == [str(number) for number in range(4, 23)]
    assert codes[25:] == ["not_yet_assigned", "legacy_detected", "legacy_undetected", "other"]


def test_the_codes_that_came_later_have_their_dates() -> None:
    codes = load_codebook("home-office-outcomes").codes
    assert codes["22"].in_force_from == date(2019, 4, 1)
    assert codes["21"].in_force_from == date(2016, 1, 1)
    assert codes["legacy_undetected"].in_force_to == date(2014, 3, 31)


def test_the_18_and_1_categories_of_ethnicity() -> None:
    assert list(load_codebook("self-defined-ethnicity").codes) == [
        *("W1", "W2", "W3", "W9", "M1", "M2", "M3", "M9", "A1", "A2", "A3", "A4", "A9"),
        *("B1", "B2", "B9", "O2", "O9", "NS"),
    ]


def test_a_folder_of_ones_own_needs_two_files(folder: Path) -> None:
    book = load_codebook(str(folder))
    assert (book.name, book.title, book.prefix, book.counts) == (
        "weapons",
        "Weapons",
        "weapon_",
        "weapons",
    )
    assert list(book.codes) == ["k", "g"]
    assert book.codes["g"].short_title == "Gun"
    assert (book.aliases, book.groups, book.facts.rules) == ((), (), ())
    assert (book.cut, book.margin) == (0.92, 0.08)


def test_the_texts_of_a_folder_are_given_by_file(folder: Path) -> None:
    texts = codebook_texts(str(folder))
    assert texts["codes.csv"] == CODES
    assert texts["facts.toml"] == ""


def test_an_alias_may_stand_for_a_group(folder: Path) -> None:
    name = write(folder, "aliases.csv", "label,code,source\n# a comment,,\nAny,k|g,someone\n")
    (alias,) = load_codebook(name).aliases
    assert (alias.label, alias.codes, alias.source, alias.line) == ("Any", ("k", "g"), "someone", 3)


def test_a_byte_order_mark_and_spaces_do_no_harm(folder: Path) -> None:
    name = write(folder, "aliases.csv", "\ufefflabel,code,source\n Pistol , g ,\n")
    (alias,) = load_codebook(name).aliases
    assert (alias.label, alias.codes) == ("Pistol", ("g",))


def test_an_unknown_name_lists_what_ships() -> None:
    with pytest.raises(CodebookError, match="shipped are: home-office-outcomes"):
        load_codebook("nowhere-at-all")


@pytest.mark.parametrize(
    ("file", "text", "line", "problem"),
    [
        ("codes.csv", "code,title\n", 1, "has no column short_title"),
        ("codes.csv", "code,title,short_title\n", 1, "holds no code"),
        ("codes.csv", "code,title,short_title\nk,Knife,\nk,Knife,\n", 3, "second time"),
        ("codes.csv", "code,title,short_title\n,Knife,\n", 2, "needs a code and a title"),
        ("codes.csv", "code,title,short_title\nnone,None,\n", 2, "meaning of its own"),
        ("codes.csv", "code,title,short_title\nk,Knife,,x\n", 2, "more cells than the heading"),
        (
            "codes.csv",
            "code,title,short_title,in_force_from\nk,Knife,,\ng,Gun,,April 2014\n",
            3,
            "`April 2014` is no date",
        ),
        ("aliases.csv", "label,code,source\nA,k,\nB,z,\n", 3, "`z` is no code"),
        ("aliases.csv", "label,code,source\n,k,\n", 2, "has no label"),
        ("aliases.csv", "label,code\n", 1, "has no column source"),
        ("codebook.toml", 'title = "W"\nprefix = 3\n', 2, "`prefix` must be a text"),
        ("codebook.toml", 'title = "W"\nprefix = "w_"\n', 0, "`counts` must be a text"),
        ("codebook.toml", f"{MAIN}headings = 'x'\n", 4, "`headings` must be a list"),
        ("codebook.toml", f"{MAIN}headings = [1]\n", 4, "`headings` must be a list"),
        ("codebook.toml", f"{MAIN}many = ['z']\n", 4, "`z` is no code"),
        ("codebook.toml", f"{MAIN}[similarity]\ncut = 2\n", 5, "`cut` must be a number"),
        ("codebook.toml", f"{MAIN}similarity = 3\n", 4, "`similarity` must be a table"),
        ("codebook.toml", f"{MAIN}group = 3\n", 4, "`group` must be a list of tables"),
        (
            "codebook.toml",
            f"{MAIN}[[group]]\nname = 'Any'\nmembers = ['z']\n",
            6,
            "`z` is no code",
        ),
        ("codebook.toml", f"{MAIN}[printed.subcodes]\nK1 = 'z'\n", 5, "`z` is no code"),
        ("codebook.toml", f"{MAIN}[printed]\nleading = 'no'\n", 5, "`leading` must be true or"),
        ("codebook.toml", f"{MAIN}colour = 'red'\n", 4, "`colour` is not known"),
        ("codebook.toml", "title = \n", 1, "Invalid"),
        ("facts.toml", "[[rule]]\ncode = 'z'\n", 2, "`z` is no code"),
        ("facts.toml", "[[rule]]\ncode = 'k'\nwhom = ['a']\n", 3, "`whom` is not known"),
        ("facts.toml", "[[statement]]\nfact = 'a'\n", 0, "`says` must be a text"),
        ("facts.toml", "[allows]\nz = ['a']\n", 2, "`z` is no code"),
        ("vocabulary.toml", "[terms]\nknife = 'blade'\n", 2, "`knife` must be a list"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(
    folder: Path, file: str, text: str, line: int, problem: str
) -> None:
    with pytest.raises(CodebookError) as error:
        load_codebook(write(folder, file, text))
    assert problem in error.value.problem
    assert (error.value.file, error.value.line) == (file, line)


@pytest.mark.parametrize("file", ["codebook.toml", "codes.csv"])
def test_a_missing_file_is_named(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(CodebookError, match=f"{file}: is missing in weapons"):
        load_codebook(str(folder))


def test_a_file_that_is_not_utf_8_is_named(folder: Path) -> None:
    (folder / "codes.csv").write_bytes(CODES.encode() + b"\xe9,Caf\xe9,,,,,\n")
    with pytest.raises(CodebookError, match=r"codes\.csv: is not UTF-8"):
        load_codebook(str(folder))
