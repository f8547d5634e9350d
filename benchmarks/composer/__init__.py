"""Replies with known figures, composed from a plan."""
