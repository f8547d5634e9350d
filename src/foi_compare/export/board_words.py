"""The profiles and grades of one force to the words that the board prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from foi_compare.model import Comparable, Grade, Profile


def profile_words(profiles: Sequence[Profile]) -> str:
    """Return how a force counts and prints: one sentence, or one for each reply by name."""
    if len(profiles) < 2:
        return "".join(profile.summary for profile in profiles)
    return " | ".join(
        f"{profile.reference or ', '.join(profile.files)}: {profile.summary}"
        for profile in profiles
    )


def comparable(grades: Sequence[Grade], *, heard_from: bool) -> Comparable | str:
    """Return `yes`, `no` or `part` over the questions that are answered with numbers.

    Empty where nothing was heard from the force.
    """
    given = {grade.comparable for grade in grades}
    if given == {"yes"}:
        return "yes"
    if given - {"no"}:
        return "part"
    return "no" if heard_from else ""


def reasons(grades: Sequence[Grade]) -> Iterator[str]:
    """Yield a sentence for each reason against comparing, with the questions that it concerns."""
    found: dict[str, list[str]] = {}
    for grade in grades:
        if grade.sentences:
            said = "; ".join(grade.sentences)
            found.setdefault(said, []).append(_named(grade, grades))
    for said, questions in found.items():
        if len(grades) == 1:
            yield said[0].upper() + said[1:]
        else:
            yield f"Question{'s' if len(questions) > 1 else ''} {', '.join(questions)}: {said}"


def _named(grade: Grade, grades: Sequence[Grade]) -> str:
    """Return the number of a question, with the reply where the force sent several."""
    several = len({one.reference for one in grades}) > 1
    number = grade.question or "without a number"
    return f"{number} ({grade.reference})" if several and grade.reference else number
