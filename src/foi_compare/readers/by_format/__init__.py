"""One module for each format: what it is told by, and how it becomes a document."""
