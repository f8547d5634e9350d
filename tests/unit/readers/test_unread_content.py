"""What a file shows and its reader does not read is named, and never passed over."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from drawn import painted, read_bytes
from foi_compare.checks import run_checks
from foi_compare.ledger import account
from foi_compare.model import Document, Hint, Reply
from reading import read, word

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def unread(document: Document) -> list[str]:
    return [hint.value for hint in document.hints if hint.kind == "unread_content"]


def test_comments_of_a_word_file_are_named() -> None:
    body = "<w:p><w:r><w:t>Charged 5</w:t></w:r></w:p>"
    comment = '<w:comment w:id="0"><w:p><w:r><w:t>provisional</w:t></w:r></w:p></w:comment>'
    assert unread(read("reply.docx", word(body, comments=comment))) == ["1 comments are not read"]
    assert not unread(read("reply.docx", word(body)))


def test_comments_and_charts_of_a_sheet_are_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Outcomes"
    for row in (["Outcome", "2021"], ["Charged", 5], ["Caution", 3]):
        sheet.append(row)
    plain = io.BytesIO()
    book.save(plain)
    sheet["B2"].comment = Comment("provisional", "author")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3))
    sheet.add_chart(chart, "E2")
    full = io.BytesIO()
    book.save(full)
    assert not unread(read("reply.xlsx", plain.getvalue()))
    assert unread(read("reply.xlsx", full.getvalue())) == [
        "sheet Outcomes: 1 comments are not read",
        "sheet Outcomes: pictures and charts are not read: chart1.xml",
    ]


@pytest.mark.parametrize(
    ("shown", "named"),
    [
        ('<input type="text" value="41">', ["fields of forms are not read: 1"]),
        ("<textarea>41</textarea>", ["fields of forms are not read: 1"]),
        ("<textarea> </textarea>", []),
        ('<input type="hidden" value="token">', []),
        ('<img src="a.png" width="600" height="400">', ["pictures and charts are not read: 1"]),
        ('<img src="logo.png" width="90" height="40">', []),
        ("<canvas></canvas>", ["pictures and charts are not read: 1"]),
        ('<iframe src="table.html"></iframe>', ["pages within the page are not read: 1"]),
    ],
)
def test_what_a_page_shows_besides_its_text_is_named(shown: str, named: list[str]) -> None:
    assert unread(read("reply.html", f"<html><body><p>Charged 5</p>{shown}</body></html>")) == named


def test_fields_and_pictures_of_a_pdf_are_named() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "Charged 5")
        canvas.acroForm.textfield(name="charged", value="41", x=72, y=700, width=80, height=20)
        canvas.acroForm.textfield(name="empty", value="", x=72, y=660, width=80, height=20)
        canvas.drawImage(ImageReader(Image.new("L", (400, 300), 200)), 72, 200, 400, 300)

    assert unread(read_bytes(painted(page))) == [
        "page 1: form fields are not read: 1",
        "page 1: pictures and charts are not read: 1",
    ]
    assert not unread(read_bytes(painted(lambda canvas: canvas.drawString(72, 760, "Charged 5"))))


def test_it_stands_in_the_ledger_and_among_the_failed_checks() -> None:
    hint = Hint(kind="unread_content", value="page 2: form fields are not read: 3")
    document = Document(
        name="reply.pdf", sha256="0", format="pdf", blocks=(), raw=(), hints=(hint,)
    )
    (row,) = account((document,), (), ())
    assert (row.file, row.part, row.numerals) == ("reply.pdf", hint.value, 0)
    reply = Reply(
        force_id="kent",
        reference="1",
        dated="",
        files=("reply.pdf",),
        sha256=("0",),
        questions=(),
        label_groups=(),
        figures=(),
        set_aside=(),
        hints=(hint,),
    )
    found = [one for one in run_checks(reply, (), {}) if one.check == "content_not_read"]
    assert [(one.passed, hint.value in one.message) for one in found] == [(False, True)]
