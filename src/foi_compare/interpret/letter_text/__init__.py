"""The text of a letter as segments: what opens each, which part it plays, and who speaks in it."""
