"""A file's bytes to a document, one module for each format."""
