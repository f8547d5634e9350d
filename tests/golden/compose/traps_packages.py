"""Traps in how replies are packed: mails, archives, names; the figures are invented."""

from __future__ import annotations

from email.message import EmailMessage

from as_docx import as_docx, with_fixed_dates
from letter import Grid, Heading, Letter, Paragraph
from trap import Trap, across, listed
from traps_pdf import CODES as DRAWN_CODES
from traps_pdf import YEARS as DRAWN_YEARS
from traps_pdf import Sheet, columns, drawn, letterhead, ruled
from traps_sheets import CODES, YEARS

from compound import compound
from reading import zipped

_INVENTED = "Facsimile. Composed for foi-compare; the figures are invented."
_ASKED = "How many crimes of robbery were given each outcome in 2021 and in 2022?"
LETTER = Letter(
    title="Reply",
    head=("Kent Police", "Our reference: 20/09/1088", _INVENTED),
    parts=(
        Heading(text="Request"), Paragraph(text=f"1. {_ASKED}"), Heading(text="Response"),
        Grid(rows=YEARS),
    ),
)  # fmt: skip


def sent(**headers: str) -> EmailMessage:
    """Return a message with these headers, `_` in a name for `-`."""
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


def _mail_in_mail() -> bytes:
    """Return a forwarded mail, itself an attachment, whose reply quotes the request below it."""
    inner = sent(
        From="Freedom of Information <foi@kent.police.uk>", To="A Requester <a@example.org>",
        Subject="=?windows-1252?Q?FOI_20/09/1088_=96_robbery?=",
        Date="Mon, 05 Feb 2024 10:00:00 +0000", Message_ID="<1@kent.police.uk>",
    )  # fmt: skip
    rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in YEARS)
    quoted = (
        "<hr><p>From: A Requester<br>Sent: 5 January 2024 09:12<br>To: FOI<br>Subject: Request</p>"
        "<p>I think 99 crimes were charged in 2021 and 98 in 2022.</p>"
    )
    inner.set_content("Please see the table in the HTML part.", cte="quoted-printable")
    inner.add_alternative(
        f"<p>Kent Police</p><p>{_INVENTED}</p><p>Question 1</p><p>{_ASKED}</p><p>Response</p>"
        f"<table>{rows}</table>{quoted}",
        subtype="html", cte="base64",
    )  # fmt: skip
    inner.set_boundary("inner")
    outer = sent(
        From="A Requester <a@example.org>", To="b@example.org", Subject="FW: FOI 20/09/1088",
        Date="Tue, 06 Feb 2024 10:00:00 +0000", Message_ID="<2@example.org>",
    )  # fmt: skip
    outer.set_content("Here is the reply, forwarded.", cte="7bit")
    outer.add_attachment(inner)
    outer.set_boundary("outer")
    return outer.as_bytes()


def _html_mail(subject: str, sender: str, html: str) -> bytes:
    message = sent(
        From=sender, To="a@example.org", Subject=subject,
        Date="Mon, 05 Feb 2024 10:00:00 +0000", Message_ID="<3@example.org>",
    )  # fmt: skip
    message.set_content("Please see the HTML part.", cte="7bit")
    message.add_alternative(html, subtype="html", cte="base64")
    message.set_boundary("parts")
    return message.as_bytes()


def _answer() -> str:
    rows = "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in YEARS)
    return f"<p>{_INVENTED}</p><p>Question 1: {_ASKED}</p><p>Response</p><table>{rows}</table>"


def _quoted_table() -> bytes:
    """Return a reply by Outlook, which marks the headers of the request alone as history."""
    history = (
        "<hr><div id=divRplyFwdMsg><b>From:</b> A Requester<br><b>Sent:</b> 5 January 2024<br>"
        "<b>To:</b> FOI<br><b>Subject:</b> Request</div><div><p>I believe that it was:</p>"
        "<table><tr><td>Outcome<td>2021<tr><td>Charged/Summonsed<td>99</table></div>"
    )
    sender = "Freedom of Information <foi@kent.police.uk>"
    return _html_mail("RE: FOI 20/09/1091", sender, _answer() + history)


def _forwarded() -> bytes:
    """Return a reply that Gmail passed on, which marks the whole of it as a quotation."""
    html = (
        "<div>For you.</div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded "
        "message ---------<br>From: <b>FOI</b> &lt;foi@essex.police.uk&gt;<br>Date: Mon, 5 Feb "
        f"2024<br>Subject: FOI 2024/117<br>To: a@example.org</div>{_answer()}</div>"
    )
    return _html_mail("Fwd: FOI 2024/117", "A Requester <a@example.org>", html)


