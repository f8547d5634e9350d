"""Where entries of a vocabulary come from, and that the list speaks of entries that are there."""

from __future__ import annotations

import pytest

from foi_compare.codebooks.loader import list_codebooks, load_codebook
from foi_compare.codebooks.sources import entry_sources


@pytest.mark.parametrize("name", list_codebooks())
def test_every_source_is_that_of_an_entry(name: str) -> None:
    book = load_codebook(name)
    words = book.vocabulary
    entries = {
        *(wording for wordings in words.terms.values() for wording in wordings),
        *(phrase for entry in book.facts.statements for phrase in entry.phrases),
        *words.expansions,
        *words.fillers,
    }
    assert set(entry_sources(name)) <= entries


def test_the_outcomes_name_their_sources() -> None:
    sources = entry_sources("home-office-outcomes")
    assert sources
    assert all(sources.values())
    assert entry_sources("self-defined-ethnicity") == {}
