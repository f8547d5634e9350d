"""Files with what each says of itself to groups, one for each reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from foi_compare.model import Finding


class FileIdentity(NamedTuple):
    """What one file says of itself; what it does not say is empty.

    `told` is set where a person has said which force it is from.
    """

    name: str
    force_id: str
    reference: str
    dated: str = ""
    told: bool = False

    @property
    def is_letter(self) -> bool:
        """Whether the file answers in its own name, as an annex does not."""
        return bool(self.force_id and (self.reference or self.dated or self.told))


class Grouping(NamedTuple):
    """Groups of file names, each in order, and what the packaging left in doubt."""

    groups: tuple[tuple[str, ...], ...]
    findings: tuple[Finding, ...]


def group_files(files: Sequence[FileIdentity]) -> Grouping:
    """Return the files that are one reply together.

    Files of one subfolder, attachments of one e-mail, members of one zip, and files that carry
    the same force and reference, are one reply. A package with letters of different forces is
    divided between them, and its files that are no letter of theirs stay by themselves: to put
    them under a likely force would be a guess.
    """
    ordered = sorted(files)
    packages: dict[str, list[FileIdentity]] = {}
    homes = _homes([file.name for file in ordered])
    for file in ordered:
        packages.setdefault(homes[file.name], []).append(file)
    groups: list[list[FileIdentity]] = []
    findings: list[Finding] = []
    for home, members in packages.items():
        divided = _divide(home, members)
        if len(divided) > 1:
            findings.append(_several_forces(home, members))
        groups.extend(divided)
    joined = _join_same_reference(groups)
    return Grouping(
        tuple(sorted(tuple(f.name for f in group) for group in joined)), tuple(findings)
    )


def _homes(names: Sequence[str]) -> dict[str, str]:
    """Return for each file the package it came in.

    That is the topmost folder (or e-mail, or zip) on the way to it that holds files itself: an
    `attachments` folder belongs to the folder of its letter, and `2022/kent/` is Kent's, not the
    year's. A file that lies in the inbox itself is its own package.
    """
    holding = {name.rpartition("/")[0] for name in names} - {""}
    homes = {}
    for name in names:
        parts = name.split("/")
        above = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
        homes[name] = next((folder for folder in above if folder in holding), name)
    return homes


def _divide(home: str, members: list[FileIdentity]) -> list[list[FileIdentity]]:
    """Return the files of one package as one group, or apart where they name different forces.

    A batch of many replies in one zip keeps its folders together; files beside each other at the
    top of such a package stay together only where they name the same force.
    """
    forces = _writers(members)
    if len(forces) < 2:
        return [members]
    prefix = len(home) + 1
    inner = [member for member in members if "/" in member.name[prefix:]]
    beside = [member for member in members if "/" not in member.name[prefix:]]
    homes = _homes([member.name[prefix:] for member in inner])
    packages: dict[str, list[FileIdentity]] = {}
    for member in inner:
        packages.setdefault(f"{home}/{homes[member.name[prefix:]]}", []).append(member)
    groups = [[member for member in beside if member.force_id == force] for force in forces]
    groups.extend([member] for member in beside if member.force_id not in forces)
    for folder, files in packages.items():
        groups.extend(_divide(folder, files))
    return [group for group in groups if group]


def _writers(members: Iterable[FileIdentity]) -> list[str]:
    return sorted({member.force_id for member in members if member.is_letter})


def _several_forces(home: str, members: Sequence[FileIdentity]) -> Finding:
    forces = _writers(members)
    nameless = [member.name for member in members if member.force_id not in forces]
    message = (
        f"{home} holds files of {len(forces)} forces ({', '.join(forces)}), so they are read as"
        " separate replies."
    )
    if nameless:
        message += (
            f" {', '.join(nameless)}: nothing says to which of them it belongs. Say which force"
            " it is from in foi-compare.toml, or give each force a folder."
        )
    return Finding(
        check="one_package_one_force",
        severity="warning" if nameless else "info",
        passed=not nameless,
        force_id="",
        reference="",
        question="",
        message=message,
        files=tuple(member.name for member in members),
    )


def _join_same_reference(groups: Sequence[list[FileIdentity]]) -> list[list[FileIdentity]]:
    """Join groups that carry the same force and reference, directly or through a third."""
    leads = list(range(len(groups)))  # which group each is joined to, or itself

    def lead_of(at: int) -> int:
        while leads[at] != at:
            leads[at] = leads[leads[at]]
            at = leads[at]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, group in enumerate(groups):
        for key in {(f.force_id, f.reference) for f in group if f.force_id and f.reference}:
            one, other = sorted((lead_of(first.setdefault(key, at)), lead_of(at)))
            leads[other] = one
    joined: dict[int, list[FileIdentity]] = {}
    for at, group in enumerate(groups):
        joined.setdefault(lead_of(at), []).extend(group)
    return [sorted(group) for group in joined.values()]


def duplicates(contents: Mapping[str, str]) -> dict[str, str]:
    """Return the files whose content another file has too, each with the one that is kept.

    The copy that lies deepest is kept: what came with a letter says more there than loose.

    Args:
        contents: hash of each file by its name; an empty hash is equal to none.

    """
    first: dict[str, str] = {}
    repeated: dict[str, str] = {}
    for name in sorted(contents, key=_best_packed):
        sha256 = contents[name]
        if not sha256:
            continue
        if sha256 in first:
            repeated[name] = first[sha256]
        else:
            first[sha256] = name
    return repeated


def _best_packed(name: str) -> tuple[int, str]:
    return (-name.count("/"), name)
