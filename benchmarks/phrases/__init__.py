"""Which phrases of the wording files a corpus of replies needs."""
