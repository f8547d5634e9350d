"""How much of what is personal in letters is masked, and what is masked that should stand.

A folder holds `replies/` and `names.json`: for each file (its key, or its `file`) its `names`,
`addresses` and `telephones`, and `not_names`, which have to stand (places, headings, labels).
`telephones_public` and `addresses_public` are those of offices, and may be masked. A name is
counted as often as it is printed, but not inside one of the `not_names` (`West` in `West Mercia
Police`), and is masked if every letter and numeral of it is, but for a greeting, title or rank that
the truth says with it (`Dear Ms Whitmore`, `PC 1163 Archer`): these name nobody. Then each letter
is ingested, and nothing personal of it may stand in any file of the outputs but in the names of
files: no whole name, no part of one by itself that is no word of the language and of nothing that
has to stand (`Etxeberria`), and no part of any kind beside a mask (`[name] Tanfield`). `--weights`
measures with other weights than those of the package, in the letters alone.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import foi_compare
from foi_compare import readers
from foi_compare.masking import find_people, personal_spans, spans_in_blocks
from foi_compare.model import (
    Document,
    NameLists,
    NameWeights,
    PersonalSpan,
    Source,
    TextBlock,
)
from foi_compare.shipped.registers import load_forces, load_name_lists

_KINDS = ("names", "addresses", "telephones", "public_telephones")
_MAY_BE_MASKED = (*_KINDS, "collar_numbers", "either_way", "initials")
_OF_OFFICES = ("telephones_public", "addresses_public")
_GAP = "\n\n\n"
_NAMED_BY_FILE = frozenset({"file", "files"})
_NAMES_NOBODY = re.compile(
    r"(?:(?:dear|hi|hello|annwyl|mr|mrs|ms|miss|mx|dr|prof|professor|rev|reverend|cllr|councillor|sir"
    r"|det|ch|chf|lt|flt|col|capt|maj|comdr|cmdr|canon|sister|father|master|baroness|captain|major"
    r"|colonel|prif|uwch|ditectif|foi officer|collar no|warrant no|dame|lord"
    r"|lady|judge|pc|dc|ps|ds|di|dci|dcs|acc|dcc|pcso|insp|sgt|supt|detective|chief|constable"
    r"|sergeant|inspector|superintendent|commander|acting|temporary|cwnstabl|rhingyll|arolygydd)"
    r"\b[.,]?(?:\s\((?:retd|rtd)\))?\s+)*",
    re.IGNORECASE,
)
_WHOLE, _PART, _BESIDE = "left in outputs", "part of a name alone", "part beside a mask"
_SHORTEST = 3  # letters of a part that is looked for by itself
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BESIDE_MASK = re.compile(
    rf"\[name\][\s,]+(?P<behind>{_WORD.pattern})|(?P<before>{_WORD.pattern})[\s,]+(?=\[name\])"
)
_PROGRAM = re.compile(r"<script>.*?</script>", re.DOTALL)  # variables may be called `Jo`
_TITLE_BEHIND = re.compile(r"\s*\((?:mr|mrs|ms|miss|mx|dr)\.?\)$", re.IGNORECASE)


class Letter(NamedTuple):
    """A letter, and what is right of it."""

    path: Path
    truth: Mapping[str, Sequence[str]]


class Left(NamedTuple):
    """What of a letter stands in its outputs: a whole text of its truth, or a part of a name."""

    file: str
    table: str
    kind: str
    text: str


class Verdict(NamedTuple):
    """What came of one run of characters: a name that was masked or missed, or a word wronged."""

    file: str
    kind: str
    text: str
    masked: bool


def main() -> None:
    """Score the letters of some folders, and print what the command line asks for."""
    options = _options()
    letters = [one for folder in options.folders for one in _letters(folder, options.only)]
    lists = _lists(options.weights)
    verdicts = [verdict for letter in letters for verdict in _judged(letter, lists)]
    measured = [] if options.weights else letters
    left = [one for letter in measured for one in _left_in_outputs(letter, lists)]
    print(f"{len(letters)} letters")
    for kind in dict.fromkeys(one.kind for one in verdicts):
        own = [one for one in verdicts if one.kind == kind]
        done = sum(one.masked for one in own)
        print(f"  {kind:<18} {done:>4} of {len(own):>4} masked  {done / len(own):.3f}")
    for kind in (_WHOLE, _PART, _BESIDE):
        print(f"  {kind:<26} {sum(one.kind == kind for one in left):>4}")
    if options.show:
        wrong = {"not_names", "masked besides"}
        for one in verdicts:
            if one.masked == (one.kind in wrong):
                print(f"  {one.file}: {one.kind}: {one.text!r}")
        for one in dict.fromkeys(left):
            print(f"  {one.file}: {one.kind}: {one.table}: {one.text!r}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", default="", help="letters whose name begins so")
    parser.add_argument("--weights", type=Path, help="weights that `learn_names.py` wrote")
    parser.add_argument("--show", action="store_true", help="each miss and each wrong mask")
    return parser.parse_args()


def _lists(weights: Path | None) -> NameLists:
    lists = load_name_lists(load_forces())
    if weights is None:
        return lists
    learnt = json.loads(weights.read_text(encoding="utf-8"))
    return lists._replace(weights=NameWeights({one: at / 100 for one, at in learnt.items()}))


def _letters(folder: Path, begins: str) -> Iterator[Letter]:
    truths = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    if isinstance(truths, dict):
        truths = [{"file": file, **truth} for file, truth in truths.items()]
    for truth in truths:
        if truth["file"].startswith(begins):
            yield Letter(folder / "replies" / truth["file"], truth)


def _judged(letter: Letter, lists: NameLists) -> Iterator[Verdict]:
    data = letter.path.read_bytes()
    source = Source(name=letter.path.name, data=data, sha256=sha256(data).hexdigest())
    document = readers.read_source(source, "")
    text, spans = _text_of(document, lists)
    covered = {at for span in spans for at in range(span.start, span.end)}
    allowed: set[int] = set()
    others = _holding_names(text, letter.truth)
    for kind in (*_MAY_BE_MASKED, *_OF_OFFICES):
        for start, end in _mentions(text, letter.truth.get(kind, ()), allowed | others):
            allowed.update(range(start, end))
            if kind in _KINDS:
                named = _naming(text, start, end)
                hit = all(at in covered for at in named if text[at].isalnum())
                yield Verdict(letter.path.name, kind, _around(text, start, end), hit)
    for start, end in _mentions(text, letter.truth.get("not_names", ()), set()):
        hit = any(at in covered and at not in allowed for at in range(start, end))
        yield Verdict(letter.path.name, "not_names", _around(text, start, end), hit)
    for span in spans:
        if span.kind != "e-mail address" and not allowed.intersection(range(span.start, span.end)):
            yield Verdict(
                letter.path.name, "masked besides", _around(text, span.start, span.end), masked=True
            )


def _holding_names(text: str, truth: Mapping[str, Sequence[str]]) -> set[int]:
    """Return where texts stand that hold a name and are none: `West Mercia Police`."""
    names = truth.get("names", ())
    patterns = [re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") for name in names]
    holding = [
        one
        for one in truth.get("not_names", ())
        if one not in names and any(pattern.search(one) for pattern in patterns)
    ]
    return {at for start, end in _mentions(text, holding, set()) for at in range(start, end)}


def _naming(text: str, start: int, end: int) -> range:
    """Return where a mention says who it is: all of it but a greeting, a title or a rank."""
    before = _NAMES_NOBODY.match(text, start, end)
    behind = _TITLE_BEHIND.search(text[start:end])
    first = before.end() if before else start
    return range(first, start + behind.start() if behind else end)


def _text_of(document: Document, lists: NameLists) -> tuple[str, list[PersonalSpan]]:
    """Return the blocks of a document as one text, with what is personal in it."""
    people = find_people([document], lists)
    own = {(one.block, one.row, one.column): one.spans for one in spans_in_blocks(document, people)}
    text, spans = "", []
    for index, block in enumerate(document.blocks):
        cells = (
            [(-1, -1, block.text)]
            if isinstance(block, TextBlock)
            else [(cell.row, cell.column, cell.text) for cell in block.cells]
        )
        for row, column, piece in cells:
            for span in own.get((index, row, column), ()):
                start, end = span.start + len(text), span.end + len(text)
                spans.append(PersonalSpan(start, end, span.kind))
            text += piece + _GAP
    for hint in document.hints:
        for span in personal_spans(hint.value, people):
            start, end = span.start + len(text), span.end + len(text)
            spans.append(PersonalSpan(start, end, span.kind))
        text += hint.value + _GAP
    return text, spans


def _mentions(text: str, wanted: Sequence[str], taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield where some texts stand, the longest of those that overlap."""
    seen: set[int] = set()
    for one in sorted(wanted, key=len, reverse=True):
        words = r"[\s>,]+".join(re.escape(word.strip(",")) for word in one.split())
        for found in re.finditer(rf"(?<!\w){words}(?!\w)", text):
            place = range(*found.span())
            if not seen.intersection(place) and not taken.intersection(place):
                seen.update(place)
                yield found.span()


