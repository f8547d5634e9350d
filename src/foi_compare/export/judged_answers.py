"""A dataset to what the printed totals say of each answer to its questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from foi_compare.causes import numbers_by_question
from foi_compare.model import Dataset, Observation
from foi_compare.tabulate.answer_totals import Totals, verdict


def judged_answers(dataset: Dataset) -> Mapping[str, str]:
    """Return, by question, `14: met; none: missed, with none the rows add up to 9, …`.

    What no total is printed for is left out.
    """
    of_force: dict[str, list[Observation]] = defaultdict(list)
    for one in dataset.observations:
        of_force[one.force_id].append(one)
    totals = {force_id: Totals(numbers) for force_id, numbers in of_force.items()}
    behind = numbers_by_question(dataset.observations)
    found = {}
    for item in dataset.review:
        asked = {one.observation_id for one in behind.get(item.review_id, ())}
        if asked and item.force_id in totals:
            answers = totals[item.force_id].of_answers(item, asked)
            judged = {answer: verdict(answer, seen) for answer, seen in answers.items()}
            found[item.review_id] = "; ".join(
                f"{answer}: {', '.join(filter(None, one))}"
                for answer, one in judged.items()
                if one.said
            )
    return found
