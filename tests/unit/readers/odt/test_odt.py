from __future__ import annotations

from dataclasses import replace

import pytest

from foi_compare.errors import PasswordProtectedError
from foi_compare.model import Document, TextBlock
from reading import in_blocks, in_raw, read, rows, tables, texts, zipped

KIND = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
    ]
)  # fmt: skip
LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def letter(body: str, automatic: str = "", styles: str = "", **members: str) -> Document:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    parts: dict[str, bytes | str] = {"mimetype": KIND, "content.xml": content, **members}
    if styles:
        parts["styles.xml"] = f"<office:document-styles {NAMES}>{styles}</office:document-styles>"
    document = read("reply.odt", zipped(parts))
    assert document.format == "odt"
    assert in_blocks(document) == in_raw(document)
    return document


def p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def tbl(*lines: str) -> str:
    inner = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{p(t.strip())}</table:table-cell>" for t in line.split("|"))
        + "</table:table-row>"
        for line in lines
    )
    return f"<table:table>{inner}</table:table>"


def marked(document: Document) -> list[tuple[str, str]]:
    return [(b.marker, b.text) for b in document.blocks if isinstance(b, TextBlock)]


def test_paragraphs_and_tables_keep_the_order_of_the_page():
    document = letter(
        '<text:h text:outline-level="2">Response 1</text:h>'
        + tbl("Outcome | Total", "Charged | 12")
        + p("After<text:line-break/>2<text:tab/>3<text:s text:c='2'/>4")
    )
    assert [getattr(block, "kind", "table") for block in document.blocks] == [
        "heading",
        "table",
        "paragraph",
    ]
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12"]
    assert texts(document)[-1] == "After\n2\t3  4"


def test_spans_and_header_rows_are_resolved():
    cell = "<table:table-cell{}>{}</table:table-cell>"
    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell.format(' table:number-rows-spanned="2"', p("Outcome"))
        + cell.format(' table:number-columns-spanned="2"', p("Year"))
        + f"{covered}</table:table-row></table:table-header-rows><table:table-row>{covered}"
        + cell.format("", p("2021")) + cell.format("", p("2022"))
        + "</table:table-row><table:table-row>"
        + cell.format("", p("Charged")) + cell.format("", p("1")) + cell.format("", p("2"))
        + "</table:table-row></table:table>"
    )  # fmt: skip
    (table,) = tables(letter(body))
    assert rows(table) == ["Outcome | Year | Year", "Outcome | 2021 | 2022", "Charged | 1 | 2"]
    assert [cell.text for cell in table.cells if cell.header] == ["Outcome", "Year"]


def test_list_numbers_are_computed_as_writer_prints_them():
    inner = f"<text:list><text:list-item>{p('a')}</text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item>{p("Crimes?")}{inner}</text:list-item>'
        f"<text:list-item>{p('Arrests?')}</text:list-item></text:list>"
        f'<text:list text:style-name="L1" text:continue-numbering="true">'
        f"<text:list-item>{p('More?')}</text:list-item></text:list>"
    )
    assert marked(letter(body, LISTS)) == [
        ("1.", "Crimes?"),
        ("a)", "a"),
        ("2.", "Arrests?"),
        ("3.", "More?"),
    ]


def test_headers_footers_and_notes_are_parts_of_their_own():
    note = (
        "<text:note><text:note-citation>7</text:note-citation>"
        f"<text:note-body>{p('Note 4')}</text:note-body></text:note>"
    )
    document = letter(
        p(f"Charged 12{note}"),
        styles=(
            "<office:master-styles><style:master-page>"
            f"<style:header>{p('Gwent Police 2')}</style:header>"
            f"<style:footer>{p('Page 3')}</style:footer>"
            "</style:master-page></office:master-styles>"
        ),
    )
    assert [
        (b.place.part, b.kind, b.text) for b in document.blocks if isinstance(b, TextBlock)
    ] == [
        ("header", "page_header", "Gwent Police 2"),
        ("body", "paragraph", "Charged 12"),
        ("footer", "page_footer", "Page 3"),
        ("footnotes", "footnote", "Note 4"),
    ]


def test_what_is_deleted_or_remarked_is_not_read():
    body = (
        f"<text:tracked-changes><text:changed-region>{p('99')}</text:changed-region>"
        "</text:tracked-changes>" + p(f"Charged <office:annotation>{p('88')}</office:annotation>12")
    )
    assert texts(letter(body)) == ["Charged 12"]


def test_text_boxes_hidden_text_and_raised_marks_stand_apart():
    automatic = (
        '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T2"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    body = (
        f"<text:p>Charged 12<text:span text:style-name='T2'>1</text:span>"
        f"<draw:frame><draw:text-box>{p('Box 8')}</draw:text-box></draw:frame></text:p>"
        "<text:p>Seen <text:span text:style-name='T1'>secret 7</text:span></text:p>"
    )
    document = letter(body, automatic)
    found = {b.text: b.kind for b in document.blocks if isinstance(b, TextBlock)}
    assert found["Box 8"] == "paragraph"
    assert found["secret 7"] == "furniture"
    assert texts(document)[0] == "Charged 12 [1]"
    assert [hint.value for hint in document.hints] == ["secret 7"]


@pytest.mark.parametrize("name", ["table", "loext"])
def test_a_table_in_a_drawn_shape_is_a_table(name: str):
    """LibreOffice draws the text boxes of Word so, under a name of its own for what is in them."""
    inner = tbl("a | 12", "b | 34").replace("table:", f"{name}:")
    own = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
    shape = f"<draw:custom-shape xmlns:loext='{own}'>{inner}{p('Box 8')}</draw:custom-shape>"
    document = letter(f"<text:p>Figures: {shape}</text:p>")
    assert [rows(table) for table in tables(document)] == [["a | 12", "b | 34"]]
    assert texts(document) == ["Figures:", "Box 8"]


def test_a_frame_around_a_table_is_no_table():
    cells = f"<table:table-cell>{tbl('a | 1', 'b | 2')}</table:table-cell>"
    document = letter(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    assert [rows(table) for table in tables(document)] == [["a | 1", "b | 2"]]


def test_a_row_dropped_from_the_blocks_shows_against_the_raw_text():
    document = letter(tbl("Outcome | Total", "Charged | 12", "Caution | 5"))
    (table,) = tables(document)
    kept = tuple(cell for cell in table.cells if cell.row != 1)
    damaged = replace(document, blocks=(replace(table, cells=kept),))
    assert in_raw(damaged) - in_blocks(damaged) == {("body", "12"): 1}


def test_an_encrypted_text_says_so():
    manifest = "<manifest><encryption-data/></manifest>"
    with pytest.raises(PasswordProtectedError):
        letter(p("x"), **{"META-INF/manifest.xml": manifest})
