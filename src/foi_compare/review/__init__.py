"""What is uncertain put before a person: each question with its evidence and what an answer does."""
