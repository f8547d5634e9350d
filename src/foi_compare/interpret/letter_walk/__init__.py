"""A letter walked from its first segment to its last: what each one opens, asks or answers."""
