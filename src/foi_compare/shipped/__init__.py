"""What ships with the package as data, read to values: registers, words and wordings."""
