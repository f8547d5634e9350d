"""All that one letter says, put together: its head, its questions, their answers."""
