"""Words and sentences as such, whatever they say."""
