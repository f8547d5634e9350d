"""One run: from an inbox folder to its dataset, and to everything that is published of it."""
