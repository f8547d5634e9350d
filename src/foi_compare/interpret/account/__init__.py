"""The account of words: what words around a number may do to it, by their use or their weight."""
