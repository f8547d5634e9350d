"""What a person answers to the questions of a run, made lines of `decisions.csv`."""
