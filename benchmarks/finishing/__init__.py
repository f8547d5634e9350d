"""A person who answers from the truths, and what that leaves."""
