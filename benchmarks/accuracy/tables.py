"""Figures as aligned text and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from accuracy.score import Verdict

OUTCOMES = ("right", "wrong", "invented", "review", "asked", "aside", "lost")
TABLE_FORMS = frozenset({"table", "flattened", "records"})


def share(part: int, whole: int) -> str:
    """Return a percentage, or a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "–"


def figures(
    verdicts: Iterable[Verdict], key: Callable[[Verdict], str]
) -> tuple[list[str], list[list[str]]]:
    """Return header and rows: verdicts counted under what `key` names, and all together."""
    counts: dict[str, Counter[str]] = {}
    replies: dict[str, set[str]] = {}
    for verdict in verdicts:
        for name in (key(verdict), "all"):
            counts.setdefault(name, Counter())[verdict.outcome] += 1
            replies.setdefault(name, set()).add(verdict.reply["name"])
    header = ["", "replies", "numbers", *OUTCOMES, "right %"]
    rows = []
    for name in sorted(counts, key=lambda name: (name == "all", name)):
        count = counts[name]
        printed = sum(count[outcome] for outcome in OUTCOMES if outcome != "invented")
        placeable = printed - count["asked"]
        rows.append(
            [name, str(len(replies[name])), str(printed),
             *(str(count[outcome]) for outcome in OUTCOMES), share(count["right"], placeable)]
        )  # fmt: skip
    return header, rows


def aligned(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as lines of aligned text."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [title]
    for row in (header, *rows):
        first, *rest = (
            text.ljust(width) if position == 0 else text.rjust(width)
            for position, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  " + "  ".join([first, *rest]))
    return "\n".join(lines) + "\n"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown, numbers to the right."""
    rule = ["---", *("---:" for _ in header[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (header, rule, *rows)) + "\n"
