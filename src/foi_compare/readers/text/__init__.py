"""Text and cells that no format is needed for: encodings, lines, aligned tables, quoted mails."""
