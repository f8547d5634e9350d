"""The outputs of a run to the files that people already use: workbooks, databases and charts."""
