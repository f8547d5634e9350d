"""Score the labels leave-one-force-out, every miss printed, beside what one could have used."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from foi_compare.codebooks.loader import load_codebook
from foi_compare.interpret.account.word_uses import Uses
from foi_compare.match.matcher import Matcher
from foi_compare.model.codes import Codebook
from foi_compare.model.matching import Match
from foi_compare.shipped.registers import load_forces
from foi_compare.shipped.wordings import load_wordings
from labels import curve, own_words, rivals, scoring
from labels.folds import (
    Witnesses,
    find_prints,
    find_witnesses,
    without_aliases,
    without_words,
)
from labels.rows import LABELS, Row, read_rows

CODEBOOK = "home-office-outcomes"
CURVE = Path(__file__).parent / "labels" / "curve.csv"


def main() -> None:
    """Print the scores, and every label that did not get its true answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write-curve", action="store_true", help=f"write {CURVE.name}")
    parser.add_argument(
        "--own-words", type=Path, nargs="+", default=[], help="files of labels with `codes`"
    )
    parser.add_argument("--each", action="store_true", help="print what is not right in them")
    options = parser.parse_args()
    if options.own_words:
        print(report_own_words(options.own_words, each=options.each))
        return
    if not LABELS.exists():
        print("labels: skipped, the keyed labels are not beside this checkout")
        return
    rows = read_rows()
    codebook = load_codebook(CODEBOOK)
    print(report(rows, codebook, write_curve=options.write_curve))


def report_own_words(paths: Sequence[Path], *, each: bool) -> str:
    """Return what came of labels in forces' own words, one by one on request."""
    matcher = Matcher(load_codebook(CODEBOOK))
    uses = Uses(load_wordings(), matcher, (), [force.name for force in load_forces()])
    told = tuple(one for path in paths for one in own_words.read_told(path))
    came = list(own_words.judged(told, matcher.match, uses.left_of_label))
    wanted = {"one code": "right", "several codes": "asked", "none": "right"}
    misses = [
        f"{one.kind} {what}: `{one.label}` is {'|'.join(sorted(one.codes)) or one.kind}; {why}"
        for one, what, why in came
        if each and what != wanted.get(one.kind, "right")
    ]
    return "\n".join([*misses, *own_words.counts((one, what) for one, what, _ in came)])


def report(rows: Sequence[Row], codebook: Codebook, *, write_curve: bool = False) -> str:
    """Return the scores of the matcher and of its rivals, and the misses."""
    witnesses, prints = find_witnesses(codebook, rows), find_prints(codebook, rows)
    without = cache(lambda fold: without_words(codebook, fold, witnesses))
    likely = curve.likely(rows, without)

    @cache
    def learnt(fold: str) -> Codebook:
        cut = curve.choose_cut(likely, fold, codebook.margin)
        return replace(without(fold), cut=cut)

    ways = {
        "matcher, what the fold taught it out": learnt,
        "  only the aliases of the fold out": lambda fold: without_aliases(codebook, fold),
        "  all words that only the fold has": cache(
            lambda fold: without_words(codebook, fold, prints)
        ),
        "matcher, as shipped": lambda _: codebook,
    }
    verdicts = {name: judge(rows, codebook_of) for name, codebook_of in ways.items()}
    lines = [
        f"{len(rows)} labels in {len({row.fold for row in rows})} folds",
        _removed(codebook, witnesses),
        scoring.HEADING,
        *(scoring.score(rows, found).line(name) for name, found in verdicts.items()),
        *_rival_lines(rows, codebook),
    ]
    for name in list(ways)[:1]:
        lines += ["", f"{name.strip()}, every miss:", *scoring.misses(rows, verdicts[name])]
    points = list(curve.points(likely, rows))
    if write_curve:
        curve.write_curve(CURVE, points)
    cuts = sorted({learnt(row.fold).cut for row in rows})
    chosen = f"cuts chosen inside the folds: {', '.join(f'{cut:.2f}' for cut in cuts)}"
    return "\n".join([*lines, "", *_curve_lines(codebook, points), chosen])


def _curve_lines(codebook: Codebook, points: Sequence[curve.Point]) -> list[str]:
    margin = min(curve.MARGINS, key=lambda one: abs(one - codebook.margin))
    heading = f"similarity alone, margin {margin:.2f}; the codebook's cut is {codebook.cut:.2f}:"
    return [
        heading,
        *(
            f"  cut {point.cut:.2f}: {point.right / point.singles:>6.1%} right, "
            f"{point.wrong:>3} wrong"
            for point in points
            if point.margin == margin and round(point.cut * 100) % 4 == 0
        ),
    ]


def judge(rows: Sequence[Row], codebook_of: Callable[[str], Codebook]) -> list[Match]:
    """Match every label with the codebook of its fold."""
    matcher_of = cache(lambda fold: Matcher(codebook_of(fold)))
    return [matcher_of(row.fold).match(row.label) for row in rows]


def _removed(codebook: Codebook, witnesses: Witnesses) -> str:
    single = [
        entry
        for entries in (witnesses.wordings, witnesses.phrases)
        for entry, folds in entries.items()
        if len(folds) == 1 and "official titles" not in folds
    ]
    aliases = sum(bool(alias.source) for alias in codebook.aliases)
    return f"{len(single)} entries and {aliases} aliases left out with the one fold that has them"


def _rival_lines(rows: Sequence[Row], codebook: Codebook) -> list[str]:
    lines = []
    for name in rivals.SCORERS:
        guesses = rivals.by_scorer(name, rows, codebook)
        lines += _lines_of(rivals.at_best_cuts(name, rows, guesses))
    try:
        guesses = rivals.by_embedding(rows, codebook)
    except ImportError as error:
        lines.append(
            f"all-MiniLM-L6-v2: skipped, {error.name} is not installed; see labels/embedding.py"
        )
    else:
        lines += _lines_of(rivals.at_best_cuts("all-MiniLM-L6-v2", rows, guesses))
    return lines


def _lines_of(pair: tuple[rivals.Rival, rivals.Rival]) -> list[str]:
    most, safe = pair
    return [
        most.score.line(f"{most.name}, cut {most.cut:.0f}"),
        safe.score.line(f"{safe.name}, cut {safe.cut:.0f} (safe)"),
    ]


if __name__ == "__main__":
    main()
