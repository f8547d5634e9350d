"""What a person sees and answers: documents with what was read of them, questions, and answers."""
