"""Tables by what is drawn: rules, shading, level lines, and even white between rows."""
