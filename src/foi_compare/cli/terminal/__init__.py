"""The terminal: what is printed where, how loud, how far a run has come, what to type next."""
