from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foi_compare.shipped.english import WordList, english_words

WORDS = ("abacus", "abbey", "crime", "zyrian")


@pytest.mark.parametrize("ending", ["", "\n"])
@pytest.mark.parametrize("word", WORDS)
def test_each_word_of_a_list_is_found(word: str, ending: str):
    assert word in WordList("\n".join(WORDS) + ending)


@pytest.mark.parametrize("word", ["", "aba", "abacuses", "crim", "zz", "a", "abacus\nabbey", "\n"])
def test_what_is_no_word_of_the_list_is_not_found(word: str):
    assert word not in WordList("\n".join(WORDS) + "\n")


def test_nothing_stands_in_an_empty_list_and_nothing_but_texts_in_any():
    assert "abbey" not in WordList("")
    assert 7 not in WordList("7\n")


@given(st.sets(st.text("abc", min_size=1, max_size=4)), st.text("abc\n", max_size=4))
def test_a_list_holds_its_words_and_no_others(words: set[str], other: str):
    found = WordList("".join(f"{word}\n" for word in sorted(words)))
    assert all(word in found for word in words)
    assert (other in found) == (other in words)


def test_the_words_of_the_dictionary_stand_in_order():
    text = (files("foi_compare.codebooks") / "english-words.txt").read_text(encoding="utf-8")
    words = text.split("\n")
    assert words == [*sorted(set(words[:-1])), ""]
    assert all(word in english_words() for word in words[:-1:997])
