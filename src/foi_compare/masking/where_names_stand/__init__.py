"""Where the name of a person stands: in greetings, fields, lists, sentences, below a letter."""
