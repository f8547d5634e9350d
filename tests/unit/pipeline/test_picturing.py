"""Pages drawn, cut and read in two ways: tasks for the programs that open strangers' files."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from drawn import GRID, ROWS, flowed, painted, table, text
from foi_compare.batch.engine import Lost
from foi_compare.batch.picturing import (
    CutTask,
    PagePicture,
    PictureTask,
    cut_anew,
    page_picture,
    page_words,
    readings_of_page,
)
from foi_compare.batch.tasks import PageTask
from foi_compare.errors import UnreadableDocumentError
from foi_compare.inputs.inbox import InboxFile, find_files, home_of, one_file
from foi_compare.model import Box, FileSettings, Table, UnreadSource, WorkLimits
from foi_compare.pictures import Drawing, Mark
from foi_compare.workers.engines import engine_for
from reading import zipped

LETTER = flowed(text("Kent Police, asked by Ada Byron"), table(ROWS, GRID))


def put(folder: Path, name: str, data: bytes) -> InboxFile:
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    (inbox / name).write_bytes(data)
    return one_file(inbox / name, inbox)


def drawn(file: InboxFile, name: str = "", **fields: Any) -> PagePicture:  # noqa: ANN401 - of the task
    found = page_picture(PictureTask(file=file, name=name or file.name, **fields))
    assert isinstance(found, PagePicture), found
    return found


def refused(file: InboxFile, name: str = "", **fields: Any) -> UnreadSource:  # noqa: ANN401 - as above
    found = page_picture(PictureTask(file=file, name=name or file.name, **fields))
    assert isinstance(found, UnreadSource)
    return found


def image_of(picture: PagePicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")


def test_a_page_is_drawn_at_the_scale_wished_for(tmp_path: Path) -> None:
    picture = drawn(put(tmp_path, "a.pdf", LETTER), scale=2.0)
    assert (picture.width, picture.height, picture.pages) == (595.0, 842.0, 1)
    assert image_of(picture).size == (1190, 1684)


def test_a_worker_draws_it_and_only_bytes_come_back(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    tasks = [PictureTask(file=file, name="a.pdf"), PictureTask(file=file, name="a.pdf", page=2)]
    with engine_for(1, WorkLimits()) as engine:
        found = dict(engine.map(page_picture, tasks))
        words = dict(engine.map(page_words, [PageTask(file=file, name="a.pdf")]))
        readings = dict(engine.map(readings_of_page, [PageTask(file=file, name="a.pdf")]))
    assert found[0] == drawn(file)
    assert isinstance(found[1], UnreadSource)
    assert not isinstance(words[0], Lost)
    assert words[0] == page_words(PageTask(file=file, name="a.pdf"))
    assert readings[0] == ()


def test_what_is_filled_into_a_form_is_seen(tmp_path: Path) -> None:
    def form(value: str) -> Callable[[Canvas], object]:
        return lambda canvas: canvas.acroForm.textfield(name="n", x=100, y=600, value=value)

    empty = drawn(put(tmp_path, "empty.pdf", painted(form(""))))
    filled = drawn(put(tmp_path, "filled.pdf", painted(form("1017"))))
    assert image_of(empty).tobytes() != image_of(filled).tobytes()


def test_a_huge_page_is_drawn_smaller_and_says_so(tmp_path: Path) -> None:
    huge = painted(lambda canvas: canvas.drawString(9, 9, "12"), size=(9000, 9000))
    picture = drawn(put(tmp_path, "huge.pdf", huge), scale=2.0)
    width, height = image_of(picture).size
    assert width * height <= 16_100_000
    assert picture.scale == pytest.approx(width / 9000, rel=0.01)


def test_a_page_of_which_nothing_could_be_made_out_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foi_compare.limits.SHOWN_PIXELS", 10_000)
    told = refused(put(tmp_path, "a.pdf", LETTER))
    assert told.error == "TooLargeError"
    assert "8 by 12 inches" in told.problem


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_there_is_not_is_named(tmp_path: Path, page: int) -> None:
    told = refused(put(tmp_path, "a.pdf", LETTER), page=page)
    assert told.problem == f"it has 1 page, and no page {page}."


def test_a_locked_file_opens_with_its_password_alone(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("open sesame"))
    canvas.drawString(100, 700, "12")
    canvas.save()
    file = put(tmp_path, "locked.pdf", buffer.getvalue())
    assert refused(file).error == "PasswordProtectedError"
    told = FileSettings(file="*", password="open sesame")  # noqa: S106 - of a made-up file
    assert drawn(file, told=(told,)).pages == 1


def test_a_file_that_changed_is_not_shown_as_the_one_that_was_read(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    Path(file.path).write_bytes(flowed(text("Another letter")))
    assert "has changed" in refused(file).problem
    Path(file.path).unlink()
    assert refused(file).error == "OSError"


@pytest.mark.parametrize(
    "data", [b"Kent Police: 12 crimes", zipped({"word/document.xml": "<w/>"}), b"%PDF-1.4 broken"]
)
def test_what_has_no_page_to_show_is_told_in_a_sentence(tmp_path: Path, data: bytes) -> None:
    told = refused(put(tmp_path, "reply.bin", data))
    assert told.file == "reply.bin"
    assert told.problem.endswith(".")
    assert told.next_step


def test_an_attachment_in_a_mail_in_a_zip_is_drawn(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "foi@kent.police.uk", "FOI"
    mail.set_content("See attached.")
    mail.add_attachment(LETTER, maintype="application", subtype="pdf", filename="reply.pdf")
    file = put(tmp_path, "all.zip", zipped({"mail.eml": bytes(mail)}))
    inside = drawn(file, "all.zip/mail.eml/reply.pdf")
    assert inside.png == drawn(put(tmp_path, "a.pdf", LETTER)).png
    assert "no such member" in refused(file, "all.zip/mail.eml/other.pdf").problem


def test_the_home_of_a_member_is_the_file_around_it(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        put(tmp_path, name, zipped({"reply.pdf": LETTER}))
    files = find_files(tmp_path / "inbox")
    assert home_of(files, "b.zip/reply.pdf").name == "b.zip"
    with pytest.raises(UnreadableDocumentError):
        home_of(files, "b.zipper")


def test_each_page_of_a_picture_is_shown_in_its_colours(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (850, 1100), colour) for colour in ("white", (200, 16, 46)))
    buffer = io.BytesIO()
    first.save(buffer, "TIFF", save_all=True, append_images=[second], dpi=(100, 100))
    picture = drawn(put(tmp_path, "two.tiff", buffer.getvalue()), page=2, scale=1.0)
    assert (picture.pages, round(picture.width), round(picture.height)) == (2, 612, 792)
    red, green, _ = image_of(picture).getpixel((300, 300))  # type: ignore[misc]
    assert red > 150 > green
    assert (
        "2 pages, and no page 3"
        in refused(put(tmp_path, "2.tiff", buffer.getvalue()), page=3).problem
    )


def test_names_are_painted_over_where_they_stand(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    words = page_words(PageTask(file=file, name="a.pdf"))
    assert not isinstance(words, UnreadSource)
    box = next(word.box for word in words if word.text == "Byron")
    shown, hidden = drawn(file), drawn(file, hide=("Ada Byron",))
    middle = round((box.x0 + box.x1) / 2 * 1.5), round((box.top + box.bottom) / 2 * 1.5)
    area = tuple(round(side * 1.5) for side in box)
    assert len(image_of(shown).crop(area).getcolors(999) or ()) > 2  # type: ignore[arg-type]
    assert len(image_of(hidden).crop(area).getcolors(999) or ()) == 1  # type: ignore[arg-type]
    assert image_of(hidden).getpixel(middle) != (255, 255, 255)


def test_one_table_is_cut_out_with_its_number_in_a_box(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    area = Box(100, 100, 300, 200)
    drawing = Drawing(marks=(Mark(Box(120, 120, 160, 130)),), cut=area)
    assert image_of(drawn(file, drawing=drawing, scale=1.0)).size == (224, 124)


def test_a_page_is_cut_along_lines_in_a_worker_as_in_a_run(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    words = page_words(PageTask(file=file, name="a.pdf"))
    assert not isinstance(words, UnreadSource)
    at = {word.text: word.box for word in words}
    xs = (at["Charged"].x0 - 2, at["12"].x0 - 2, at["7"].x0 - 2)
    ys = (at["Charged"].top - 2, at["Charged"].bottom + 2)
    found = cut_anew(CutTask(file=file, name="a.pdf", xs=xs, ys=ys))
    assert isinstance(found, Table)
    assert [cell.text for cell in found.cells] == ["Charged", "12"]
    outside = cut_anew(CutTask(file=file, name="a.pdf", xs=(1, 2), ys=(1, 2)))
    assert isinstance(outside, UnreadSource)
    assert "no words between the lines" in outside.problem


def test_lines_that_part_nothing_are_told(tmp_path: Path) -> None:
    file = put(tmp_path, "a.pdf", LETTER)
    for xs, ys in (((), ()), ((10.0,), (10.0, 800.0)), ((10.0, 500.0), (10.0,))):
        found = cut_anew(CutTask(file=file, name="a.pdf", xs=xs, ys=ys))
        assert isinstance(found, UnreadSource)
        assert found.next_step
