"""Archives that unpack to far more than they are: the limits hold for all that is inside."""

from __future__ import annotations

import io
import zipfile

import pytest

from foi_compare.batch.reading import leaves
from foi_compare.errors import TooLargeError
from foi_compare.limits import MB, PARTS, Budget
from foi_compare.model import SaidOfFiles, Source, UnreadSource
from foi_compare.readers import unpack_source
from hostile import (
    packed,
    packed_twice,
    zip_in_zips,
    zip_listing_again,
    zip_of_zips,
    zip_within_a_member,
    zip_without_a_name,
)

GOOD = b"Outcome,2020\nCharged,7\n"


def packed_again(times: int, data: bytes) -> bytes:
    """Return an archive with so many files of one name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for _ in range(times):
            archive.writestr("a.csv", data)
    return stream.getvalue()


def told(data: bytes) -> list[Source | UnreadSource]:
    """Return what a run would read of an archive, and what it would not."""
    source = Source(name="all.zip", data=data, sha256="")
    return list(leaves(source, SaidOfFiles(()), unpack_source, Budget(len(data))))


def test_what_is_packed_twice_may_not_unpack_to_more_than_what_is_packed_once():
    data = packed_twice(300, 16 * MB - 8)
    assert len(data) < 16_000
    refused = [one for one in told(data) if isinstance(one, UnreadSource)]
    assert len(refused) >= 299
    assert refused[0].problem == (
        "unpacked it would be far larger than any reply: the file in the inbox may unpack to 16 MB"
        " with all that is inside it."
    )
    assert refused[0].next_step.startswith("Unpack it by hand")
    assert refused[0].error == "TooLargeError"


def test_archives_in_archives_hold_no_more_files_than_one_may():
    found = told(zip_in_zips(levels=4, copies=12))
    read = [one for one in found if isinstance(one, Source)]
    assert len(read) <= PARTS
    (problem,) = {one.problem for one in found if isinstance(one, UnreadSource)}
    assert problem.startswith("the file in the inbox holds more than 2,000 files")


def test_what_stands_beside_a_bomb_is_read():
    data = packed({"a.zip": zip_of_zips(2, 20 * MB), "reply.csv": GOOD})
    (good,) = (one for one in told(data) if isinstance(one, Source))
    assert (good.name, good.data) == ("all.zip/reply.csv", GOOD)


def test_an_office_file_inside_counts_with_what_it_unpacks_to():
    budget = Budget(100)
    letter = packed({"[Content_Types].xml": " " * 9 * MB, "word/document.xml": "<a/>"})
    unpack_source(Source(name="a.docx", data=letter, sha256=""), "", budget)
    with pytest.raises(TooLargeError, match=r"b\.docx: unpacked .* 16 MB .* Unpack it by hand"):
        unpack_source(Source(name="b.docx", data=letter, sha256=""), "", budget)


def test_what_an_archive_lists_again_and_again_is_read_once():
    (one,) = told(zip_listing_again(1_900, GOOD))
    assert isinstance(one, Source)
    assert one.data == GOOD


def test_files_of_one_name_and_content_are_each_read():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed_again(2, GOOD)
    assert [one.name for one in told(data) if isinstance(one, Source)] == [
        "all.zip/a.csv",
        "all.zip/a (again).csv",
    ]


@pytest.mark.parametrize(
    "data", [zip_within_a_member(GOOD), zip_listing_again(1_900, GOOD, apart=True)]
)
def test_an_archive_whose_files_lie_over_one_another_is_refused(data: bytes):
    (one,) = told(data)
    assert isinstance(one, UnreadSource)
    assert one.problem == "its parts lie over one another, which no program writes."
    assert "ask the force for the files themselves" in one.next_step


def test_a_file_without_a_name_is_read_under_one():
    (one,) = told(zip_without_a_name(GOOD))
    assert isinstance(one, Source)
    assert (one.name, one.data) == ("all.zip/file without a name", GOOD)
