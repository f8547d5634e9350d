"""A batch held open: made, made anew, remembered, and followed up."""
