from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.model import Document, TextBlock
from reading import in_blocks, in_raw, read, rows, tables, texts


def page(body: str) -> Document:
    document = read("reply.html", f"<!DOCTYPE html><html><body>{body}</body></html>")
    assert in_blocks(document) == in_raw(document)
    return document


def marked(document: Document) -> list[tuple[str, str]]:
    return [(b.marker, b.text) for b in document.blocks if isinstance(b, TextBlock)]


def kinds(document: Document) -> dict[str, str]:
    return {b.text: b.kind for b in document.blocks if isinstance(b, TextBlock)}


def test_broken_markup_is_read_as_a_browser_reads_it():
    document = page("<table><tr><td>Charged<td>12<tr><td>Caution<td>5</table><p>One<p>Two<b>2</p>")
    assert rows(tables(document)[0]) == ["Charged | 12", "Caution | 5"]
    assert texts(document) == ["One", "Two2"]


def test_a_line_break_stays_a_line():
    assert texts(page("<p>Community Resolution 3<br>Grand Total\n 237</p>")) == [
        "Community Resolution 3\nGrand Total 237"
    ]
    assert (
        rows(tables(page("<table><tr><td>a<td>b<tr><td>1<br>2<td>3</table>"))[0])[1] == "1\n2 | 3"
    )


def test_spans_are_resolved_and_heads_are_marked():
    (table,) = tables(
        page(
            "<table><caption>Table 1</caption><tr><th rowspan=2>Outcome<th colspan=2>Year"
            "<tr><th>2021<th>2022<tr><td>Charged<td>1<td>2</table>"
        )
    )
    assert rows(table) == ["Outcome | Year | Year", "Outcome | 2021 | 2022", "Charged | 1 | 2"]
    assert table.caption == "Table 1"
    assert {cell.text for cell in table.cells if cell.header} == {"Outcome", "Year", "2021", "2022"}


def test_the_caption_of_a_figure_is_that_of_its_one_table():
    own = "<table><tr><th>Outcome<th>2021<tr><td>Charged<td>1</table>"
    caption = "<figcaption>Burglary</figcaption>"
    document = page(f"<figure><div>{own}</div>{caption}</figure>{own}<figure>{own}{own}{caption}")
    assert [table.caption for table in tables(document)] == ["Burglary", "", "", ""]
    assert kinds(document) == {"Burglary": "caption"}


def test_a_cell_that_spans_more_columns_than_there_are_puts_no_row_in_doubt():
    (table,) = tables(
        page("<table><tr><th>Outcome<th colspan=99>2021<tr><td>Charged<td>30</table>")
    )
    assert rows(table) == ["Outcome | 2021", "Charged | 30"]
    assert not [cell for cell in table.cells if cell.doubt or cell.column_span > 1]


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>Call 101<td>Fax 5<tr><td>a<td>b</table>",
        "<table><tr><td>Menu 1<td><table><tr><td>Charged<td>12<tr><td>Caution<td>5</table></table>",
        "<table><tr><td><h2>Response 1</h2>We hold 3.</table>",
    ],
)
def test_a_table_that_only_arranges_the_page_becomes_text_in_order(table: str):
    document = page(table)
    assert all(
        "101" not in line and "Menu" not in line for t in tables(document) for line in rows(t)
    )
    assert texts(document)


def test_a_table_inside_a_layout_table_is_a_table():
    document = page(
        "<table><tr><td>Request: how many?<td><table><tr><td>Charged<td>12<tr><td>Caution<td>5"
        "</table>See section 40.</table>"
    )
    assert [rows(table) for table in tables(document)] == [["Charged | 12", "Caution | 5"]]
    assert texts(document) == ["Request: how many?", "See section 40."]


def test_definitions_of_values_are_a_table_and_others_stay_text():
    document = page(
        "<dl><dt>Caution<dd>5<dt>Charged<dd>6</dl><dl><dt>Reference<dd>FOI 12<dt>Name<dd>A</dl>"
    )
    assert rows(tables(document)[0]) == ["Caution | 5", "Charged | 6"]
    assert texts(document) == ["Reference\nFOI 12", "Name\nA"]


@pytest.mark.parametrize(
    ("markup", "markers"),
    [
        ("<ol><li>x<li>y</ol>", ["1.", "2."]),
        ("<ol start=4><li>x<li value=9>y<li>z</ol>", ["4.", "9.", "10."]),
        ("<ol type=a><li>x<li>y</ol>", ["a.", "b."]),
        ("<ol type=I><li>x<li>y</ol>", ["I.", "II."]),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', ["i.", "ii."]),
        ("<ol reversed><li>x<li>y</ol>", ["2.", "1."]),
        ("<ul><li>x</ul>", ["•"]),
    ],
)
def test_list_numbers_are_those_that_a_browser_prints(markup: str, markers: list[str]):
    assert [marker for marker, _ in marked(page(markup))] == markers


