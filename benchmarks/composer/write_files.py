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
from composer.write_pdf import pdf_bytes
from composer.write_text import plain_text

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LOOKS = (
    "docx_grid", "reportlab_ruled", "html_plain", "office_grid", "text", "reportlab_borderless",
    "chromium_ruled", "docx_plain", "reportlab_zebra", "html_messy", "reportlab_lines",
    "chromium_zebra", "reportlab_pages", "office_plain", "chromium_borderless",
    "reportlab_pages_head",
)  # fmt: skip
FORMATS = {"docx": "DOCX", "html": "HTML", "text": "text", "reportlab": "PDF", "office": "PDF",
           "chromium": "PDF"}  # fmt: skip


def write_all(replies: Sequence[Composed], inbox: Path, cache: Path) -> dict[str, str]:
    """Write each reply into the inbox; return the file of each that could be written.

    A look whose converter is not on this machine is left out.
    """
    cache.mkdir(parents=True, exist_ok=True)
    written: dict[str, str] = {}
    to_office: list[tuple[str, bytes]] = []
    to_browser: list[tuple[str, bytes]] = []
    for reply in replies:
        family, _, look = reply.look.partition("_")
        if family == "office":
            to_office.append((reply.name, docx_bytes(reply, grid=look == "grid")))
        elif family == "chromium":
            to_browser.append((reply.name, html_text(reply, look=look).encode()))
        else:
            suffix, data = _direct(reply, family, look)
            written[reply.name] = _place(inbox, reply.name, suffix, data)
    for name, data in [*_by_office(to_office, cache), *_by_browser(to_browser, cache)]:
        written[name] = _place(inbox, name, "pdf", data)
    return written


def _place(inbox: Path, name: str, suffix: str, data: bytes) -> str:
    """Write a file: every third reply stands in its own folder, as replies with more files do."""
    file = f"{name}/reply.{suffix}" if int(name) % 3 == 0 else f"{name}.{suffix}"
    path = inbox / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return file


def _direct(reply: Composed, family: str, look: str) -> tuple[str, bytes]:
    if family == "docx":
        return "docx", docx_bytes(reply, grid=look == "grid")
    if family == "html":
        return "html", html_text(reply, look="ruled", messy=look == "messy").encode()
    if family == "text":
        return "txt", plain_text(reply).encode()
    return "pdf", pdf_bytes(reply, look)


def _by_office(inputs: Sequence[tuple[str, bytes]], cache: Path) -> Iterable[tuple[str, bytes]]:
    if OFFICE is None or not inputs:
        return
    keys = {name: f"office-{_zip_key(data)}.pdf" for name, data in inputs}
    missing = [(name, data) for name, data in inputs if not (cache / keys[name]).exists()]
    if missing:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            for name, data in missing:
                (work / f"{name}.docx").write_bytes(data)
            profile = (work / "profile").as_uri()
            subprocess.run(  # noqa: S603 - the converter that was found, on files made here
                [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
                 "--outdir", str(work), *(str(work / f"{name}.docx") for name, _ in missing)],
                check=True, capture_output=True, timeout=900,
            )  # fmt: skip
            for name, _ in missing:
                shutil.copyfile(work / f"{name}.pdf", cache / keys[name])
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
