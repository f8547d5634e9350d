"""The numbers of sentences to figures, with the outcome and the period that each is of."""
