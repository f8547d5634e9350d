"""The outputs to a workbook: its sheets, their rows, cells and looks."""
