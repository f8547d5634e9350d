"""What the computer gives and what is taken from it: files, locks, programs, memory."""
