"""What the person says: the settings of a batch, the answers per file, and the decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question as it was sent: `key` is what `asked` carries in the outputs."""

    key: str
    text: str
    code: str = ""
    offence: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingPeriod:
    """What a heading means as a period, where the program cannot know."""

    heading: str
    start: date
    end: date


_OF_A_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """What a person says of one file or folder; `file` is a glob over names in the inbox.

    `questions` holds (number as printed, key of the question as sent), `forces` (heading, caption
    or sheet, the force whose numbers stand there) for a reply of several forces. `source` is the
    address at which others can see the reply.
    """

    file: str
    force: str = ""
    reference: str = ""
    dated: str = ""
    password: str = ""
    source: str = ""
    questions: tuple[tuple[str, str], ...] = ()
    periods: tuple[HeadingPeriod, ...] = ()
    forces: tuple[tuple[str, str], ...] = ()

    def speaks_of(self, name: str) -> bool:
        """Say whether this entry is about a file: by name, by folder or by pattern."""
        folder = self.file.rstrip("/")
        if name == folder or name.startswith(f"{folder}/"):
            return True  # `Reply [FOI 12].pdf` is a name first, and a pattern only then
        if not _OF_A_PATTERN.search(folder):
            return False
        return fnmatchcase(name, self.file) or fnmatchcase(name, f"{folder}/*")

    @classmethod
    def together(cls, file: str, entries: Sequence[FileSettings]) -> FileSettings:
        """Return all that some entries say as one; where two differ, the later word holds."""
        return cls(
            file=file,
            force=_last(one.force for one in entries),
            reference=_last(one.reference for one in entries),
            dated=_last(one.dated for one in entries),
            password=_last(one.password for one in entries),
            source=_last(one.source for one in entries),
            questions=tuple(pair for one in entries for pair in one.questions),
            periods=tuple(period for one in entries for period in one.periods),
            forces=tuple(pair for one in entries for pair in one.forces),
        )

    def keys(self) -> dict[str, str]:
        """Return the keys of the questions of the reply, by their bare numbers."""
        return {bare_number(number): key for number, key in self.questions}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkLimits:
    """What a file may take of the machine, behind the limits that are the same everywhere.

    The seconds are those between two signs that the work moves (a page, a sheet, a part): the
    longest seen is thirty, on a busy computer. The memory is that of one file: a table takes 5 kB
    for each number, and the most that are read of one reply (`limits.NUMBERS`) take half of it.
    """

    seconds_without_progress: int = 120
    processor_seconds: int = 120
    memory_mb: int = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request to one force, as the settings or the status file of a batch speak of it.

    `force_id` is empty where the `authority` that a status file names is no force of the register.
    `sent_on` is None where the day is that of the whole batch; `replies` is how many messages
    WhatDoTheyKnow counts, None where it was not asked.
    """

    force_id: str
    sent_on: date | None = None
    authority: str = ""
    url: str = ""
    replies: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`foi-compare.toml`: what was asked, of whom, when, for which period.

    `licence` is that under which the outputs are published, by name or address.
    `forces` are all that were asked, in whichever place they are named; `as_of` is the day on which
    it is seen who is overdue.
    """

    questions: tuple[AskedQuestion, ...] = ()
    forces: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    sent_on: date | None = None
    as_of: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    offence: str = ""
    codebook: str = ""
    licence: str = ""
    files: tuple[FileSettings, ...] = ()
    limits: WorkLimits = WorkLimits()

    def sent_to(self, force_id: str) -> date | None:
        """Return the day on which a force was asked; None where it is not known, or was not."""
        if self.forces and force_id not in self.forces:
            return None
        own = [one.sent_on for one in self.requests if one.force_id == force_id and one.sent_on]
        return own[-1] if own else self.sent_on

    def told_of(self, *names: str) -> FileSettings:
        """Return all that is said of some files; where two entries differ, the later word holds."""
        fitting = [one for one in self.files if any(one.speaks_of(name) for name in names)]
        return FileSettings.together(names[0] if names else "", fitting)


_CITED = re.compile(
    r"(?:questions?|quest|qu?|points?|requests?)\W*(?:(?:no|number)\b\W*)?(?=\w*\d|\w$)"
)


def bare_number(number: str) -> str:
    """Return a question number without the word and the marks it may be cited with.

    `Q2`, `2.` and `question 2` are all `2`.
    """
    return re.sub(r"[\s()\[\]:]|\.(?!\d)", "", _CITED.sub("", number.casefold().strip(), count=1))


def _last(texts: Iterable[str]) -> str:
    return next(filter(None, reversed(tuple(texts))), "")
