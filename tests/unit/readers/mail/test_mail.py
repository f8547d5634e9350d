from __future__ import annotations

import struct
from email.message import EmailMessage

import pytest

from compound import Tree, compound
from foi_compare.model import Document, TextBlock
from foi_compare.readers import read_source, unpack_source
from reading import in_blocks, in_raw, read, rows, source, tables, texts

TABLE = "<table><tr><th>Outcome<th>Total<tr><td>Charged<td>12<tr><td>Caution<td>5</table>"


def mail(text: str = "", html: str = "", subject: str = "RE: FOI 20/09/1088") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "FOI Team <foi@kent.police.uk>"
    message["Subject"] = subject
    message["Date"] = "Mon, 05 Feb 2024 23:30:00 +0100"
    message.set_content(text or "See attached.")
    if html:
        message.add_alternative(f"<html><body>{html}</body></html>", subtype="html")
    return message


def opened(message: EmailMessage | bytes) -> Document:
    data = message if isinstance(message, bytes) else message.as_bytes()
    document = read("mail.eml", data)
    assert document.format == "mail"
    assert in_blocks(document) == in_raw(document)
    return document


def attached(message: EmailMessage | bytes) -> list[str]:
    data = message if isinstance(message, bytes) else message.as_bytes()
    return [part.name for part in unpack_source(source("mail.eml", data))]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in document.blocks if isinstance(b, TextBlock)]


def hints(document: Document) -> dict[str, str]:
    return {hint.kind: hint.value for hint in document.hints}


def test_sender_subject_and_day_are_told():
    assert hints(opened(mail("We hold 3."))) == {
        "sender": "FOI Team <foi@kent.police.uk>",
        "subject": "RE: FOI 20/09/1088",
        "sent_on": "2024-02-05",
    }


def test_whom_a_mail_goes_to_is_told_for_the_masking_of_their_names():
    message = mail("We hold 3.")
    message["To"] = "t.nwosu@vicarage.example"
    message["Cc"] = '"Church, Edith" <edith.church@kent.police.uk>'
    assert [hint.value for hint in opened(message).hints if hint.kind == "recipient"] == [
        "t.nwosu@vicarage.example",
        '"Church, Edith" <edith.church@kent.police.uk>',
    ]
    tree = saved_message("FOI", **{stream(0x1000): wide("12"), stream(0x0E04): wide("Adaeze")})
    assert hints(opened(compound(tree)))["recipient"] == "Adaeze"


def test_plain_text_that_only_points_to_the_html_is_not_read_for_it():
    style = "<style>" + "p { margin: 0 } " * 40 + "</style>"
    said = "How many caravans were stolen in 2023? 318. How many were found again? 44 of these."
    stub = opened(mail("View this message in HTML.", f"{style}<p>{said} {said}</p>"))
    assert texts(stub) == [f"{said} {said}"]
    whole = opened(mail(said, f"{style}<p>{said}</p>"))
    assert texts(whole) == [said]


def test_an_html_body_with_a_table_is_read_as_a_page():
    document = opened(mail("Outcome Total Charged 12", f"<p>Please see:</p>{TABLE}"))
    assert rows(tables(document)[0]) == ["Outcome | Total", "Charged | 12", "Caution | 5"]
    assert texts(document) == ["Please see:"]


def test_plain_text_is_taken_where_the_html_adds_no_table():
    assert texts(opened(mail("Charged 12\nCaution 5", "<p>Charged 12</p>"))) == [
        "Charged 12\nCaution 5"
    ]


