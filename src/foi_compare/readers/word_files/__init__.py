"""Word files and OpenDocument texts: their paragraphs, lists, tables and styles."""
