from __future__ import annotations

from pathlib import Path

import pytest

from foi_compare.codebooks.checking import Problem, check_codebook
from foi_compare.codebooks.loader import list_codebooks, load_codebook
from foi_compare.codebooks.starter import write_starter
from foi_compare.errors import InputError

MAIN = 'title = "Weapons"\nprefix = "weapon_"\ncounts = "weapons"\n'
CODES = "code,title,short_title\nk,Knife,Knife\ng,Gun,Gun\n"
FACTS = """
[[statement]]
fact = "sharp"
says = "it is sharp"
phrases = ["sharp"]
[[statement]]
fact = "loud"
says = "it is loud"
phrases = ["loud"]
[[rule]]
code = "k"
when = ["sharp"]
[[rule]]
code = "g"
when = ["loud"]
"""


def check(tmp_path: Path, **texts: str) -> tuple[Problem, ...]:
    files = {"codebook.toml": MAIN, "codes.csv": CODES} | {
        name.replace("_", "."): text for name, text in texts.items()
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return check_codebook(load_codebook(str(tmp_path)), str(tmp_path))


@pytest.mark.parametrize("name", list_codebooks())
def test_the_shipped_codebooks_hold_together(name: str) -> None:
    assert check_codebook(load_codebook(name), name) == ()


def test_the_starter_holds_together_and_is_in_use_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    written = write_starter(folder)
    assert sorted(path.name for path in written) == [
        "aliases.csv",
        "codebook.toml",
        "codes.csv",
        "vocabulary.toml",
    ]
    assert check_codebook(load_codebook(str(folder)), str(folder)) == ()


def test_the_starter_overwrites_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is there already"):
        write_starter(tmp_path)


def test_a_sound_folder_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, facts_toml=FACTS) == ()


def test_an_alias_given_twice_is_a_duplicate(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, aliases_csv="label,code,source\nBlade,k,\nBLADE,k,\n")
    assert problem.file == "aliases.csv"
    assert problem.line == 3
    assert "in line 2: a duplicate" in problem.text


def test_an_alias_of_two_codes_is_a_contradiction(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, aliases_csv="label,code,source\nBlade,k,\nblade,g,\n")
    assert (problem.line, "stands for g here but for k in line 2" in problem.text) == (3, True)


def test_an_alias_that_is_the_title_of_another_code_is_named(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, aliases_csv="label,code,source\nGun,k,\n")
    assert "but for g in the title of g" in problem.text


def test_a_code_whose_titles_are_those_of_another_cannot_be_reached(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, codes_csv=f"{CODES}x,Gun,GUN\n")
    assert (problem.file, problem.line) == ("codes.csv", 4)
    assert "no label reaches x" in problem.text


def test_a_code_without_a_rule_among_ruled_ones_is_named(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, facts_toml=FACTS, codes_csv=f"{CODES}x,Axe,Axe\n")
    assert "no rule proves x" in problem.text


def test_a_fact_that_nobody_states_is_named_with_its_line(tmp_path: Path) -> None:
    facts = f'{FACTS}[[rule]]\ncode = "g"\nwhen = ["loood"]\n'
    (problem,) = check(tmp_path, facts_toml=facts)
    assert (problem.file, problem.line) == ("facts.toml", 18)
    assert "no words state `loood`" in problem.text


def test_a_fact_that_leaves_no_code_is_named(tmp_path: Path) -> None:
    facts = f'{FACTS}[[statement]]\nfact = "shiny"\nsays = "it shines"\nphrases = ["shiny"]\n'
    (problem,) = check(tmp_path, facts_toml=facts)
    assert (problem.line, "`shiny` leaves no code" in problem.text) == (17, True)


def test_two_codes_proved_by_the_same_facts_are_named(tmp_path: Path) -> None:
    facts = f'{FACTS}[[rule]]\ncode = "g"\nwhen = ["sharp"]\n'
    (problem,) = check(tmp_path, facts_toml=facts)
    assert "sharp proves k and g alike" in problem.text


def test_a_word_of_two_terms_is_named(tmp_path: Path) -> None:
    words = '[terms]\nsharp = ["keen"]\nloud = [\n  "keen",\n]\n'
    (problem,) = check(tmp_path, vocabulary_toml=words)
    assert (problem.file, problem.line) == ("vocabulary.toml", 2)
    assert "`keen` stands for `sharp` and for `loud`" in problem.text


def test_a_phrase_of_two_facts_is_named(tmp_path: Path) -> None:
    facts = FACTS.replace('phrases = ["loud"]', 'phrases = ["loud", "sharp"]')
    (problem,) = check(tmp_path, facts_toml=facts)
    assert "`sharp` states `sharp` and `loud`" in problem.text


def test_two_groups_of_one_name_are_named(tmp_path: Path) -> None:
    group = '[[group]]\nname = "Any"\nmembers = ["k", "g"]\n'
    (problem,) = check(tmp_path, codebook_toml=f"{MAIN}{group}{group}")
    assert (problem.line, problem.text) == (5, "two groups are called `Any`")
