"""What a run is given: the files of an inbox, and what a person says of them beside it."""
