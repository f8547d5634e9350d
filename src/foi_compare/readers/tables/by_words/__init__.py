"""Tables by the geometry of words alone."""
