"""What commands tell of a run: its figures, its questions, its tables and pages."""
