"""What a person decided, laid over what was read: on files, on tables, and on figures."""

from foi_compare.rulings.files import decided_on_files, files_decided, joined, names_by_hash
from foi_compare.rulings.ruled_documents import Redrawn, grids, lines_of, marked, redraw, with_table
from foi_compare.rulings.ruled_figures import Rulings, said_by
from foi_compare.rulings.ruled_letters import of_known_questions, settings_with, with_dispositions
from foi_compare.rulings.ruling_reach import Decided
from foi_compare.rulings.sited import Ruled, Sited
from foi_compare.rulings.siting import site

__all__ = [
    "Decided",
    "Redrawn",
    "Ruled",
    "Rulings",
    "Sited",
    "decided_on_files",
    "files_decided",
    "grids",
    "joined",
    "lines_of",
    "marked",
    "names_by_hash",
    "of_known_questions",
    "redraw",
    "said_by",
    "settings_with",
    "site",
    "with_dispositions",
    "with_table",
]
