"""A composed reply as an e-mail, or as an archive of a request."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from composer.pieces import Composed
from composer.specification import FORCES
from composer.write_html import html_text

File = tuple[str, bytes]
TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": ("application", "pdf"),
}
COVER = (
    "Dear Requester,\n\nPlease find attached our response to your request.\n\n"
    "Kind regards,\nDisclosure Officer\n"
)
#: What the requester wrote; the number in it is the requester's own.
OWN_FIGURE = "I understand that 57 crimes were given Outcome 16 in the year before."


def eml_bytes(reply: Composed, text: str, files: list[File], *, html: bool = False) -> bytes:
    """Return an e-mail with the request quoted below its text."""
    domain = next(one.domain for one in FORCES if one.force_id == reply.force_id)
    message = EmailMessage()
    message["From"] = f"Freedom of Information <foi@{domain}>"
    message["To"] = "requester@example.org"
    message["Subject"] = f"FOI response {reply.reference}"
    year, month, day = map(int, reply.dated.split("-"))
    message["Date"] = format_datetime(datetime(year, month, day, 10, 5, tzinfo=UTC))
    message["Message-ID"] = f"<{reply.name}@{domain}>"
    quoted = "\n".join(f"> {line}" for line in request_text(reply).splitlines())
    message.set_content(f"{text}\n\n-----Original Message-----\n{quoted}\n")
    if html:
        page = html_text(reply, look="ruled")
        lines = "<br>".join(request_text(reply).splitlines())
        end = f"<div>-----Original Message-----</div><blockquote>{lines}</blockquote></body>"
        message.add_alternative(page.replace("</body>", end), subtype="html")
    for name, data in files:
        main, sub = TYPES[name.rpartition(".")[2]]
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def request_text(reply: Composed) -> str:
    """Return the request as the requester sent it."""
    asked = [f"{place}. {one.text}" for place, one in enumerate(reply.questions, 1) if one.text]
    lines = ["From: A Requester <requester@example.org>", "", "Dear Sir or Madam,", *asked]
    return "\n".join([*lines, OWN_FIGURE, "Yours faithfully,"])


def zip_bytes(files: list[File]) -> bytes:
    """Return files as a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def batch_zip(reply: Composed, files: list[File]) -> bytes:
    """Return the reply in the layout of WhatDoTheyKnow's batch download."""
    day = date.fromisoformat(reply.dated)
    title = f"{reply.force} - Crimes and their outcomes"
    folder = f"{title}/{day:%Y-%m-%d}-100500"
    number = 2_000_000 + int(reply.name)
    dashboard = (
        "request_url,authority_name,number_of_replies,request_status\r\n"
        f"https://www.whatdotheyknow.com/request/crimes_{number},{reply.force},1,successful\r\n"
    )
    sent = request_text(reply).partition("\n\n")[2]
    return zip_bytes(
        [
            ("dashboard.csv", dashboard.encode()),
            (f"{folder}/outgoing_{number - 7}.txt", sent.encode()),
            (f"{folder}/incoming_{number}.txt", COVER.encode()),
            *((f"{folder}/attachments-{number}/{name}", data) for name, data in files),
        ]
    )
