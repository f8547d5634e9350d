"""A run that has nothing to do: the same inputs, and the outputs still as it wrote them."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from foi_compare.batch.failures import will_fail_again
from foi_compare.decisions import TODO_FILE
from foi_compare.model import UnreadSource
from foi_compare.outputs import ACCOUNT, is_whole, read_or_none
from foi_compare.run.intake import Job
from foi_compare.store import (
    CannotDecodeError,
    CannotEncodeError,
    Keeping,
    codebook_digest,
    decode,
    digest,
    encode,
    fingerprint,
)

Words = TypeVar("Words")


def words_of_last_run(store: Keeping, job: Job, out: Path, kind: type[Words]) -> Words | None:
    """Return the closing words of the run that did this job, if its outputs still stand in `out`.

    They stand if the account of the run is the one that it wrote, and every file that this names
    has the hash that it names. `decisions-todo.csv` has to be there; what a person writes into it
    changes no output.
    """
    key = _key(store, job)
    account = read_or_none(out / ACCOUNT) if key else None
    if account is None:
        return None
    for body in store.get("run", key + sha256(account).digest()):
        if (out / TODO_FILE).is_file() and is_whole(account, out):
            try:
                return decode(body, kind)
            except CannotDecodeError as error:
                store.distrust(f"holds words that are none ({error})")
    return None


def keep_words(
    store: Keeping, job: Job, out: Path, words: object, unread: tuple[UnreadSource, ...]
) -> None:
    """Keep the closing words of a run whose outputs were just written.

    A run is not kept with a file that could not be read for a reason that may be gone next time.
    """
    key, account = _key(store, job), read_or_none(out / ACCOUNT)
    if key and account is not None and will_fail_again(unread):
        with suppress(CannotEncodeError):  # the next run does it all again
            store.put("run", key + sha256(account).digest(), encode(words))


def _key(store: Keeping, job: Job) -> bytes:
    """Return a key for all that a run depends on; none where a file or the store cannot be had."""
    plan = job.plan
    if not store.keeps or any(file.problem or not file.sha256 for file in job.files):
        return b""
    try:
        return digest(
            fingerprint(),
            plan.codebook,
            codebook_digest(plan.codebook),
            plan.settings,
            plan.decisions,
            plan.decision_problems,
            plan.findings,
            plan.passed_over,
            plan.keep_names,
            plan.pictures,
            plan.audited,
            [(file.name, file.sha256) for file in job.files],
        )
    except CannotEncodeError:
        return b""
