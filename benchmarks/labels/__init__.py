"""Measures how labels get their codes, leaving one force out, beside what else one could use."""
