"""The outputs of a run to the letter that each force may be sent; a person reads and sends it."""

from foi_compare.drafts.asking_letter import asked_about
from foi_compare.drafts.choosing import KINDS, Kind, drafts_for
from foi_compare.drafts.drafted_letter import Draft
from foi_compare.drafts.outputs import Outputs, outputs_from

__all__ = ["KINDS", "Draft", "Kind", "Outputs", "asked_about", "drafts_for", "outputs_from"]