def test_html_is_taken_where_the_plain_text_only_points_to_it():
    html = (
        "<p>How many vans were stolen in Dover in the year 2023?<br><i>There were 47 vans.</i></p>"
    )
    html += "<p>And how many of them were found again later in Deal?</p>"
    found = texts(opened(mail("Please view this in HTML.", html)))
    assert any("47 vans" in text for text in found)


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, 1 Jan 2024 at 10:00, Requester <a@b.example> wrote:\n> How many in 2021?",
        "-----Original Message-----\nFrom: a\nSent: 1 Jan 2024\n\nHow many in 2021?",
        "From: a@b.example\nSent: 1 January 2024 10:00\nTo: FOI\nSubject: x\n\nHow many in 2021?",
    ],
)
def test_quoted_history_is_told_from_the_reply(history: str):
    found = kinds(opened(mail(f"We hold 3.\n\n{history}\n")))
    assert found[0] == ("paragraph", "We hold 3.")
    assert {kind for kind, _ in found[1:]} == {"quoted"}


def test_a_quoted_table_is_no_table_of_the_reply():
    history = "<div><p>From: a<br>Sent: 1 Jan<br>To: b<br>Subject: c</p></div>"
    document = opened(mail(html=f"<p>We hold 3.</p>{TABLE}{history}{TABLE}"))
    assert len(tables(document)) == 1
    assert kinds(document)[-1] == ("quoted", "Outcome\tTotal\nCharged\t12\nCaution\t5")


@pytest.mark.parametrize("subject", ["FW: FOI reply", "Fwd: FOI reply"])
def test_a_reply_that_was_passed_on_is_not_taken_for_history(subject: str):
    text = (
        "See below.\n\nFrom: foi@kent.police.uk\nSent: 1 Jan 2024\nTo: a\nSubject: reply\n\n"
        "We hold 3.\n\nOther 1\n\nOther 2\n\nOther 4\n\nOther 5\n\n"
        "-----Original Message-----\n\nHow many?\n"
    )
    found = {text: kind for kind, text in kinds(opened(mail(text, subject=subject)))}
    assert found["We hold 3."] == "paragraph"
    assert found["How many?"] == "quoted"


HEADERS = "<b>From:</b> A<br><b>Sent:</b> 5 January 2024<br><b>To:</b> FOI<br><b>Subject:</b> R"
WELSH = "<b>Oddi wrth:</b> A<br><b>Anfonwyd:</b> 5 Ionawr 2024<br><b>At:</b> FOI<br><b>Pwnc:</b> R"


@pytest.mark.parametrize(
    "history",
    [
        f"<hr><div id='divRplyFwdMsg'>{HEADERS}</div><div><p>I think:</p>{TABLE}</div>",
        f"<hr><div id='divRplyFwdMsg'>{WELSH}</div><div><p>I think:</p>{TABLE}</div>",
        f"<div class='gmail_quote'><p>On Fri, 5 Jan 2024, A wrote:</p><p>I think:</p>{TABLE}</div>",
        f"<blockquote type=cite><p>On 5 Jan 2024, A wrote:</p><p>I think:</p>{TABLE}</blockquote>",
    ],
)
def test_the_history_that_a_program_marks_is_no_part_of_the_reply(history: str):
    """Outlook marks the headers alone, and the message that they head stands below them."""
    document = opened(mail(html=f"<p>We hold 3.</p>{TABLE}{history}"))
    assert len(tables(document)) == 1
    assert kinds(document)[-2:] == [
        ("quoted", "I think:"),
        ("quoted", "Outcome\tTotal\nCharged\t12\nCaution\t5"),
    ]


