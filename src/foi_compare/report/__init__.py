"""The page people look at: one file that opens offline, with the evidence of every number."""

from foi_compare.report.report_page import report_of

__all__ = ["report_of"]
