"""Word files, workbooks and OpenDocument files that grow along one side."""

from __future__ import annotations

from collections.abc import Iterable

from binary_workbooks import BinarySheet, xls, xlsb
from reading import word, zipped

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def _p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _row(*texts: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{_p(text)}</w:tc>" for text in texts) + "</w:tr>"


def word_paragraphs(count: int) -> bytes:
    """Return a Word file of paragraphs."""
    return word(_p("There were 12 crimes.") * count)


def word_notes(count: int) -> bytes:
    """Return a Word file of one paragraph with many raised marks of notes."""
    run = f"<w:r><w:t>charged</w:t></w:r><w:r>{_RAISED}<w:t>1</w:t></w:r>"
    return word(f"<w:p>{run * count}</w:p>")


def word_rows(count: int) -> bytes:
    """Return a Word file of one table; every third row goes on with the cell above it."""
    row = _row("Charged", "12", "7")
    start, on = ('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    merged = "".join(
        f"<w:tr><w:tc><w:tcPr>{part}</w:tcPr>{_p('Kent' if part == start else '')}</w:tc>"
        f"<w:tc>{_p('3')}</w:tc><w:tc>{_p('4')}</w:tc></w:tr>"
        for part in (start, on)
    )
    return word(f"<w:tbl>{_row('Outcome', '2021', '2022')}{(row + merged) * count}</w:tbl>")


def word_columns(count: int) -> bytes:
    """Return a Word file of one table of so many columns."""
    head, values = _row(*["2021"] * count), _row(*["12"] * count)
    return word(f"<w:tbl>{head}{values * 3}</w:tbl>")


def word_tables(count: int) -> bytes:
    """Return a Word file of tables, each in a table that only frames it."""
    inner = f"<w:tbl>{_row('Outcome', '2021')}{_row('Charged', '12') * 3}</w:tbl>"
    return word(f"<w:tbl><w:tr><w:tc>{inner}{_p('')}</w:tc></w:tr></w:tbl>{_p('x')}" * count)


def word_rows_of_lines(count: int) -> bytes:
    """Return a Word file of one table whose rows hold several lines in each cell."""
    labels, values = _p("Charged") + _p("Cautioned"), _p("1") + _p("2")
    row = f"<w:tr><w:tc>{labels}</w:tc><w:tc>{values}</w:tc></w:tr>"
    return word(f"<w:tbl>{_row('Outcome', '2021')}{(row + _row('Other', '3')) * count}</w:tbl>")


def word_lists(count: int) -> bytes:
    """Return a Word file of lists, each of which starts anew."""
    listed = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for at in range(1, count + 1)
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>{listed}'
    )
    named = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    return word(
        "".join(_p("a", named.format(at)) for at in range(1, count + 1)), numbering=numbering
    )


