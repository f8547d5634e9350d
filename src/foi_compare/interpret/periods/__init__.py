"""Which days a printed text means: dates, months, quarters, calendar and financial years."""
