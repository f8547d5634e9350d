"""What an answer makes: looked at before it is taken, added, and read by a second person."""
