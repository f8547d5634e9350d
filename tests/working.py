"""A workshop of tiny stages that can be imported in another process, for tests of the pipeline."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foi_compare.addresses import Addresses, addresses_of
from foi_compare.batch.workshop import Plan, Workshop
from foi_compare.errors import (
    NoTextLayerError,
    PasswordProtectedError,
    UnreadableDocumentError,
)
from foi_compare.limits import Budget
from foi_compare.model import (
    Address,
    Decision,
    Document,
    Finding,
    LedgerRow,
    Observation,
    Place,
    Question,
    RawPart,
    Reply,
    SaidOfFiles,
    SetAside,
    Source,
    Table,
    TextBlock,
)
from foi_compare.observe import Observed
from foi_compare.rulings import marked, redraw, with_dispositions
from observing import CODEBOOK, FORCES, observation


@dataclass(frozen=True)
class Says:
    """What the first line of a tiny document says of it: `force reference`."""

    force_id: str
    reference: str
    dated: str = ""


def load(plan: Plan) -> Workshop:
    """Build the workshop; a file's text says what is to happen to it."""
    return Workshop(
        forces=lambda: FORCES,
        codebook=lambda: CODEBOOK,
        unpack=_unpack,
        read=_read,
        cut=_cut,
        identify=_identify,
        interpret=lambda documents, _marks: _interpret(documents),
        locate=addresses_of,
        redraw=lambda documents, addresses: redraw(documents, plan.decisions, addresses),
        mark=lambda documents, addresses: marked(documents, plan.decisions, addresses),
        observe=_observe,
        dispose=lambda reply: with_dispositions(reply, plan.decisions),
        check=_check,
        account=_account,
        said=SaidOfFiles(plan.settings.files),
    )


def _unpack(source: Source, password: str, budget: Budget) -> tuple[Source, ...]:
    del password, budget
    kind, _, rest = source.data.partition(b"\n")
    if kind == b"LOCKED":
        raise PasswordProtectedError(source.name, "it is locked.", "Give the password.")
    if kind == b"BROKEN":
        raise OverflowError("in a container")
    if kind not in {b"PACK", b"TWINS"}:
        return (source,)
    return tuple(
        Source(
            name=f"{source.name}/{'same' if kind == b'TWINS' else number}.txt",
            data=data,
            sha256=hashlib.sha256(data).hexdigest(),
        )
        for number, data in enumerate(rest.split(b"\n---\n"))
    )


def _read(source: Source, password: str) -> Document:
    text = source.data.decode()
    if "no text" in text:
        raise NoTextLayerError(source.name, "it has no text.", "Run OCR first.")
    if "locked" in text and password != "sesame":  # noqa: S105 - the word of the tale
        raise NoTextLayerError(source.name, "it is locked.", "Give the password.")
    if "reader fails" in text:
        raise ZeroDivisionError("in a reader")
    if "process dies" in text:
        os._exit(3)
    return Document(
        name=source.name,
        sha256=source.sha256,
        format="text",
        blocks=(TextBlock(text=text, place=Place(part="body")),),
        raw=(RawPart("body", text),),
    )


def _text(document: Document) -> str:
    block = document.blocks[0]
    assert isinstance(block, TextBlock)
    return block.text


def _identify(document: Document) -> Says:
    force_id, _, reference = _text(document).partition("\n")[0].partition(" ")
    known = {force.force_id for force in FORCES}
    return Says(force_id if force_id in known else "", reference)


def _cut(
    source: Source, password: str, page: int, xs: Sequence[float], ys: Sequence[float]
) -> Table:
    del password, page, xs, ys
    raise UnreadableDocumentError(source.name, "it has no pages.", "Type the table.")


def _interpret(documents: tuple[Document, ...]) -> tuple[Reply, ...]:
    if any("interpret fails" in _text(document) for document in documents):
        raise KeyError("in interpret")
    if any("no reply" in _text(document) for document in documents):
        return ()
    says = next((s for s in map(_identify, documents) if s.force_id), Says("", ""))
    return (
        Reply(
            force_id=says.force_id,
            reference=says.reference,
            dated="",
            files=tuple(document.name for document in documents),
            sha256=tuple(document.sha256 for document in documents),
            questions=(Question(number="1", text=_text(documents[0])),),
            label_groups=(),
            figures=(),
            set_aside=(),
        ),
    )


def _observe(reply: Reply, addresses: Addresses, typed: Mapping[str, Decision]) -> Observed:
    del addresses, typed
    return Observed(
        tuple(
            observation(
                "Charged",
                str(len(name)),
                "1",
                force_id=reply.force_id,
                reference=reply.reference,
                file=name,
                series=name,
            )
            for name in reply.files
        ),
        (),
    )


def _check(reply: Reply, observations: tuple[Observation, ...]) -> tuple[Finding, ...]:
    del reply, observations
    return ()


def _account(
    documents: tuple[Document, ...],
    observations: tuple[Observation, ...],
    set_aside: tuple[SetAside, ...],
    replaced: Mapping[str, frozenset[Address]],
) -> tuple[LedgerRow, ...]:
    del observations, set_aside, replaced
    return tuple(
        LedgerRow(file=d.name, part="body", numerals=1, observed=1, set_aside=0, unread=0)
        for d in documents
    )
