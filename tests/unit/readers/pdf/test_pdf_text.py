from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from drawn import (
    BOLD,
    GRID,
    ROWS,
    flowed,
    new_page,
    painted,
    read_bytes,
    source,
    table,
    tables_of,
    text,
    texts_of,
)
from foi_compare.errors import (
    PasswordProtectedError,
    UnreadableDocumentError,
)
from foi_compare.model import Document, TextBlock
from foi_compare.readers.by_format.pdf import read, recognises


def kinds_of(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks if isinstance(block, TextBlock)]


def test_headings_paragraphs_and_list_items_are_told_apart():
    long = "This is a paragraph of ordinary words that is long enough to take two lines. " * 2
    data = flowed(
        text("Question 1", BOLD), text(long), text("1. How many crimes?"), text("a) By year")
    )
    found = kinds_of(read_bytes(data))
    assert [kind for kind, _ in found] == ["heading", "paragraph", "list_item", "list_item"]
    assert found[1][1].count("\n") == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Page 7", "page_footer"),
        ("page 7 of 12", "page_footer"),
        ("Page 7 shows the outcomes.", "paragraph"),
        ("7", "paragraph"),
    ],
)
def test_a_page_by_itself_may_be_any_page_of_its_letter(words: str, kind: str):
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 600, "Text of the page is here")
        canvas.drawString(72, 30, words)

    assert kinds_of(read_bytes(painted(draw)))[-1] == (kind, words)


def test_a_running_footer_is_told_from_the_text():
    def page(number: int) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 600, f"Text of page {number} is here")
            canvas.drawString(72, 30, f"Constabulary - page {number} of 3")

        return draw

    document = read_bytes(painted(page(1), page(2), page(3)))
    footers = [words for kind, words in kinds_of(document) if kind == "page_footer"]
    assert footers == [f"Constabulary - page {n} of 3" for n in (1, 2, 3)]


def test_letters_drawn_twice_to_look_bold_count_once():
    def page(canvas: Canvas) -> None:
        for words, x in (("Charged 22", 72), ("111", 300)):
            canvas.drawString(x, 700, words)
            canvas.drawString(x + 0.3, 700, words)

    assert texts_of(read_bytes(painted(page))) == ["Charged 22 111"]


def test_each_letter_drawn_twice_counts_once():
    def page(canvas: Canvas) -> None:
        for index, letter in enumerate("1234"):
            canvas.drawString(72 + 6 * index, 700, letter)
            canvas.drawString(72.3 + 6 * index, 700, letter)

    assert texts_of(read_bytes(painted(page))) == ["1234"]


@pytest.mark.parametrize(("size", "read"), [(6, "5¹"), (8, "5¹"), (10 * 5 / 6, "5¹"), (9, "51")])
def test_a_small_raised_figure_is_the_mark_of_a_footnote(size: float, read: str):
    """Browsers set it at five sixths of the height of the text."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Crimes recorded: 5")
        width = canvas.stringWidth("Crimes recorded: 5")
        canvas.setFont("Helvetica", size)
        canvas.drawString(72 + width, 704, "1")

    assert texts_of(read_bytes(painted(page))) == [f"Crimes recorded: {read}"]


def test_text_that_is_not_seen_is_kept_apart_and_flagged():
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Visible 5")
        hidden = canvas.beginText(72, 650)
        hidden.setTextRenderMode(3)
        hidden.textLine("Invisible 9")
        canvas.drawText(hidden)
        canvas.drawString(700, 650, "Outside 8")

    document = read_bytes(painted(page))
    assert kinds_of(document) == [
        ("paragraph", "Visible 5"),
        ("furniture", "Invisible 9 Outside 8"),
    ]
    assert [hint.kind for hint in document.hints] == ["hidden"]


def test_white_letters_on_a_dark_ground_are_seen():
    def page(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.4)
        canvas.rect(60, 690, 200, 24, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 700, "Outcomes 2020")

    document = read_bytes(painted(page))
    assert texts_of(document) == ["Outcomes 2020"]
    assert document.hints == ()


def test_texts_side_by_side_are_read_one_after_the_other():
    def page(canvas: Canvas) -> None:
        for index in range(4):
            canvas.drawString(72, 700 - 13 * index, f"The left text has its line {index}")
            canvas.drawString(330, 700 - 13 * index, f"while the right one says {index}")

    document = read_bytes(painted(page))
    assert tables_of(document) == []
    assert texts_of(document) == [
        "\n".join(f"The left text has its line {index}" for index in range(4)),
        "\n".join(f"while the right one says {index}" for index in range(4)),
    ]


def test_places_name_the_page_and_its_part():
    document = read_bytes(flowed(text("First"), new_page(), text("Second")))
    assert [block.place.part for block in document.blocks] == ["page 1", "page 2"]
    assert [part.part for part in document.raw] == ["page 1", "page 2"]


def test_title_and_author_are_hints():
    def page(canvas: Canvas) -> None:
        canvas.setTitle("FOI 1306/25")
        canvas.setAuthor("Information Management")
        canvas.drawString(72, 700, "Words")

    hints = {(hint.kind, hint.value) for hint in read_bytes(painted(page)).hints}
    assert hints >= {("title", "FOI 1306/25"), ("author", "Information Management")}


def locked(password: str) -> bytes:
    import io

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption(password, ownerPassword="owner", canPrint=1))
    canvas.drawString(72, 700, "Charged 5")
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("password", ["", "wrong"])
def test_a_locked_file_says_that_it_needs_its_password(password: str):
    with pytest.raises(PasswordProtectedError, match="password"):
        read(source(locked("secret")), password)


def test_a_locked_file_opens_with_its_password():
    assert texts_of(read_bytes(locked("secret"), "secret")) == ["Charged 5"]


def test_pages_without_text_are_named_as_pictures():
    data = painted(lambda canvas: canvas.rect(10, 10, 50, 50))
    hints = [hint.value for hint in read(source(data)).hints]
    assert "page 1 is a picture without text" in hints


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnothing", b"%PDF-1.4\n%%EOF", b"no pdf at all"])
def test_damage_is_named(data: bytes):
    with pytest.raises(UnreadableDocumentError):
        read(source(data))


def test_a_pdf_is_recognised_by_its_content():
    assert recognises(b"\n\nFrom a mail\n%PDF-1.4")
    assert not recognises(b"PK\x03\x04")


def test_words_drawn_letter_by_letter_stay_words():
    def page(canvas: Canvas) -> None:
        for line, words in enumerate(["Grand total 50,695", "No attachments at all"]):
            x = 72.0
            for letter in words:
                canvas.drawString(x, 700 - 40 * line, letter)
                x += canvas.stringWidth(letter)

    assert texts_of(read_bytes(painted(page))) == ["Grand total 50,695", "No attachments at all"]


def damaged(data: bytes, seed: int) -> bytes:
    """Return the bytes with some changed, dropped or added, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - a seeded generator is wanted, not a secret
    found = bytearray(data)
    for _ in range(chance.choice((1, 5, 20, 100))):
        place = chance.randrange(len(found))
        if chance.random() < 0.6:
            found[place] = chance.randrange(256)
        elif chance.random() < 0.5:
            del found[place : place + chance.randrange(1, 100)]
        else:
            found[place:place] = chance.randbytes(9)
    return bytes(found)


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_raises_nothing_but_the_project_s_own_errors(seed: int):
    with suppress(UnreadableDocumentError):
        assert read(source(damaged(flowed(table(ROWS, GRID)), seed))).raw
