"""A printed label to a verdict: its code, or a question with its candidates."""