def _around(text: str, start: int, end: int) -> str:
    return " ".join(
        f"{text[max(0, start - 30) : start]}<<{text[start:end]}>>{text[end : end + 20]}".split()
    )


def _left_in_outputs(letter: Letter, lists: NameLists) -> Iterator[Left]:
    """Yield what of a letter stands in the outputs of a run over it."""
    parts = _parts(letter.truth)
    alone = {one for one in parts if _is_no_other_word(one, letter.truth, lists)}
    with tempfile.TemporaryDirectory() as folder:
        inbox, out = Path(folder) / "inbox", Path(folder) / "outputs"
        inbox.mkdir()
        (inbox / letter.path.name).write_bytes(letter.path.read_bytes())
        foi_compare.ingest(inbox).write(out)
        for file, text in _printed(out, letter.path.name):
            for kind, start, end in _left_in(text, letter.truth, parts, alone):
                yield Left(letter.path.name, file, kind, _around(text, start, end))


def _left_in(
    text: str, truth: Mapping[str, Sequence[str]], parts: set[str], alone: set[str]
) -> Iterator[tuple[str, int, int]]:
    """Yield what of a truth stands in a text, each place once."""
    allowed: set[int] = set()
    for kind in ("not_names", *_OF_OFFICES):
        for start, end in _mentions(text, truth.get(kind, ()), set()):
            allowed.update(range(start, end))
    for kind in _KINDS:
        for start, end in list(_mentions(text, truth.get(kind, ()), allowed)):
            allowed.update(range(start, end))
            yield _WHOLE, start, end
    for start, end in list(_mentions(text, sorted(alone), allowed)):
        allowed.update(range(start, end))
        yield _PART, start, end
    for found in _BESIDE_MASK.finditer(text):
        side = "behind" if found["behind"] else "before"
        if found[side] in parts and not allowed.intersection(range(*found.span(side))):
            yield _BESIDE, *found.span(side)


