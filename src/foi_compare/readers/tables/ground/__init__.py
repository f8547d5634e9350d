"""What every reading of a page stands on: words, lines, columns of white, grids, headings."""
