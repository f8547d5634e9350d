"""What is set aside in a file, each with the line of `decisions.csv` that takes it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from foi_compare.export.published_rows import page
from foi_compare.model import Decision, ReadReply, SetAside, read_anchor, write_anchor
from foi_compare.review.asked.seen import Line, SetAsideSeen

_SETS_ASIDE = {"none", "note", "not_outcomes", "replaced_by"}


def set_aside_seen(
    reads: Iterable[ReadReply], decisions: Iterable[Decision], file: str, sha256: str
) -> Iterable[SetAsideSeen]:
    """Yield what is set aside in a file.

    Args:
        reads: the replies that the file is part of.
        decisions: those that hold.
        file: its name.
        sha256: its hash.

    """
    own = [one for read in reads for one in read.set_aside if one.file == file]
    by_person = [
        (one.decision_id, frozenset(one.anchor))
        for one in decisions
        if one.source_sha256 == sha256 and _SETS_ASIDE & set(one.answer.split(" | "))
    ]
    tables: dict[tuple[str, int], list[SetAside]] = defaultdict(list)
    for one in own:
        tables[one.place.part, one.place.table].append(one)
    anchors = {key: _anchor_of(members) for key, members in tables.items() if key[1]}
    for one in own:
        places = set(read_anchor(one.anchor))
        decided = next((name for name, said in by_person if places & said), "")
        anchor = anchors.get((one.place.part, one.place.table), "")
        line = {} if decided or not anchor else _taking_back(one, sha256, anchor)
        alone = not (decided or one.place.table) and len(places) == 1
        figure = _taking_back(one, sha256, one.anchor, "typed") if alone else {}
        yield SetAsideSeen(one, line, decided if one.rule == "decision" else "", figure)


def _taking_back(one: SetAside, sha256: str, anchor: str, answer: str = "outcomes") -> Line:
    return {
        "kind": "table",
        "scope": "place",
        "file": one.file,
        "source_sha256": sha256,
        "page": page(one.place) or "",
        "anchor": anchor,
        "subject": one.text,
        "answer": answer,
    }


def _anchor_of(members: Iterable[SetAside]) -> str:
    return write_anchor({place for one in members for place in read_anchor(one.anchor)})