def _winmail() -> bytes:
    """Return an Outlook message (MSG) with the letter attached."""

    def wide(text: str) -> bytes:
        return text.encode("utf-16-le")

    return compound(
        {
            "__properties_version1.0": bytes(64),
            "__substg1.0_0037001F": wide("FOI 20/09/1088"),
            "__substg1.0_0C1F001F": wide("foi@kent.police.uk"),
            "__substg1.0_1000001F": wide("Please find our reply attached.\r\n"),
            "__attach_version1.0_#00000000": {
                "__properties_version1.0": bytes(8),
                "__substg1.0_3707001F": wide("letter.docx"),
                "__substg1.0_37010102": as_docx(LETTER),
            },
        }
    )


def _batch() -> bytes:
    """Return a batch of WhatDoTheyKnow: two authorities, the requester's own messages between."""
    asked = "Dear Sir, how many in 2021? I believe 99 were charged.\n"
    kent = "Kent Police - Robbery outcomes/2024-02-05-101010"
    essex = "Essex Police - Robbery outcomes/2024-02-07-090000"
    return with_fixed_dates(
        zipped(
            {
                "dashboard.csv": "request_url,authority_name,number_of_replies,request_status\n"
                "u,Kent Police,1,successful\n",
                f"{kent}/outgoing_6.txt": asked,
                f"{kent}/incoming_7.txt": "Please see the attached.\n",
                f"{kent}/attachments-7/letter.docx": as_docx(LETTER),
                f"{essex}/outgoing_8.txt": asked,
                f"{essex}/incoming_9.txt": f"{_INVENTED}\n\nRequest\n\n1. {_ASKED}\n\nResponse\n\n"
                "Charged/Summonsed   12\nCommunity Resolution   5\n",
            }
        )
    )


def _thread() -> bytes:
    """Return the archive of one request: the thread, and the attachment beside it."""
    thread = (
        "From: A Requester\nTo: Kent Police\nDate: 5 January 2024\n\n"
        f"Dear Sir, {_ASKED} I believe 99 were charged.\n\n"
        "----------------------------------------------------\n\n"
        "From: FOI, Kent Police\nTo: A Requester\nDate: 5 February 2024\n\n"
        "Please see the attached letter.\n"
    )
    return with_fixed_dates(
        zipped({"correspondence.txt": thread, "2_3_letter.docx": as_docx(LETTER)})
    )


def _misnamed() -> bytes:
    def page(sheet: Sheet) -> None:
        ruled(
            sheet, letterhead(sheet, "Kent Police", "20/09/1088", _ASKED), columns(2), DRAWN_YEARS
        )

    return drawn(page)


TRAPS = (
    Trap(
        name="mail-in-mail-eml",
        file="forwarded.eml",
        why="A mail inside a mail, a table in its HTML part, an odd subject, and below it the "
        "request, whose numbers are the requester's.",
        data=_mail_in_mail,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="quoted-table-eml",
        file="reply.eml",
        why="Outlook marks the headers of the earlier message alone; the table below them is the "
        "requester's.",
        data=_quoted_table,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="forwarded-eml",
        file="reply.eml",
        why="A reply that was passed on stands inside a quotation; its head names the force.",
        data=_forwarded,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="outlook-msg",
        file="reply.msg",
        why="An Outlook message with the letter attached, composed by the rules of the format.",
        data=_winmail,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="batch-zip",
        file="batch.zip",
        why="WhatDoTheyKnow's batch: force and date stand in the folders; the requester's numbers "
        "are no answers.",
        data=_batch,
        numbers=(
            *across(YEARS, CODES),
            *listed((("Charged/Summonsed", "12"), ("Community Resolution", "5")), CODES),
        ),
    ),
    Trap(
        name="thread-zip",
        file="request.zip",
        why="The archive of one request: the thread is one text, the letter lies beside it.",
        data=_thread,
        numbers=across(YEARS, CODES),
    ),
    Trap(
        name="wrong-suffix-pdf",
        file="reply.docx",
        why="A PDF called a Word file.",
        data=_misnamed,
        numbers=across(DRAWN_YEARS, DRAWN_CODES),
    ),
)
