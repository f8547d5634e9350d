"""Tables that a person typed or joined stand in the documents, and no numeral is lost."""

from __future__ import annotations

from dataclasses import replace

from builders import document, paragraph, table
from foi_compare.addresses import addresses_of
from foi_compare.ledger import account
from foi_compare.model import (
    Address,
    CutTable,
    Decision,
    Document,
    RawPart,
    Spot,
    Table,
    TextBlock,
    write_anchor,
)
from foi_compare.rulings import Redrawn, marked, redraw, with_table

TYPED_AS = "ab" * 32


def at(whole: Document, *texts: str) -> tuple[Address, ...]:
    """Return the addresses of numerals by their text."""
    found = addresses_of((whole,)).numerals
    return tuple(sorted(a for spot, a in found.items() if whole.text_at(spot) in texts))


def typed(whole: Document, *texts: str, csv: str = TYPED_AS) -> Decision:
    """Return the decision that a table stands in the place of numerals."""
    return Decision(
        kind="table",
        answer="typed",
        scope="place",
        decision_id=f"typed {texts}",
        source_sha256=whole.sha256,
        page="sheet one",
        anchor=at(whole, *texts),
        detail=(("csv", "a.csv"), ("csv_sha256", csv)),
        cells=(("Outcome", "Number"), ("Charged", "70"), ("Cautioned", "")),
    )


def goes_on(whole: Document, rest: str, to: str) -> Decision:
    """Return the decision that a table goes on in another, each named by a numeral."""
    return Decision(
        kind="table",
        answer="goes_on",
        scope="place",
        decision_id="goes_on",
        source_sha256=whole.sha256,
        anchor=at(whole, rest),
        detail=(("to", write_anchor(at(whole, to))),),
    )


def drawn(whole: Document, *decisions: Decision) -> Redrawn:
    return redraw((whole,), decisions, addresses_of((whole,)))


def where(result: Redrawn) -> dict[str, Address]:
    """Return the address of each numeral of the document as drawn, by its text."""
    (whole,) = result.documents
    return {whole.text_at(spot): address for spot, address in result.addresses.numerals.items()}


def tables(result: Redrawn) -> list[list[str]]:
    (whole,) = result.documents
    return [[cell.text for cell in b.cells] for b in whole.blocks if isinstance(b, Table)]


TWO = document(
    "Letter 1",
    table("Outcome | 2019", "Charged | 31", "Cautioned | 41"),
    table("2020 | 2021", "32 | 33", "42 | 43"),
    table("Warned | 51", "Total | 123"),
)


def test_without_a_decision_nothing_is_drawn_anew() -> None:
    addresses = addresses_of((TWO,))
    result = redraw((TWO,), (), addresses)
    assert result == Redrawn((TWO,), addresses, {}, {}, (), ())


def test_a_table_goes_on_below_the_one_with_as_many_columns() -> None:
    for line in (goes_on(TWO, "51", "31"), goes_on(TWO, "31", "51")):
        result = drawn(TWO, line)
        joined, beside = tables(result)
        assert " ".join(joined) == "Outcome 2019 Charged 31 Cautioned 41 Warned 51 Total 123"
        assert beside[0] == "2020"
        (whole,) = result.documents
        first = next(block for block in whole.blocks if isinstance(block, Table))
        assert (first.n_rows, first.n_columns) == (5, 2)
        assert result.obeyed == ("goes_on",)


def test_a_table_goes_on_beside_the_one_with_as_many_rows_and_other_columns() -> None:
    result = drawn(TWO, goes_on(TWO, "32", "31"))
    (whole,) = result.documents
    first = next(block for block in whole.blocks if isinstance(block, Table))
    texts = [[cell.text if cell else "" for cell in row] for row in first.grid()]
    assert texts == [
        ["Outcome", "2019", "2020", "2021"],
        ["Charged", "31", "32", "33"],
        ["Cautioned", "41", "42", "43"],
    ]


