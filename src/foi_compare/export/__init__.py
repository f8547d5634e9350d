"""The dataset to files."""
