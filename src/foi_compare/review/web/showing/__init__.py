"""What the desk and the documents give, to what the pages show."""
