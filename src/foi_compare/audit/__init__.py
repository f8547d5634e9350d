"""Blind re-keying: a sample of what was accepted, read again by a person who sees only the page.

What a run accepts is a claim; how often such claims are wrong is measured by somebody who types
what the page prints without knowing what was read. The sample is drawn by its seed alone, kept in
`audit.csv` beside the decisions, and compared with every later run.
"""
