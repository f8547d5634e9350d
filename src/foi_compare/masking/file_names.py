"""Replies to a finding for each of their files whose name holds the name of a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from foi_compare.masking.masked_text import personal_spans
from foi_compare.model import Finding, ReadReply

_APART = re.compile(r"[\W_]+")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")


def names_in_file_names(replies: Iterable[ReadReply]) -> Iterator[Finding]:
    """Yield a finding for each file whose name holds a person's: the outputs print it as it is."""
    for read in replies:
        for file in read.reply.files:
            plain = _APART.sub(" ", _HUMP.sub(" ", file))
            # Names of files are often written small.
            spans = (
                *personal_spans(plain, read.people),
                *personal_spans(plain.title(), read.people),
            )
            if any(span.kind == "name" for span in spans):
                yield Finding(
                    check="file_name_without_person",
                    severity="warning",
                    passed=False,
                    force_id=read.reply.force_id,
                    reference=read.reply.reference,
                    question="",
                    message="The name of the file holds the name of a person, and stands in the"
                    " outputs as it is; rename the file before you publish them.",
                    files=(file,),
                )
