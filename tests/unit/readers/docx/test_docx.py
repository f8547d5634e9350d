from __future__ import annotations

import io
import random
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from compound import compound
from foi_compare.model import Document, TextBlock
from foi_compare.readers import read_source, unpack_source
from reading import in_blocks, in_raw, read, rows, source, tables, texts, word, zipped

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Force heading"/>'
    '<w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Number"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Q%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tbl(*lines: str) -> str:
    inner = "".join(
        f"<w:tr>{''.join(tc(text.strip()) for text in line.split('|'))}</w:tr>" for line in lines
    )
    return f"<w:tbl>{inner}</w:tbl>"


def letter(body: str, **parts: str) -> Document:
    document = read("reply.docx", word(body, **parts))
    assert in_blocks(document) == in_raw(document)
    return document


def marked(document: Document) -> list[tuple[str, str]]:
    return [(b.marker, b.text) for b in document.blocks if isinstance(b, TextBlock)]


def test_paragraphs_and_tables_keep_the_order_of_the_page():
    document = letter(p("Before 1") + tbl("Charged | 12", "Caution | 5") + p("After 2"))
    assert [type(block).__name__ for block in document.blocks] == [
        "TextBlock",
        "Table",
        "TextBlock",
    ]
    assert rows(tables(document)[0]) == ["Charged | 12", "Caution | 5"]


def test_a_file_of_python_docx_is_read_as_it_was_written():
    made = docx.Document()
    made.add_heading("Response", level=2)
    table = made.add_table(rows=3, cols=3)
    for row, texts_ in enumerate(
        [("Outcome", "2021", "2022"), ("Charged", "1", "2"), ("All", "3", "")]
    ):
        for column, text in enumerate(texts_):
            table.cell(row, column).text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    buffer = io.BytesIO()
    made.save(buffer)
    document = read("a.docx", buffer.getvalue())
    assert rows(tables(document)[0]) == ["Outcome | 2021 | 2022", "Charged | 1 | 2", "All | 3 | 3"]
    heading = document.blocks[0]
    assert isinstance(heading, TextBlock)
    assert (heading.kind, heading.level) == ("heading", 2)


def test_cells_merged_across_and_down_are_resolved():
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{tc('Outcome', restart)}{tc('Year', wide)}</w:tr>"
        f"<w:tr>{tc('<w:p/>', goes_on)}{tc('2021')}{tc('2022')}</w:tr>"
        f"<w:tr>{tc('Charged')}{tc('1')}{tc('2')}</w:tr></w:tbl>"
    )
    (table,) = tables(letter(body))
    assert rows(table) == ["Outcome | Year | Year", "Outcome | 2021 | 2022", "Charged | 1 | 2"]


def test_rows_of_different_grids_line_up_where_a_person_sees_columns():
    def row(label: str, value: str, widths: tuple[int, int]) -> str:
        spans = [f'<w:gridSpan w:val="{width}"/>' for width in widths]
        return f"<w:tr>{tc(label, spans[0])}{tc(value, spans[1])}</w:tr>"

    body = f"<w:tbl>{row('Outcome', 'Total', (2, 3))}{row('Charged', '12', (2, 3))}</w:tbl>"
    (table,) = tables(letter(body))
    assert (table.n_columns, rows(table)) == (2, ["Outcome | Total", "Charged | 12"])


def test_list_numbers_are_computed_as_word_prints_them():
    document = letter(
        numbered("Crimes?")
        + numbered("by year 2021")
        + numbered("a", 1)
        + numbered("b", 1)
        + numbered("Arrests?")
        + numbered("c", 1)
        + numbered("New", num=2)
        + p("Style", '<w:pStyle w:val="L"/>'),
        numbering=NUMBERING,
        styles=STYLES,
    )
    assert [marker for marker, _ in marked(document)] == [
        "Q1.", "Q2.", "2.a)", "2.b)", "Q3.", "3.a)", "Q5.", "Q6.",
    ]  # fmt: skip


