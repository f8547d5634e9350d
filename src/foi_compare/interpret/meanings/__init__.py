"""What one printed text means: a value, a period, a day, an offence, a section, an outcome."""
