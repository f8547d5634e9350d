from __future__ import annotations

from foi_compare.batch.grouping import FileIdentity, duplicates, group_files


def groups(*files: tuple[str, str, str]) -> list[list[str]]:
    found = group_files([FileIdentity(*file) for file in files]).groups
    return [list(group) for group in found]


def test_files_of_the_inbox_itself_are_replies_of_their_own() -> None:
    assert groups(("a.pdf", "", ""), ("b.pdf", "", "")) == [["a.pdf"], ["b.pdf"]]


def test_files_of_one_subfolder_are_one_reply() -> None:
    assert groups(("kent/letter.pdf", "kent", "1"), ("kent/data.xlsx", "", "")) == [
        ["kent/data.xlsx", "kent/letter.pdf"]
    ]


def test_a_folder_inside_the_folder_of_a_reply_belongs_to_it() -> None:
    assert groups(("kent/letter.txt", "", ""), ("kent/attachments/data.xlsx", "", "")) == [
        ["kent/attachments/data.xlsx", "kent/letter.txt"]
    ]


def test_a_folder_that_only_holds_folders_is_no_reply() -> None:
    assert groups(("2022/kent/a.pdf", "", ""), ("2022/essex/b.pdf", "", "")) == [
        ["2022/essex/b.pdf"],
        ["2022/kent/a.pdf"],
    ]


def test_attachments_belong_to_their_mail() -> None:
    assert groups(("mail.eml", "kent", ""), ("mail.eml/data.xlsx", "", "")) == [
        ["mail.eml", "mail.eml/data.xlsx"]
    ]


def test_files_with_the_same_force_and_reference_are_one_reply_wherever_they_lie() -> None:
    assert groups(
        ("a.pdf", "kent", "1/22"), ("b.xlsx", "kent", "1/22"), ("c.pdf", "essex", "1/22")
    ) == [["a.pdf", "b.xlsx"], ["c.pdf"]]


def test_the_same_reference_without_a_force_joins_nothing() -> None:
    assert groups(("a.pdf", "", "1/22"), ("b.pdf", "", "1/22")) == [["a.pdf"], ["b.pdf"]]


def test_a_third_file_joins_two_groups() -> None:
    assert groups(
        ("a.pdf", "kent", "1"),
        ("b.pdf", "kent", "2"),
        ("z/1.pdf", "kent", "1"),
        ("z/2.pdf", "kent", "2"),
    ) == [["a.pdf", "b.pdf", "z/1.pdf", "z/2.pdf"]]


def test_a_folder_of_several_forces_is_divided_and_its_nameless_file_belongs_to_none() -> None:
    found = group_files(
        [
            FileIdentity("all/kent.pdf", "kent", "1/22"),
            FileIdentity("all/essex.pdf", "essex", "", "2022-01-02"),
            FileIdentity("all/data.xlsx", "", ""),
        ]
    )
    assert found.groups == (("all/data.xlsx",), ("all/essex.pdf",), ("all/kent.pdf",))
    (finding,) = found.findings
    assert (finding.check, finding.passed) == ("one_package_one_force", False)


def test_an_annex_that_names_another_force_stays_with_its_letter() -> None:
    assert groups(("kent/letter.pdf", "kent", "1/22"), ("kent/annex.pdf", "essex", "")) == [
        ["kent/annex.pdf", "kent/letter.pdf"]
    ]


def test_a_batch_of_replies_in_one_zip_keeps_its_folders_together() -> None:
    assert groups(
        ("batch.zip/dashboard.csv", "", ""),
        ("batch.zip/Kent/1/reply.txt", "kent", "1/22"),
        ("batch.zip/Kent/1/attachments/data.xlsx", "", ""),
        ("batch.zip/Essex/1/reply.txt", "essex", "2/22"),
    ) == [
        ["batch.zip/Essex/1/reply.txt"],
        ["batch.zip/Kent/1/attachments/data.xlsx", "batch.zip/Kent/1/reply.txt"],
        ["batch.zip/dashboard.csv"],
    ]


def test_the_order_of_files_changes_nothing() -> None:
    files = [
        FileIdentity("kent/a.pdf", "kent", "1"),
        FileIdentity("b.pdf", "kent", "1"),
        FileIdentity("mail.eml/c.xlsx", "", ""),
        FileIdentity("mail.eml", "essex", "2"),
    ]
    assert group_files(files) == group_files(files[::-1])


def test_of_equal_files_the_one_that_came_with_a_letter_is_kept() -> None:
    assert duplicates({"a.xlsx": "1", "kent/a.xlsx": "1", "b.pdf": "2"}) == {
        "a.xlsx": "kent/a.xlsx"
    }


def test_files_that_cannot_be_read_are_no_copies_of_each_other() -> None:
    assert duplicates({"a.pdf": "", "b.pdf": ""}) == {}
