"""Passages of a letter to the role that each has: asked, answered, law, advice, head, end."""
