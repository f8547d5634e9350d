"""A grid of cells to the tables it holds: titles, heading rows, body rows, pages of pictures."""
