"""E-mails, whatever program saved them."""
