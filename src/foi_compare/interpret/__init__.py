"""Documents to a reply: what was asked, what was answered, and every number in it."""
