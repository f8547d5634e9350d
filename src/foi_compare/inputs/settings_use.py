"""What a person says of single files, held against what was read: nothing of it goes unheard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from foi_compare.model import (
    FileSettings,
    Finding,
    ReadReply,
    SaidOfFiles,
    Settings,
    bare_number,
)
from foi_compare.text import fold_space

HAVE_FILE = "settings_have_their_file"
ARE_USED = "settings_are_used"
OF_A_FORCE = "requests_are_to_forces"
ARE_HERE = "messages_are_in_the_inbox"
_MOST_NAMED = 6
_MOST_HINTED = 20  # entries without a file that are told with the name they may mean


def entries_without_file(
    settings: Settings, names: Iterable[str], copies: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return a finding for each entry that speaks of no file that was read.

    Args:
        settings: those of the batch.
        names: every file of the inbox, and in its archives and mails.
        copies: the files that were not read because another has the same content, with that.

    """
    names = tuple(names)
    found: list[Finding] = []
    for entry, own in zip(settings.files, _names_of_each(settings, names), strict=True):
        read = [name for name in own if name not in copies]
        if not own:
            # Each name is looked at for it, which pays for slips and not for a wrong folder.
            hinted = len(found) < _MOST_HINTED
            near = get_close_matches(entry.file, names, n=1, cutoff=0.5) if hinted else []
            hint = f" Do you mean `{near[0]}`?" if near else ""
            message = (
                f"foi-compare.toml speaks of {entry.file}, and no file of the inbox has that name;"
                f" write it as in the column `file` of the outputs.{hint}"
            )
        elif not read:
            kept = copies[own[0]]
            message = (
                f"foi-compare.toml speaks of {entry.file}, which is the same file as {kept} and was"
                f' read as that; write file = "{kept}" for it to hold.'
            )
        else:
            continue
        found.append(_finding(HAVE_FILE, message, entry.file, own))
    return tuple(found)


def _names_of_each(settings: Settings, names: Iterable[str]) -> list[list[str]]:
    """Return for each entry the names that it speaks of."""
    said = SaidOfFiles(settings.files)
    found: list[list[str]] = [[] for _ in settings.files]
    for name in names:
        for at in said.places_of(name):
            found[at].append(name)
    return found


def _replies_of_each(settings: Settings, replies: Sequence[ReadReply]) -> list[list[ReadReply]]:
    """Return for each entry the replies that have a file that it speaks of."""
    said = SaidOfFiles(settings.files)
    found: list[list[ReadReply]] = [[] for _ in settings.files]
    for read in replies:
        for at in sorted({at for name in read.reply.files for at in said.places_of(name)}):
            found[at].append(read)
    return found


def sayings_without_use(settings: Settings, replies: Sequence[ReadReply]) -> tuple[Finding, ...]:
    """Return a finding for each word on a question, a heading or a date that fits no reply.

    A slip in a number or a heading would else change nothing, without a word.
    """
    found: list[Finding] = []
    for entry, own in zip(settings.files, _replies_of_each(settings, replies), strict=True):
        if own:
            found += _questions(entry, own)
            found += _periods(entry, own)
            found += _forces(entry, own)
    found += _early(settings, replies)
    return tuple(found)


def requests_without_use(settings: Settings, replies: Sequence[ReadReply]) -> tuple[Finding, ...]:
    """Return a finding for each request of a batch that no force, or no reply, is known for.

    A reply that stands on WhatDoTheyKnow and was never put into the inbox is seen here alone.
    """
    heard = {read.reply.force_id for read in replies}
    found: list[Finding] = []
    for one in settings.requests:
        if not one.force_id:
            message = (
                f"the batch has a request to {one.authority}, which is no force of the register;"
                " nothing is said of it"
            )
            found.append(_finding(OF_A_FORCE, message, one.authority, ()))
        elif one.replies and one.force_id not in heard:
            many = "a message" if one.replies == 1 else f"{one.replies} messages"
            message = (
                f"WhatDoTheyKnow has {many} from {one.authority}, and nothing of it is in the"
                f" inbox: {one.url or 'see the page of the request'}"
            )
            about = _finding(ARE_HERE, message, one.authority, ())
            found.append(replace(about, force_id=one.force_id))
    return tuple(found)


def _questions(entry: FileSettings, replies: Sequence[ReadReply]) -> Iterator[Finding]:
    questions = [question for read in replies for question in read.reply.questions]
    heard = {(bare_number(one.number), one.asked) for one in questions}
    for number, key in entry.questions:
        if (bare_number(number), key) in heard:
            continue
        numbers = list(dict.fromkeys(question.number for question in questions))
        yield _finding(
            ARE_USED,
            f"foi-compare.toml says that question {number} of {entry.file} is `{key}`, and the"
            f" reply has no question {number}: it has {_listed(numbers)}. Write the number as in"
            " the column `question` of replies.csv.",
            entry.file,
            _files(replies),
        )


def _periods(entry: FileSettings, replies: Sequence[ReadReply]) -> Iterator[Finding]:
    observations = [one for read in replies for one in read.observations]
    given = {
        _folded(one.period.as_printed)
        for one in observations
        if one.period is not None and one.period.kind == "given"
    }
    for said in entry.periods:
        if _folded(said.heading) in given:
            continue
        headings = list(dict.fromkeys(one.series for one in observations if one.series))
        yield _finding(
            ARE_USED,
            f"foi-compare.toml says which period the heading `{said.heading}` of {entry.file} is,"
            f" and no number stands under it: the headings are {_listed(headings)}. Write it as in"
            " the column `series` of observations.csv.",
            entry.file,
            _files(replies),
        )


def _forces(entry: FileSettings, replies: Sequence[ReadReply]) -> Iterator[Finding]:
    heard = {read.reply.force_id for read in replies}
    for heading, force in entry.forces:
        if force in heard:
            continue
        yield _finding(
            ARE_USED,
            f"foi-compare.toml says that `{heading}` of {entry.file} is {force}, and no number"
            " stands under that: write the name of the sheet, the heading or the caption as it is"
            " printed.",
            entry.file,
            _files(replies),
        )


def _early(settings: Settings, replies: Sequence[ReadReply]) -> Iterator[Finding]:
    for read in replies:
        reply = read.reply
        sent_on = settings.sent_to(reply.force_id)
        if sent_on and reply.dated[:4].isdigit() and reply.dated < sent_on.isoformat():
            yield Finding(
                check="reply_after_request",
                severity="warning",
                passed=False,
                force_id=reply.force_id,
                reference=reply.reference,
                question="",
                message=(
                    f"the reply is dated {reply.dated}, before the request was sent on {sent_on}"
                    " (foi-compare.toml): is it the reply to another request, or is a date wrong?"
                ),
                left=reply.dated,
                right=sent_on.isoformat(),
                files=reply.files,
            )


def _folded(text: str) -> str:
    return fold_space(text).casefold()


def _files(replies: Sequence[ReadReply]) -> list[str]:
    return list(dict.fromkeys(name for read in replies for name in read.reply.files))


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(f"`{text}`" for text in texts[:_MOST_NAMED])
    more = f" and {len(texts) - _MOST_NAMED} more" if len(texts) > _MOST_NAMED else ""
    return (shown + more) or "none"


def _finding(check: str, message: str, entry: str, files: Sequence[str]) -> Finding:
    return Finding(
        check=check,
        severity="warning",
        passed=False,
        force_id="",
        reference="",
        question="",
        message=message,
        left=entry,
        files=tuple(files),
    )
