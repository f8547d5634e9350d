"""What a word is by itself: a name, a place, a label."""