def test_a_question_that_vanished_keeps_its_number():
    assert marked(page("<ol><li>Crimes?<li></li><li>Arrests?</ol>")) == [
        ("1.", "Crimes?"),
        ("2.", ""),
        ("3.", "Arrests?"),
    ]


def test_the_frame_of_the_page_is_told_from_its_content():
    found = kinds(
        page(
            "<header>Durham Constabulary</header><nav><a href=/>Home 1</a></nav>"
            "<div class='cookie-notice'>We use 3 cookies</div><div class=content-with-sidebar>"
            "<main><h1>FOI 12</h1><header>By 2021</header><p>Three</p></main></div>"
            "<footer>Call 101</footer>"
        )
    )
    assert found == {
        "Durham Constabulary": "page_header",
        "Home 1": "furniture",
        "We use 3 cookies": "furniture",
        "FOI 12": "heading",
        "By 2021": "paragraph",
        "Three": "paragraph",
        "Call 101": "page_footer",
    }


def test_scripts_styles_and_comments_are_nowhere():
    document = page("<script>var a = 1</script><style>p{top:2px}</style><!-- 3 --><p>4</p>")
    assert in_raw(document) == {("body", "4"): 1}


def test_hidden_text_and_cells_are_read_and_flagged():
    document = page(
        "<p style='display:none'>secret 7</p><table><tr><th>a<th>b<tr hidden><td>x<td>9</table>"
    )
    assert kinds(document) == {"secret 7": "furniture"}
    assert [cell.text for cell in tables(document)[0].cells if cell.hidden] == ["x", "9"]
    assert [hint.value for hint in document.hints if hint.kind == "hidden"] == [
        "secret 7",
        "table 1: x | 9",
    ]


def test_a_raised_note_mark_is_no_digit_of_its_number():
    assert texts(page("<p>Charged 12<sup>1</sup></p>")) == ["Charged 12 [1]"]
    assert texts(page("<p>The 1<sup>st</sup> of May</p>")) == ["The 1st of May"]


@pytest.mark.parametrize("named", ["utf-8", "windows-1252", "iso-8859-1"])
@pytest.mark.parametrize("real", ["utf-8", "cp1252"])
def test_a_page_comes_out_right_whatever_encoding_it_names(named: str, real: str):
    text = f"<html><head><meta charset={named}></head><body><p>Victim – £5 ‘x’ &pound;&lt;5</p>"
    assert texts(read("a.html", text.encode(real))) == ["Victim – £5 ‘x’ £<5"]


def test_preformatted_columns_become_a_table():
    document = page("<pre>\nOutcome   Total\nCharged      10\nCaution       5\n</pre>")
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 10", "Caution | 5"]


def test_a_row_dropped_from_the_blocks_shows_against_the_raw_text():
    document = page("<table><tr><th>a<th>b<tr><td>Charged<td>12<tr><td>Caution<td>5</table>")
    (table,) = tables(document)
    kept = tuple(cell for cell in table.cells if cell.row != 1)
    damaged = replace(document, blocks=(replace(table, cells=kept),))
    assert in_raw(damaged) - in_blocks(damaged) == {("body", "12"): 1}


def test_a_cloud_of_tags_is_no_content():
    document = read("a.html", "<p>There were 26.</p><ul class='tag-cloud'><li>outcome 18 7</ul>")
    assert kinds(document)["outcome 18 7"] == "furniture"


def test_a_raised_digit_behind_a_word_is_the_mark_of_a_note_and_no_code():
    assert texts(page("<p>Outcome<sup>1</sup> 2023 <sup>12</sup></p>")) == ["Outcome [1] 2023 [12]"]
    assert texts(page("<p>All of it<br><sup>1</sup> Closed</p>")) == ["All of it\n1 Closed"]
    assert texts(page("<p>CO<sub>2</sub></p>")) == ["CO2"]


def test_a_heading_that_each_cell_repeats_unseen_is_no_part_of_its_value():
    table = (
        "<table><tr><th>Outcome<th>Luton<th>Bedford"
        "<tr><th>Charged<td><span class='{0}'>{1}</span>12<td>7</table>"
    )
    for name in ("visually-hidden", "govuk-visually-hidden", "sr-only"):
        document = page(table.format(name, "Luton: "))
        assert rows(tables(document)[0])[1] == "Charged | 12 | 7"
        assert kinds(document) == {"Luton:": "furniture"}
    assert rows(tables(page(table.format("where", "Luton: ")))[0])[1] == "Charged | Luton: 12 | 7"
    unfinished = page(table.format("sr-only", "fewer than "))
    assert rows(tables(unfinished)[0])[1] == "Charged | fewer than 12 | 7"
