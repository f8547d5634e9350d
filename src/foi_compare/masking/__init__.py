"""Documents to the persons they name; any text to the same text without what is personal in it.

Names are found by evidence (a greeting, a closing, a header, a field, a title, an address) in the
whole of a reply, and then masked wherever that reply is quoted. Addresses and telephone numbers
are told by their form.
"""

from foi_compare.masking.file_names import names_in_file_names
from foi_compare.masking.finding_people import find_people
from foi_compare.masking.masked_tables import tables_shown
from foi_compare.masking.masked_text import masked, personal_spans
from foi_compare.masking.spans_in_documents import BlockSpans, spans_in_blocks, spans_in_raw

__all__ = [
    "BlockSpans",
    "find_people",
    "masked",
    "names_in_file_names",
    "personal_spans",
    "spans_in_blocks",
    "spans_in_raw",
    "tables_shown",
]
