"""A label as it is printed to what it states: words, numbers, the code, the facts."""
