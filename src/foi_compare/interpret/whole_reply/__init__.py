"""What only the whole reply tells of its figures: blanks, totals, numbers put right."""
