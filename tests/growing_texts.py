"""Texts, web pages, mails and archives that grow along one side."""

from __future__ import annotations

import base64
import random

from compound import Tree, compound
from reading import zipped

_HEAD = "From: foi@kent.example\nSubject: FOI\nMIME-Version: 1.0\n"
_MIXED = "Content-Type: multipart/mixed; boundary={0}\n\n"


def _base64(count: int) -> str:
    data = random.Random(1).randbytes(57 * count)  # noqa: S311 - no secret
    return base64.encodebytes(data).decode()


def paragraphs(count: int) -> bytes:
    """Return a text of paragraphs."""
    return b"There were 12 crimes\nin that year.\n\n" * count


def lines(count: int) -> bytes:
    """Return a text of numbered lines without an empty one between."""
    return "".join(f"{number}. Charged\n" for number in range(count)).encode()


def base64_lines(count: int) -> bytes:
    """Return a text that is the encoded content of another file."""
    return _base64(count).encode()


def one_line(count: int) -> bytes:
    """Return a text of one long line."""
    return b"There were 12 crimes, and 7  of them " * count


def fixed_widths(count: int) -> bytes:
    """Return a text of one table whose columns gutters part."""
    return b"Outcome        2021    2022\n" + b"Charged          12       7\n" * count


def fixed_columns(count: int) -> bytes:
    """Return a text of one table of many columns that gutters part."""
    row = b"Charged  " + b"    12" * count + b"\n"
    return row * 5


def tables_of_pipes(count: int) -> bytes:
    """Return a text of tables drawn with pipes, one right below a line of the other."""
    return b"| a | 1 | 2 |\n| b | 3 | 4 |\nand so it goes on and on for long\n" * count


def tables_of_tabs(count: int) -> bytes:
    """Return a text of tables of tabs, parted by a line."""
    return b"a\t1\t2\nb\t3\t4\nand so it goes on and on for long\n" * count


def tables_of_gutters(count: int) -> bytes:
    """Return a text of tables that gutters part, a line between each two."""
    table = b"Charged    12    7\nOther       3    4\nNone        5    6\n"
    return (table + b"and so it goes on and on for long and without any end to it\n") * count


def quoted_lines(count: int) -> bytes:
    """Return a text with an earlier message below it."""
    return b"There were 12.\n\nOn Monday Kent wrote:\n" + b"> There were 7.\n" * count


def fields(count: int) -> bytes:
    """Return rows of fields."""
    return b"Outcome,2021,2022\n" + b"Charged,12,7\n" * count


def wide_fields(count: int) -> bytes:
    """Return rows of many fields."""
    return b"".join(b"a" + b",12" * count + b"\n" for _ in range(4))


def ragged_fields(count: int) -> bytes:
    """Return rows of fields, every other one with a field too many."""
    return b"Outcome,2021,2022\n" + b"Charged,12,7\nCautioned, or warned,3,4\n" * count


def fields_in_tables(count: int) -> bytes:
    """Return tables of fields with a title over each and an empty row below."""
    return b"Recorded crimes\nOutcome,2021,2022\nCharged,12,7\nOther,3,4\n,,\n" * count


def thread(count: int) -> bytes:
    """Return the messages of a request as the site writes them."""
    message = (
        "From: {0}\nTo: {1}\nDate: 3 March 2023\n\nThere were 12.\n\n"
        "| a | 1 | 2 |\n| b | 3 | 4 |\n\n\n"
    )
    sent = message.format("Ann Other", "Kent Police") + message.format(
        "Foi, Kent Police", "Ann Other"
    )
    return (sent * count).encode()


def page(count: int) -> bytes:
    """Return a web page of tables, lists and paragraphs."""
    table = "<table><tr><th>Outcome<th>2021</tr><tr><td>Charged<td>12</tr></table>"
    items = "<ul><li>Kent<li>Essex</ul><dl><dt>Charged<dd>12<dt>Other<dd>3</dl>"
    return f"<html><body>{(table + items + '<p>There were 12.</p>') * count}".encode()


def page_spans(count: int) -> bytes:
    """Return a web page of one table whose cells reach over rows and columns."""
    rows = (
        "<tr><td rowspan=2>Kent<td>12<td>7</tr><tr><td>3<td>4</tr><tr><td colspan=2>Essex<td>5</tr>"
    )
    return f"<table><tr><th>Force<th>2021<th>2022</tr>{rows * count}</table>".encode()


def page_columns(count: int) -> bytes:
    """Return a web page of one table of many columns."""
    row = "<tr>" + "<td>12" * count + "</tr>"
    return f"<table><tr>{'<th>2021' * count}</tr>{row * 3}</table>".encode()


def page_frames(count: int) -> bytes:
    """Return a web page of frames around tables, and of elements that nothing ends."""
    inner = "<table><tr><th>Outcome<th>2021</tr><tr><td>Charged<td>12</tr></table>"
    return f"<table><tr><td>{(inner + '<span hidden>7') * count}</table>".encode()


def page_hidden(count: int) -> bytes:
    """Return a web page of elements that are not shown and not ended, and of other ends."""
    return ("<body>" + "<p>12<span hidden>7</p></i>" * count).encode()


def page_comments(count: int) -> bytes:
    """Return a web page of comments and tags that nothing ends."""
    return ("<body><p>There were 12.</p>" + "<!-- " * count).encode()


def mail_parts(count: int) -> bytes:
    """Return a mail of bodies and attachments of the same name."""
    part = (
        "--X\nContent-Type: text/plain\n\nThere were 12.\n--X\nContent-Type: text/csv\n"
        'Content-Disposition: attachment; filename="a.csv"\n\na,1\n'
    )
    return (_HEAD + _MIXED.format("X") + part * count + "--X--\n").encode()


def mail_lines(count: int) -> bytes:
    """Return a mail of one long body, deep inside parts of parts."""
    depth = 8
    opened = "".join(f"--B{at}\n{_MIXED.format(f'B{at + 1}')}" for at in range(depth))
    body = f"--B{depth}\nContent-Type: text/plain\n\n" + "There were 12.\n\n" * count
    return (_HEAD + _MIXED.format("B0") + opened + body).encode()


def mail_base64(count: int) -> bytes:
    """Return a mail whose encoded attachment stands in its text: a mark of a part is lost."""
    return (_HEAD + "Content-Type: text/plain\n\nThere were 12.\n\n" + _base64(count)).encode()


def mail_saved(count: int) -> bytes:
    """Return a mail with attachments as Outlook saves it."""
    attached: Tree = {
        "__substg1.0_3707001F": "a.csv".encode("utf-16-le"),
        "__substg1.0_37010102": b"a,1\n",
        "__properties_version1.0": bytes(8),
    }
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_1000001F": "There were 12.".encode("utf-16-le"),
        "__substg1.0_0037001F": "FOI".encode("utf-16-le"),
    }
    return compound(tree | {f"__attach_version1.0_#{at:08X}": attached for at in range(count)})


def archive(count: int) -> bytes:
    """Return an archive of files."""
    return zipped({f"{at}.csv": b"a,1\n" for at in range(count)})


def archive_of_one_name(count: int) -> bytes:
    """Return an archive of files whose names are the same but for the case of their letters."""
    names = (f"{at:012b}".translate({48: "a", 49: "A"}) for at in range(count))
    return zipped({f"{name}.csv": b"a,1\n" for name in names})


def archive_in_archives(count: int) -> bytes:
    """Return an archive of archives."""
    inner = zipped({"a.csv": b"a,1\n"})
    return zipped({f"{at}.zip": inner for at in range(count)})