_TOLD = "From: FOI &lt;foi@essex.police.uk&gt;<br>Date: Mon, 5 Feb 2024<br>Subject: R<br>To: a"
_ROWS = "".join(
    f"<tr><th>{name}<td>{value}"
    for name, value in (
        ("Subject: ", "R"), ("Date: ", "Mon, 5 Feb 2024"),
        ("From: ", "FOI &lt;foi@essex.police.uk&gt;"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    "message",
    [
        f"<div class='gmail_quote'><div>---------- Forwarded message ---------<br>{_TOLD}</div>",
        f"<blockquote type='cite'><p>Begin forwarded message:</p><p>{_TOLD}</p>",
        f"<div>-------- Forwarded Message --------<table>{_ROWS}</table>",
        f"<div id='divRplyFwdMsg'>{_TOLD}</div>",
    ],
)
def test_a_message_passed_on_is_the_reply_and_its_head_says_who_sent_it(message: str):
    html = f"<p>See below.</p>{message}<p>We hold 3.</p>{TABLE}"
    document = opened(mail(html=html, subject="Fwd: R"))
    assert [hint.value for hint in document.hints if hint.kind == "sender"] == [
        "FOI Team <foi@kent.police.uk>",
        "FOI <foi@essex.police.uk>",
    ]
    assert [hint.value for hint in document.hints if hint.kind == "sent_on"] == ["2024-02-05"]
    assert len(tables(document)) == 1
    assert [text for kind, text in kinds(document) if kind == "paragraph"] == [
        "See below.",
        "We hold 3.",
    ]


def test_attachments_become_sources_and_logos_do_not():
    message = mail("See attached.")
    message.add_attachment(
        b"Outcome,Total\nCharged,12\n", maintype="text", subtype="csv", filename="fïgures.csv"
    )
    message.add_attachment(
        b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline"
    )
    message.add_attachment(
        b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s"
    )
    message.add_attachment(
        b"%PDF-", maintype="application", subtype="pdf", filename="../a/fïgures.csv"
    )
    assert attached(message) == ["mail.eml", "mail.eml/fïgures.csv", "mail.eml/fïgures (2).csv"]


def test_a_mail_inside_a_mail_is_a_source_of_its_own():
    outer = mail("Please see the attached reply.")
    outer.add_attachment(mail("We hold 3.", subject="The reply"))
    inner = unpack_source(source("mail.eml", outer.as_bytes()))[1]
    assert inner.name == "mail.eml/The reply.eml"
    assert texts(read_source(inner)) == ["We hold 3."]


def test_a_mail_inside_a_mail_is_read_though_a_header_holds_another_one():
    outer = mail("Please see the attached reply.")
    outer.add_attachment(mail("We hold 3.", subject="The reply"))
    data = outer.as_bytes().replace(b"The reply", b"The reply\x0bX-Note: 1")
    inner = unpack_source(source("mail.eml", data))[1]
    assert texts(read_source(inner)) == ["We hold 3."]


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: =?utf-8?B?broken?=\r\n",
        b"Subject: =?utf-8?B?a?=\r\n",
        b"Subject: caf\xe9 \x96 2021\r\n",
        b"Subject: =?unknown-8bit?Q?caf=E9?=\r\n",
        b"Date: never\r\n",
        b'Content-Type: text/plain; charset="no-such"\r\n',
        b"Content-Type: ;;;\r\n",
    ],
)
def test_odd_headers_do_not_stop_the_reading(header: bytes):
    data = (
        b"From: a@b.example\r\nMIME-Version: 1.0\r\n" + header + b"\r\nWe hold 3 \x96 no more.\r\n"
    )
    assert texts(opened(data)) == ["We hold 3 – no more."]


def test_a_letter_that_names_its_sender_is_no_mail():
    assert read("a.txt", "From: the FOI team\nTo: you\n\nWe hold 3.").format == "text"


def stream(number: int, kind: str = "001F") -> str:
    return f"__substg1.0_{number:04X}{kind}"


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def saved_message(subject: str, **more: bytes | Tree) -> dict[str, bytes | Tree]:
    """Return the streams of a message as Outlook saves it, sent on 5 February 2024."""
    sent = 133_516_000_000_000_000
    head = bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, sent)
    return {
        "__properties_version1.0": head,
        stream(0x37): wide(subject),
        stream(0x0C1A): wide("FOI Team"),
        stream(0x5D01): wide("foi@kent.police.uk"),
        **more,
    }


