from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reading import in_blocks, in_raw, read, word

numbers = st.integers(0, 9999)
properties = st.sampled_from(
    ["", "<w:b/>", "<w:vanish/>", '<w:vertAlign w:val="superscript"/>', '<w:vanish w:val="0"/>']
)
runs = st.builds(
    '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve"> {} </w:t>{}</w:r>'.format,
    properties,
    numbers,
    st.sampled_from(["", "<w:tab/>", "<w:br/>", "<w:t>x</w:t>"]),
)
inline = runs | st.builds(
    "<w:{0}>{1}</w:{0}>".format,
    st.sampled_from(["ins", "moveTo", "moveFrom", "hyperlink", "smartTag"]),
    runs,
)
boxes = st.builds(
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{0}</w:p>"
    "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{0}</w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>".format,
    runs,
)
paragraphs = st.lists(inline | boxes, max_size=4).map(lambda parts: f"<w:p>{''.join(parts)}</w:p>")
cell_properties = st.sampled_from(
    ["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]
)


def table(rows: list[list[tuple[str, str]]]) -> str:
    lines = (
        "".join(f"<w:tc><w:tcPr>{how}</w:tcPr>{content}</w:tc>" for how, content in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def tables(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.tuples(cell_properties, content)
    return st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=3).map(table)


content = st.recursive(
    paragraphs,
    lambda inner: (
        tables(inner.map(lambda xml: f"{xml}<w:p/>"))
        | inner.map(lambda xml: f"<w:sdt><w:sdtContent>{xml}</w:sdtContent></w:sdt>")
    ),
    max_leaves=10,
)


@given(st.lists(content, max_size=4).map("".join))
def test_every_numeral_of_a_letter_is_in_its_blocks(body: str):
    document = read("a.docx", word(body, header="<w:p><w:r><w:t>Kent 7</w:t></w:r></w:p>"))
    assert in_blocks(document) == in_raw(document)
