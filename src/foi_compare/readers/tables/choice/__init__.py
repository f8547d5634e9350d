"""The readings of a page held against each other, and what becomes one table."""
