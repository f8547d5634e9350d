"""Who replied, under which reference, on which day."""