def test_headings_are_known_by_their_style_and_what_it_is_based_on():
    document = letter(p("Decision", '<w:pStyle w:val="Mine"/>') + p("x"), styles=STYLES)
    assert [b.kind for b in document.blocks if isinstance(b, TextBlock)] == ["heading", "paragraph"]


def test_headers_footers_and_notes_are_parts_of_their_own():
    document = letter(
        p("Body 1"),
        header=p("Gwent Police 2"),
        footer=p("Page 3"),
        footnotes=(
            f'<w:footnote w:type="separator">{p("-")}</w:footnote>'
            f'<w:footnote w:id="1">{p("Note 4")}</w:footnote>'
        ),
    )
    assert [
        (b.place.part, b.kind, b.text) for b in document.blocks if isinstance(b, TextBlock)
    ] == [
        ("header", "page_header", "Gwent Police 2"),
        ("body", "paragraph", "Body 1"),
        ("footer", "page_footer", "Page 3"),
        ("footnotes", "footnote", "Note 4"),
    ]


def test_tracked_changes_are_read_as_accepted():
    deleted = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{r('99')}</w:moveFrom><w:moveTo>{r(' 7')}</w:moveTo>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{tc('<w:p/>')}{tc('<w:p/>')}</w:tr>"
    document = letter(
        f"<w:p>{r('Charged ')}{deleted}<w:ins>{r('13')}</w:ins>{moved}</w:p>"
        + tbl("a | 1", "b | 2").replace("</w:tbl>", f"{row}</w:tbl>")
    )
    assert texts(document) == ["Charged 13 7"]
    assert rows(tables(document)[0]) == ["a | 1", "b | 2"]


def test_text_boxes_and_content_controls_are_read_once():
    box = f"<w:txbxContent>{p('Box 8')}</w:txbxContent>"
    body = (
        f"<w:p>{r('Beside 1')}<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{r('2 more')}</w:p>"
        f"<w:sdt><w:sdtContent>{p('Control 5')}{tbl('a | 1', 'b | 2')}</w:sdtContent></w:sdt>"
        f"<w:p><w:sdt><w:sdtContent>{r('Inline 6')}</w:sdtContent></w:sdt></w:p>"
    )
    document = letter(body)
    assert texts(document) == ["Beside 12 more", "Box 8", "Control 5", "Inline 6"]
    assert len(tables(document)) == 1


def test_a_frame_around_text_is_text_and_a_nested_table_is_a_table():
    document = letter(
        f"<w:tbl><w:tr>{tc(p('Request') + tbl('Charged | 12', 'Caution | 5'))}{tc('Note 3')}"
        "</w:tr></w:tbl>" + tbl("We hold 4 records.")
    )
    assert texts(document) == ["Request", "Note 3", "We hold 4 records."]
    assert [rows(table) for table in tables(document)] == [["Charged | 12", "Caution | 5"]]


def test_line_breaks_tabs_and_paragraphs_of_a_cell_stay():
    document = letter(
        f"<w:p>{r('Community Resolution 3')}<w:r><w:br/></w:r>{r('Grand Total')}"
        f"<w:r><w:tab/></w:r>{r('237')}</w:p>"
        f"<w:tbl><w:tr>{tc(p('One') + p('Two 2'))}{tc('3')}</w:tr></w:tbl>"
    )
    assert texts(document) == ["Community Resolution 3\nGrand Total\t237"]
    assert rows(tables(document)[0]) == ["One\nTwo 2 | 3"]


def test_a_number_split_over_runs_is_one_and_a_raised_mark_is_apart():
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    document = letter(f"<w:p>{r('Charged 1')}{r(',234')}{raised}</w:p>")
    assert texts(document) == ["Charged 1,234 [1]"]


def test_hidden_text_is_read_and_flagged():
    document = letter(f"<w:p>{r('Seen 1 ')}{r('secret 7', '<w:vanish/>')}</w:p>")
    assert [(b.kind, b.text) for b in document.blocks if isinstance(b, TextBlock)] == [
        ("paragraph", "Seen 1"),
        ("furniture", "secret 7"),
    ]
    assert [hint.value for hint in document.hints if hint.kind == "hidden"] == ["secret 7"]


