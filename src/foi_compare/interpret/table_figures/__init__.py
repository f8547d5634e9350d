"""The numbers of tables and lists to figures, or set aside with the reason."""
