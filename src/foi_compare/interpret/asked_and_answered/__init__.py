"""The questions of a letter, and which passage and which table answers each."""
