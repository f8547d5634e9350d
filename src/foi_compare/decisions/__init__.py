"""`decisions.csv` to decisions and back; lines are added, never rewritten or lost.

`load_decisions` reads the file, `append_decisions` adds to it. What the words of an answer may name
(codes, forces, periods, values, days) is handed in as `Terms`.
"""

from foi_compare.decisions.append import append_decisions, undo
from foi_compare.decisions.decision_cells import COLUMNS, FILE_NAME, TODO_COLUMNS, TODO_FILE
from foi_compare.decisions.load import Loaded, load_decisions, read_decisions
from foi_compare.decisions.terms import Terms

__all__ = [
    "COLUMNS",
    "FILE_NAME",
    "TODO_COLUMNS",
    "TODO_FILE",
    "Loaded",
    "Terms",
    "append_decisions",
    "load_decisions",
    "read_decisions",
    "undo",
]
