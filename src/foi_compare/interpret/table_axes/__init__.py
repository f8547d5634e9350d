"""What the rows and the columns of a table stand for: labels, groups, codes, captions."""
