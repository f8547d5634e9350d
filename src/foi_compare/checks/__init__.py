"""Observations to findings: every check says whether it passed."""