def test_a_row_dropped_from_the_blocks_shows_against_the_raw_text():
    document = letter(tbl("Outcome | Total", "Charged | 12", "Caution | 5"))
    (table,) = tables(document)
    kept = tuple(cell for cell in table.cells if cell.row != 2)
    damaged = replace(document, blocks=(replace(table, cells=kept),))
    assert in_raw(damaged) - in_blocks(damaged) == {("body", "5"): 1}


@pytest.mark.parametrize("file", ["barking-refused-s22.docx", "birmingham-not-held.docx"])
def test_published_letters_hold_every_numeral(shared: Path, file: str):
    document = read(file, (shared / "replies" / "other-bodies" / file).read_bytes())
    assert in_blocks(document) == in_raw(document)
    assert document.blocks


def test_a_workbook_inside_a_letter_is_a_source_of_its_own():
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (["Outcome", "Total"], ["Charged", 12]):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    packed = b"\0" * 6 + b"a.csv\0C:\\a.csv\0" + struct.pack("<II", 3, 2) + b"x\0"
    data = b"a,b\nc,1\nd,2\n"
    native = packed + struct.pack("<I", len(data)) + data
    letter_ = io.BytesIO(word(p("See the table.")))
    with zipfile.ZipFile(letter_, "a") as archive:
        archive.writestr("word/embeddings/Sheet1.xlsx", buffer.getvalue())
        archive.writestr("word/embeddings/oleObject1.bin", compound({"Package": buffer.getvalue()}))
        archive.writestr("word/embeddings/oleObject2.bin", compound({"\x01Ole10Native": native}))
        archive.writestr("word/embeddings/oleObject3.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    parts = unpack_source(source("reply.docx", letter_.getvalue()))
    assert [part.name for part in parts] == [
        "reply.docx",
        "reply.docx/embedded-1.xlsx",
        "reply.docx/embedded-2.xlsx",
        "reply.docx/embedded-3.csv",
    ]
    assert rows(tables(read_source(parts[2]))[0]) == ["Outcome | Total", "Charged | 12"]


def test_pictures_and_charts_of_the_body_are_named_as_unread():
    made = docx.Document()
    noise = random.Random(1).randbytes(300 * 300)  # noqa: S311 - a picture that does not shrink
    picture = io.BytesIO()
    Image.frombytes("L", (300, 300), noise).save(picture, "PNG")
    made.add_picture(picture)
    buffer = io.BytesIO()
    made.save(buffer)
    document = read("a.docx", buffer.getvalue())
    assert [hint.value for hint in document.hints if hint.kind == "unread_content"] == [
        "pictures and charts are not read: image1.png"
    ]


def test_a_part_that_word_would_insert_is_a_source_of_its_own():
    made = word(p("See below.") + '<w:altChunk r:id="r0"/>', aFChunk="x")
    with zipfile.ZipFile(io.BytesIO(made)) as old:
        members = {name: old.read(name) for name in old.namelist()}
    del members["word/aFChunk.xml"]
    rels = members["word/_rels/document.xml.rels"].replace(b"aFChunk.xml", b"part.html")
    members["word/_rels/document.xml.rels"] = rels
    members["word/part.html"] = b"<html><body><p>We hold 12.</p></body></html>"
    parts = unpack_source(source("a.docx", zipped(members)))
    assert [texts(read_source(part)) for part in parts] == [["See below."], ["We hold 12."]]


def test_a_raised_digit_behind_a_word_is_the_mark_of_a_note_and_no_code():
    raised = r("1", '<w:vertAlign w:val="superscript"/>')
    lowered = r("2", '<w:vertAlign w:val="subscript"/>')
    document = letter(
        f"<w:p>{r('Outcome')}{raised}{r(' 2023')}</w:p><w:p>{raised}{r(' Closed')}</w:p>"
        f"<w:p>{r('CO')}{lowered}</w:p>"
    )
    assert texts(document) == ["Outcome [1] 2023", "1 Closed", "CO 2"]