def word_styles(count: int) -> bytes:
    """Return a Word file of styles, each based on the one before."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="s{at}"/>'
        f'<w:basedOn w:val="s{at - 1}"/></w:style>'
        for at in range(count)
    )
    return word(_p("There were 12."), styles=styles)


def word_boxes(count: int) -> bytes:
    """Return a Word file with a text box in each paragraph."""
    box = f"<w:r><w:txbxContent>{_p('12')}</w:txbxContent></w:r>"
    return word(f"<w:p>{box}<w:r><w:t>There were</w:t></w:r></w:p>" * count)


def _odf(kind: str, body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zipped({"mimetype": mimetype, "content.xml": content})


def _odf_row(*texts: str) -> str:
    cells = (f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def odt_rows(count: int) -> bytes:
    """Return an OpenDocument text of paragraphs and one table."""
    rows = _odf_row("Outcome", "2021", "2022") + _odf_row("Charged", "12", "7") * count
    return _odf(
        "text", "<text:p>There were 12.</text:p>" * count + f"<table:table>{rows}</table:table>"
    )


def odt_tables(count: int) -> bytes:
    """Return an OpenDocument text of tables and notes."""
    table = (
        f"<table:table>{_odf_row('Outcome', '2021')}{_odf_row('Charged', '12') * 3}</table:table>"
    )
    note = (
        "<text:p>There were 12<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Since 2021</text:p></text:note-body></text:note></text:p>"
    )
    return _odf("text", (table + note) * count)


def odt_styles(count: int) -> bytes:
    """Return an OpenDocument text of raised marks, each in a style based on the one before."""
    styles = "".join(
        f'<style:style style:name="s{at}" style:family="text" style:parent-style-name="s{at - 1}">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        for at in range(count)
    )
    spans = "".join(
        f'charged<text:span text:style-name="s{count - 1 - at}">1</text:span>'
        for at in range(count)
    )
    return _odf("text", f"<text:p>{spans}</text:p>", styles)


def ods_rows(count: int) -> bytes:
    """Return an OpenDocument spreadsheet of one table."""
    rows = _odf_row("Outcome", "2021", "2022") + _odf_row("Charged", "12", "7") * count
    return _odf("spreadsheet", f'<table:table table:name="A">{rows}</table:table>')


def ods_sheets(count: int) -> bytes:
    """Return an OpenDocument spreadsheet of sheets."""
    rows = _odf_row("Outcome", "2021") + _odf_row("Charged", "12") * 2
    return _odf(
        "spreadsheet",
        "".join(f'<table:table table:name="A{at}">{rows}</table:table>' for at in range(count)),
    )


def letters(column: int) -> str:
    """Return what a workbook calls a column, counted from 0."""
    named = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        named = chr(65 + rest) + named
    return named


def _cell(row: int, column: int, value: str | int) -> str:
    at = f"{letters(column)}{row + 1}"
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>' if value else ""


def sheet(rows: Iterable[Iterable[str | int]], behind: str = "") -> str:
    """Return the XML of a sheet; `behind` stands behind its cells."""
    written = "".join(
        f'<row r="{row}">'
        + "".join(_cell(row - 1, at, value) for at, value in enumerate(cells))
        + "</row>"
        for row, cells in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{written}</sheetData>{behind}</worksheet>'


def xlsx(*sheets: str, styles: str = "") -> bytes:
    """Return a workbook of these sheets."""
    listed = "".join(
        f'<sheet name="A{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(1, len(sheets) + 1)
    )
    related = "".join(
        f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml" Type="{_OFFICE}/worksheet"/>'
        for at in range(1, len(sheets) + 1)
    )
    related += f'<Relationship Id="s" Target="styles.xml" Type="{_OFFICE}/styles"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}'
            "</Relationships>",
            "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
            **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets, start=1)},
        }
    )


_HEAD: tuple[str | int, ...] = ("Outcome", "2021", "2022")
_VALUES: tuple[str | int, ...] = ("Charged", 12, 7)


def xlsx_rows(count: int) -> bytes:
    """Return a workbook of one long table."""
    return xlsx(sheet([_HEAD, *[_VALUES] * count]))


def xlsx_columns(count: int) -> bytes:
    """Return a workbook of one wide table."""
    return xlsx(sheet([["2021"] * count, [12] * count, [7] * count]))


def xlsx_sheets(count: int) -> bytes:
    """Return a workbook of sheets."""
    return xlsx(*[sheet([_HEAD, _VALUES, _VALUES])] * count)


def xlsx_tables(count: int) -> bytes:
    """Return a workbook of one sheet with tables below each other, an empty row between."""
    return xlsx(sheet([_HEAD, _VALUES, _VALUES, ()] * count))


def xlsx_tables_beside(count: int) -> bytes:
    """Return a workbook of one sheet with tables beside each other, an empty column between."""
    rows = ((*row, "") * count for row in (_HEAD, _VALUES, _VALUES))
    return xlsx(sheet(rows))


def xlsx_heads(count: int) -> bytes:
    """Return a workbook of tables right below each other, each with the same head and a title."""
    return xlsx(sheet([("Kent figures",), _HEAD, _VALUES, _VALUES] * count))


def xlsx_texts(count: int) -> bytes:
    """Return a workbook of titles over a table, and of notes below it."""
    notes = [("Note that this is so",)] * count
    return xlsx(sheet([("Recorded crimes",)] * count + [_HEAD, _VALUES, _VALUES] + notes))


def xlsx_merged(count: int) -> bytes:
    """Return a workbook of merged cells."""
    rows: list[tuple[str | int, ...]] = [_HEAD]
    merges = ""
    for at in range(count):
        rows += [_VALUES, ("", 3, 4)]
        merges += f'<mergeCell ref="A{2 * at + 2}:A{2 * at + 3}"/>'
    return xlsx(sheet(rows, f"<mergeCells>{merges}</mergeCells>"))


def xlsx_stairs(count: int) -> bytes:
    """Return a workbook of cells on the diagonal of a sheet."""
    return xlsx(sheet([*[""] * at, at] for at in range(count)))


def xlsx_conditions(count: int) -> bytes:
    """Return a workbook of numbers, each with a condition that may show another."""
    rules = "".join(
        f'<conditionalFormatting sqref="B{at + 2}"><cfRule type="cellIs" dxfId="0" priority="{at}"'
        ' operator="lessThan"><formula>5</formula></cfRule></conditionalFormatting>'
        for at in range(count)
    )
    styles = '<dxfs><dxf><numFmt numFmtId="170" formatCode="&quot;&lt;5&quot;"/></dxf></dxfs>'
    return xlsx(sheet([_HEAD, *[_VALUES] * count], rules), styles=styles)


def _rows(count: int) -> list[list[str | float | None]]:
    return [["Outcome", "2021", "2022"], *[["Charged", 12.0, 7.0]] * count]


def xls_rows(count: int) -> bytes:
    """Return an old workbook of one table, with merged cells."""
    merges = tuple((at, at + 1, 0, 0) for at in range(1, count, 2))
    return xls(BinarySheet(name="A", rows=_rows(count), merges=merges))


def xls_sheets(count: int) -> bytes:
    """Return an old workbook of sheets with conditions."""
    sheets = (BinarySheet(name=f"A{at}", rows=_rows(2), conditions=True) for at in range(count))
    return xls(*sheets)


def xlsb_rows(count: int) -> bytes:
    """Return a binary workbook of one table, with merged cells."""
    merges = tuple((at, at + 1, 0, 0) for at in range(1, count, 2))
    return xlsb(BinarySheet(name="A", rows=_rows(count), merges=merges))


def xlsb_sheets(count: int) -> bytes:
    """Return a binary workbook of sheets."""
    return xlsb(*(BinarySheet(name=f"A{at}", rows=_rows(2)) for at in range(count)))
