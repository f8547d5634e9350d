"""A letter to a force whose answer is overdue."""

from __future__ import annotations

from datetime import date

from foi_compare.deadlines import law_of
from foi_compare.drafts.drafted_letter import Addressed, Draft, day_in_words, letter
from foi_compare.drafts.outputs import Outputs

WAITED_FOR = frozenset({"nothing_yet", "acknowledged"})


def chase_up(to: Addressed, outputs: Outputs) -> Draft | None:
    """Return a chase-up; None where nothing is overdue, or the day to look from is not known."""
    due = to.force["due_on"]
    late = bool(due and outputs.as_of and outputs.as_of.isoformat() > due)
    if to.force["status"] not in WAITED_FOR or not late or to.sent is None:
        return None
    asked = [f"{count}. {text}" for count, text in enumerate(_questions(to, outputs), start=1)]
    sent = day_in_words(to.sent.isoformat())
    return letter(
        to,
        "chase-up",
        f"Freedom of Information request of {sent}: the answer is overdue",
        [
            f"On {sent} I sent you a request under the {to.act}" + (":" if asked else "."),
            *([asked] if asked else []),
            _so_far(to, due, outputs.as_of or date.max),
            _asks(to),
            "If you have answered already, your letter has not reached me: please send it again.",
        ],
    )


def _questions(to: Addressed, outputs: Outputs) -> list[str]:
    """Return the questions as they were sent, or as a receipt repeats them."""
    repeated = dict.fromkeys(one["question_text"] for one in to.replies)
    return list(outputs.questions) or [text for text in repeated if text]


def _so_far(to: Addressed, due: str, as_of: date) -> str:
    law = law_of(to.force_id)
    of = f" of {to.dates}" if to.dates else ""
    if _takes_more_time(to):
        heard = f"your letter{of}, in which you take more time to decide, and no answer"
    elif to.replies:
        heard = f"your acknowledgement{of} and no answer"
    else:
        heard = "nothing from you"
    return (
        f"An answer was due by {day_in_words(due)}, the twentieth working day after you received"
        f" the request ({law.section} of the Act). By {day_in_words(as_of.isoformat())} I have"
        f" received {heard}."
    )


def _asks(to: Addressed) -> str:
    if not _takes_more_time(to):
        return "Please send me your answer, or tell me on which day you will."
    if law_of(to.force_id).may_extend:
        return (
            "Please tell me by which day you expect to have decided where the public interest lies"
            " (section 17(2) of the Act), and send me now what does not depend on it."
        )
    return (
        "The Act gives no more time to weigh the public interest. Please send me your answer, or"
        " tell me on which day you will."
    )


def _takes_more_time(to: Addressed) -> bool:
    return any("more_time" in one["flags"].split("; ") for one in to.replies)
