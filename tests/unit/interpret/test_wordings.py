from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from foi_compare.interpret.language.phrases import Phrasebook, plain
from foi_compare.model.wording_lists import Wordings
from foi_compare.shipped.registers import load_forces
from foi_compare.shipped.wordings import load_wordings


def book(*patterns: str, unless: tuple[str, ...] = ()) -> Phrasebook:
    return Phrasebook(
        Wordings(
            words=(("hold", ("hold", "holds", "held")),),
            patterns=(("group", patterns), *((("group_unless", unless),) if unless else ())),
        )
    )


def test_weights_are_the_hundredths_that_the_files_hold() -> None:
    of = load_wordings().acts.of
    feature = next(iter(of))
    assert feature in of
    assert "no such feature" not in of
    assert len(of) == len(list(of)) > 1000
    assert all(one == round(one * 100) / 100 for one in of[feature])
    assert any(one % 1 for one in of[feature])


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("not <hold>", "This is not held.", True),
        ("not <hold>", "This is not being held.", False),
        ("not .. <hold>", "This is not being held.", True),
        ("not .. <hold>", "This is not a thing that we have ever held.", False),
        ("not ... <hold>", "This is not a thing that we have ever held.", True),
        ("(no|nil) return", "A nil return.", True),
        ("not [ever] recorded", "It was not recorded.", True),
        ("not [ever] recorded", "It was not ever recorded.", True),
        ("record* kept", "No recorded kept", True),
        ("^ none", "None.", True),
        ("^ none", "There were none.", False),
        ("held $", "Not held.", True),
        ("held $", "Not held here.", False),
        ("section #", "Section 40 applies", True),
        ("s#", "under s40(2)", True),
        ("held", "upheld", False),
        ("don't hold", "We don\u2019t hold it", True),
        ("no <!hold> crimes", "no violent crimes", True),
        ("no <!hold> crimes", "no held crimes", False),
        ("no [<!hold>] [<!hold>] crimes", "no crimes", True),
        ("no [<!hold>] [<!hold>] crimes", "no very held crimes", False),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, found: bool) -> None:
    assert book(pattern).has("group", plain(text)) is found


def test_what_takes_the_meaning_away_wins() -> None:
    searched = book("not <hold>", unless=("if ..",))
    assert searched.has("group", "it is not held")
    assert not searched.has("group", "if it is not held, say so")


def test_plain_text_keeps_every_offset() -> None:
    text = "It\u2019s \u201cNOT\u201d\u00a0held \u2013 or\nis it\u200b?"
    assert len(plain(text)) == len(text)


def test_the_wordings_of_the_package_hold_together() -> None:
    wordings = load_wordings()
    shipped = dict(wordings.patterns)
    assert {"refused", "not_held", "nil", "disclosed", "neither_confirm_nor_deny"} <= set(shipped)
    assert Phrasebook(wordings).has("not_held", "we do not hold this information")
    heads = {name.removesuffix("_unless") for name in shipped if name.endswith("_unless")}
    assert heads <= set(shipped)


def test_a_marked_word_stands_for_its_endings_and_a_named_list_for_its_words() -> None:
    words = dict(load_wordings().words)
    assert {"collate", "collates", "collated", "collating", "kept"} <= set(words["hold"])
    assert {"policy", "policies", "searches"} <= {*words["info"], *words["search"]}
    assert set(words["hold"]) < set(words["having"])
    assert not [word for listed in words.values() for word in listed if word[0] == "@"]
    assert not [word for listed in words.values() for word in listed if word[-1] == "~"]


def test_every_force_of_the_register_has_a_name_of_its_own() -> None:
    forces = load_forces()
    names = [name.casefold() for force in forces for name in (force.name, *force.aliases)]
    assert len(names) == len(set(names))
    assert {"west-midlands", "metropolitan", "btp"} <= {force.force_id for force in forces}


@pytest.mark.parametrize("choice", [0, -1])
def test_every_shipped_pattern_finds_the_words_it_is_written_in(choice: int) -> None:
    """A group is compiled only once a text holds a word it needs: none may be missed by that."""
    shipped = load_wordings()
    words = dict(shipped.words)
    for group, entries in shipped.patterns:
        for entry in entries:
            text = plain(" ".join(_written(entry, words, choice)))
            alone = Phrasebook(Wordings(words=shipped.words, patterns=((group, (entry,)),)))
            assert alone.has(group, text), (group, entry, text)


def _written(entry: str, words: dict[str, tuple[str, ...]], choice: int) -> Iterator[str]:
    """Yield one way to say a pattern: the first or last choice wherever it leaves one."""
    for part in re.findall(r"\[[^\]]*\]|\([^)]*\)|<[\w-]+>|[^\s\[\](<]+", entry):
        if part.startswith("[") or part in {"^", "$", "..", "..."}:
            continue
        if part.startswith("<"):
            chosen = words[part[1:-1]][choice]
        else:
            chosen = part.strip("()").split("|")[choice]
        if chosen.startswith("<"):
            yield from _written(chosen, words, choice)
        else:
            yield chosen.replace("*", "").replace("#", "4")
