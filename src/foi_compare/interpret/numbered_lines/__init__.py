"""The numbered lines of a letter: which of them ask, which answer, and which do neither."""