def _parts(truth: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the words of names and the parts of double ones, also in capitals."""
    names = (name[_NAMES_NOBODY.match(name).end() :] for name in truth.get("names", ()))  # type: ignore[union-attr]
    words = {word for name in names for word in _WORD.findall(name)}
    words |= {part for word in words for part in word.split("-")}
    return {one for word in words for one in (word, word.upper()) if len(word) >= _SHORTEST}


def _is_no_other_word(part: str, truth: Mapping[str, Sequence[str]], lists: NameLists) -> bool:
    """Tell whether a part of a name stands for the person wherever it is."""
    word = part.casefold()
    stands = (one for kind in ("not_names", *_OF_OFFICES) for one in truth.get(kind, ()))
    others = {one.casefold() for text in stands for one in _WORD.findall(text)}
    return word not in lists.english and word not in lists.roles and word not in others


def _printed(out: Path, source: str) -> Iterator[tuple[str, str]]:
    """Yield what the files of a run say, the name of the letter left out."""
    for path in sorted(one for one in out.rglob("*") if one.is_file()):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        if path.suffix == ".csv":
            for row in csv.DictReader(text.splitlines()):
                cells = (str(v) for k, v in row.items() if k not in _NAMED_BY_FILE)
                yield path.name, " \n ".join(cells).replace(source, "")
        else:
            yield path.name, html.unescape(_PROGRAM.sub("", text)).replace(source, "")


if __name__ == "__main__":
    main()
