"""Shipped codebooks, and the loader that reads a codebook folder."""
