"""Files are read in programs of their own, so that a bad one takes nothing else with it."""
