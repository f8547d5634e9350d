"""What an answer comes to: given, refused, not held; by which sections, with what doubt."""