def test_numerals_keep_their_addresses_wherever_they_are_drawn() -> None:
    plain = where(drawn(TWO))
    assert where(drawn(TWO, goes_on(TWO, "51", "31"))) == plain
    result = drawn(TWO, typed(TWO, "31", "41"))
    left = where(result)
    gone = {"31", "41"}
    assert {text: plain[text] for text in plain.keys() - gone} == {
        text: left[text] for text in plain.keys() - gone
    }
    # The cells that were typed stand in a part of their own, in their order.
    assert left["70"] == Address(f"typed {TYPED_AS[:12]}", 1)


def test_equal_numerals_keep_their_addresses_when_one_of_them_gives_way() -> None:
    whole = document(table("Outcome | 2019", "Charged | 5"), table("Outcome | 2020", "Charged | 5"))
    first, second = at(whole, "5")
    line = replace(typed(whole, "2019"), anchor=(first,))
    (left,) = [
        address
        for spot, address in drawn(whole, line).addresses.numerals.items()
        if drawn(whole, line).documents[0].text_at(spot) == "5"
    ]
    assert left == second


def test_a_typed_table_stands_where_the_numerals_stood() -> None:
    result = drawn(TWO, typed(TWO, "31", "41"))
    assert tables(result)[0] == ["Outcome", "Number", "Charged", "70", "Cautioned"]
    assert list(result.typed) == [f"typed {TYPED_AS[:12]}"]
    (aside,) = result.set_aside
    assert (aside.rule, aside.text, aside.place.page) == (
        "typed_instead",
        "2 numbers of a table",
        0,
    )


def test_a_row_or_line_gives_way_whole_and_all_of_it_is_set_aside() -> None:
    whole = document(
        table("Outcome | 2019 | 2020", "Charged | 31 | 32", "Cautioned | 41 | 42"),
        paragraph("In 2019 there were 61 crimes and 62 charges.\nIn 2020 there were 63."),
    )
    result = drawn(whole, typed(whole, "31", "62"))
    assert {whole.text_at(spot) for spot in spots(whole, result)} == {
        "31",
        "32",
        "61",
        "62",
        "2019",
    }
    rows = account(result.documents, (), (), result.replaced)
    assert [row.set_aside for row in rows] == [5]
    text = next(b for b in result.documents[0].blocks if isinstance(b, TextBlock) and b.text)
    assert text.text == "In 2020 there were 63."


def spots(whole: Document, result: Redrawn) -> list[Spot]:
    """Return the numerals that a typed table replaced."""
    back = {address: spot for spot, address in addresses_of((whole,)).numerals.items()}
    return [back[address] for address in result.replaced[whole.name]]


def test_two_typed_tables_of_one_document_both_stand() -> None:
    lines = (typed(TWO, "31"), typed(TWO, "51", csv="cd" * 32))
    for order in (lines, lines[::-1]):
        result = drawn(TWO, *order)
        assert sorted(result.obeyed) == sorted(line.decision_id for line in lines)
        assert [cells[3:4] for cells in tables(result)].count(["70"]) == 2
        assert tables(result)[0][3] == tables(result)[3][3] == "70"


def test_a_typed_table_does_not_stand_twice_nor_on_numerals_that_another_replaced() -> None:
    again = typed(TWO, "51")
    assert drawn(TWO, typed(TWO, "31"), again).obeyed == ("typed ('31',)",)
    other = replace(typed(TWO, "31", csv="cd" * 32), decision_id="other")
    assert drawn(TWO, typed(TWO, "31"), other).obeyed == ("typed ('31',)",)


def test_what_names_no_table_or_only_one_is_not_obeyed() -> None:
    gone = (Address("body", 900),)
    for line in (
        replace(goes_on(TWO, "31", "51"), anchor=gone),
        goes_on(TWO, "31", "41"),
        goes_on(TWO, "1", "31"),
        replace(goes_on(TWO, "31", "51"), anchor=at(TWO, "31", "32")),
        replace(typed(TWO, "31"), anchor=(*at(TWO, "31"), *gone)),
        replace(typed(TWO, "31"), cells=()),
        replace(typed(TWO, "31"), source_sha256="0" * 64),
    ):
        result = drawn(TWO, line)
        assert (result.documents, result.obeyed, result.replaced) == ((TWO,), (), {})


