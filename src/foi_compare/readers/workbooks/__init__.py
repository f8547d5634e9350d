"""Spreadsheets of every kind, and files of fields: cells as they are shown, tables among them."""
