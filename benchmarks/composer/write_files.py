"""Composed replies as files of every look, through converters where a look needs one."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from composer.pieces import Composed
from composer.write_docx import docx_bytes
from composer.write_html import html_text
from composer.write_mail import COVER, batch_zip, eml_bytes, zip_bytes
from composer.write_pdf import pdf_bytes
from composer.write_scan import scan_pdf, scan_pngs, scanned
from composer.write_text import plain_text
from composer.write_xlsx import workbook_bytes

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LOOKS = (
    "docx_grid", "reportlab_ruled", "html_plain", "office_grid", "xlsx_letter", "text",
    "eml_html", "reportlab_borderless", "chromium_ruled", "odt_grid", "docx_plain", "zip_batch",
    "reportlab_zebra", "html_messy", "eml_attached", "reportlab_lines", "xlsx_whole",
    "chromium_zebra", "reportlab_pages", "office_plain", "zip_plain", "chromium_borderless",
    "doc_grid", "eml_letter", "reportlab_pages_head", "xlsx_years", "docx_listed",
    "reportlab_split",
)  # fmt: skip
# Two in a row differ in everything: resolution, kind of file, and how the tables are drawn.
SCANS = (
    "scan_150_ruled", "scan_200_borderless", "scan_png_lines", "scan_150_zebra",
    "scan_200_ruled", "scan_png_borderless", "scan_150_lines", "scan_200_zebra",
    "scan_png_ruled", "scan_150_borderless", "scan_200_lines", "scan_png_zebra",
)  # fmt: skip
ATTACHED = frozenset({"xlsx_letter", "xlsx_years", "eml_attached", "zip_plain"})
FORMATS = {
    "docx": "DOCX", "html": "HTML", "text": "text", "reportlab": "PDF", "office": "PDF",
    "chromium": "PDF", "xlsx": "XLSX", "eml": "EML", "zip": "ZIP", "odt": "ODT", "doc": "DOC",
    "scan": "scan",
}  # fmt: skip
CONVERTED = {"office": "pdf", "odt": "odt", "doc": "doc"}
FILTERS = {"pdf": "pdf", "odt": "odt", "doc": "doc:MS Word 97"}
Files = list[tuple[str, bytes]]


def write_all(replies: Sequence[Composed], inbox: Path, cache: Path) -> dict[str, str]:
    """Write each reply into the inbox; return the file of each that could be written.

    A look whose converter is not on this machine is left out.
    """
    cache.mkdir(parents=True, exist_ok=True)
    written: dict[str, str] = {}
    to_office: dict[str, list[tuple[str, bytes]]] = {kind: [] for kind in CONVERTED.values()}
    to_browser: list[tuple[str, bytes]] = []
    for reply in replies:
        family, _, look = reply.look.partition("_")
        if family in CONVERTED:
            data = docx_bytes(reply, grid=look == "grid")
            to_office[CONVERTED[family]].append((reply.name, data))
        elif family == "chromium":
            to_browser.append((reply.name, html_text(reply, look=look).encode()))
        elif family == "scan":
            written[reply.name] = _place(inbox, reply.name, _scan(reply, look, cache))
        else:
            written[reply.name] = _place(inbox, reply.name, _direct(reply, family, look))
    for kind, inputs in to_office.items():
        for name, data in _by_office(inputs, kind, cache):
            written[name] = _place(inbox, name, [(f"reply.{kind}", data)])
    for name, data in _by_browser(to_browser, cache):
        written[name] = _place(inbox, name, [("reply.pdf", data)])
    return written


def _place(inbox: Path, name: str, files: Files) -> str:
    """Write the files of a reply, and return the first of them.

    A reply of several files, and every third of one, stands in a folder of its own.
    """
    lone = len(files) == 1 and int(name) % 3 != 0
    paths = [f"{name}.{files[0][0].rpartition('.')[2]}"] if lone else [
        f"{name}/{file}" for file, _ in files
    ]  # fmt: skip
    for file, (_, data) in zip(paths, files, strict=True):
        path = inbox / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return paths[0]


def _direct(reply: Composed, family: str, look: str) -> Files:
    if family == "xlsx":
        return _sheets(reply, look)
    if family == "eml":
        return [("reply.eml", _mail(reply, look))]
    if family == "zip":
        return [("reply.zip", _zip(reply, look))]
    if family == "docx":
        data = docx_bytes(reply, grid=look != "plain", listed=look == "listed")
        return [("reply.docx", data)]
    if family == "html":
        page = html_text(reply, look="ruled", messy=look == "messy")
        return [("reply.html", page.encode())]
    if family == "text":
        return [("reply.txt", plain_text(reply).encode())]
    return [("reply.pdf", pdf_bytes(reply, look))]


def _sheets(reply: Composed, look: str) -> Files:
    if look == "whole":
        return [("reply.xlsx", workbook_bytes(reply, reply.blocks, letter=True))]
    return [("letter.docx", docx_bytes(reply, grid=True)), *_workbook(reply)]


def _workbook(reply: Composed) -> Files:
    """Return what is attached, if anything is."""
    if not reply.attached:
        return []
    return [("data.xlsx", workbook_bytes(reply, reply.attached))]


def _mail(reply: Composed, look: str) -> bytes:
    if look == "html":
        return eml_bytes(reply, plain_text(reply), [], html=True)
    if look == "attached":
        return eml_bytes(reply, plain_text(reply), _workbook(reply))
    return eml_bytes(reply, COVER, [("response.pdf", pdf_bytes(reply, "ruled"))])


def _zip(reply: Composed, look: str) -> bytes:
    if look == "batch":
        return batch_zip(reply, [("response.pdf", pdf_bytes(reply, "ruled"))])
    return zip_bytes([("letter.docx", docx_bytes(reply, grid=True)), *_workbook(reply)])


def _scan(reply: Composed, look: str, cache: Path) -> Files:
    """Return the reply as page pictures, and keep them: drawing them takes a while."""
    kind, _, drawn = look.partition("_")
    dpi = 150 if kind == "150" else 200
    pdf = pdf_bytes(reply, drawn)
    key = hashlib.sha256(pdf + f"{kind} worn".encode()).hexdigest()[:24]
    kept = cache / f"scan-{key}"
    if not kept.exists():
        pages = scanned(pdf, reply.name, dpi)
        files = scan_pngs(pages, dpi) if kind == "png" else [("scan.pdf", scan_pdf(pages, dpi))]
        kept.mkdir()
        for name, data in files:
            (kept / name).write_bytes(data)
    return [(path.name, path.read_bytes()) for path in sorted(kept.iterdir())]


def _by_office(
    inputs: Sequence[tuple[str, bytes]], kind: str, cache: Path
) -> Iterable[tuple[str, bytes]]:
    if OFFICE is None or not inputs:
        return
    keys = {name: f"office-{_zip_key(data)}.{kind}" for name, data in inputs}
    missing = [(name, data) for name, data in inputs if not (cache / keys[name]).exists()]
    if missing:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            for name, data in missing:
                (work / f"{name}.docx").write_bytes(data)
            profile = (work / "profile").as_uri()
            subprocess.run(  # noqa: S603 - the converter that was found, on files made here
                [OFFICE, f"-env:UserInstallation={profile}", "--headless",
                 "--convert-to", FILTERS[kind], "--outdir", str(work),
                 *(str(work / f"{name}.docx") for name, _ in missing)],
                check=True, capture_output=True, timeout=900,
            )  # fmt: skip
            for name, _ in missing:
                shutil.copyfile(work / f"{name}.{kind}", cache / keys[name])
    for name, _ in inputs:
        yield name, (cache / keys[name]).read_bytes()


def _zip_key(data: bytes) -> str:
    """Return a key of what the parts hold: the zip itself carries the time it was made."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            digest.update(name.encode() + archive.read(name))
    return digest.hexdigest()[:24]


def _by_browser(inputs: Sequence[tuple[str, bytes]], cache: Path) -> Iterable[tuple[str, bytes]]:
    if BROWSER is None or not inputs:
        return
    keys = {name: f"browser-{hashlib.sha256(data).hexdigest()[:24]}.pdf" for name, data in inputs}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        work = Path(folder)
        jobs = [
            pool.submit(_print_page, BROWSER, data, work / name, cache / keys[name])
            for name, data in inputs
            if not (cache / keys[name]).exists()
        ]
        for job in jobs:
            job.result()
    for name, _ in inputs:
        yield name, (cache / keys[name]).read_bytes()


def _print_page(browser: str, data: bytes, work: Path, target: Path) -> None:
    page, made = work.with_suffix(".html"), work.with_suffix(".pdf")
    page.write_bytes(data)
    subprocess.run(  # noqa: S603 - the browser that was found, on a page made here
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={work}-profile", f"--print-to-pdf={made}", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shutil.copyfile(made, target)