def test_what_a_table_is_and_the_way_of_its_labels_is_known_of_its_block() -> None:
    lines = [
        Decision(kind="table", answer=word, source_sha256=TWO.sha256, anchor=at(TWO, text))
        for word, text in (("outcomes", "31"), ("across", "31"), ("down", "51"), ("grid", "32"))
    ]
    marks = marked((TWO,), lines, addresses_of((TWO,)))
    assert marks == {
        (TWO.name, 1): frozenset({"outcomes", "across"}),
        (TWO.name, 3): frozenset({"down"}),
    }


def over_pages() -> Document:
    """Return a document with a table of which two rows stand on each of two pages."""
    whole = table("Outcome | 2022 | 2023", "Charged | 1 | 2", "Cautioned | 34 | ", "Filed | 5 | 6")
    cells = tuple(
        cell._replace(place=cell.place._replace(part=f"page {1 + cell.row // 2}", table=7))
        for cell in whole.cells
    )
    place = whole.place._replace(part="page 1", table=7)
    raw = (
        RawPart("page 1", "Outcome 2022 2023 Charged 1 2"),
        RawPart("page 2", "Cautioned 34 Filed 5 6"),
    )
    return replace(document(replace(whole, cells=cells, place=place)), raw=raw)


def redrawn(whole: Document, *lines: str, of: tuple[str, ...] = ("34", "5", "6")) -> Document:
    """Return the document with the rows of its second page drawn anew."""
    decision = Decision(kind="table", answer="grid", anchor=at(whole, *of))
    anew = table(*lines, part="page 2")
    cut = CutTable(replace(anew, readings=("drawn",)))
    return with_table(whole, decision, cut, addresses_of((whole,)))


def test_rows_that_are_drawn_anew_stay_in_the_table_that_goes_on_over_pages() -> None:
    found = redrawn(over_pages(), "Cautioned | 3 | 4", "by a court | | ", "Filed | 5 | 6")
    (one,) = (block for block in found.blocks if isinstance(block, Table))
    assert [[cell.text if cell else "" for cell in row] for row in one.grid()] == [
        ["Outcome", "2022", "2023"],
        ["Charged", "1", "2"],
        ["Cautioned", "3", "4"],
        ["by a court", "", ""],
        ["Filed", "5", "6"],
    ]
    assert one.n_rows == 5
    assert {cell.place.table for cell in one.cells} == {7}
    assert [cell.place.row for cell in one.cells if cell.text == "Filed"] == [5]
    assert "drawn" in one.readings


def test_rows_with_other_columns_than_their_table_are_a_table_of_their_own() -> None:
    found = redrawn(over_pages(), "Cautioned | 34", "Filed | 5 6")
    assert len([block for block in found.blocks if isinstance(block, Table)]) == 2


def test_rows_of_which_only_some_give_way_are_a_table_of_their_own() -> None:
    found = redrawn(over_pages(), "Filed | 5 | 6", of=("5", "6"))
    assert len([block for block in found.blocks if isinstance(block, Table)]) == 2


def test_what_stood_in_a_table_but_outside_the_lines_is_text_before_and_behind_it() -> None:
    letter = table("Question 1 | of 2", "Outcome | 2022", "Charged | 31", "Figures | of 3 May")
    read = document(letter, TextBlock(text="Yours sincerely", place=letter.place))
    decision = Decision(kind="table", answer="grid", anchor=at(read, "31"))
    inner = replace(table("Outcome | 2022", "Charged | 31"), readings=("drawn",))
    above, below = (TextBlock(text=t, place=letter.place) for t in ("Question 1 of 2", "3 May"))
    cut = CutTable(inner, (above,), (below,))
    found = with_table(read, decision, cut, addresses_of((read,))).blocks
    texts = [one.text if isinstance(one, TextBlock) else one.n_rows for one in found]
    assert [one for one in texts if one] == ["Question 1 of 2", 2, "3 May", 4, "Yours sincerely"]
    assert [one.cells for one in found if isinstance(one, Table)] == [inner.cells, ()]
