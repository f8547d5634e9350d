"""What was read beside what was printed."""
