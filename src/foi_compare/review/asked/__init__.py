"""What is asked of a person, and what fits as an answer."""
