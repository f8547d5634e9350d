"""The account of words: every word around a number has a use, or is known to say nothing."""
