"""What one printed text means: a value, an offence, a section, an outcome, a mark of a question."""