def test_a_message_saved_by_outlook_is_read_with_its_table_and_attachments():
    inner: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(24),
        stream(0x37): wide("Earlier"),
        stream(0x1000): wide("We hold 7."),
    }
    tree = saved_message(
        "RE: FOI",
        **{
            stream(0x1000): wide("Charged 12"),
            stream(0x1013, "0102"): f"<html><body><p>See:</p>{TABLE}".encode() + b" " * 5000,
            "__attach_version1.0_#00000000": {
                "__properties_version1.0": bytes(8),
                stream(0x3707): wide("figures.csv"),
                stream(0x3701, "0102"): b"Outcome,Total\nCharged,12\n",
            },
            "__attach_version1.0_#00000001": {
                "__properties_version1.0": bytes(8),
                "__substg1.0_3701000D": inner,
            },
        },
    )
    parts = unpack_source(source("reply.msg", compound(tree)))
    assert [part.name for part in parts] == [
        "reply.msg",
        "reply.msg/figures.csv",
        "reply.msg/Earlier.eml",
    ]
    document = opened(parts[0].data)
    assert rows(tables(document)[0])[1] == "Charged | 12"
    assert hints(document) == {
        "sender": "FOI Team <foi@kent.police.uk>",
        "subject": "RE: FOI",
        "sent_on": "2024-02-05",
    }
    assert texts(read_source(parts[2])) == ["We hold 7."]


def test_html_that_outlook_wrapped_into_rtf_is_unwrapped():
    rtf = (
        rb"{\rtf1\ansi\fromhtml1 {\fonttbl{\f0 Arial 9;}}{\*\generator 8;}"
        rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Victim \'96 3{\*\htmltag72 </p>}\htmlrtf }"
        rb"\htmlrtf0 {\*\htmltag64 <table><tr><td>}a{\*\htmltag72 </td><td>}1"
        rb"{\*\htmltag72 </td></tr><tr><td>}b{\*\htmltag72 </td><td>}2"
        rb"{\*\htmltag72 </td></tr></table>}}"
    )
    stored = struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    document = opened(compound(saved_message("x", **{stream(0x1009, "0102"): stored})))
    assert texts(document) == ["Victim – 3"]
    assert rows(tables(document)[0]) == ["a | 1", "b | 2"]


def attribute(number: int, value: bytes) -> bytes:
    return struct.pack("<BHHI", 2, number, 0, len(value)) + value + b"\0\0"


def test_files_that_outlook_hid_in_winmail_dat_are_found():
    title = wide("figures 2021.csv\0")
    properties = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(title)) + title
    data = struct.pack("<IH", 0x223E9F78, 1) + b"".join(
        [
            attribute(0x800C, b"We hold 3.\0"),
            attribute(0x9002, bytes(14)),
            attribute(0x8010, b"FIGURE~1.CSV\0"),
            attribute(0x800F, b"Outcome,Total\nCharged,12\n"),
            attribute(0x9005, properties),
        ]
    )
    message = mail()
    message.set_content("")
    message.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert attached(message) == ["mail.eml", "mail.eml/figures 2021.csv"]
    assert texts(opened(message)) == ["We hold 3."]


def test_a_web_page_saved_as_one_file_is_read_as_the_page():
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/html; charset=utf-8\r\nContent-Location: https://force.example/foi\r\n"
        b"\r\n<html><body><p>We hold:</p>" + TABLE.encode() + b"</body></html>\r\n--x\r\n"
        b"Content-Type: text/css\r\nContent-Location: a.css\r\n\r\np {top: 3px}\r\n--x\r\n"
        b"Content-Type: image/png\r\nContent-Location: a.png\r\n\r\nx\r\n--x--\r\n"
    )
    assert attached(data) == ["mail.eml"]
    assert rows(tables(opened(data))[0])[1] == "Charged | 12"


def test_a_plain_text_that_stands_in_for_the_html_is_not_the_mail() -> None:
    told = "We hold 12 records of this, and will send them to you as soon as you tell us which of "
    told += "the years named in your letter you mean."
    said = f"<p>{told}</p>"
    stand_in = opened(mail("Please read this in HTML.", said))
    assert [text for _, text in kinds(stand_in)] == [told]
    same = opened(mail("We hold 12 records of this, and will send them.", said))
    assert "We hold 12 records of this, and will send them." in [text for _, text in kinds(same)]
